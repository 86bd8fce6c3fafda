"""Submitting: once per conversation, complete, with an owner and a history from the first moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.labels import Crisis
from bot.store.conversations import Conversations
from bot.store.errors import AlreadySubmitted, UnknownIntake
from bot.store.intakes import Intakes, priority
from bot.store.references import ALPHABET, mint, same_code, status_code, tidy
from tests.store.examples import intake


def test_everything_sent_comes_back(intakes: Intakes) -> None:
    sent = intake()
    receipt = intakes.submit(sent)
    stored = intakes.get(receipt.reference)
    assert stored.intake == sent
    assert (stored.state, stored.owner_team, stored.assignee_id) == ("nieuw", "wmo_loket", None)
    assert [(entry.actor, entry.action) for entry in stored.history] == [("bewoner", "ingediend")]
    assert stored.history[0].details == {"owner_team": "wmo_loket", "rule": "wmo-1"}


def test_sending_twice_gives_the_same_receipt(intakes: Intakes) -> None:
    sent = intake()
    assert intakes.submit(sent) == intakes.submit(sent)


def test_sending_at_once_stores_one(intakes: Intakes) -> None:
    sent = intake()
    with ThreadPoolExecutor(8) as pool:
        receipts = set(pool.map(lambda _: intakes.submit(sent).reference, range(16)))
    assert len(receipts) == 1
    assert len(intakes.get(receipts.pop()).history) == 1


def test_the_owner_can_be_another_team_than_the_contact(intakes: Intakes) -> None:
    receipt = intakes.submit(intake(contact_id="huisarts"), owner_team="algemeen")
    assert (receipt.owner_team, intakes.get(receipt.reference).owner_team) == ("algemeen", "algemeen")


def test_submitting_closes_the_conversation_for_erasing(
    intakes: Intakes, conversations: Conversations
) -> None:
    made, token = conversations.create("ermelo", timedelta(days=1))
    receipt = intakes.submit(intake(conversation_id=made.id))
    assert conversations.authenticate(made.id, token).reference == receipt.reference
    with pytest.raises(AlreadySubmitted):
        conversations.erase(made.id)


def test_unknown_reference(intakes: Intakes) -> None:
    with pytest.raises(UnknownIntake):
        intakes.get("RD-XXXX-XXXX")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 2),
        ({"urgent": True}, 1),
        ({"crisis": Crisis.GEWELD}, 0),
        ({"crisis": Crisis.MEDISCH, "urgent": True}, 0),
    ],
)
def test_priority(changes, expected: int) -> None:
    assert priority(intake(**changes)) == expected


def test_references_are_readable_and_differ() -> None:
    made = [mint() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert set("".join(made)) <= set(ALPHABET) | set("RD-")
    assert not set("01OIS") & set(ALPHABET)


@given(st.sampled_from(["", " ", "-", "rd-"]), st.booleans())
def test_a_reference_may_be_typed_sloppily(before: str, lower: bool) -> None:
    reference = mint()
    typed = before + reference.removeprefix("RD-").replace("-", " ")
    assert tidy(typed.lower() if lower else typed) == reference


def test_a_code_belongs_to_one_reference_and_one_key() -> None:
    code = status_code("key", "RD-AAAA-AAAA")
    assert same_code(code.lower().replace("-", " "), code)
    assert code != status_code("other", "RD-AAAA-AAAA")
    assert code != status_code("key", "RD-AAAA-AAAC")
