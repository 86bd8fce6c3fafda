"""Danger that cannot wait, also veiled or in passing: signs and models of its own, sentence by sentence.

Never depends on the intent. Two levels: sure, or to be asked about.
"""

from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import vstack

from bot.nlu.command_rules import SHORT, command
from bot.nlu.component import Trained, labels_of, texts_of
from bot.nlu.danger import SUICIDE, quenched, signs
from bot.nlu.encoder.heads import Scores, labels
from bot.nlu.labels import CRISES
from bot.nlu.linear import LinearLabels
from bot.nlu.meaning import MEANING
from bot.nlu.mixing import log_odds, sigmoid, softmax
from bot.nlu.text import sentences, stops
from bot.nlu.topics import tuning
from bot.nlu.vectors import TextVectors

FEW = 2  # words: too few to hold more than a sign
SURELY = 0.7
CRISIS = "crisis"  # where a message keeps (kind or None, sure)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CrisisWatch(Trained):
    """Looks at every message, whatever its intent."""

    def learn(self, examples: list[Message]) -> None:
        """Commands teach as well what no danger is."""
        self.fit(texts_of(examples), [labels_of(example).get("crisis") for example in examples])

    def fit(self, texts: list[str], kinds: "list[str | None]") -> None:
        """A first model on whole texts points at the telling sentence of each; a second learns from those too."""
        truth = _truth(kinds)
        self.vectors = TextVectors()
        rows = self.vectors.fit(texts)
        self.whole = LinearLabels(CRISES).fit(rows, truth)
        split = [sentences(text) or [text] for text in texts]
        starts = np.cumsum([0, *map(len, split)])
        pieces = self.vectors.rows([piece for one in split for piece in one])
        taught = telling(self.whole.chances(pieces), truth, starts)
        owners = truth.repeat(np.diff(starts), axis=0)
        self.parts = LinearLabels(CRISES).fit(
            vstack([rows, pieces[taught]], format="csr"), np.concatenate([truth, owners[taught]])
        )

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.whole.save(folder, "whole")
        self.parts.save(folder, "parts")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.whole = LinearLabels.load(folder, "whole")
        self.parts = LinearLabels.load(folder, "parts")

    def read(self, messages: list[Message]) -> None:
        for message, text in zip(messages, texts_of(messages), strict=True):
            message.set(CRISIS, decide(text, self.evidence(text), message.get(MEANING)))

    def evidence(self, text: str) -> "dict[str, np.ndarray]":
        """Log-odds by kind: of the whole text, and of its worst sentence."""
        rows = self.vectors.rows([text, *sentences(text)])
        return {
            "whole": log_odds(self.whole.chances(rows[:1])[0]),
            "parts": log_odds(self.parts.chances(rows).max(axis=0)),
        }


def telling(chances: np.ndarray, truth: np.ndarray, starts: np.ndarray) -> "list[int]":
    """Places of the sentences to learn from: all those of safe texts, and the worst one of each text of danger.

    `chances`: a row a sentence, a column a kind; `truth`: a row a text; `starts`: where the sentences of each text begin, and the end.
    """
    kept: list[int] = []
    for row, start, end in zip(truth, starts[:-1], starts[1:], strict=True):
        worst = start + int(chances[start:end, row.argmax()].argmax())
        kept += [worst] if row.any() else range(start, end)
    return kept


def _truth(kinds: "list[str | None]") -> np.ndarray:
    return np.array([[int(kind == one) for one in CRISES] for kind in kinds])


def signalled(text: str, spoken: bool = True) -> "dict[str, int]":
    """The heaviest unquenched sign of each kind: 2, 1 or 0; see `signs`."""
    found = dict.fromkeys(CRISES, 0)
    for sentence in stops(text):
        if not quenched(sentence):
            for kind, weight in signs(sentence, spoken):
                found[kind] = max(found[kind], weight)
    return found


def opinions(
    text: str, evidence: "dict[str, np.ndarray]", meaning: "Scores | None"
) -> "dict[str, np.ndarray]":
    """What each source says, by kind of danger: log-odds of the models, 0 or 1 for a light or heavy sign.

    And how short the text is (minus the log of its words), the same for each kind: six words give the models little to go by.
    """
    marks = signalled(text)
    brevity = np.full(len(CRISES), -np.log(max(1, len(text.split()))))
    found = {**evidence, "light": _marked(marks, 1), "heavy": _marked(marks, 2), "brevity": brevity}
    if meaning is not None:
        found["meaning"] = meaning["crisis"][1:] - meaning["crisis"][0]
        found["danger"] = meaning["danger"]
    return found


def _marked(marks: "dict[str, int]", weight: int) -> np.ndarray:
    return np.array([float(marks[kind] == weight) for kind in CRISES])


def suspicion(said: "dict[str, np.ndarray]", weights: "dict[str, float]") -> np.ndarray:
    """Chance of danger by kind: the opinions added up with weights chosen on texts kept apart."""
    return sigmoid(weights["bias"] + sum(weights[name] * value for name, value in said.items()))


def decide(
    text: str, evidence: "dict[str, np.ndarray]", meaning: "Scores | None"
) -> "tuple[str | None, bool]":
    """The kind of danger or None, and whether it is sure."""
    chosen = tuning()["words" if meaning is None else "both"]["crisis"]
    if not may_tell(text, meaning):
        return None, False
    chances = suspicion(opinions(text, evidence, meaning), chosen["weights"])
    place = int(chances.argmax())
    if chances[place] < chosen["suspect"]:
        return (SUICIDE, False) if is_plainly_said(text) else (None, False)
    return CRISES[place], bool(chances[place] >= chosen["sure"])


def is_plainly_said(text: str) -> bool:
    """A sign of suicide, as typed, in a short message: asked about, whatever the models make of it."""
    return len(text.split()) <= SHORT and signalled(text, spoken=False)[SUICIDE] > 0


def may_tell(text: str, meaning: "Scores | None") -> bool:
    """Whether it may be more than a short answer or command: by its form, for a sign of danger in it, or as the vectors hear danger."""
    heard = meaning is not None and bool(softmax(meaning["crisis"])[0] < 0.5)
    return heard or not is_answer(text, meaning) or any(signalled(text).values())


def is_answer(text: str, meaning: "Scores | None") -> bool:
    """A short answer or command: a rule knows it, or the sentence vectors are sure that nothing is told."""
    if command(text) is not None or len(text.split()) <= FEW:
        return True
    if meaning is None or len(text.split()) > SHORT:
        return False
    return 1 - softmax(meaning["intent"])[labels()["intent"].index("tell")] >= SURELY
