"""The table of what must be understood, computed from parsed evaluation rows."""

import math
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.nlu.facts.phrases import share_word

Row = dict[str, Any]
REFUSED = ("buiten_bereik", "overig")
FACTS = ("household", "age", "limitations", "network", "network_negated", "already_receives")
ROUNDS = 400  # of the bootstrap


@dataclass(frozen=True)
class Measure:
    """One line of the table; low and high are the ends of the 95% interval."""

    key: str
    name: str
    value: float
    low: float
    high: float
    count: int
    target: float | None = None
    lower_is_better: bool = False


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share."""
    if not count:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def share(key: str, name: str, marks: Iterable[bool], target: float | None, lower: bool = False) -> Measure:
    """The share of marks that are true."""
    found = list(marks)
    low, high = wilson(sum(found), len(found))
    return Measure(key, name, sum(found) / max(1, len(found)), low, high, len(found), target, lower)


def ratio(key: str, name: str, pairs: list[tuple[float, float]], target: float | None, count: int) -> Measure:
    """Sum of numerators over sum of denominators, with a bootstrap over messages."""

    def value(sample: list[tuple[float, float]]) -> float:
        return sum(top for top, _ in sample) / max(1e-9, sum(bottom for _, bottom in sample))

    chance = random.Random(6)
    drawn = sorted(value(chance.choices(pairs, k=len(pairs))) for _ in range(ROUNDS)) if pairs else [0.0]
    low, high = drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]
    return Measure(key, name, value(pairs) if pairs else 0.0, low, high, count, target)


def measures(rows: list[Row]) -> list[Measure]:
    """The whole table."""
    return [*domain_measures(rows), *crisis_measures(rows), *fact_measures(rows), *talk_measures(rows)]


def of(rows: list[Row], *sets: str) -> list[Row]:
    """The rows of some sets."""
    return [row for row in rows if row["set"] in sets]


def domain_measures(rows: list[Row]) -> list[Measure]:
    """Life domains, the first one, about whom, and what is outside."""
    told = of(rows, "ordinary")
    every = of(rows, "ordinary", "crisis", "lookalikes")
    outside = [row for row in told if wanted(row)["domains"][0] in REFUSED]
    inside = [row for row in told if not set(wanted(row)["domains"]) & set(REFUSED)]
    return [
        ratio(
            "domains_f1",
            "leefgebieden, micro-F1 (gewone berichten)",
            [f1_parts(row) for row in told],
            0.88,
            len(told),
        ),
        share("domains_first", "eerste leefgebied goed (gewone berichten)", map(first_right, told), 0.85),
        ratio(
            "domains_f1_all",
            "leefgebieden, micro-F1 (alles)",
            [f1_parts(row) for row in every],
            None,
            len(every),
        ),
        share("about", "over wie", [wanted(r)["about"] == got(r)["about"] for r in told], 0.92),
        share(
            "outside",
            "buiten bereik en praatjes herkend",
            [got(r)["domains"][0] in REFUSED for r in outside],
            0.92,
        ),
        share(
            "refused",
            "wel van ons, toch afgewezen",
            [got(r)["domains"][0] in REFUSED for r in inside],
            0.02,
            True,
        ),
    ]


def crisis_measures(rows: list[Row]) -> list[Measure]:
    """Recall on any crisis, of each kind, and false alarms."""
    danger = of(rows, "crisis")
    calm = of(rows, "ordinary", "lookalikes")
    seen = [
        share(
            "crisis_recall",
            "crisis gezien (zeker of onzeker)",
            [bool(got(r)["crisis"]) for r in danger],
            0.98,
        ),
        share(
            "crisis_kind",
            "crisis gezien, soort goed",
            [got(r)["crisis"] == wanted(r)["crisis"] for r in danger],
            None,
        ),
    ]
    for kind in ("suicide", "geweld", "medisch"):
        marks = [bool(got(r)["crisis"]) for r in danger if wanted(r)["crisis"] == kind]
        seen.append(share(f"crisis_{kind}", f"  waarvan {kind}", marks, None))
    loud = [bool(got(r)["crisis"]) for r in of(rows, "ordinary")]
    like = [bool(got(r)["crisis"]) for r in of(rows, "lookalikes")]
    sure = [got(r)["crisis_sure"] for r in calm]
    return [
        *seen,
        share("alarm_ordinary", "vals alarm, gewone berichten", loud, 0.01, True),
        share("alarm_idioms", "vals alarm, lijkt erop", like, 0.01, True),
        share("alarm_sure", "vals alarm, zeker", sure, None, True),
    ]


def fact_measures(rows: list[Row]) -> list[Measure]:
    """Precision and recall of all facts together, then by kind."""
    checked = [row for row in rows if row.get("facts_checked")]
    counts = {kind: [fact_counts(row, kind) for row in checked] for kind in FACTS}
    together = [
        tuple(map(sum, zip(*(counts[kind][i] for kind in FACTS), strict=True))) for i in range(len(checked))
    ]
    found = [*precision_recall("facts", "feiten", together, 0.92, 0.80)]
    for kind in FACTS:
        found += precision_recall(f"facts_{kind}", f"  {kind}", counts[kind], None, None)
    return found


def talk_measures(rows: list[Row]) -> list[Measure]:
    """Commands inside the form, and languages."""
    form, spoken = of(rows, "form"), of(rows, "language")
    return [
        share("form", "in het formulier", [r["intent"] == r["got"]["intent"] for r in form], 0.97),
        share("language", "taal", [r["language"] == got(r)["language"] for r in spoken], None),
    ]


def wanted(row: Row) -> Row:
    """What should be understood."""
    found: Row = row["understood"]
    return found


def got(row: Row) -> Row:
    """What was understood."""
    found: Row = row["got"]["understood"]
    return found


def first_right(row: Row) -> bool:
    """Whether the most important domain is right."""
    return bool(wanted(row)["domains"][0] == got(row)["domains"][0])


def f1_parts(row: Row) -> tuple[float, float]:
    """Twice the overlap, and the sum of both sizes: micro-F1 is the ratio of their sums."""
    truth, found = set(wanted(row)["domains"]), set(got(row)["domains"])
    return 2.0 * len(truth & found), float(len(truth) + len(found))


def fact_counts(row: Row, kind: str) -> tuple[int, int, int, int]:
    """Right of found, found, found of wanted, wanted."""
    truth, found = listed(wanted(row)["facts"][kind]), listed(got(row)["facts"][kind])
    same: Callable[[str, str], bool] = share_word if kind not in ("household", "age") else str.__eq__
    right = sum(any(same(one, other) for other in truth) for one in found)
    hit = sum(any(same(one, other) for other in found) for one in truth)
    return right, len(found), hit, len(truth)


def listed(value: Any) -> list[str]:
    """A fact as a list of words."""
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def precision_recall(
    key: str, name: str, counts: list[Any], precision: float | None, recall: float | None
) -> list[Measure]:
    """Two lines of the table."""
    found, wished = sum(c[1] for c in counts), sum(c[3] for c in counts)
    return [
        ratio(f"{key}_precision", f"{name}, precisie", [(c[0], c[1]) for c in counts], precision, found),
        ratio(f"{key}_recall", f"{name}, recall", [(c[2], c[3]) for c in counts], recall, wished),
    ]
