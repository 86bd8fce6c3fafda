"""One turn of the conversation: a message in, what is now known and what is said out. Pure.

The order is always the same: danger first, then learn, then read the answer, then decide what to ask.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.intake.conversation import Conversation
from bot.intake.inference import learn
from bot.intake.labels import About, Crisis, Domain, Outcome, Source
from bot.intake.model import Answer, Understood
from bot.intake.options import options
from bot.intake.questions import MAIN, QUESTIONS, Question
from bot.intake.reading import read
from bot.intake.town import Town

SIMPLER_AFTER = 2  # answers in a row that were not understood
PERSON_AFTER = 3


@dataclass(frozen=True)
class Message:
    """What came in. `choice` is the value of a button, None when typed."""

    text: str
    intent: str = "tell"
    choice: str | None = None
    understood: Understood = field(default_factory=Understood)


@dataclass(frozen=True)
class Say:
    """A sentence by its name in domain.yml, with the values to fill in."""

    response: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """The result of a message. `send`: the resident said yes to sending; `erase`: to erasing."""

    conversation: Conversation
    says: tuple[Say, ...] = ()
    send: bool = False
    erase: bool = False

    def saying(self, response: str, **values: str) -> "Turn":
        """The same turn with one more sentence."""
        return replace(self, says=(*self.says, Say(response, values)))

    def knowing(self, conversation: Conversation) -> "Turn":
        """The same turn with another conversation."""
        return replace(self, conversation=conversation)

    def remember(self, **changes: object) -> "Turn":
        """The same turn with another memory."""
        return self.knowing(self.conversation.remember(**changes))


def take(conversation: Conversation, asked: str, message: Message, town: Town) -> Turn:
    """Take one message, given as the answer to the question `asked`."""
    question = with_options(conversation, asked)
    turn = heed_danger(Turn(learn(conversation, question, message.understood, message.text)), message, town)
    answer = read(question, message.text, message.intent, message.choice, message.understood)
    if answer is None or (asked == "place" and not town.is_place(answer)):
        return (
            turn
            if turn.says or turn.conversation.memory.pending != conversation.memory.pending
            else not_understood(turn, asked)
        )
    return accept(turn.remember(failures=0), asked, answer, town)


def with_options(conversation: Conversation, asked: str) -> Question:
    """The question with the choices it has in this conversation."""
    question = QUESTIONS[asked]
    return replace(question, choices=question.choices or options(conversation, asked))


def heed_danger(turn: Turn, message: Message, town: Town) -> Turn:
    """A sure crisis: the crisis message at once. A suspected one: one gentle question."""
    crisis, memory = message.understood.crisis, turn.conversation.memory
    if crisis is None or crisis in memory.crisis_seen:
        return turn
    if message.understood.crisis_sure:
        return show_crisis(turn, crisis, town)
    if memory.crisis_asked == crisis:
        return turn
    return turn.remember(crisis_asked=crisis, pending="crisis_check")


def show_crisis(turn: Turn, crisis: Crisis, town: Town) -> Turn:
    """The right line first; nobody is reading along; then the resident decides whether to go on."""
    seen = (*turn.conversation.memory.crisis_seen, crisis)
    known = turn.remember(crisis=crisis, crisis_seen=seen, pending="crisis_go_on")
    young = (turn.conversation.memory.facts.age or 99) < 18
    said = known.saying(f"utter_crisis_{crisis}", huisartsenpost=town.texts.crisis.get("huisartsenpost", ""))
    return said.saying("utter_crisis_kindertelefoon") if young else said


def not_understood(turn: Turn, asked: str) -> Turn:
    """Say so; the second time in simpler words; the third time offer a person."""
    failures = turn.conversation.memory.failures + 1
    known = turn.remember(failures=failures)
    if failures >= PERSON_AFTER:
        return known.remember(pending="human_choice", failures=0).saying("utter_offer_person")
    return known.saying(f"utter_help_{asked}" if failures == SIMPLER_AFTER else not_understood_of(asked))


def not_understood_of(asked: str) -> str:
    """The sentence that says what is wrong with an answer of this kind."""
    reader = QUESTIONS[asked].reader
    return (
        f"utter_not_understood_{reader}"
        if reader in ("phone", "email", "age", "place")
        else "utter_not_understood"
    )


def accept(turn: Turn, asked: str, answer: Answer, town: Town) -> Turn:
    """Keep the answer and do what it brings about."""
    effect = EFFECTS.get(asked)
    if QUESTIONS[asked].theme == "tussendoor":
        cleared = turn if turn.conversation.memory.pending != asked else turn.remember(pending="")
        return effect(cleared, answer, town) if effect else cleared
    kept = turn.knowing(turn.conversation.answered(asked, answer))
    return effect(kept, answer, town) if effect else kept


def after_story(turn: Turn, answer: Answer, town: Town) -> Turn:
    """An information question gets its answer; a story gets a word of thanks."""
    memory = turn.conversation.memory
    if turn.says or memory.pending:
        return turn
    if memory.domains and set(memory.domains) <= {Domain.INFORMATIE, Domain.BUITEN_BEREIK}:
        return inform(turn, answer.words, town)
    return turn.saying("utter_story_thanks")


def inform(turn: Turn, question: str, town: Town) -> Turn:
    """The municipality's own answer, with source and date; else the way to a person who knows."""
    found = town.texts.answer_for(question)
    if found:
        values = {"antwoord": found.answer, "bron": found.source, "datum": f"{found.checked:%d-%m-%Y}"}
        return turn.remember(information=found.key).saying("utter_information", **values)
    if turn.conversation.told(Domain.BUITEN_BEREIK):
        return turn.remember(information="buiten_bereik").saying("utter_out_of_scope")
    return turn.saying("utter_no_information")


def after_place(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Someone from another municipality gets its entrance."""
    entrance = town.elsewhere(turn.conversation)
    if not entrance:
        return turn
    contact = {
        "id": entrance.contact_id,
        "name": entrance.name,
        "reason": entrance.reason,
        "phone": entrance.phone,
    }
    known = turn.remember(elsewhere=entrance.name, outcome=Outcome.ELSEWHERE, contact=contact)
    return known.saying(
        "utter_elsewhere", contact=entrance.name, reden=entrance.reason, bereikbaar=entrance.how
    )


def after_for_whom(turn: Turn, answer: Answer, town: Town) -> Turn:
    """The resident's own word decides for whom."""
    return turn.remember(about=About(str(answer.value)))


def after_information(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Enough: the conversation ends with an answer."""
    if answer.value == "nee":
        return turn.saying("utter_then_a_contact")
    return turn.remember(outcome=Outcome.ANSWER).saying("utter_glad")


def after_consent(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Yes: send. Change: which. No: the contact is still given and nothing is kept."""
    if answer.value == "ja":
        return replace(turn.knowing(turn.conversation.without("consent")), send=True)
    opened = turn.knowing(turn.conversation.without("consent"))
    if answer.value == "wijzig":
        return opened.remember(pending="change_what")
    contact = town.contact_for(turn.conversation)
    known = turn.remember(outcome=Outcome.CONTACT, contact=contact.shown())
    said = known.saying("utter_not_sent", contact=contact.name, reden=contact.reason, bereikbaar=contact.how)
    return replace(said, erase=True)


def after_crisis_check(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Yes: the crisis message. No: go on, kindly."""
    suspected = turn.conversation.memory.crisis_asked
    if answer.value == "ja" and suspected:
        return show_crisis(turn, suspected, town)
    return turn.saying("utter_crisis_checked")


def after_crisis_go_on(turn: Turn, answer: Answer, town: Town) -> Turn:
    """On, or stop."""
    return turn.saying("utter_go_on") if answer.value == "verder" else turn.remember(pending="stop_choice")


def after_stop(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Stop erases what was not sent; later keeps it for a day."""
    if answer.value == "stop":
        return replace(turn.saying("utter_stopped"), erase=True)
    return turn.saying("utter_later" if answer.value == "later" else "utter_go_on")


def after_erase(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Erase, or go on."""
    if answer.value == "wis":
        return replace(turn.saying("utter_erased"), erase=True)
    return turn.saying("utter_go_on")


def after_human(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Call back with what is known, call oneself, or go on."""
    if answer.value == "terugbellen":
        return turn.remember(callback=True).saying("utter_callback")
    if answer.value == "zelf_bellen":
        return turn.saying("utter_call_us")
    return turn.saying("utter_go_on")


def after_change(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Open the question that must change."""
    return turn.knowing(turn.conversation.without(str(answer.value))).saying("utter_change")


EFFECTS: dict[str, Callable[[Turn, Answer, Town], Turn]] = {
    "story": after_story,
    "for_whom": after_for_whom,
    "place": after_place,
    "answered_enough": after_information,
    "consent": after_consent,
    "crisis_check": after_crisis_check,
    "crisis_go_on": after_crisis_go_on,
    "stop_choice": after_stop,
    "erase_choice": after_erase,
    "human_choice": after_human,
    "change_what": after_change,
}


def next_question(conversation: Conversation) -> str | None:
    """What to ask now: first what came in between, then the first open question that matters; None at the end."""
    memory = conversation.memory
    if memory.pending:
        return memory.pending
    if memory.outcome is not None:
        return "feedback" if "feedback" not in conversation.answers else None
    order = [
        question
        for question in MAIN
        if question.applies(conversation) and not skipped_for_callback(conversation, question.key)
    ]
    return next((question.key for question in order if question.key not in conversation.answers), None)


NEEDED_FOR_CALLBACK = ("story", "place", "name", "phone", "email", "safe_to_call", "consent")


def skipped_for_callback(conversation: Conversation, key: str) -> bool:
    """Who asks for a person is asked only what is needed to call."""
    return conversation.memory.callback and key not in NEEDED_FOR_CALLBACK


def sent(turn: Turn, reference: str, code: str, contact: dict[str, str]) -> Turn:
    """The intake is stored: now, and only now, thank the resident."""
    known = turn.knowing(turn.conversation.answered("consent", Answer(value="ja", source=Source.BUTTON)))
    return known.remember(outcome=Outcome.CONTACT, reference=reference, code=code, contact=contact)
