"""Rasa's custom actions: thin adapters around `bot.intake`."""

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import Event, changes, conversation_of, message_of, say
from actions.services import intakes, ratings, town
from bot.intake.conversation import Conversation
from bot.intake.flow import sent, take
from bot.intake.interruptions import interrupt
from bot.intake.labels import Crisis
from bot.intake.legal import promised, rights
from bot.intake.model import Intake
from bot.intake.options import options
from bot.intake.summary import intake_of, to_send
from bot.intake.town import Town
from bot.intake.turn import Turn
from bot.sentences import person, responses, sentence, summary, title
from bot.settings import settings


class ActionStart(Action):
    """Begin: say what this is, in which municipality."""

    def name(self) -> str:
        return "action_start"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        named = next(
            (e["value"] for e in tracker.latest_message["entities"] if e["entity"] == "municipality"), None
        )
        municipality = str(named or settings().municipality)
        place = town(municipality)
        slots = {"gemeente": place.municipality.name, "telefoon": place.general.how}
        dispatcher.utter_message(response="utter_start", **slots)
        if place.municipality.example:
            dispatcher.utter_message(response="utter_example")
        dispatcher.utter_message(response="utter_start_privacy")
        return [SlotSet("memory", {"municipality": municipality}), *(SlotSet(k, v) for k, v in slots.items())]


class ValidateIntakeForm(Action):
    """One turn of the form: read the answer, decide what to ask."""

    def name(self) -> str:
        return "validate_intake_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        conversation, asked = conversation_of(tracker), tracker.get_slot("requested_slot")
        if not asked or not tracker.slots_to_validate():
            return changes(Turn(conversation), tracker)
        place = town(conversation.memory.municipality)
        turn = take(conversation, asked, message_of(tracker), place)
        if asked == "feedback":
            keep_rating(turn.conversation, place)
        return finish(turn, dispatcher, tracker)


def keep_rating(conversation: Conversation, place: Town) -> None:
    """Count what the resident thought of the conversation, apart from who said it."""
    answer, memory = conversation.text("feedback"), conversation.memory
    if answer and memory.outcome:
        ratings().add(memory.municipality, memory.outcome, answer, place.clock().date())


def finish(turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[Event]:
    """Send what may be sent, say what is to be said, keep what is known."""
    done = submit(turn) if turn.send else turn
    say(done, dispatcher)
    return changes(done, tracker)


def submit(turn: Turn) -> Turn:
    """Store first, then thank. Storing the same conversation again gives the same reference."""
    place = town(turn.conversation.memory.municipality)
    intake = intake_of(turn.conversation, place, place.clock())
    contact = place.show(intake.route)
    receipt = intakes().submit(intake, place.team_of(intake.route))
    return thank(sent(turn, receipt.reference, receipt.code, contact.shown()), intake, contact.how)


def thank(turn: Turn, intake: Intake, how: str) -> Turn:
    """Reference, the one contact with its reason, what happens when, and the rights of this kind of intake."""
    memory = turn.conversation.memory
    name = memory.contact["name"]
    turn = turn.saying(sent_sentence(intake), nummer=memory.reference, code=memory.code)
    receiver = intake.promise.whom
    given = "utter_sent_contact" if receiver == name else "utter_sent_call_yourself"
    reason = memory.contact["reason"]
    turn = turn.saying(given, ontvanger=receiver, contact=name, reden=reason, bereikbaar=how)
    return replace(turn, says=(*turn.says, promised(intake), *rights(intake)))


def sent_sentence(intake: Intake) -> str:
    """With violence nothing is offered that stays on a shared device."""
    return "utter_sent_unsafe" if intake.crisis == Crisis.GEWELD else "utter_sent"


class ActionInterrupt(Action):
    """Why, back, simpler, stop, a person, …: at any moment of the form."""

    def name(self) -> str:
        return "action_interrupt"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        conversation, message = conversation_of(tracker), message_of(tracker)
        turn = interrupt(conversation, message, town(conversation.memory.municipality))
        return finish(turn, dispatcher, tracker)


class ActionAfter(Action):
    """After the end: danger is still heeded; else say that this conversation is done."""

    def name(self) -> str:
        return "action_after"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        memory = conversation_of(tracker).memory
        crisis = message_of(tracker).understood.crisis
        if crisis:
            sure = message_of(tracker).understood.crisis_sure
            dispatcher.utter_message(
                response=f"utter_crisis_{crisis}" if sure else "utter_after_danger",
                huisartsenpost=town(memory.municipality).texts.crisis.get("huisartsenpost", ""),
            )
        else:
            after = "utter_after_sent" if memory.reference else "utter_after"
            dispatcher.utter_message(response=after, nummer=memory.reference)
        return []


class ActionAskPriority(Action):
    """Ask which problem weighs most, with the problems as buttons."""

    def name(self) -> str:
        return "action_ask_priority"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        ask_with_options("priority", conversation_of(tracker), dispatcher)
        return []


class ActionAskChangeWhat(Action):
    """Ask which answer must change, with the answers as buttons."""

    def name(self) -> str:
        return "action_ask_change_what"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        ask_with_options("change_what", conversation_of(tracker), dispatcher)
        return []


def ask_with_options(key: str, conversation: Conversation, dispatcher: CollectingDispatcher) -> None:
    """A question whose buttons depend on the conversation."""
    whom = person(conversation.about, conversation.text("relation"))
    buttons = [
        {"title": option_title(key, value, whom), "payload": value} for value in options(conversation, key)
    ]
    dispatcher.utter_message(response=f"utter_ask_{key}", buttons=buttons)


def option_title(key: str, value: str, whom: str = "") -> str:
    """A problem by its name, an answer by the name of its line in the summary."""
    if f"utter_option_{value}" in responses():
        return sentence(f"utter_option_{value}")
    if key == "priority":
        return title(key, value)
    return sentence(f"utter_summary_{value}", persoon=whom).split(":")[0]


class ActionAskConsent(Action):
    """Show the summary and the contact, and ask whether it may be sent."""

    def name(self) -> str:
        return "action_ask_consent"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[Event]:
        conversation = conversation_of(tracker)
        place = town(conversation.memory.municipality)
        decided = place.route(conversation)
        contact, receiver = place.show(decided), place.promised_by(decided)
        dispatcher.utter_message(
            response="utter_summary",
            samenvatting="\n".join(summary(to_send(conversation), conversation.about)),
        )
        goes = "utter_summary_contact" if receiver == contact.name else "utter_summary_call_yourself"
        dispatcher.utter_message(
            response=goes,
            ontvanger=receiver,
            contact=contact.name,
            reden=contact.reason,
            bereikbaar=contact.how,
        )
        dispatcher.utter_message(response="utter_ask_consent")
        return []
