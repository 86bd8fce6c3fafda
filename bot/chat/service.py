"""The chat behind every door: page, API, command line. Mints ids, masks, keeps the transcript, heeds limits."""

import asyncio
import uuid
from contextlib import asynccontextmanager
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool

from bot.chat.engine import Engine, EngineTurn
from bot.chat.errors import AlreadySent, BadMessage, Gone
from bot.chat.incoming import clean, for_engine, mask
from bot.chat.state import state_of
from bot.store.conversations import Conversation, Conversations, Message
from bot.store.errors import AlreadySubmitted, DuplicateTurn, UnknownConversation


@dataclass(frozen=True)
class Exchange:
    """The answer to one message."""

    messages: list[Message]
    state: dict[str, Any]
    understood: dict[str, Any]


class Chat:
    """All conversations of one installation."""

    def __init__(self, engine: Engine, conversations: Conversations, ttl: timedelta) -> None:
        self._engine = engine
        self._store = conversations
        self._ttl = ttl
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def begin(self, municipality: str) -> tuple[Conversation, str, Exchange]:
        """A new conversation, its secret token and the first messages. Raises EngineTrouble."""
        conversation, token = await run_in_threadpool(self._store.create, municipality, self._ttl)
        try:
            turn = await self._engine.start(conversation.id, municipality)
        except Exception:
            await run_in_threadpool(self._store.erase, conversation.id)
            raise
        return conversation, token, await self._keep(conversation.id, "start", None, turn)

    async def open(self, conversation_id: str, token: str) -> Conversation:
        """The conversation of who has its token. Raises Gone."""
        try:
            return await run_in_threadpool(self._store.authenticate, conversation_id, token)
        except UnknownConversation as error:
            raise Gone from error

    async def say(self, conversation: Conversation, text: str, key: str | None = None) -> Exchange:
        """Typed words. Raises BadMessage, EngineTrouble."""
        asked = (await self.state(conversation)).get("question")
        shown = mask(clean(text), asked)
        return await self._exchange(conversation, shown, key, lambda id_: self._engine.turn(conversation.id, for_engine(shown), id_))

    async def choose(self, conversation: Conversation, payload: str, key: str | None = None) -> Exchange:
        """A button of the last message. Raises BadMessage when it was not offered, EngineTrouble."""
        again = await self._replay(conversation, key)
        if again:
            return again
        title = await self._title_offered(conversation, payload)
        return await self._exchange(conversation, title, key, lambda id_: self._engine.choose(conversation.id, payload, id_))

    async def transcript(self, conversation: Conversation) -> list[Message]:
        """Every message so far."""
        return await run_in_threadpool(self._store.transcript, conversation.id)

    async def state(self, conversation: Conversation) -> dict[str, Any]:
        """Where the conversation stands."""
        try:
            return await run_in_threadpool(self._store.state, conversation.id)
        except UnknownConversation as error:
            raise Gone from error

    async def erase(self, conversation: Conversation) -> None:
        """Forget everything that was not sent, in the engine too. Raises AlreadySent, EngineTrouble."""
        if conversation.reference:
            raise AlreadySent(nummer=conversation.reference)
        await self._engine.erase(conversation.id)
        try:
            await run_in_threadpool(self._store.erase, conversation.id)
        except AlreadySubmitted as error:
            raise AlreadySent(nummer=str(error)) from error
        except UnknownConversation:
            return

    async def _exchange(
        self, conversation: Conversation, said: str, key: str | None, ask: Callable[[str], Any]
    ) -> Exchange:
        """One message at a time per conversation; the same key gives the same answer."""
        async with self._one_at_a_time(conversation.id):
            again = await self._replay(conversation, key)
            if again:
                return again
            turn = await ask(key or uuid.uuid4().hex)
            return await self._keep(conversation.id, key, Message(sender="resident", text=said), turn)

    async def _replay(self, conversation: Conversation, key: str | None) -> Exchange | None:
        """The answer that was given to this key before."""
        found = await run_in_threadpool(self._store.find_turn, conversation.id, key) if key else None
        return Exchange(found.replies, await self.state(conversation), {}) if found else None

    async def _keep(self, id_: str, key: str | None, said: Message | None, turn: EngineTurn) -> Exchange:
        """Store the exchange before it is shown; erase when the resident chose so."""
        state = state_of(turn)
        replies = [Message(sender="bot", text=m["text"], buttons=m["buttons"]) for m in turn.messages]
        if state["erased"]:
            await self._engine.erase(id_)
            await run_in_threadpool(self._store.erase, id_)
            return Exchange(replies, state, turn.understood)
        try:
            await run_in_threadpool(self._store.append_turn, id_, key, said, replies, state)
        except DuplicateTurn:
            pass  # stored by another process just now
        except UnknownConversation as error:
            raise Gone from error
        if state["reference"]:
            await run_in_threadpool(self._store.mark_submitted, id_, state["reference"])
        return Exchange(replies, state, turn.understood)

    async def _title_offered(self, conversation: Conversation, payload: str) -> str:
        """What the chosen button says. Raises BadMessage when the last answer did not offer it."""
        offered = await run_in_threadpool(self._store.last_replies, conversation.id)
        titles = {button["payload"]: button["title"] for message in offered for button in message.buttons}
        if payload not in titles:
            raise BadMessage("not_offered")
        return titles[payload]

    @asynccontextmanager
    async def _one_at_a_time(self, conversation_id: str) -> AsyncIterator[None]:
        lock = self._turns.setdefault(conversation_id, asyncio.Lock())
        async with lock:
            yield
