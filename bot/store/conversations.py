"""Conversations as they are kept: minted by the server, found only with their token, erased on request."""

import hashlib
import hmac
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.database import Database, now
from bot.store.errors import AlreadySubmitted, DuplicateTurn, ExpiredConversation, UnknownConversation
from bot.store.tables import ConversationRow, MessageRow, TurnRow


class Message(BaseModel):
    """One message of the chat."""

    model_config = ConfigDict(frozen=True)

    sender: Literal["resident", "bot"]
    text: str
    buttons: list[dict[str, str]] = Field(default_factory=list)  # [{"title": …, "payload": …}]
    at: datetime = Field(default_factory=now)


class Turn(BaseModel):
    """One exchange: what the resident said (nothing when the bot starts) and the replies to it."""

    model_config = ConfigDict(frozen=True)

    number: int
    client_key: str | None
    said: Message | None
    replies: list[Message]


class Conversation(BaseModel):
    """What is known of a conversation apart from its words."""

    model_config = ConfigDict(frozen=True)

    id: str  # uuid4
    municipality: str
    created_at: datetime
    expires_at: datetime
    reference: str | None = None  # of the intake it was sent as


class Conversations:
    """The conversations in one database. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, municipality: str, ttl: timedelta) -> tuple[Conversation, str]:
        """A new conversation and its secret token, which is given this once and never stored."""
        token = secrets.token_urlsafe(32)
        moment = now()
        row = ConversationRow(
            id=str(uuid.uuid4()),
            municipality=municipality,
            token_hash=_hash(token),
            ttl_seconds=int(ttl.total_seconds()),
            created_at=moment,
            expires_at=moment + ttl,
            state={},
        )
        with self._database.write() as session:
            session.add(row)
        return _conversation(row), token

    def authenticate(self, conversation_id: str, token: str) -> Conversation:
        """The conversation, for who has its token. UnknownConversation or ExpiredConversation otherwise."""
        with self._database.read() as session:
            row = session.get(ConversationRow, conversation_id)
        stored = row.token_hash if row else _hash("")  # compare always, so that timing tells nothing
        if not hmac.compare_digest(stored, _hash(token)) or row is None:
            raise UnknownConversation
        if row.expires_at <= now():
            raise ExpiredConversation
        return _conversation(row)

    def append_turn(
        self,
        conversation_id: str,
        client_key: str | None,
        said: Message | None,
        replies: list[Message],
        state: dict[str, Any],
    ) -> None:
        """Keep one exchange and the state after it, and extend the term. All or nothing.

        Errors: UnknownConversation; DuplicateTurn when `client_key` was stored before.
        """
        try:
            with self._database.write() as session:
                row = _locked(session, conversation_id)
                row.state = state
                row.expires_at = now() + timedelta(seconds=row.ttl_seconds)
                session.add(
                    _turn_row(
                        conversation_id, _next_number(session, conversation_id), client_key, said, replies
                    )
                )
        except IntegrityError as error:
            raise DuplicateTurn(client_key or "") from error

    def find_turn(self, conversation_id: str, client_key: str) -> Turn | None:
        """The turn that was stored under this client key, for giving the same replies again."""
        return self._one_turn(TurnRow.client_key == client_key, TurnRow.conversation_id == conversation_id)

    def last_replies(self, conversation_id: str) -> list[Message]:
        """The bot's messages of the last turn: what was offered just now."""
        turn = self._one_turn(TurnRow.conversation_id == conversation_id)
        return turn.replies if turn else []

    def transcript(self, conversation_id: str) -> list[Message]:
        """Every message, in order."""
        query = select(TurnRow).where(TurnRow.conversation_id == conversation_id).order_by(TurnRow.number)
        with self._database.read() as session:
            return [_message(row) for turn in session.scalars(query) for row in turn.messages]

    def state(self, conversation_id: str) -> dict[str, Any]:
        """The state that the last turn left. UnknownConversation when there is none."""
        with self._database.read() as session:
            return dict(_known(session.get(ConversationRow, conversation_id)).state)

    def reference(self, conversation_id: str) -> str | None:
        """The intake it was sent as; None when it was not sent or is not there."""
        query = select(ConversationRow.reference).where(ConversationRow.id == conversation_id)
        with self._database.read() as session:
            return session.scalar(query)

    def mark_submitted(self, conversation_id: str, reference: str) -> None:
        """Remember the intake this conversation was sent as. From now on the resident can't erase it."""
        with self._database.write() as session:
            row = _locked(session, conversation_id)
            if row.reference not in (None, reference):
                raise AlreadySubmitted(row.reference)
            row.reference = reference

    def erase(self, conversation_id: str) -> None:
        """Remove every row of an unsent conversation. AlreadySubmitted after sending; UnknownConversation."""
        with self._database.write() as session:
            row = _locked(session, conversation_id)
            if row.reference is not None:
                raise AlreadySubmitted(row.reference)
            session.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))
        self._database.scrub()

    def rows_left(self, conversation_id: str) -> int:
        """How many rows there are of a conversation: none after erasing."""
        asked = (ConversationRow.id == conversation_id, TurnRow.conversation_id == conversation_id)
        with self._database.read() as session:
            return sum(session.scalar(select(func.count()).where(one)) or 0 for one in asked)

    def purge(self, moment: datetime) -> int:
        """Remove unsent conversations whose term was over at `moment`; how many. Sent ones stay."""
        over = (ConversationRow.expires_at <= moment) & ConversationRow.reference.is_(None)
        with self._database.write() as session:
            gone = session.scalars(delete(ConversationRow).where(over).returning(ConversationRow.id)).all()
        return len(gone)

    def _one_turn(self, *conditions: Any) -> Turn | None:
        query = select(TurnRow).where(*conditions).order_by(TurnRow.number.desc()).limit(1)
        with self._database.read() as session:
            row = session.scalars(query).first()
            return _turn(row) if row else None


def _hash(token: str) -> str:
    """SHA-256 is enough: the token has 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def _known(row: ConversationRow | None) -> ConversationRow:
    if row is None:
        raise UnknownConversation
    return row


def _locked(session: Session, conversation_id: str) -> ConversationRow:
    """The row, locked against a second writer until the transaction ends."""
    return _known(session.get(ConversationRow, conversation_id, with_for_update=True))


def _next_number(session: Session, conversation_id: str) -> int:
    highest = select(func.max(TurnRow.number)).where(TurnRow.conversation_id == conversation_id)
    return (session.scalar(highest) or 0) + 1


def _turn_row(
    conversation_id: str, number: int, client_key: str | None, said: Message | None, replies: list[Message]
) -> TurnRow:
    spoken = ([said] if said else []) + replies
    rows = [MessageRow(position=place, **message.model_dump()) for place, message in enumerate(spoken)]
    return TurnRow(
        conversation_id=conversation_id, number=number, client_key=client_key, at=now(), messages=rows
    )


def _message(row: MessageRow) -> Message:
    return Message.model_validate(row, from_attributes=True)


def _turn(row: TurnRow) -> Turn:
    messages = [_message(message) for message in row.messages]
    said = next((message for message in messages if message.sender == "resident"), None)
    replies = [message for message in messages if message.sender == "bot"]
    return Turn(number=row.number, client_key=row.client_key, said=said, replies=replies)


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation.model_validate(row, from_attributes=True)
