"""What one conversation knows: answers, what was understood, and where it stands. Pure data."""

from pydantic import Field

from bot.intake.labels import About, AnswerState, Crisis, Domain, Outcome, Source
from bot.intake.model import Answer, Facts, Frozen


class Memory(Frozen):
    """Everything of a conversation but its answers. Kept in the one Rasa slot `memory`."""

    municipality: str = ""
    domains: tuple[Domain, ...] = ()
    about: About | None = None
    facts: Facts = Facts()
    crisis: Crisis | None = None  # sure, or confirmed by the resident
    crisis_asked: Crisis | None = None  # suspected; the question whether it is so is open or answered
    crisis_seen: tuple[Crisis, ...] = ()  # for which kinds the crisis message was shown
    pending: str = ""  # a question asked in between, see questions.ASIDE
    failures: int = 0  # answers in a row that were not understood
    asked: tuple[str, ...] = ()  # questions put to the resident, the latest last
    callback: bool = False  # the resident wants a person to call
    opening: str = ""  # what was said at the story before it told anything
    information: str = ""  # key of the municipality's answer that was given
    elsewhere: str = ""  # name of the other municipality, when the help is for someone there
    outcome: Outcome | None = None
    reference: str = ""
    code: str = ""
    contact: dict[str, str] = Field(default_factory=dict)  # id, name, reason, as shown
    language: str = ""  # of a resident who writes in another one: an interpreter may be needed
    said_once: tuple[str, ...] = ()  # sentences that are said only once
    changing: str = ""  # the question that the resident wants to answer anew
    erase: bool = False  # the resident chose to erase: nothing is asked any more


class Conversation(Frozen):
    """A memory and the answers by question key."""

    id: str = ""
    memory: Memory = Memory()
    answers: dict[str, Answer] = Field(default_factory=dict)

    def value(self, key: str) -> object:
        """The value of an answer, or None when it was skipped, unknown or not asked."""
        answer = self.answers.get(key)
        return answer.value if answer and answer.state == AnswerState.ANSWERED else None

    def text(self, key: str) -> str:
        """The value of an answer as text; empty when there is none."""
        value = self.value(key)
        return "" if value is None else str(value)

    def told(self, *domains: Domain) -> bool:
        """Whether the resident spoke of one of these domains."""
        return any(domain in self.memory.domains for domain in domains)

    def asking(self, question: str) -> "Conversation":
        """A question is put, once more perhaps; for going back."""
        earlier = tuple(key for key in self.memory.asked if key != question)
        return self.remember(asked=(*earlier, question))

    @property
    def about(self) -> About | None:
        """For whom: what the resident chose counts above what the story seemed to say."""
        chosen = self.text("for_whom")
        return About(chosen) if chosen else self.memory.about

    def remember(self, **changes: object) -> "Conversation":
        """A copy with another memory."""
        return self.model_copy(update={"memory": self.memory.model_copy(update=changes)})

    def answered(self, key: str, answer: Answer) -> "Conversation":
        """A copy with one more answer."""
        return self.model_copy(update={"answers": {**self.answers, key: answer}})

    def without(self, *keys: str) -> "Conversation":
        """A copy in which these questions are open again."""
        return self.model_copy(update={"answers": {k: a for k, a in self.answers.items() if k not in keys}})

    def given(self) -> int:
        """How many questions the resident has answered themselves."""
        return sum(answer.source != Source.INFERRED for answer in self.answers.values())
