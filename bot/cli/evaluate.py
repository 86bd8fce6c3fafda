"""`rechtdoor evaluate`: how well the assistant understands the blind texts of `tests/nlu`, with the margin of chance."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.nlu.scoring.measures import Measure, Row, measures
from bot.nlu.scoring.report import write_report
from bot.settings import ROOT

TEXTS = ROOT / "tests" / "nlu"
SETS = ("ordinary", "crisis", "lookalikes", "form", "language")
CORES = min(4, os.cpu_count() or 1)
THRESHOLDS = ROOT / "bot" / "nlu" / "scoring" / "thresholds.json"


def evaluate(
    report: Annotated[Path, typer.Option(help="Waar het verslag komt.")] = Path("results/nlu.html"),
    model: Annotated[Path | None, typer.Option(help="Een getraind model; anders het nieuwste.")] = None,
    curves: Annotated[bool, typer.Option("--curves", help="Ook leercurven (minuten).")] = False,
) -> None:
    """Meet wat de assistent begrijpt van teksten die niemand bij het trainen zag; te laag is fout."""
    rows = parsed(read_texts(), model)
    found = measures(rows)
    typer.echo(table(found))
    if curves:
        typer.echo(engine("bot.engine.evaluate", "", []))
    write_report(report, found, rows)
    typer.echo(f"Verslag: {report}")
    low = too_low(found, json.loads(THRESHOLDS.read_text(encoding="utf-8")))
    for line in low:
        typer.echo(line, err=True)
    raise typer.Exit(1 if low else 0)


def read_texts() -> list[Row]:
    """All evaluation items, each with the name of its set."""
    found: list[Row] = []
    for name in SETS:
        lines = (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found += [{**json.loads(line), "set": name} for line in lines if line.strip()]
    return found


def parsed(rows: list[Row], model: Path | None) -> list[Row]:
    """The rows with what the engine makes of them under `got`; every core takes a share."""
    shares = [rows[start::CORES] for start in range(CORES)]
    with ThreadPoolExecutor(CORES) as pool:
        done = pool.map(lambda share: share_parsed(share, model), shares)
        return [row for share in done for row in share]


def share_parsed(rows: list[Row], model: Path | None) -> list[Row]:
    """The rows with what one engine makes of them."""
    lines = "\n".join(json.dumps({"text": row["text"]}, ensure_ascii=False) for row in rows)
    answer = engine("bot.engine.parse", lines, ["--model", str(model)] if model else [])
    answers: list[dict[str, Any]] = [json.loads(line) for line in answer.splitlines()]
    return [{**row, "got": got} for row, got in zip(rows, answers, strict=True)]


def engine(module: str, lines: str, arguments: list[str]) -> str:
    """What a module says on the engine's own Python. Exits when it fails."""
    from bot.cli import engine_environment
    from bot.setup import ENGINE_PYTHON

    command = [str(ENGINE_PYTHON), "-m", module, *arguments]
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, cwd=ROOT, env=engine_environment()
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return done.stdout


def table(found: list[Measure]) -> str:
    """One line a measure: value, interval, count, target."""
    lines = [f"{'maat':44} {'waarde':>7}  {'95%':^15} {'n':>6}  doel"]
    for one in found:
        sign = "≤" if one.lower_is_better else "≥"
        lines.append(
            f"{one.name:44} {one.value:7.3f}  [{one.low:.3f}, {one.high:.3f}] {one.count:6d}  "
            + (f"{sign} {one.target}" if one.target is not None else "")
        )
    return "\n".join(lines)


def too_low(found: list[Measure], thresholds: dict[str, Any]) -> list[str]:
    """Which measures are on the wrong side of their threshold."""
    lines = []
    for one in found:
        limit = thresholds.get(one.key)
        if limit is not None and (one.value > limit if one.lower_is_better else one.value < limit):
            lines.append(f"Onder de maat: {one.name} is {one.value:.3f}, de grens is {limit}.")
    return lines
