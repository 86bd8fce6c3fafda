"""Simple questions as people ask them, and stories that look like one but are not."""

import pytest

from bot.routing.municipality import Municipality

ASKED = [
    ("Wat is de WMO eigenlijk?", "wmo"),
    ("waar staat wmo voor", "wmo"),
    ("Wat kost hulp uit de Wmo?", "eigen-bijdrage"),
    ("Hoe hoog is de eigen bijdrage?", "eigen-bijdrage"),
    ("Moet ik ervoor betalen?", "eigen-bijdrage"),
    ("Is dit gratis?", "gesprek-kosten"),
    ("wat kost dit gesprek", "gesprek-kosten"),
    ("Mag ik iemand meenemen naar het gesprek?", "clientondersteuning"),
    ("Wat doet een cliëntondersteuner?", "clientondersteuning"),
    ("Hoelang duurt het voordat ik hulp krijg?", "wmo-onderzoek"),
    ("is er een wachtlijst?", "wmo-onderzoek"),
    ("Hoe lang duurt dit gesprek?", "gesprek-duur"),
    ("Wat gebeurt er met mijn gegevens?", "privacy"),
    ("Hoe lang bewaren jullie dit?", "privacy"),
    ("en mijn privacy dan?", "privacy"),
    ("Wie leest dit?", "wie-leest"),
    ("Ben je een robot?", "wie-leest"),
    ("wat is een PGB", "pgb"),
    ("Wat is een persoonsgebonden budget?", "pgb"),
    ("Ben ik een mantelzorger?", "mantelzorg"),
    ("Heb ik een indicatie nodig?", "indicatie"),
    ("Wat is een persoonlijk plan?", "persoonlijk-plan"),
    ("Heb ik DigiD nodig?", "digid"),
    ("Wie helpt mij met formulieren?", "formulieren"),
]
STORIES = [
    "De huur moet ik betalen maar ik heb geen geld meer, wat nu?",
    "Ik heb een rekening van het CAK die ik niet kan betalen, kan iemand helpen?",
    "Mijn moeder heeft een pgb en dat is op, kan zij meer uren krijgen?",
    "Ik ben mantelzorger en het wordt me te veel, kan iemand helpen?",
    "Ik sta op de wachtlijst voor een woning en moet eruit, wat nu?",
    "Kan iemand mij helpen met mijn DigiD?",
    "Kan ik hulp krijgen bij het invullen van formulieren?",
    "Iemand heeft mijn gegevens gestolen, wat moet ik doen?",
    "Kan ik via de Wmo een traplift krijgen?",
]


@pytest.mark.parametrize(("question", "key"), ASKED)
def test_a_question_gets_its_answer(ermelo: Municipality, question: str, key: str) -> None:
    found = ermelo.texts.answer_for(question)
    assert found
    assert found.key == key


@pytest.mark.parametrize("story", STORIES)
def test_a_request_for_help_is_no_simple_question(ermelo: Municipality, story: str) -> None:
    assert ermelo.texts.answer_for(story) is None


def test_answers_are_short_dated_and_name_no_amounts(loaded: dict[str, Municipality]) -> None:
    for one in (answer for town in loaded.values() for answer in town.texts.answers):
        assert one.source
        assert one.checked
        assert "€" not in one.answer
        sentences = [part for part in one.answer.replace("?", ".").split(". ") if part]
        assert max(len(sentence.split()) for sentence in sentences) <= 20, one.key
