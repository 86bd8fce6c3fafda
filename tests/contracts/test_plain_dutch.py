"""Every sentence that a resident may read is plain Dutch. See bot/dutch_gate."""

import pytest

from bot.dutch_gate.checks import check
from bot.dutch_gate.sources import Text, texts


def test_all_sentences_are_plain_dutch() -> None:
    found = [finding for text in texts() for finding in check(text)]
    assert not found, "\n".join(map(str, found))


def test_the_gate_sees_every_kind_of_text() -> None:
    seen = [text.where for text in texts()]
    for part in (
        "utter_ask_story",
        "utter_ask_consent, knop",
        "bot/chat/texts.yml: trouble",
        "bot/staff/texts.yml: status",
        "landelijk/teksten.yaml",
        "contacten.csv",
        "tabel.csv",
    ):
        assert any(part in where for where in seen), part


WRONG = [
    ("lange zin", "Als u dat wilt dan kunt u ook nog een keer bellen naar het nummer dat wij u eerder al hebben gegeven in de brief."),
    ("zeldzaam woord", "Dat is een kwestie van subsidiariteit."),
    ("jargon", "Indien u vragen heeft, belt u ons."),
    ("lijdend", "Uw vraag wordt verstuurd."),
    ("lijdend", "De brief die verstuurd wordt, is klaar."),
    ("lijdend", "U wordt morgen teruggebeld."),
    ("je in plaats van u", "Wat is jouw naam?"),
]  # fmt: skip
RIGHT = [
    "Wij sturen u een brief.",
    "Het wordt beter.",
    "U wordt 18.",
    "Een indicatie is een besluit dat u hulp krijgt.",
    "Ga naar https://www.zelfredzaamheid.nl voor meer.",
    "Uw contact is {contact}.",
    "Bel Veilig Thuis.",
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_is_wrong_is_found_with_a_suggestion(name: str, text: str) -> None:
    (finding,) = check(Text("hier", text))
    assert finding.check == name
    assert finding.suggestion


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_plain_passes(text: str) -> None:
    assert check(Text("hier", text)) == []


def test_one_question_at_a_time() -> None:
    (finding,) = check(Text("domain.yml: utter_ask_x", "Hoe heet u? Waar woont u?"))
    assert finding.check == "twee vragen"


def test_a_child_may_be_called_je() -> None:
    assert check(Text("hier", "Wil je praten?", child=True)) == []
