"""Every question has its sentences, its slot and its place in the form; and nothing is left over."""

import re

import pytest
import yaml

from bot.intake.effects import EFFECTS
from bot.intake.interruptions import INTERRUPTIONS
from bot.intake.questions import ASIDE, QUESTIONS
from bot.intake.words import CHOICE_WORDS
from bot.sentences import responses
from bot.settings import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((ROOT / "data" / "rules" / "conversation.yml").read_text(encoding="utf-8"))["rules"]
TOPICS = {
    "story",
    "for_whom",
    "subject_knows",
    "place_or_postcode",
    "household",
    "minors_at_home",
    "housing_stairs",
    "abilities",
    "what_was_tried",
    "since_when",
    "urgency",
    "network_who",
    "network_more",
    "mantelzorger_load",
    "orgs_involved",
    "already_receives",
    "wishes",
    "name",
    "phone",
    "email",
    "contact_time",
    "consent",
    "summary",
    "feedback",
    "other",
}


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_is_complete(key: str) -> None:
    question = QUESTIONS[key]
    assert question.topic in TOPICS
    assert {f"utter_ask_{key}", f"utter_why_{key}", f"utter_help_{key}"} <= set(responses())
    assert (f"utter_summary_{key}" in responses()) == (question.in_summary and question not in ASIDE)


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_has_a_guarded_slot(key: str) -> None:
    (mapping,) = DOMAIN["slots"][key]["mappings"]
    assert mapping["type"] == "from_text"
    assert mapping["conditions"] == [{"active_loop": "intake_form", "requested_slot": key}]
    interruptions = set(INTERRUPTIONS) - ({"correct", "ask_info"} if key == "story" else set())
    assert set(mapping["not_intent"]) == interruptions | {"start"}


@pytest.mark.parametrize("key", QUESTIONS)
def test_buttons_are_the_choices(key: str) -> None:
    for variation in responses()[f"utter_ask_{key}"]:
        offered = [button["payload"] for button in variation.get("buttons", [])]
        assert set(offered) - {"overslaan", "weet_niet"} == set(QUESTIONS[key].choices)
        assert QUESTIONS[key].can_skip or not {"overslaan", "weet_niet"} & set(offered)


@pytest.mark.parametrize("key", [key for key, question in QUESTIONS.items() if question.choices])
def test_every_choice_can_be_typed(key: str) -> None:
    words = CHOICE_WORDS.get(key, CHOICE_WORDS["*"])
    assert set(QUESTIONS[key].choices) <= set(words)


def test_the_form_lists_every_question() -> None:
    assert DOMAIN["forms"]["intake_form"]["required_slots"] == list(QUESTIONS)


def test_every_interruption_has_an_intent_and_a_rule() -> None:
    with_rule = {step["intent"] for rule in RULES for step in rule["steps"] if step.get("intent")}
    assert set(INTERRUPTIONS) | {"start"} == with_rule
    assert set(INTERRUPTIONS) <= {intent for intent in DOMAIN["intents"] if isinstance(intent, str)}


def test_effects_belong_to_questions() -> None:
    assert set(EFFECTS) <= set(QUESTIONS)


def test_python_says_only_sentences_that_exist() -> None:
    sources = [*(ROOT / "actions").glob("*.py"), *(ROOT / "bot" / "intake").glob("*.py")]
    used = {
        name
        for file in sources
        for name in re.findall(r'"(utter_[a-z_]+[a-z])"', file.read_text(encoding="utf-8"))
    }
    assert used <= set(responses())
