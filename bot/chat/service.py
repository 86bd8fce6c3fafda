"""The chat behind every door: page, API, command line. Mints ids, masks, keeps the transcript, heeds deadlines."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from bot.chat.engine import Engine, EngineTurn, choose_command
from bot.chat.errors import AlreadySent, BadMessage, ChatError, EngineTrouble, Gone, Trouble
from bot.chat.incoming import clean, for_engine, mask
from bot.chat.shelf import Shelf
from bot.chat.state import state_of
from bot.chat.turns import Turns, turn_name
from bot.store.conversations import Conversation, Conversations, Message
from bot.store.errors import DuplicateTurn

TITLE = 4  # letters
State = dict[str, Any]
Said = tuple[str, str]  # what the transcript shows, what the engine gets


@dataclass(frozen=True)
class Exchange:
    """The answer to one message."""

    messages: list[Message]
    state: State
    understood: dict[str, Any]


class Chat:
    """All conversations of one installation. `deadline`, in seconds, is for the engine's part of a turn."""

    def __init__(
        self, engine: Engine, conversations: Conversations, shelf: Shelf, ttl: timedelta, deadline: float
    ) -> None:
        self._engine, self._store, self._shelf = engine, conversations, shelf
        self._ttl, self._deadline = ttl, deadline
        self._turns = Turns()

    async def begin(self, municipality: str) -> tuple[Conversation, str, Exchange]:
        """A new conversation, its secret token and the first messages. Raises Trouble."""
        with saying("trouble_start"):
            conversation, token = await self._shelf.write(self._store.create, municipality, self._ttl)
            try:
                async with asyncio.timeout(self._deadline):
                    turn = await self._engine.start(conversation.id, municipality)
                return conversation, token, await self._keep(conversation, "start", None, turn, 0)
            except (ChatError, TimeoutError, asyncio.CancelledError):
                with suppress(ChatError):
                    await self._shelf.write(self._store.erase, conversation.id)
                raise

    async def open(self, conversation_id: str, token: str) -> Conversation:
        """The conversation of who has its token. Raises Gone, StoreTrouble."""
        return await self._shelf.read(self._store.authenticate, conversation_id, token)

    async def say(self, conversation: Conversation, text: str, key: str | None = None) -> Exchange:
        """Typed words. Raises BadMessage, Trouble."""
        words = clean(text)
        return await self._exchange(
            conversation, key, f"text {mask(words, None)}", partial(self._typed, conversation, words)
        )

    async def choose(self, conversation: Conversation, payload: str, key: str | None = None) -> Exchange:
        """A button of the last message. Raises BadMessage when it was not offered, Trouble."""
        chosen = partial(self._chosen, conversation, payload)
        return await self._exchange(conversation, key, f"payload {payload}", chosen)

    async def transcript(self, conversation: Conversation) -> list[Message]:
        """Every message so far."""
        return await self._shelf.read(self._store.transcript, conversation.id)

    async def state(self, conversation: Conversation) -> State:
        """Where the conversation stands. Raises Gone."""
        return await self._shelf.read(self._store.state, conversation.id)

    async def erase(self, conversation: Conversation) -> int:
        """Forget what was not sent, in the engine too; how many rows are left. Raises AlreadySent, Trouble."""
        with saying("trouble_erase"):
            async with self._turns.of(conversation.id, self._until()):
                await self._forget(conversation)
            return await self._shelf.read(self._store.rows_left, conversation.id)

    async def _exchange(
        self,
        conversation: Conversation,
        key: str | None,
        content: str,
        prepare: Callable[[State], Awaitable[Said]],
    ) -> Exchange:
        """One message at a time per conversation; the same message under the same key gets the same answer."""
        until = self._until()
        state = await self.state(conversation)
        name = turn_name(key, turns_in(state), content)
        with saying("trouble_send" if state.get("question") == "consent" else "trouble"):
            async with self._turns.of(conversation.id, until):
                again = await self._replay(conversation, name)
                return again or await self._take(conversation, name, prepare, until)

    async def _take(
        self, conversation: Conversation, name: str, prepare: Callable[[State], Awaitable[Said]], until: float
    ) -> Exchange:
        """Ask the engine, and keep what it answers."""
        async with asyncio.timeout_at(until):
            state = await self.state(conversation)
            shown, command = await prepare(state)
            turn = await self._engine.turn(conversation.id, command, name, turns_in(state))
        said = Message(sender="resident", text=shown)
        return await self._keep(conversation, name, said, turn, turns_in(state))

    async def _replay(self, conversation: Conversation, name: str) -> Exchange | None:
        """The answer that was given to this message before."""
        found = await self._shelf.read(self._store.find_turn, conversation.id, name)
        return Exchange(found.replies, await self.state(conversation), {}) if found else None

    async def _keep(
        self, conversation: Conversation, name: str, said: Message | None, turn: EngineTurn, kept: int
    ) -> Exchange:
        """Store the exchange before it is shown; erase when the resident chose so."""
        state = {**state_of(turn), "turn": kept + 1}
        replies = [Message(sender="bot", text=m["text"], buttons=m["buttons"]) for m in turn.messages]
        if state["erased"]:
            await self._forget(conversation)
        else:
            with suppress(DuplicateTurn):  # stored by another process just now
                await self._shelf.write(self._store.append_turn, conversation.id, name, said, replies, state)
            if state["reference"]:
                await self._shelf.write(self._store.mark_submitted, conversation.id, state["reference"])
        return Exchange(replies, state, turn.understood)

    async def _forget(self, conversation: Conversation) -> None:
        """Erase in the engine and in the store. Raises AlreadySent, Trouble."""
        sent = await self._shelf.read(self._store.reference, conversation.id)  # perhaps only just now
        if sent:
            raise AlreadySent(nummer=sent)
        await self._engine.erase(conversation.id)
        with suppress(Gone):
            await self._shelf.write(self._store.erase, conversation.id)

    async def _typed(self, conversation: Conversation, words: str, state: State) -> Said:
        """Typed words, without what we must not have; the title of a button is that button."""
        payload = named(words, await self._offered(conversation))
        shown = mask(words, state.get("question"))
        return shown, choose_command(payload) if payload else for_engine(shown)

    async def _chosen(self, conversation: Conversation, payload: str, state: State) -> Said:
        """What the chosen button says. Raises BadMessage when the last answer did not offer it."""
        titles = await self._offered(conversation)
        if payload not in titles:
            raise BadMessage("not_offered")
        return titles[payload], choose_command(payload)

    async def _offered(self, conversation: Conversation) -> dict[str, str]:
        """The buttons of the last answer: payload to title."""
        replies = await self._shelf.read(self._store.last_replies, conversation.id)
        return {button["payload"]: button["title"] for message in replies for button in message.buttons}

    def _until(self) -> float:
        return asyncio.get_running_loop().time() + self._deadline


def named(words: str, titles: dict[str, str]) -> str | None:
    """The payload of the button whose whole title was typed; a plain yes or no is left to the engine."""
    said = plain(words)
    if len(said) < TITLE or "?" in words:
        return None
    return next((payload for payload, title in titles.items() if plain(title) == said), None)


def plain(text: str) -> str:
    """Only words, in small letters."""
    return " ".join(re.findall(r"\w+", text.lower()))


def turns_in(state: State) -> int:
    """How many turns of this conversation are kept."""
    return int(state.get("turn", 0))


@contextmanager
def saying(sentence: str) -> Iterator[None]:
    """Tell trouble in the words that fit what was being done."""
    try:
        yield
    except (Trouble, TimeoutError) as error:
        raise EngineTrouble(sentence) from error
