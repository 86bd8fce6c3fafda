"""The evaluation as one HTML page: table, confusion matrices as pictures, worst mistakes. No script, no network."""

from collections import Counter
from html import escape
from pathlib import Path

from bot.nlu.scoring.measures import Measure, Row, got, of, wanted

CELL, MARGIN = 26, 190
STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #ccc;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#a10000;font-weight:600}svg{max-width:100%;height:auto}
li{margin:.5rem 0}"""
WORST = 20


def write_report(path: Path, found: "list[Measure]", rows: "list[Row]") -> None:
    """Write the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(found, rows), encoding="utf-8")


def page(found: "list[Measure]", rows: "list[Row]") -> str:
    """The whole page."""
    told = [row for row in rows if "understood" in row]
    pictures = [
        (
            "Eerste leefgebied",
            [(wanted(r)["domains"][0], got(r)["domains"][0]) for r in of(rows, "ordinary")],
        ),
        (
            "Over wie",
            [(wanted(r)["about"] or "niemand", got(r)["about"] or "niemand") for r in of(rows, "ordinary")],
        ),
        ("Crisis", [(wanted(r)["crisis"] or "geen", got(r)["crisis"] or "geen") for r in told]),
        ("In het formulier", [(r["intent"], r["got"]["intent"] or "") for r in of(rows, "form")]),
    ]
    parts = [f"<h2>{title}</h2>{matrix(pairs, title)}" for title, pairs in pictures]
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>Wat de assistent begrijpt</title><style>{STYLE}</style>'
        f"<h1>Wat de assistent begrijpt</h1>{table(found)}{''.join(parts)}<h2>De ergste fouten</h2>{worst(told)}</html>"
    )


def table(found: "list[Measure]") -> str:
    """The table of measures; what misses its target stands out."""
    lines = [
        f"<tr><td>{escape(m.name)}</td><td class='n{' bad' if misses(m) else ''}'>{m.value:.3f}</td>"
        f"<td class='n'>{m.low:.3f} – {m.high:.3f}</td><td class='n'>{m.count}</td><td class='n'>{m.target or ''}</td></tr>"
        for m in found
    ]
    head = "<tr><th>maat</th><th>waarde</th><th>95%</th><th>n</th><th>doel</th></tr>"
    return f"<table>{head}{''.join(lines)}</table>"


def misses(one: Measure) -> bool:
    """Whether a measure misses its target."""
    if one.target is None:
        return False
    return one.value > one.target if one.lower_is_better else one.value < one.target


def matrix(pairs: "list[tuple[str, str]]", title: str) -> str:
    """A confusion matrix as SVG: rows are what it should be, columns what was understood."""
    labels = sorted({label for pair in pairs for label in pair})
    counts, totals = Counter(pairs), Counter(truth for truth, _ in pairs)
    size = MARGIN + CELL * len(labels)
    cells = [
        cell(x, y, counts[truth, found], totals[truth])
        for y, truth in enumerate(labels)
        for x, found in enumerate(labels)
    ]
    names = [
        f'<text x="{MARGIN - 8}" y="{MARGIN + CELL * i + 17}" text-anchor="end">{escape(label)}</text>'
        f'<text transform="translate({MARGIN + CELL * i + 17},{MARGIN - 8}) rotate(-60)">{escape(label)}</text>'
        for i, label in enumerate(labels)
    ]
    return (
        f'<svg viewBox="0 0 {size} {size}" width="{size}" font-size="12" role="img" aria-label="Verwarringen: {title}">'
        f"{''.join(cells)}{''.join(names)}</svg>"
    )


def cell(x: int, y: int, count: int, total: int) -> str:
    """One square: darker is a larger share of its row."""
    part = count / total if total else 0
    shade = f"rgb({255 - int(215 * part)},{255 - int(170 * part)},255)"
    left, top = MARGIN + CELL * x, MARGIN + CELL * y
    ink = "#fff" if part > 0.6 else "#000"
    text = (
        f'<text x="{left + CELL / 2}" y="{top + 17}" text-anchor="middle" fill="{ink}">{count}</text>'
        if count
        else ""
    )
    edge = "#333" if x == y else "#ddd"
    return f'<rect x="{left}" y="{top}" width="{CELL}" height="{CELL}" fill="{shade}" stroke="{edge}"/>{text}'


def worst(told: "list[Row]") -> str:
    """Missed danger first, then false alarms that were sure, then wholly wrong domains."""
    ranked = sorted((row for row in told if badness(row)), key=badness, reverse=True)[:WORST]
    items = [
        f"<li>{escape(row['text'])}<br><b>moest:</b> {escape(brief(wanted(row)))} <b>werd:</b> {escape(brief(got(row)))}</li>"
        for row in ranked
    ]
    return f"<ol>{''.join(items)}</ol>"


def badness(row: Row) -> int:
    """How bad a mistake is; 0 for none."""
    truth, found = wanted(row), got(row)
    if truth["crisis"] and not found["crisis"]:
        return 100 + (50 if len(row["text"].split()) < 15 else 0)
    if found["crisis_sure"] and not truth["crisis"]:
        return 80
    return 10 if not set(truth["domains"]) & set(found["domains"]) else 0


def brief(understood: Row) -> str:
    """Domains, danger and about whom on one line."""
    danger = f", {understood['crisis']}" if understood["crisis"] else ""
    return f"{', '.join(understood['domains'])}{danger}, over {understood['about'] or 'niemand'}"
