"""What a conversation keeps, for whom, and for how long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.conversations import Conversations, Message
from bot.store.database import Database, now
from bot.store.errors import (
    AlreadySubmitted,
    DuplicateTurn,
    ExpiredConversation,
    StoreError,
    UnknownConversation,
)

DAY = timedelta(days=1)
SAID = Message(sender="resident", text="Ik kom de trap niet op <b>")
REPLY = Message(sender="bot", text="Woont u alleen?", buttons=[{"title": "Ja", "payload": "/ja"}])


def test_only_the_token_opens_a_conversation(conversations: Conversations) -> None:
    made, token = conversations.create("ermelo", DAY)
    assert conversations.authenticate(made.id, token) == made
    for wrong in ((made.id, "x"), (made.id, ""), ("nothing", token)):
        with pytest.raises(UnknownConversation):
            conversations.authenticate(*wrong)


def test_the_token_is_not_in_the_database(conversations: Conversations, database: Database) -> None:
    _, token = conversations.create("ermelo", DAY)
    with database.read() as session:
        row = session.execute(text("SELECT * FROM conversation")).one()
    assert token not in repr(row)


def test_expired(conversations: Conversations) -> None:
    made, token = conversations.create("ermelo", timedelta(seconds=0))
    with pytest.raises(ExpiredConversation):
        conversations.authenticate(made.id, token)


def test_a_turn_is_kept_whole_and_extends_the_term(conversations: Conversations) -> None:
    made, token = conversations.create("ermelo", DAY)
    conversations.append_turn(made.id, None, None, [REPLY], {})
    conversations.append_turn(made.id, "k1", SAID, [REPLY, REPLY], {"question": "household"})
    assert conversations.transcript(made.id) == [REPLY, SAID, REPLY, REPLY]
    assert conversations.last_replies(made.id) == [REPLY, REPLY]
    assert conversations.state(made.id) == {"question": "household"}
    assert conversations.authenticate(made.id, token).expires_at > made.expires_at


def test_a_repeated_message_finds_its_turn(conversations: Conversations) -> None:
    made, _ = conversations.create("ermelo", DAY)
    assert conversations.find_turn(made.id, "k1") is None
    conversations.append_turn(made.id, "k1", SAID, [REPLY], {})
    turn = conversations.find_turn(made.id, "k1")
    assert turn
    assert (turn.number, turn.said, turn.replies) == (1, SAID, [REPLY])
    with pytest.raises(DuplicateTurn):
        conversations.append_turn(made.id, "k1", SAID, [], {"changed": True})
    assert conversations.state(made.id) == {}


def test_two_tabs_at_once_store_a_message_once(conversations: Conversations) -> None:
    made, _ = conversations.create("ermelo", DAY)

    def send(_: int) -> bool:
        try:
            conversations.append_turn(made.id, "same", SAID, [REPLY], {})
        except DuplicateTurn:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(send, range(16))) == 1
    assert len(conversations.transcript(made.id)) == 2


def test_turns_of_many_at_once_are_all_kept(conversations: Conversations) -> None:
    made, _ = conversations.create("ermelo", DAY)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: conversations.append_turn(made.id, f"k{n}", SAID, [], {}), range(24)))
    assert len(conversations.transcript(made.id)) == 24


def test_erasing_leaves_no_row(conversations: Conversations, database: Database) -> None:
    made, token = conversations.create("ermelo", DAY)
    conversations.append_turn(made.id, "k", SAID, [REPLY], {"name": "Truus"})
    assert conversations.rows_left(made.id) == 2
    conversations.erase(made.id)
    assert conversations.rows_left(made.id) == 0
    with pytest.raises(UnknownConversation):
        conversations.authenticate(made.id, token)
    with database.read() as session:
        assert [
            session.scalar(text(f"SELECT count(*) FROM {t}")) for t in ("conversation", "turn", "message")
        ] == [0, 0, 0]


def test_erased_words_are_in_no_file(sqlite_url: str, tmp_path: Path) -> None:
    conversations = Conversations(Database(sqlite_url))  # stays open: closing would empty the log by itself
    made, _ = conversations.create("ermelo", DAY)
    conversations.append_turn(made.id, "k", SAID, [REPLY], {})
    conversations.erase(made.id)
    files = list(tmp_path.glob("test.db*"))
    assert len(files) > 1
    assert not any(SAID.text.encode() in file.read_bytes() for file in files)


def test_after_sending_it_cannot_be_erased(conversations: Conversations) -> None:
    made, token = conversations.create("ermelo", DAY)
    conversations.mark_submitted(made.id, "RD-AAAA-BBBB")
    conversations.mark_submitted(made.id, "RD-AAAA-BBBB")
    with pytest.raises(AlreadySubmitted):
        conversations.erase(made.id)
    with pytest.raises(AlreadySubmitted):
        conversations.mark_submitted(made.id, "RD-CCCC-DDDD")
    assert conversations.authenticate(made.id, token).reference == "RD-AAAA-BBBB"


def test_purge_removes_what_is_over_and_nothing_else(conversations: Conversations) -> None:
    old, _ = conversations.create("ermelo", timedelta(hours=1))
    kept, kept_token = conversations.create("ermelo", 3 * DAY)
    sent, _ = conversations.create("ermelo", timedelta(hours=1))
    conversations.append_turn(old.id, "k", SAID, [REPLY], {})
    conversations.mark_submitted(sent.id, "RD-AAAA-BBBB")
    assert conversations.purge(now() + DAY) == 1
    assert conversations.transcript(old.id) == []
    assert conversations.authenticate(kept.id, kept_token).id == kept.id
    assert conversations.state(sent.id) == {}


@pytest.mark.parametrize("call", ["state", "erase"])
def test_an_unknown_conversation_has_a_name(conversations: Conversations, call: str) -> None:
    with pytest.raises(UnknownConversation):
        getattr(conversations, call)("nothing")
    assert issubclass(UnknownConversation, StoreError)
