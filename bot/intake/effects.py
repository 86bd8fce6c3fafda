"""What an answer brings about, by question. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.intake.conditions import ONLY_QUESTIONS
from bot.intake.conversation import Conversation, Memory
from bot.intake.danger import show_crisis
from bot.intake.labels import About, AnswerState, Crisis, Domain, Outcome, Source
from bot.intake.model import Answer, Facts
from bot.intake.options import NOTHING
from bot.intake.people import person_in
from bot.intake.places import NO_ADDRESS
from bot.intake.reading import LONGEST
from bot.intake.town import Shown, Town
from bot.intake.turn import Message, Turn
from bot.routing.opening import in_words

TELL_MORE = "utter_tell_more"
REGRET = re.compile(
    r"\b(intrekken|trek\b(?:(?!\bnie).){0,25}\bin|terugtrek\w*|terugdraai\w*|terug ?halen|annule\w*|ongedaan)\b(?!.{0,12}\bbij\b)|\b(melding|vraag|aanvraag|het|dit)\b.{0,20}\bingetrokken\b.{0,8}\bworden\b|"
    r"(?<!kon )(?<!kan )\b(maar|nog|toch|wou|wilde|wil|had|moest|mocht)\b(?:(?!\beerst\b|\bfoto).){0,20}\b(niet|nie)\b.{0,12}\b(ver)?(sturen|stuurd|zenden|zonden)\b|"
    r"\b(haal|moet|mag|wil)\b.{0,12}\b(melding|vraag|bericht|formulier)\b.{0,12}\bweg\b",
    re.IGNORECASE,
)  # of who has sent already
HOURS = re.compile(
    r"\bopeningstijden\b(?! van (?!jullie|de gemeente|het loket))|\b(?:hoe ?laat|wanneer) (?:kan|mag) ik (?:jullie |u |iemand )?bellen\b|"
    r"\b(?:zijn|is|bent) (?:jullie|u|het loket|de gemeente|het wijkteam) .{0,20}(?:open|bereikbaar)\b",
    re.IGNORECASE,
)


def after_story(turn: Turn, answer: Answer, town: Town) -> Turn:
    """An information question gets its answer; a story gets a word of thanks, or, once, the question for more."""
    turn = with_opening(turn, answer)
    memory = turn.conversation.memory
    if turn.says or memory.pending:
        return turn
    if tells_nothing(memory) and TELL_MORE not in memory.said_once:
        opened = turn.knowing(turn.conversation.without("story"))
        return opened.remember(opening=answer.words, domains=()).once(TELL_MORE)
    if memory.domains and set(memory.domains) <= ONLY_QUESTIONS:
        return inform(turn, answer.words, town)
    return turn.saying("utter_story_thanks")


def with_opening(turn: Turn, answer: Answer) -> Turn:
    """The story with the words that came before it and told nothing yet."""
    opening = turn.conversation.memory.opening
    if not opening:
        return turn
    whole = answer.model_copy(update={"value": f"{opening}\n{answer.value}"[:LONGEST]})
    return turn.knowing(turn.conversation.answered("story", whole)).remember(opening="")


def tells_nothing(memory: Memory) -> bool:
    """Only small talk so far: no problem, no person, no fact."""
    return memory.domains == (Domain.OVERIG,) and memory.about is None and memory.facts == Facts()


def inform(turn: Turn, question: str, town: Town) -> Turn:
    """The municipality's own answer, with source and date; else the way to a person who knows."""
    found = town.texts.answer_for(question)
    if found:
        values = {"antwoord": found.answer, "bron": found.source, "datum": f"{found.checked:%d-%m-%Y}"}
        return turn.remember(information=found.key).saying("utter_information", **values)
    if turn.conversation.told(Domain.BUITEN_BEREIK):
        return turn.remember(information="buiten_bereik").saying("utter_out_of_scope")
    if HOURS.search(question):
        return call(turn.remember(information="openingstijden"), town)
    return turn.saying("utter_no_information")


def with_more(turn: Turn, words: str) -> Turn:
    """The story with words that were no answer but tell a problem."""
    story = turn.conversation.answers.get("story")
    if story is None or story.state != AnswerState.ANSWERED:
        return turn
    whole = story.model_copy(update={"value": f"{story.value}\n{words}"[:LONGEST]})
    return turn.knowing(turn.conversation.answered("story", whole))


def taken_back(conversation: Conversation, message: Message) -> Turn | None:
    """How to withdraw what is sent, for who regrets it. Danger goes before."""
    number = conversation.memory.reference
    if not number or message.understood.crisis or not REGRET.search(message.text):
        return None
    return Turn(conversation).saying("utter_withdraw", nummer=number)


def after_place(turn: Turn, answer: Answer, town: Town) -> Turn:
    """No home: that is a problem of its own. Another municipality: its entrance."""
    if answer.value == NO_ADDRESS:
        domains = tuple(dict.fromkeys((*turn.conversation.memory.domains, Domain.WONEN)))
        return turn.remember(domains=domains)
    entrance = town.elsewhere(turn.conversation)
    if not entrance:
        return turn
    known = turn.remember(
        elsewhere=entrance.name, outcome=Outcome.ELSEWHERE, contact=entrance.shown(), pending=""
    )
    return known.saying("utter_elsewhere", **introduced(entrance))


def introduced(contact: Shown) -> dict[str, str]:
    """A contact as the sentences name it."""
    return {"contact": contact.name, "reden": contact.reason, "bereikbaar": contact.how}


def after_for_whom(turn: Turn, answer: Answer, town: Town) -> Turn:
    """The resident's own word decides for whom, and says who when it names somebody."""
    about = About(str(answer.value))
    known, whom = turn.remember(about=about), person_in(answer.words, about)
    told = Answer(value=whom, words=answer.words, source=Source.INFERRED)
    return known.knowing(known.conversation.answered("relation", told)) if whom else known


def after_information(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Enough: the conversation ends with an answer."""
    if answer.value == "nee":
        return turn.saying("utter_then_a_contact")
    return turn.remember(outcome=Outcome.ANSWER).saying("utter_glad")


def after_load(turn: Turn, answer: Answer, town: Town) -> Turn:
    """A carer at the end of their strength is heard."""
    return turn.saying("utter_carer_heard") if answer.value == "niet_meer" else turn


def after_consent(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Yes: send. Change: which. No: the contact is still given and nothing is kept."""
    opened = turn.knowing(turn.conversation.without("consent"))
    if answer.value == "ja":
        return replace(opened, send=True)
    if answer.value == "wijzig":
        return opened.remember(pending="change_what")
    contact = town.contact_for(turn.conversation)
    known = turn.remember(outcome=Outcome.CONTACT, contact=contact.shown())
    return replace(known.saying("utter_not_sent", **introduced(contact)), erase=True)


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
    return come_back(turn) if answer.value == "later" else turn.saying("utter_go_on")


def come_back(turn: Turn) -> Turn:
    """How to go on later; where a device may be shared, rather erase."""
    if turn.conversation.memory.crisis == Crisis.GEWELD:
        return turn.remember(pending="erase_choice").saying("utter_later_unsafe")
    return turn.saying("utter_later")


def after_erase(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Erase, or go on."""
    if answer.value == "wis":
        return replace(turn.saying("utter_erased"), erase=True)
    return turn.saying("utter_go_on")


def after_restart(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Start again with nothing but the municipality, or go on."""
    if answer.value == "verder":
        return turn.saying("utter_go_on")
    old = turn.conversation
    return Turn(Conversation(id=old.id).remember(municipality=old.memory.municipality)).saying(
        "utter_restart"
    )


def after_human(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Call back with what is known, call oneself, or go on."""
    if answer.value == "terugbellen":
        return turn.remember(callback=True).saying("utter_callback")
    if answer.value == "zelf_bellen":
        return call(turn, town).remember(pending="call_choice")
    return turn.saying("utter_go_on")


def call(turn: Turn, town: Town) -> Turn:
    """How to reach a person, and whether they are there now."""
    state, how = town.is_open(), town.general.how
    if state.open and state.until:
        return turn.saying("utter_call_open", telefoon=how, tot=in_words(state.until).split(" om ")[1])
    if state.opens:
        return turn.saying("utter_call_closed", telefoon=how, wanneer=in_words(state.opens))
    return turn.saying("utter_call_us", telefoon=how)


def after_call(turn: Turn, answer: Answer, town: Town) -> Turn:
    """The resident calls: the general entrance is the contact. Or the chat goes on."""
    if answer.value == "verder":
        return turn.saying("utter_go_on")
    return turn.remember(outcome=Outcome.CONTACT, contact=town.general.shown())


def after_change(turn: Turn, answer: Answer, town: Town) -> Turn:
    """Open the question that must change."""
    if answer.value == NOTHING:
        return turn.saying("utter_go_on")
    return turn.knowing(reopened(turn.conversation, str(answer.value))).saying("utter_change")


def reopened(conversation: Conversation, key: str) -> Conversation:
    """The question is open again, and what its answer brought about is undone."""
    opened = conversation.without(key).remember(pending="", changing=key)
    if key == "for_whom":
        return opened.remember(about=None)
    if key == "place":
        return opened.remember(elsewhere="", outcome=None, contact={})
    if key == "story":
        return anew(opened)
    return opened


def anew(conversation: Conversation) -> Conversation:
    """Forget what was understood of a story; keep what the resident answered."""
    own = {k: a for k, a in conversation.answers.items() if a.source != Source.INFERRED}
    clean = conversation.model_copy(update={"answers": own})
    about = About(conversation.text("for_whom")) if conversation.text("for_whom") else None
    return clean.remember(domains=(), facts=type(conversation.memory.facts)(), about=about, information="")


EFFECTS: dict[str, Callable[[Turn, Answer, Town], Turn]] = {
    "story": after_story,
    "for_whom": after_for_whom,
    "place": after_place,
    "mantelzorger_load": after_load,
    "answered_enough": after_information,
    "consent": after_consent,
    "crisis_check": after_crisis_check,
    "crisis_go_on": after_crisis_go_on,
    "stop_choice": after_stop,
    "erase_choice": after_erase,
    "restart_choice": after_restart,
    "human_choice": after_human,
    "call_choice": after_call,
    "change_what": after_change,
}
