"""What a resident may say at any moment: go back, change, stop, a person, start again, erase. Pure."""

from dataclasses import replace

from bot.intake.conversation import Conversation
from bot.intake.flow import Message, Turn, inform, next_question
from bot.intake.inference import infer, merge
from bot.intake.labels import Source
from bot.intake.town import Town


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
    """Open the question before this one."""
    open_now = next_question(conversation)
    earlier = [key for key in conversation.memory.asked if key != open_now and key in conversation.answers]
    if not earlier:
        return Turn(conversation).saying("utter_back_at_start")
    opened = conversation.without(earlier[-1]).remember(pending="")
    return Turn(opened).saying("utter_back")


def correct(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Change what the resident says is different; else ask which answer."""
    facts = merge(conversation.memory.facts, message.understood.facts)
    changed = tuple(key for key, value in told_anew(message).items() if value)
    if not changed:
        return Turn(conversation.remember(pending="change_what"))
    opened = conversation.without(*changed).remember(facts=facts, pending="")
    learned = infer(opened, message.text)
    answers = {
        k: a.model_copy(update={"source": Source.TYPED}) if k in changed else a
        for k, a in learned.answers.items()
    }
    return Turn(learned.model_copy(update={"answers": answers})).saying("utter_corrected")


def told_anew(message: Message) -> dict[str, object]:
    """Which questions the message itself answers."""
    facts = message.understood.facts
    return {
        "household": facts.household,
        "age": facts.age,
        "abilities": facts.limitations,
        "network_who": facts.network or facts.network_negated,
        "orgs_involved": facts.already_receives,
    }


def stop(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Ask what stopping means: erase, later, or go on after all."""
    return Turn(conversation.remember(pending="stop_choice"))


def later(conversation: Conversation, message: Message, town: Town) -> Turn:
    """How to come back."""
    return Turn(conversation).saying("utter_later")


def human(conversation: Conversation, message: Message, town: Town) -> Turn:
    """A person: call now, or be called."""
    return Turn(conversation.remember(pending="human_choice"))


def restart(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Start again with nothing but the municipality."""
    fresh = Conversation(id=conversation.id).remember(municipality=conversation.memory.municipality)
    return Turn(fresh).saying("utter_restart")


def erase(conversation: Conversation, message: Message, town: Town) -> Turn:
    """Ask once before everything goes."""
    return Turn(conversation.remember(pending="erase_choice"))


def information(conversation: Conversation, message: Message, town: Town) -> Turn:
    """An answer from the municipality's own texts; then back to the question."""
    told = inform(Turn(conversation), message.text, town)
    return replace(told, conversation=conversation)


def pleasantry(conversation: Conversation, message: Message, town: Town) -> Turn:
    """A greeting or thanks is answered; the question follows."""
    return Turn(conversation).saying("utter_thanks" if message.intent == "thanks" else "utter_greet")


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
