"""What a resident may say at any moment: go back, change, stop, a person, start again, erase. Pure."""

import re
from dataclasses import replace

from bot.intake.choices import by_words, is_mostly_choice
from bot.intake.conversation import Conversation
from bot.intake.corrections import URGENT, corrected
from bot.intake.effects import call, come_back, inform, reopened, taken_back
from bot.intake.flow import read_answer, take, with_options
from bot.intake.labels import AnswerState
from bot.intake.model import Answer
from bot.intake.order import next_question
from bot.intake.questions import QUESTIONS, Question
from bot.intake.reading import is_unknown_word
from bot.intake.town import Town
from bot.intake.turn import Message, Turn
from bot.intake.words.commands import AROUND, COMMAND_WORDS


def why(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Why the open question is asked."""
    return Turn(conversation).saying(f"utter_why_{next_question(conversation) or 'story'}")


def simpler(conversation: Conversation, message: Message, town: Town) -> Turn:
    """The open question in simpler words."""
    return Turn(conversation).saying(f"utter_help_{next_question(conversation) or 'story'}")


def repeat(conversation: Conversation, message: Message, town: Town) -> Turn:
    """The question follows again by itself."""
    return Turn(conversation).saying("utter_repeat")


def back(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Leave what came in between, or open the question before this one."""
    memory = conversation.memory
    if memory.reference:
        return after_sending(conversation)
    to = BACK_TO.search(message.text)
    named = named_answer(conversation, to[1]) if to else None
    if named:
        return Turn(reopened(conversation, named)).saying("utter_back")
    if memory.pending:
        return Turn(conversation.remember(pending="")).saying("utter_back")
    open_now = next_question(conversation)
    earlier = [key for key in memory.asked if key != open_now and key in conversation.answers]
    if not earlier:
        return Turn(conversation).saying("utter_back_at_start")
    return Turn(reopened(conversation, earlier[-1])).saying("utter_back")


def named_answer(conversation: Conversation, words: str) -> str | None:
    """The question of an answer in the summary that the words name: "terug naar mijn verhaal"."""
    named = by_words(with_options(conversation, "change_what"), words.lower())
    return named if named in QUESTIONS else None


def correct(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Change what the resident says is different; else ask which answer."""
    if conversation.memory.reference:
        return after_sending(conversation)
    return corrected(conversation, message, town) or Turn(conversation.remember(pending="change_what"))


def stop(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Ask what stopping means: erase, later, or go on after all. After the end there is nothing left to ask."""
    if conversation.memory.outcome:
        return done(conversation)
    return Turn(conversation.remember(pending="stop_choice"))


def later(conversation: Conversation, message: Message, town: Town) -> Turn:
    """How to come back, unless the conversation has ended."""
    return done(conversation) if conversation.memory.outcome else come_back(Turn(conversation))


def human(conversation: Conversation, message: Message, town: Town) -> Turn:
    """A person: call now, or be called. Once there is a contact: how to reach a person."""
    if conversation.memory.reference:
        return after_sending(conversation)
    if conversation.memory.outcome:
        return call(Turn(conversation), town)
    return Turn(conversation.remember(pending="human_choice", failures=0))


def restart(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Ask once before starting again; with nothing told there is nothing to ask."""
    if conversation.memory.reference:
        return after_sending(conversation)
    if not conversation.answers:
        return Turn(conversation).saying("utter_restart")
    return Turn(conversation.remember(pending="restart_choice"))


def erase(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Ask once before everything goes; what is sent can only be withdrawn. Of the summary one answer may go."""
    if conversation.memory.reference:
        return Turn(conversation).saying("utter_withdraw", nummer=conversation.memory.reference)
    named = named_answer(conversation, message.text) if conversation.memory.pending == "change_what" else None
    if named and ONE_ANSWER.search(message.text) and not EVERYTHING.search(message.text):
        return Turn(reopened(conversation, named)).saying("utter_change")
    return Turn(conversation.remember(pending="erase_choice"))


def information(conversation: Conversation, message: Message, town: Town) -> Turn:
    """An answer from the municipality's own texts; then back to the question."""
    told = inform(Turn(conversation), message.text, town)
    return replace(told, conversation=conversation)


def pleasantry(conversation: Conversation, message: Message, town: Town) -> Turn:
    """A greeting or thanks is answered; the question follows. After the end thanks are a goodbye."""
    if message.intent == "thanks" and conversation.memory.outcome:
        return done(conversation)
    return Turn(conversation).saying("utter_thanks" if message.intent == "thanks" else "utter_greet")


def done(conversation: Conversation) -> Turn:
    """Nothing more is asked."""
    return Turn(conversation.answered("feedback", Answer(state=AnswerState.SKIPPED)).remember(pending=""))


def after_sending(conversation: Conversation) -> Turn:
    """What is sent stays with the contact."""
    memory = conversation.memory
    return Turn(conversation).saying(
        "utter_after_sent", nummer=memory.reference, contact=memory.contact.get("name", "")
    )


# Words that mean a command elsewhere are the answer here: "bel mij" to how to reach a person, "morgen" to how soon.
ANSWERS_TO = {
    "human_choice": ("human", "later"),
    "call_choice": ("human", "stop", "thanks", "later"),
    "stop_choice": ("stop", "later", "erase"),
    "erase_choice": ("erase", "stop"),
    "restart_choice": ("start_over",),
    "crisis_go_on": ("stop",),
    "contact_time": ("later", "human"),
    "priority": ("later",),
    "urgency": ("later", "greet"),
    "feedback": ("thanks", "greet"),
    "answered_enough": ("thanks", "human"),
    "consent": ("later", "thanks"),
    "crisis_check": ("later",),
    "safe_to_call": ("later", "human"),
}
POLITE = ("greet", "thanks")
NUMBERS = ("phone", "email", "age")  # what is read here can hardly be a command
GREETING = re.compile(
    r"^(hoi|ha?llo|hey?|hai|hi|dag|goede\w+|moi|bedankt|dank\b.*|thanks|merci)\b", re.IGNORECASE
)
NAME = re.compile(r"[^\W\d]+(?:[ .'-]+[^\W\d]+){1,4}\.?")
COMMAND = re.compile(rf"\b(?:{'|'.join((*COMMAND_WORDS, *AROUND))})\b", re.IGNORECASE)
PAUSE = re.compile(
    r"\b(verder|verdergaan|doorgaan|terugkom\w*)\b", re.IGNORECASE
)  # later, but of the talk itself
CORRECTION = re.compile(
    r"\b(fout\w*|verkeerd\w*|wijzig\w*|aanpas\w*|verander\w*|corr\w+|verbeter\w*|klopt|moe(s)?t zijn|bedoel\w*|vergist?\w*|toch|wacht|\w*typ\w*|"
    r"antwoord\w*|eerder|net|sorry|oeps)\b",
    re.IGNORECASE,
)
EVERYTHING = re.compile(
    r"\b(alles|hele|dit|gesprek|chat|gegevens|verhaal|berichten|antwoorden|data|info|veilig)\b", re.IGNORECASE
)  # must go, not one answer
ONE_ANSWER = re.compile(
    r"\b(mijn|m'n|mn|het|de)\s+(naam|telefoon\w*|(06-?)?nummer|e-?mail\w*|adres|woonplaats|postcode|leeftijd)\b",
    re.IGNORECASE,
)
BACK_TO = re.compile(
    r"(?<!\bniet )(?<!\bnie )(?<!niet meer )(?<!niet weer )\bterug naar\b([^,.;]*)", re.IGNORECASE
)
MOMENT = re.compile(
    r"\b(terug)?bel\w*|\b(morgen|straks|later|vanavond|overdag|als|wanneer|uur|\w*ochtend|\w*middag|\w*avond)\b",
    re.IGNORECASE,
)
WISH = re.compile(r"(dat (er )?iemand|iemand die)\b", re.IGNORECASE)  # as the answer to what would help
TIME = re.compile(
    r"\b(sinds|jaar|jaren|jr|jrn|maand\w*|mnd\w*|week|weken|wk|wkn|dagen|zomer|winter|herfst|najaar|voorjaar|lente|kerst\w*|corona|"
    r"(jan|feb)(uari)?|maart|april|mei|jun[ie]|jul[ie]|aug(ustus)?|sept?(ember)?|okt(ober)?|nov(ember)?|dec(ember)?|gister\w*|altijd)\b|"
    r"\b(19|20)\d\d\b",
    re.IGNORECASE,
)  # as the answer to since when: "vorig jr" is no wish to go back
NO_TIME = re.compile(
    r"^(wat|waarom|hoezo|hoe)\b|\b(wis\w*|verwijder\w*|iemand|bel|bellen|spreken|praten|vraag|kom \w+ terug|stoppen)\b",
    re.IGNORECASE,
)
MOSTLY, LONGER = (
    6,
    15,
)  # words of a message that is still a plain answer; the more where it says how soon


def interrupt(conversation: Conversation, message: Message, town: Town) -> Turn:
    """What a command does; the answer to the open question when it is that rather."""
    regretted = taken_back(conversation, message)
    if regretted:
        return regretted
    asked = next_question(conversation)
    if asked and is_rather_an_answer(conversation, asked, message, town):
        return take(conversation, asked, replace(message, intent="tell"), town)
    turn = INTERRUPTIONS[message.intent](conversation, message, town)
    again = conversation.memory.pending and turn == Turn(conversation)
    return (
        take(conversation, conversation.memory.pending, replace(message, intent="tell"), town)
        if again
        else turn
    )


def is_rather_an_answer(conversation: Conversation, asked: str, message: Message, town: Town) -> bool:
    """The words of a choice, one word that is no command, a name, a number or a known place; or what fits here."""
    question = with_options(conversation, asked)
    aside, unknown = question.theme == "tussendoor", is_unknown_word(message.text)
    pauses = message.intent == "later" and not aside and PAUSE.search(message.text)
    meant = message.intent in ANSWERS_TO.get(asked, ()) and (
        asked != "safe_to_call" or MOMENT.search(message.text)
    )
    soon = asked == "urgency" and URGENT.search(message.text)
    if pauses or len(message.text.split()) > (LONGER if meant and soon else MOSTLY):
        return False
    if unknown and question.reader in ("text", "name"):
        return True
    if message.intent == "human" and question.topic == "wishes" and WISH.match(message.text):
        return True
    if asked == "since_when" and TIME.search(message.text) and not NO_TIME.search(message.text):
        return True
    if message.intent == "correct" and question.reader == "text" and not CORRECTION.search(message.text):
        return corrected(conversation, message, town) is None
    if question.reader == "name":
        return is_a_name(message)
    if question.reader == "place":
        return town.knows(message.text)
    fits = meant or question.reader in NUMBERS
    chosen = not aside and is_mostly_choice(question, message.text)
    return (fits or chosen or unknown) and reads(conversation, question, message, town)


def reads(conversation: Conversation, question: Question, message: Message, town: Town) -> bool:
    """Whether the words are an answer to this question; of a question with choices, one of those."""
    answer = read_answer(conversation, question, replace(message, intent="tell"), town)
    fits = not question.choices or (answer is not None and answer.value in question.choices)
    return fits and answer is not None and answer.state == AnswerState.ANSWERED


def is_a_name(message: Message) -> bool:
    """A greeting that greets nobody, or a few words with no word of a command among them."""
    text = message.text.strip()
    if message.intent in POLITE:
        return not GREETING.match(text)
    return bool(NAME.fullmatch(text)) and not COMMAND.search(text)


INTERRUPTIONS = {
    "why": why,
    "simpler": simpler,
    "repeat": repeat,
    "go_back": back,
    "correct": correct,
    "stop": stop,
    "later": later,
    "human": human,
    "start_over": restart,
    "erase": erase,
    "ask_info": information,
    "thanks": pleasantry,
    "greet": pleasantry,
}
