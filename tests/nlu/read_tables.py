"""Runs on the engine's Python: reads the tables of phrasings and prints what the rules make of each, as JSON."""

import json
import random
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import spacy
from rasa.shared.nlu.training_data.message import Message

warnings.filterwarnings("ignore")

from bot.nlu.command_rules import command  # noqa: E402
from bot.nlu.crisis import CRISIS, may_tell, opinions, suspicion, telling  # noqa: E402
from bot.nlu.danger import quenched, signs  # noqa: E402
from bot.nlu.encoder.heads import SPANS, TAGS, labels  # noqa: E402
from bot.nlu.encoder.items import UNKNOWN, Item  # noqa: E402
from bot.nlu.encoder.varied import careless, company, in_passing, joined, misspelled, varied  # noqa: E402
from bot.nlu.facts.reader import facts  # noqa: E402
from bot.nlu.facts.tagged import age, believed, phrases  # noqa: E402
from bot.nlu.language_rules import language_of  # noqa: E402
from bot.nlu.position_rules import is_professional  # noqa: E402
from bot.nlu.topics import DOMAINS_FOUND, tuning  # noqa: E402
from bot.nlu.understood import understood  # noqa: E402


def danger(text: str) -> "str | None":
    """The kind of the heaviest sign that is not quenched."""
    found = [] if quenched(text) else sorted(signs(text), key=lambda sign: -sign[1])
    return found[0][0] if found else None


def marked(text: str, parts: "list[str]") -> "tuple[np.ndarray, np.ndarray]":
    """Chances and places of the words of a text: likely where they are in one of the parts."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    stretches = [(text.index(part), text.index(part) + len(part)) for part in parts]
    likely = [any(a < end and b > start for start, end in stretches) for a, b in words]
    return np.where(likely, 0.9, 0.1), np.array(words)


def kept(name: str, text: str, parts: "list[str]", floor: float, ruled: object) -> object:
    """What is left of what rules read, when the encoder finds these parts likely for this kind and the rest not."""
    chances, spans = marked(text, parts)
    order = labels()
    tags = np.full((len(chances), len(order["tags"])), 5.0)  # other kinds: likely everywhere
    if name in order["tags"]:
        tags[:, order["tags"].index(name)] = np.log(chances / (1 - chances))
    household = np.array([4.0 if one == "alleen" else 0.0 for one in order["household"]])
    return believed(name, ruled, text, {TAGS: tags, SPANS: spans, "household": household}, floor)


def looked_at(text: str, hears: float) -> bool:
    """Whether danger is looked for in a text of which the encoder hears a command, and danger by this much (log-odds)."""
    intents = np.array([9.0 if one == "later" else 0.0 for one in labels()["intent"]])
    kinds = np.array([0.0, hears, -9.0, -9.0])
    return may_tell(text, {"intent": intents, "crisis": kinds})


def heard(domains: "list[str]", crisis: "str | None") -> "list[str]":
    """The domains of a message of which these domains and this danger were heard."""
    return understood(Message(data={DOMAINS_FOUND: domains, CRISIS: (crisis, False)}))["domains"]


def told_worst() -> "list[int]":
    """Which of five sentences teach: two of a safe text, two of one of violence, one of one of suicide."""
    chances = np.array([[0.1, 0.2, 0], [0.9, 0.1, 0], [0.8, 0.3, 0], [0.1, 0.6, 0], [0.2, 0.1, 0]])
    return telling(chances, np.array([[0, 0, 0], [0, 1, 0], [1, 0, 0]]), np.array([0, 2, 4, 5]))


def doubts(text: str) -> float:
    """How suspicious a text is of which the models say nothing either way."""
    unsure = np.zeros(3)
    said = opinions(text, {"whole": unsure, "parts": unsure}, {"crisis": np.zeros(4), "danger": unsure})
    return float(suspicion(said, tuning()["both"]["crisis"]["weights"]).max())


CALM = Item(
    "Ik kan de trap niet meer op, Mijn Zus helpt soms. Wie kan een leuning maken in huis, het liefst deze maand?",
    domains=(3,), about=0, phrases={"limitations": ["de trap niet meer op"], "network": ["Mijn Zus"]}, known=("limitations", "network"),
)  # fmt: skip
OTHER = Item("de huur is twee maanden te laat betaald", domains=(7,), about=1)
GRAVE = Item(
    "Ik wil er niet meer zijn",
    domains=(12,),
    about=0,
    crisis=1,
    phrases={"suicide": ["Ik wil er niet meer zijn"]},
)


def variants() -> "dict[str, list]":
    """What tuning makes of a text: which phrases are left of it, and of which danger and domains it then tells."""
    others = company([CALM, OTHER, GRAVE])
    found = [in_passing(CALM, others, random.Random(seed)) for seed in range(40)]
    both, plain = joined(CALM, OTHER, random.Random(1)), careless(CALM)
    sloppy = [misspelled(CALM, others, seed / 7) for seed in range(20)]
    street, other_words = Item("straat haalt drank"), {"staat", "haat", "dank"}
    words = company([street, Item(" ".join(other_words))])
    slips = {word for seed in range(300) for word in misspelled(street, words, seed).text.split()}
    every = [varied(CALM, others, random.Random(seed)) for seed in range(200)]
    return {
        "in passing": sorted({(one.crisis, one.domains, one.about == UNKNOWN) for one in found}),
        "joined": [both.domains, both.about == UNKNOWN, both.text.count(OTHER.text)],
        "careless": [plain.text != CALM.text, plain.text.islower()],
        "misspelled": [len({one.text for one in sloppy}), sorted(slips & other_words)],
        "lost": [
            p
            for one in [*found, *every, *sloppy]
            for parts in one.phrases.values()
            for p in parts
            if p not in one.text
        ],
        "kinds": [
            any(one.crisis for one in every),
            any(len(one.domains) > 1 for one in every),
            CALM in every,
        ],
    }


def read(folder: Path, model: str) -> dict:
    """What the rules say on a Dutch model, in the shape of the tables."""
    dutch = spacy.load(model, exclude=["ner"])
    tables = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    return {
        "commands": [command(text) for text, _ in tables["commands"]],
        "danger": [danger(text) for text, _ in tables["danger"]],
        "looked at": [looked_at(text, hears) for text, hears, _ in tables["danger_in_answers"]],
        "doubts": [doubts("woord " * words) for words in (6, 60)],
        "beside danger": [
            heard(["vervoer"], "geweld"),
            heard(["overig"], "suicide"),
            heard(["veiligheid", "wonen"], "geweld"),
            heard(["overig"], "medisch"),
            heard(["wonen"], None),
        ],
        "telling": [int(place) for place in told_worst()],
        "professionals": [is_professional(text) for text, _ in tables["professionals"]],
        "languages": [language_of(text) for text, _ in tables["languages"]],
        "variants": variants(),
        "facts": {
            kind: [facts(dutch(text), about)[kind] for about, text, _ in cases]
            for kind, cases in tables["facts"].items()
        },
        "phrases": [
            phrases(text, *marked(text, parts), 0.5) for text, parts, _ in tables["tagged"]["phrases"]
        ],
        "believed": [kept(*case[:5]) for case in tables["tagged"]["believed"]],
        "age": [age(text, *marked(text, parts), 0.5) for text, parts, _ in tables["tagged"]["age"]],
    }


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), sys.argv[2]), ensure_ascii=False))
