"""Take a correction at any moment: "nee wacht, mijn zoon woont ook nog thuis". Pure."""

import re

from bot.intake.choices import by_words
from bot.intake.contact_details import as_email, as_name, as_phone
from bot.intake.conversation import Conversation
from bot.intake.effects import after_place
from bot.intake.inference import infer, merge, network_text
from bot.intake.labels import About, Source
from bot.intake.model import Answer, Understood
from bot.intake.people import told_whom
from bot.intake.places import full_postcode
from bot.intake.questions import QUESTIONS
from bot.intake.town import Town
from bot.intake.turn import Message, Turn

BEGINS = re.compile(
    r"^((nee|oh?|ho|sorry|eh+m?|ja|maar|hee|oei|uh)[\s,.!]+)*"
    r"(wacht|correctie|foutje|oeps|ik vergat|vergeten te zeggen|ik bedoel\w*|klopt niet|toch niet|verkeerd)\b",
    re.IGNORECASE,
)
CHANGES = re.compile(
    r"\bmoet(en)? (zijn|worden)\b|\bklop(t|pen) (\w+ )?niet\b|\b(fout|verkeerd)\b|\b(ik|wij|we|hij|zij|ze) (woon|woont|wonen|heet)\b|"
    r"\b(telefoon\w*|tel|nummer|mobiel|e-?mail\w*|mail\w*|adres|postcode|woonplaats|leeftijd|naam)\b.{0,12}\b(is|wordt|moet)\b|@|(?<!\d)(\+31|0)[\d\s-]{8,}|"
    r"\b\d{4}\s?[a-z]{2}\b|\bik ben \d{1,3}\b|\bmijn \w+ woont\b|\balleenstaand\b|\b(het is|er is|ik heb) (toch )?(dringend|spoed|haast)\b",
    re.IGNORECASE,
)
HOME = re.compile(
    r"\b(woon|woont|wonen|thuis|in huis|inwonend|ingetrokken|alleenstaand|uit huis)\b", re.IGNORECASE
)
WRITER_LIVES = re.compile(
    r"\b(?:ik woon|woon ik)\b(?!.*\b(?:samen|bij (?:mijn|m'?n|haar|hem))\b)", re.IGNORECASE
)
URGENT = re.compile(r"\b(haast|dringend|spoed|wachten|snel)\b", re.IGNORECASE)
NAMED = re.compile(
    r"\b(?:mijn naam is|ik heet|m'?n naam is|naam moet zijn)\s+(?:(?:alleen|gewoon|eigenlijk|dus|toch|niet \w+,? maar) )*(.+?)(?=\s+(?:en|maar|want)\b|[,;!?]|$)",
    re.IGNORECASE,
)
ALSO = re.compile(r"\b(ook|nog|erbij)\b", re.IGNORECASE)
WITH = {
    "met_partner": {"partner"},
    "met_kinderen": {"kinderen"},
    "met_partner_en_kinderen": {"partner", "kinderen"},
}


def begins_correction(message: Message) -> bool:
    """Whether a typed message says that something before was wrong."""
    return message.choice is None and (
        message.intent == "correct" or bool(BEGINS.match(message.text.strip()))
    )


def changes_summary(words: str) -> bool:
    """Whether words under the summary say that something in it must be different: a question or a worry does not."""
    return bool(CHANGES.search(words))


def corrected(conversation: Conversation, message: Message, town: Town) -> Turn | None:
    """The conversation with the new answers; None when the message says nothing that we asked."""
    anew = told_anew(conversation, message, town)
    if not anew:
        return None
    facts = merge(conversation.memory.facts, message.understood.facts)
    opened = conversation.without(*anew).remember(facts=facts, pending="", failures=0)
    if "for_whom" in anew:
        opened = opened.without("relation", "subject_knows").remember(
            about=About(str(anew["for_whom"].value))
        )
    opened = infer(opened, message.text)
    for key, answer in anew.items():
        opened = opened.answered(key, answer)
    if "place" not in anew:
        return Turn(opened).saying("utter_corrected")
    moved = opened.remember(elsewhere="", outcome=None, contact={})
    return after_place(Turn(moved).saying("utter_corrected"), anew["place"], town)


def told_anew(conversation: Conversation, message: Message, town: Town) -> dict[str, Answer]:
    """What the message answers anew, by question."""
    facts, words = message.understood.facts, message.text
    whom = told_whom(words)
    found: dict[str, object] = {
        "for_whom": str(whom) if whom and whom != conversation.about else None,
        "household": household(conversation, message),
        "age": facts.age,
        "abilities": ", ".join(facts.limitations),
        "network_who": network_text(facts, conversation.text("relation")),
        "orgs_involved": ", ".join(facts.already_receives),
        "place": home(conversation, words, town),
        "urgency": urgency(words),
        "phone": as_phone(QUESTIONS["phone"], words, "tell", Understood()),
        "email": as_email(QUESTIONS["email"], words, "tell", Understood()),
        "name": name(words),
    }
    return {
        key: Answer(value=value, words=words[:1000], source=Source.TYPED)
        for key, value in found.items()
        if value
    }


def home(conversation: Conversation, words: str, town: Town) -> str | None:
    """Where the person that the help is for lives; where only the writer lives says nothing of another."""
    if conversation.about not in (None, About.ZELF) and WRITER_LIVES.search(words):
        return None
    return town.told_own_home(words) or town.told_home(words) or full_postcode(words)


def urgency(words: str) -> str | None:
    """How soon, when it is told; "moet ik lang wachten?" tells nothing."""
    told = [part for part in re.findall(r"[^.,!?;]+(?:[.,!;]|$)", words) if URGENT.search(part)]
    return by_words(QUESTIONS["urgency"], told[0].lower()) if told else None


def name(words: str) -> str | None:
    """The name in "nee, mijn naam is …"."""
    match = NAMED.search(words)
    return as_name(QUESTIONS["name"], match[1], "tell", Understood()) if match else None


def household(conversation: Conversation, message: Message) -> str | None:
    """With whom, when the message is about living together; "ook" adds to what was known. "Met partner? ik woon alleen" is alone."""
    if not HOME.search(message.text):
        return message.understood.facts.household
    said = message.text.rpartition("?")[2].strip() or message.text
    told = by_words(QUESTIONS["household"], said.lower()) or message.understood.facts.household
    known = conversation.text("household")
    if told in WITH and known in WITH and ALSO.search(message.text):
        both = WITH[told] | WITH[known]
        return next(key for key, people in WITH.items() if people == both)
    return told
