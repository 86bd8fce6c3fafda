"""Chooses how the opinions of words and meaning are weighed, and from which chance a label counts.

`python -m bot.nlu.encoder.choose data/nlu` learns the word models from the texts that tuning learned from, looks at the
texts that were kept apart, and writes `bot/nlu/tuning.json`: `words` for where there are no sentence vectors, and `both`.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.nlu.commands import TELL, Commands, in_order
from bot.nlu.crisis import CrisisWatch, may_tell, opinions, suspicion
from bot.nlu.dutch_model import pipeline
from bot.nlu.encoder import heads
from bot.nlu.encoder.items import kept_apart
from bot.nlu.fact_reader import together
from bot.nlu.facts.phrases import share_word
from bot.nlu.facts.reader import facts as read_by_rules
from bot.nlu.facts.tagged import age, believed, household, phrases
from bot.nlu.labels import BESIDE_DANGER, CRISES, DOMAINS, NOBODY, PHRASES, may_be_small_talk
from bot.nlu.mixing import mixed, sigmoid, softmax
from bot.nlu.scoring.measures import listed
from bot.nlu.topics import POSITIONS, TUNING, Topics
from bot.nlu.training_texts import Command, Story, read

SHARES = np.arange(0.0, 1.01, 0.1)  # of meaning in the mix
FLOORS = np.arange(0.2, 0.9, 0.025)
ALIKE = 0.025  # of F1, three standard errors on the texts kept apart
FEW = 20  # texts with a label: too few for a threshold of its own
FALSE_ALARMS, SURE_ALARMS = 0.009, 0.002  # of the calm texts kept apart, a third of which look like danger
SEEN = 0.3  # how much a text counts that the signs of danger were drawn from
MARKED = np.arange(0.3, 0.99, 0.03)
NEVER = 1.01  # a chance that nothing reaches
# Chances that what a rule read may have to reach; with more, what is plainly told would be asked again.
BELIEVED = (0.0, 0.02, 0.05, 0.1, 0.2, NEVER)
MOST_BELIEVED = BELIEVED[-2]
CLEARLY = 0.01  # by so much it must do better to believe the rules less
BETA = 0.5  # a fact that is wrong costs more than one that is missed


@dataclass
class Apart:
    """The texts kept apart, with what each source says of them."""

    stories: "list[Story]"
    commands: "list[Command]"
    meanings: "dict[str, heads.Scores]"
    topics: Topics
    watch: CrisisWatch
    intents: Commands


def look(folder: Path) -> Apart:
    """Learn from the one part, look at the other."""
    stories, commands = read(folder)
    taught = [story for story in stories if not kept_apart(story[0])]
    asked = [command for command in commands if not kept_apart(command[0])]
    apart, orders = [s for s in stories if kept_apart(s[0])], [c for c in commands if kept_apart(c[0])]
    texts, metas = [text for text, _ in taught], [meta for _, meta in taught]
    topics, watch, intents = (kind(None, None) for kind in (Topics, CrisisWatch, Commands))  # type: ignore[arg-type]
    topics.fit(texts, [meta["domains"] for meta in metas], [meta["about"] or NOBODY for meta in metas])
    watch.fit(
        [*texts, *(text for text, _ in asked)], [*(meta["crisis"] for meta in metas), *(None for _ in asked)]
    )
    clear = [text for text, meta in taught if not may_be_small_talk(text, meta["domains"])]
    intents.fit(
        [*clear, *(text for text, _ in asked)], [*(TELL for _ in clear), *(name for _, name in asked)]
    )
    meanings = {text: heads.scores(text) for text, _ in [*apart, *orders]}
    return Apart(apart, orders, meanings, topics, watch, intents)


def best(values: Iterable[Any], worth: "Callable[[Any], Any]") -> Any:
    """The value that is worth most; the first of equals."""
    return max(values, key=worth)


def domains(apart: Apart, both: bool) -> "dict[str, Any]":
    """Share of meaning in the domains and in the first, and a threshold per domain."""
    texts = [text for text, _ in apart.stories]
    truth = np.array([[one in meta["domains"] for one in DOMAINS] for _, meta in apart.stories])
    first = np.array([DOMAINS.index(meta["domains"][0]) for _, meta in apart.stories])
    words = apart.topics.domains.chances(apart.topics.rows(texts))

    def chances(head: str, share: float, squeeze: "Callable[[np.ndarray], np.ndarray]") -> np.ndarray:
        if not both:
            return words
        said = [squeeze(apart.meanings[text][head]) for text in texts]
        return np.array([mixed(one, other, share) for one, other in zip(words, said, strict=True)])

    shares = SHARES if both else SHARES[:1]
    share_first = best(shares, lambda s: (chances("first", s, softmax).argmax(1) == first).mean())
    leading = np.eye(len(DOMAINS), dtype=bool)[chances("first", share_first, softmax).argmax(1)]

    share = best(shares, lambda s: max(at_floors(chances("domains", s, sigmoid), leading, truth))[0])
    found = chances("domains", share, sigmoid)
    calm = np.array([meta["crisis"] is None for _, meta in apart.stories])
    floors = thresholds(found, leading, truth, calm)
    right = (leading & _hot(first)).sum() / len(first)
    print(f"domeinen {f1(found, floors, leading, truth):.3f}, eerste {right:.3f}")
    return {
        "domains": round(float(share), 2),
        "first": round(float(share_first), 2),
        "thresholds": {one: round(float(f), 3) for one, f in zip(DOMAINS, floors, strict=True)},
    }


def f1(found: np.ndarray, floors: np.ndarray, leading: np.ndarray, truth: np.ndarray) -> float:
    """Micro-F1 of the leading domain and those that reach their floor."""
    chosen = (found >= floors) | leading
    return float(2 * (chosen & truth).sum() / (chosen.sum() + truth.sum()))


def at_floors(found: np.ndarray, leading: np.ndarray, truth: np.ndarray) -> "list[tuple[float, float]]":
    """For each of FLOORS, the same for every domain: micro-F1 and that floor."""
    return [(f1(found, np.full(len(DOMAINS), floor), leading, truth), floor) for floor in FLOORS]


def thresholds(found: np.ndarray, leading: np.ndarray, truth: np.ndarray, calm: np.ndarray) -> np.ndarray:
    """From which chance each domain counts; a domain has few texts: it stands halfway back to what is best for all.

    Danger is a quarter of these texts but not of life: the domains that go with it stand where they are best for the calm ones.
    """
    floor = least(at_floors(found, leading, truth), ALIKE)
    floors = np.full(len(DOMAINS), floor)
    near = [f for f in FLOORS if abs(f - floor) <= 0.15]
    for place in np.flatnonzero(truth.sum(0) >= FEW):
        if DOMAINS[place] in BESIDE_DANGER.values():
            floors[place] = own_floor(found[calm], floors, leading[calm], truth[calm], place, FLOORS)
        else:
            floors[place] = (own_floor(found, floors, leading, truth, place, near) + floor) / 2
    return floors


def own_floor(
    found: np.ndarray,
    floors: np.ndarray,
    leading: np.ndarray,
    truth: np.ndarray,
    place: int,
    tried: Iterable[float],
) -> float:
    """The floor of the domain at `place` that does best when the others stay."""
    scored = [(f1(found, _with(floors, place, floor), leading, truth), floor) for floor in tried]
    return least(scored, ALIKE / len(DOMAINS))


def least(scored: "list[tuple[float, float]]", alike: float) -> float:
    """The lowest floor that does as well as the best but for `alike`: a second problem that is missed costs more than one too many."""
    most = max(worth for worth, _ in scored)
    return min(floor for worth, floor in scored if worth >= most - alike)


def _hot(places: np.ndarray) -> np.ndarray:
    return np.eye(len(DOMAINS), dtype=bool)[places]


def _with(values: np.ndarray, place: int, value: float) -> np.ndarray:
    changed = values.copy()
    changed[place] = value
    return changed


def share_of(
    words: np.ndarray,
    meanings: "list[np.ndarray] | None",
    truth: "list[int]",
    name: str,
    careful: bool = False,
) -> float:
    """The share of meaning with which most texts are right; when careful, the least share within one standard error of it."""
    if meanings is None:
        return 0.0

    def right(share: float) -> float:
        found = [mixed(one, other, share).argmax() for one, other in zip(words, meanings, strict=True)]
        return float(np.mean(np.array(found) == truth))

    found = {float(share): right(share) for share in SHARES}
    most = max(found.values())
    noise = (most * (1 - most) / len(truth)) ** 0.5 if careful else 0.0
    share = min(share for share, worth in found.items() if worth >= most - noise)
    print(f"{name} {found[share]:.3f}")
    return round(share, 2)


def about(apart: Apart, both: bool) -> float:
    """Share of meaning in the position of the writer."""
    texts = [text for text, _ in apart.stories]
    words = apart.topics.about.chances(apart.topics.rows(texts))
    said = [softmax(apart.meanings[text]["about"]) for text in texts] if both else None
    return share_of(
        words, said, [POSITIONS.index(meta["about"] or NOBODY) for _, meta in apart.stories], "over wie"
    )


def intent(apart: Apart, both: bool) -> float:
    """Share of meaning in the intent: careful, for the encoder weighs what is told for less and hears commands in it."""
    known = apart.intents.model.labels
    texts = [text for text, _ in apart.commands]
    words = apart.intents.model.chances(apart.intents.rows(texts))
    said = [in_order(apart.meanings[text], known) for text in texts] if both else None
    return share_of(words, said, [known.index(name) for _, name in apart.commands], "bedoeling", careful=True)


def crisis(apart: Apart, both: bool) -> "dict[str, Any]":
    """Weights of the opinions, never below nothing, and the two levels. Commands that may be taken for more teach as well.

    Danger without `telling` counts for less: the signs were drawn from those texts, and seem better there than they are.
    """
    meanings: dict[str, heads.Scores | None] = {**apart.meanings} if both else dict.fromkeys(apart.meanings)
    asked = [text for text, _ in apart.commands if may_tell(text, meanings[text])]
    texts = [*(text for text, _ in apart.stories), *asked]
    metas = [*(meta for _, meta in apart.stories), *({"crisis": None} for _ in asked)]
    found = [opinions(text, apart.watch.evidence(text), meanings[text]) for text in texts]
    kinds = np.array([[meta["crisis"] == kind for kind in CRISES] for meta in metas])
    names = list(found[0])
    table = np.stack([np.stack([said[name] for name in names], axis=-1) for said in found])
    counts = np.array([SEEN if meta["crisis"] and "telling" not in meta else 1.0 for meta in metas])
    weights = fitted(table.reshape(-1, len(names)), kinds.reshape(-1), counts.repeat(len(CRISES)), names)
    chances = np.array([suspicion(said, weights).max() for said in found])
    told, grave = np.arange(len(texts)) < len(apart.stories), kinds.any(1)
    calm, danger = chances[told & ~grave], chances[grave]
    suspect, sure = (float(np.quantile(calm, 1 - part)) for part in (FALSE_ALARMS, SURE_ALARMS))
    print(f"gevaar: bij bevelen en antwoorden {(chances[~told] >= suspect).sum()} van {len(apart.commands)}")
    for part in (0.005, 0.01, 0.02, 0.03, 0.05):
        level = np.quantile(calm, 1 - part)
        print(f"gevaar: vals alarm {part:.3f} gezien {(danger >= level).mean():.3f} (n {len(danger)})")
    return {"weights": weights, "suspect": round(suspect, 4), "sure": round(sure, 4)}


def fitted(
    table: np.ndarray, truth: np.ndarray, counts: np.ndarray, names: "list[str]"
) -> "dict[str, float]":
    """Weights of a logistic regression; an opinion that would count against itself gets none."""
    used = list(range(len(names)))
    while True:
        model = LogisticRegression(C=0.3, class_weight="balanced", max_iter=500)
        model.fit(table[:, used], truth, sample_weight=counts)
        wrong = [place for place, weight in zip(used, model.coef_[0], strict=True) if weight < 0]
        if not wrong:
            break
        used = [place for place in used if place not in wrong]
    weights = dict.fromkeys(names, 0.0)
    weights.update({names[p]: round(float(w), 3) for p, w in zip(used, model.coef_[0], strict=True)})
    return {**weights, "bias": round(float(model.intercept_[0]), 3)}


def facts(apart: Apart) -> "dict[str, Any]":
    """The chance that each kind of fact must reach to do best: as the encoder's own find, and as one of the rules."""
    looked = [(text, meta["facts"]) for text, meta in apart.stories if "facts" in meta]
    ruled = [
        read_by_rules(pipeline()(text), meta["about"]) for text, meta in apart.stories if "facts" in meta
    ]
    best = {name: _best(name, looked, ruled, apart.meanings) for name in ("household", "age", *PHRASES)}
    return {
        "facts": {name: mark for name, (mark, _) in best.items()},
        "rules": {name: rule for name, (_, rule) in best.items()},
    }


def _best(
    name: str,
    looked: "list[tuple[str, dict]]",
    ruled: "list[dict[str, Any]]",
    meanings: "dict[str, heads.Scores]",
) -> "tuple[float, float]":
    texts = [text for text, _ in looked]
    truth = [listed(told.get(name)) for _, told in looked]
    marked = {mark: [_read(name, text, meanings[text], mark) for text in texts] for mark in (*MARKED, NEVER)}
    kept = {
        rule: [
            believed(name, rules[name], text, meanings[text], rule)
            for text, rules in zip(texts, ruled, strict=True)
        ]
        for rule in BELIEVED
    }
    scored = [
        (*_score(name, truth, kept[rule], marked[mark]), mark, rule) for rule in BELIEVED for mark in marked
    ]
    enough = max(scored)[0] - CLEARLY
    chosen = min(rule for worth, *_, rule in scored if worth >= enough)
    if name not in PHRASES:  # who says plainly with whom they live is not asked again
        chosen = min(chosen, MOST_BELIEVED)
    for how, rules in (("merken alleen", NEVER), ("alle regels", BELIEVED[0]), ("gekozen", chosen)):
        worth, precision, recall, mark, _ = max(one for one in scored if one[-1] == rules)
        print(
            f"{name}, {how}: precisie {precision:.3f}, gevonden {recall:.3f} ({worth:.3f}), vanaf {mark:.2f} en {rules:.2f}"
        )
    return round(float(mark), 3), chosen


def _score(
    name: str, truth: "list[list[str]]", ruled: "list[Any]", marked: "list[Any]"
) -> "tuple[float, float, float]":
    """F (weighed by BETA), precision and recall of one kind of fact."""
    same = share_word if name in PHRASES else str.__eq__
    right = found = hit = wanted = 0
    for told, rules, marks in zip(truth, ruled, marked, strict=True):
        got = listed(together(rules, marks))
        right += sum(any(same(one, other) for other in told) for one in got)
        hit += sum(any(same(one, other) for other in got) for one in told)
        found, wanted = found + len(got), wanted + len(told)
    precision, recall = right / max(1, found), hit / max(1, wanted)
    worth = (1 + BETA**2) * precision * recall / max(1e-9, BETA**2 * precision + recall)
    return worth, precision, recall


def _read(name: str, text: str, meaning: heads.Scores, floor: float) -> Any:
    if name == "household":
        return household(meaning["household"], floor)
    chances = sigmoid(meaning[heads.TAGS])[:, heads.labels()["tags"].index(name)]
    return (age if name == "age" else phrases)(text, chances, meaning[heads.SPANS], floor)


def main(folder: Path) -> None:
    """Choose and write."""
    apart = look(folder)
    chosen: dict[str, Any] = {}
    for mode, both in (("words", False), ("both", True)):
        print(f"--- {mode}")
        chosen[mode] = {
            **domains(apart, both),
            "about": about(apart, both),
            "intent": intent(apart, both),
            "crisis": crisis(apart, both),
        }
    chosen["both"] |= facts(apart)
    TUNING.write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
