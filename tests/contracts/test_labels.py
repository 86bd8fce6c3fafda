"""The engine can't import the program; both must speak of the same labels."""

import ast

from bot.intake.labels import About, Crisis, Domain, Household
from bot.settings import ROOT


def constants() -> dict[str, object]:
    """The literal constants of bot/nlu/labels.py, read without running it."""
    tree = ast.parse((ROOT / "bot" / "nlu" / "labels.py").read_text(encoding="utf-8"))
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = ast.literal_eval(node.value)
    return found


def test_the_engine_uses_the_same_labels() -> None:
    listed = [set(value) for value in constants().values() if isinstance(value, (tuple, list, set))]
    for labels in (Domain, Crisis, About, Household):
        assert set(labels) in listed, f"{labels.__name__} differs from bot/nlu/labels.py"


def test_every_domain_has_a_name_for_residents() -> None:
    from bot.sentences import responses

    assert {f"utter_domain_{domain}" for domain in Domain} <= set(responses())


def test_staff_have_a_word_for_every_question_and_choice() -> None:
    from bot.intake.questions import MAIN
    from bot.staff.pages import TEXTS

    asked = [question for question in MAIN if question.theme != "slot"]
    assert {question.key for question in asked} <= set(TEXTS["veld"])
    assert {choice for question in asked for choice in question.choices} <= set(TEXTS["waarde"])
