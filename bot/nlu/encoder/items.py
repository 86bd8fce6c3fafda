"""The training texts as numbers: what tuning learns from."""

import random
import re
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.encoder.source_model import SourceModel
from bot.nlu.labels import ABOUT, CRISES, DOMAINS, HOUSEHOLDS, NO_CRISIS, NOBODY, PHRASES, may_be_small_talk
from bot.nlu.training_texts import read

SEED = 7
HELD_OUT = 0.08  # of the texts, always the same ones; on those the weights of tuning.json are chosen
TAGS = ("age", "household", *PHRASES, *CRISES)  # what a piece of a text may be part of
UNKNOWN = -1  # not labelled


@dataclass
class Item:
    """One text with its labels; UNKNOWN where it has none of that kind."""

    text: str
    domains: tuple[int, ...] = ()
    about: int = UNKNOWN
    crisis: int = 0
    intent: int = UNKNOWN
    household: int = UNKNOWN
    phrases: "dict[str, list[str]]" = field(default_factory=dict)  # tag → literal parts of the text
    known: tuple[str, ...] = ()  # the tags that were looked for in this text


def labels(intents: "list[str]") -> "dict[str, list[str]]":
    """Head → its labels in order."""
    return {
        "domains": list(DOMAINS),
        "first": list(DOMAINS),
        "about": [*ABOUT, NOBODY],
        "crisis": [NO_CRISIS, *CRISES],
        "intent": intents,
        "danger": list(CRISES),
        "household": [*HOUSEHOLDS, "onbekend"],
        "tags": list(TAGS),
    }


def items(folder: Path) -> "tuple[list[Item], dict[str, list[str]]]":
    """All training texts, shuffled the same way every time, and the labels of each head."""
    stories, commands = read(folder)
    known = labels(sorted({intent for _, intent in commands} | {"tell"}))
    found = [story(text, meta, known) for text, meta in stories]
    found += [Item(text, intent=known["intent"].index(intent), known=CRISES) for text, intent in commands]
    random.Random(SEED).shuffle(found)
    return found, known


def kept_apart(text: str) -> bool:
    """Whether tuning leaves this text out."""
    return int(md5(text.encode()).hexdigest(), 16) % 1000 < 1000 * HELD_OUT


def story(text: str, meta: "dict[str, Any]", known: "dict[str, list[str]]") -> Item:
    """A text with its labels; one that may be small talk as well teaches no intent."""
    clear = not may_be_small_talk(text, meta["domains"])
    danger, facts = meta["crisis"], meta.get("facts")
    phrases = {danger: [meta["telling"]]} if meta.get("telling") else {}
    looked_for: tuple[str, ...] = CRISES if not danger or phrases else ()
    if facts is not None:
        looked_for = (*looked_for, "age", "household", *PHRASES)
        phrases.update({tag: facts.get(tag, []) for tag in PHRASES})
        phrases.update(
            {tag: [facts[f"{tag}_span"]] for tag in ("age", "household") if f"{tag}_span" in facts}
        )
    return Item(
        text,
        tuple(known["domains"].index(one) for one in meta["domains"]),
        known["about"].index(meta["about"] or NOBODY),
        known["crisis"].index(danger or NO_CRISIS),
        known["intent"].index("tell") if clear else UNKNOWN,
        UNKNOWN if facts is None else known["household"].index(facts.get("household") or "onbekend"),
        phrases,
        looked_for,
    )


def tag_rows(item: Item, spans: "list[tuple[int, int]]") -> "tuple[np.ndarray, np.ndarray]":
    """For each piece and tag 1 where the piece is in a phrase of that kind; and which tags were looked for."""
    marks = np.zeros((len(spans), len(TAGS)), np.float32)
    for tag, phrases in item.phrases.items():
        for phrase in phrases:
            start = place(phrase, item.text)
            end = start + len(phrase)
            rows = [start >= 0 and a < end and b > start for a, b in spans]
            marks[rows, TAGS.index(tag)] = 1
    return marks, np.array([float(tag in item.known) for tag in TAGS], np.float32)


def place(phrase: str, text: str) -> int:
    """Where the phrase stands, as whole words where it does; -1 when it is not there."""
    whole = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    return whole.start() if whole else text.find(phrase)


def batches(lengths: "list[int]", size: int, chance: random.Random) -> "list[list[int]]":
    """Texts of about one length together, in an order of chance."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), size * 20):
        part = sorted(order[start : start + size * 20], key=lambda i: lengths[i])
        found += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(found)
    return found


def pieces(
    source: SourceModel, found: "list[Item]", most: int
) -> "list[tuple[list[int], list[tuple[int, int]]]]":
    """Ids and spans of each text, at most `most`."""
    split = [source.tokens(item.text) for item in found]
    return [(ids[:most], spans[:most]) for ids, spans in split]
