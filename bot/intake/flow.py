"""One turn of the conversation: a message in, what is now known and what is said out. Pure.

The order is always the same: danger first, then learn, then read the answer, then decide what to ask.
"""

import re
from dataclasses import replace

from bot.intake.conditions import is_young
from bot.intake.contact_details import GIVEN_WITH, as_email, as_phone
from bot.intake.conversation import Conversation
from bot.intake.corrections import begins_correction, changes_summary, corrected
from bot.intake.danger import DECIDING, heed_danger, is_innocent
from bot.intake.effects import EFFECTS, inform, taken_back, with_more
from bot.intake.inference import learn
from bot.intake.labels import About, AnswerState, Outcome, Source
from bot.intake.model import Answer, Understood
from bot.intake.options import options
from bot.intake.order import next_question
from bot.intake.people import told_whom
from bot.intake.places import HOMELESS, NO_ADDRESS, NOT_MEANT, NOT_NOW, NOW
from bot.intake.plain import is_plain
from bot.intake.questions import QUESTIONS, Question
from bot.intake.reading import ALREADY, is_unknown_word, read
from bot.intake.town import Town
from bot.intake.turn import Message, Say, Turn

__all__ = ["EFFECTS", "Message", "Say", "Turn", "heed_danger", "next_question", "sent", "take"]

SIMPLER_AFTER = 2  # answers in a row that were not understood
PERSON_AFTER = 3
LANGUAGES = ("en", "tr", "ar", "pl", "uk", "de", "fr", "es")  # in which we can say where an interpreter is
ENOUGH_WORDS = 4  # to trust in which language an answer is
WRONG_KIND = ("phone", "email", "age", "place")  # readers with a sentence of their own
NOT_ME = re.compile(r"\bniet (om|over|voor) (mij|me|mezelf|mijzelf)\b", re.IGNORECASE)
LEAVING = re.compile(
    r"(?:^|[.,!?;]\s*)(?:(?:en|ik|wil|nu|hier|hiermee|ermee|mee|liever|eigenlijk|toch|maar) )*stoppen[\s.!]*$",
    re.IGNORECASE,
)
OTHER_STOP = re.compile(
    r"\b(drink\w*|drank|alcohol|rook\w*|rok\w*|gok\w*|blow\w*|wiet|drugs|pil\w*|medic\w*|werk\w*|baan|school|opleiding|verslaaf\w*)\b",
    re.IGNORECASE,
)
WHO = ("for_whom", "relation", "subject_knows", "priority", "feedback")  # where naming a person is the answer
UNCLEAR = {
    "crisis_check": "ja",
    "crisis_go_on": "verder",
    "stop_choice": "later",
    "change_what": "niets",
}  # what an unclear answer comes to


def take(conversation: Conversation, asked: str, message: Message, town: Town) -> Turn:
    """Take one message, given as the answer to the question `asked`."""
    return finish(taken(conversation, asked, message, town), asked, message)


def taken(conversation: Conversation, asked: str, message: Message, town: Town) -> Turn:
    """The turn, without what is said only once."""
    regretted = taken_back(conversation, message)
    if regretted:
        return regretted
    question = with_options(conversation, asked)
    answer = read_answer(conversation, question, message, town)
    if asked != "story" and not message.understood.crisis:
        aside = said_aside(conversation, question, message, answer, town)
        if aside:
            return aside
    learned = learn(conversation, question, message.understood, message.text, answer is not None)
    turn = Turn(with_home(learned, question, message, town))
    heeded = turn if is_innocent(question, answer, message) else heed_danger(turn, message, town)
    if is_alarmed(turn, heeded) and (answer is None or not may_also_answer(question)):
        return heeded
    if answer is None:
        if learned.memory.domains != conversation.memory.domains:
            return with_more(heeded, message.text).saying("utter_noted")
        return not_understood(heeded, question, message, town)
    accepted = accept(heeded.remember(failures=0), asked, answer, town)
    return and_then(with_contact_details(accepted, question, message), question, message, town)


def with_contact_details(turn: Turn, question: Question, message: Message) -> Turn:
    """A number or address that is given where another one was asked."""
    if message.choice is not None or question.key not in GIVEN_WITH:
        return turn
    for key, read_it in (("phone", as_phone), ("email", as_email)):
        found = read_it(QUESTIONS[key], message.text, "tell", message.understood)
        if found and key != question.key:
            turn = turn.knowing(
                turn.conversation.answered(key, Answer(value=found, words=message.text[:1000]))
            )
    return turn


def and_then(turn: Turn, question: Question, message: Message, town: Town) -> Turn:
    """What was said behind an answer: a question of their own, or the wish to stop."""
    memory = turn.conversation.memory
    ended = turn.send or turn.erase or memory.outcome is not None or memory.pending
    if ended or message.choice is not None or question.theme == "tussendoor" or question.reader == "text":
        return turn
    if can_be_answered(message, town):
        return inform(turn, message.text, town).knowing(turn.conversation)
    return turn.remember(pending="stop_choice") if wants_to_leave(message.text) else turn


def wants_to_leave(words: str) -> bool:
    """Whether an answer ends with the wish to stop: with this talk, not with what someone is addicted to or works at."""
    return bool(LEAVING.search(words)) and not OTHER_STOP.search(words)


def with_options(conversation: Conversation, asked: str) -> Question:
    """The question with the choices it has in this conversation."""
    question = QUESTIONS[asked]
    return replace(question, choices=question.choices or options(conversation, asked))


def said_aside(
    conversation: Conversation, question: Question, message: Message, answer: Answer | None, town: Town
) -> Turn | None:
    """A correction of something else, or a question that the municipality has an answer to; nothing once it is sent."""
    if message.choice is not None or conversation.memory.reference:
        return None
    lives_here = question.key == "feedback" and conversation.memory.elsewhere and town.told_home(message.text)
    changes = question.key == "consent" and (
        answer.value == "wijzig" if answer else changes_summary(message.text)
    )
    corrects = question.key == "change_what" or begins_correction(message) or lives_here or changes
    unread = answer is None or NOT_ME.search(message.text)
    if corrects or (unread and is_for_another(conversation, question, message)):
        turn = corrected(conversation, message, town)
        if turn:
            return turn
    free = question.reader == "text" or question.key == "consent" or answer is None
    if free and question.theme != "tussendoor" and can_be_answered(message, town):
        return inform(Turn(conversation), message.text, town).knowing(conversation)
    return None


def is_for_another(conversation: Conversation, question: Question, message: Message) -> bool:
    """Whether words that are no answer say for whom it is: someone else than was thought."""
    open_to_it = question.reader != "text" and question.key not in WHO and question.theme != "tussendoor"
    whom = told_whom(message.text) if open_to_it and conversation.about != About.PROFESSIONAL else None
    return whom not in (None, conversation.about)


def can_be_answered(message: Message, town: Town) -> bool:
    """A typed question to which the municipality has an answer."""
    asks = message.choice is None and message.text.rstrip().endswith("?")
    return asks and town.texts.answer_for(message.text) is not None


def read_answer(
    conversation: Conversation, question: Question, message: Message, town: Town
) -> Answer | None:
    """The answer, with a place as the directory knows it: a known place or an odd word is one, whatever it sounds like. Nothing is sent or
    erased on a yes or no that is not plain."""
    odd = message.intent == "skip" and is_unknown_word(message.text)
    if question.key == "place" and message.choice is None and (odd or town.knows(message.text)):
        message = replace(message, intent="tell")
    answer = read(question, message.text, message.intent, message.choice, message.understood)
    if answer and message.choice is None and not is_plain(question.key, str(answer.value), message.text):
        return None
    return settled_place(conversation, answer, town) if answer and question.key == "place" else answer


def settled_place(conversation: Conversation, answer: Answer, town: Town) -> Answer | None:
    """The place as the directory knows it; a name that it does not know counts from the second time on."""
    settled = town.settle(answer)
    if settled is None or settled.state != AnswerState.ANSWERED or conversation.memory.failures:
        return settled
    lives = town.told_own_home(settled.words) or NOW.search(settled.words)
    if not lives and NOT_NOW.search(NOT_MEANT.sub("", settled.words)):
        return settled if settled.value == NO_ADDRESS else None
    known = town.knows(str(settled.value)) or town.finds(conversation.answered("place", settled))
    return settled if settled.value == NO_ADDRESS or known else None


def may_also_answer(question: Question) -> bool:
    """Whether a message of danger may answer it as well: never when an answer sends, ends or erases."""
    return question.reader in ("text", "choice") and question.theme not in DECIDING


def is_alarmed(before: Turn, after: Turn) -> bool:
    """Whether danger was heeded."""
    return (
        after.says != before.says or after.conversation.memory.pending != before.conversation.memory.pending
    )


def with_home(conversation: Conversation, question: Question, message: Message, town: Town) -> Conversation:
    """A story that says to live here, or to have no home, need not be asked where."""
    if question.key != "story" or "place" in conversation.answers:
        return conversation
    homeless = conversation.about in (None, About.ZELF) and HOMELESS.search(message.text)
    place = NO_ADDRESS if homeless else town.told_home(message.text)
    if not place:
        return conversation
    return conversation.answered(
        "place", Answer(value=place, words=message.text[:1000], source=Source.INFERRED)
    )


def not_understood(turn: Turn, question: Question, message: Message, town: Town) -> Turn:
    """Say so; the second time in simpler words; the third time offer a person. An aside is left the second time."""
    failures = turn.conversation.memory.failures + 1
    known = turn.remember(failures=failures)
    if question.theme == "tussendoor" and failures >= SIMPLER_AFTER:
        return accept(
            known.remember(failures=0), question.key, Answer(value=UNCLEAR.get(question.key, "verder")), town
        )
    if failures >= PERSON_AFTER:
        return known.remember(pending="human_choice", failures=0).saying("utter_offer_person")
    return known.saying(
        f"utter_help_{question.key}" if failures == SIMPLER_AFTER else wrong(question, message)
    )


def wrong(question: Question, message: Message) -> str:
    """The sentence that says what is wrong with an answer of this kind."""
    if ALREADY.search(message.text):
        return "utter_already_told_choose"
    if question.key == "orgs_involved":
        return "utter_which_orgs"
    if question.key == "consent":
        return "utter_help_consent"
    return (
        f"utter_not_understood_{question.reader}" if question.reader in WRONG_KIND else "utter_not_understood"
    )


def accept(turn: Turn, asked: str, answer: Answer, town: Town) -> Turn:
    """Keep the answer and do what it brings about."""
    effect = EFFECTS.get(asked)
    if QUESTIONS[asked].theme == "tussendoor":
        pending = turn.conversation.memory.pending
        kept = turn.remember(pending="") if pending == asked else turn
    else:
        kept = turn.knowing(turn.conversation.answered(asked, answer))
    if answer.state == AnswerState.SKIPPED and ALREADY.search(answer.words):
        kept = kept.saying("utter_already_told")
    return effect(kept, answer, town) if effect else kept


def finish(turn: Turn, asked: str, message: Message) -> Turn:
    """What is said once: in the resident's own language, to who is young, and that the end is near."""
    turn = hear_language(turn, asked, message.understood, message.text)
    conversation = turn.conversation
    if turn.erase or turn.send or conversation.memory.outcome:
        return turn
    heard = "utter_crisis_kindertelefoon" in conversation.memory.said_once
    if is_young(conversation) and not conversation.memory.pending:
        turn = turn.once("utter_young_again" if heard else "utter_young")
    if conversation.text("place") == NO_ADDRESS and not conversation.memory.pending:
        turn = turn.once("utter_homeless")
    upcoming = next_question(turn.conversation)
    return turn.once("utter_almost_done") if upcoming == "name" and not conversation.memory.callback else turn


def hear_language(turn: Turn, asked: str, understood: Understood, words: str) -> Turn:
    """Another language: one sentence in it, and the wish for an interpreter goes along."""
    other = understood.language in LANGUAGES and understood.language != turn.conversation.memory.language
    if not other or (asked != "story" and len(words.split()) < ENOUGH_WORDS):
        return turn
    return turn.remember(language=understood.language).saying(f"utter_language_{understood.language}")


def sent(turn: Turn, reference: str, code: str, contact: dict[str, str]) -> Turn:
    """The intake is stored: now, and only now, thank the resident."""
    known = turn.knowing(turn.conversation.answered("consent", Answer(value="ja", source=Source.BUTTON)))
    return known.remember(outcome=Outcome.CONTACT, reference=reference, code=code, contact=contact)
