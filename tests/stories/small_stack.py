"""A stack without Rasa, for fast tests of the story tools: the real web and the real actions on a small engine.

The small engine does what the rules in `data/rules` do, and understands by a few words. It proves nothing about
Rasa or about understanding Dutch: that is what the stories on the real stack are for.

With SMALL_UNDERSTOOD (a file of `rechtdoor parse`) it understands those texts as Rasa does; others go to FILE.new.

Run: `python -m tests.stories.small_stack WEB_PORT ENGINE_PORT VAR`.
"""

import asyncio
import json
import os
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import uvicorn
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

DOMAINS = {
    "huishouden": "stofzuig|schoonmak|huishoud|dweil|schoon",
    "persoonlijke_verzorging": "wassen|aankleden|douchen",
    "vervoer": "vervoer|bus|taxi",
    "hulpmiddelen_wonen": "traplift|scootmobiel|rolstoel wil",
    "wonen": "huurhuis|dakloos|woning",
    "sociaal_contact_dagbesteding": "eenzaam|ontmoeten|gezelschap",
    "mantelzorg": "mantelzorg",
    "geld_schulden": "schuld|betalingsachterstand|aanmaning",
    "werk_inkomen": "werkloos|baan|uitkering",
    "administratie": "brieven|formulier|digid",
    "jeugd_opvoeding": "opvoed|driftig|puber",
    "onderwijs": "naar school|spijbel",
    "psychisch_verslaving": "somber|depress|drink|angst|vervuild|vies",
    "veiligheid": "overlast|hangjong",
    "vrijwilliger": "vrijwilliger worden",
    "buiten_bereik": "paspoort",
    "informatie": "eigen bijdrage|hoe lang duurt|wie beslist",
}
CRISES = {
    "suicide": "wil dood|niet meer leven|zelfmoord|einde aan maken|maak er een einde",
    "geweld": "slaat mij",
    "medisch": "ademt niet",
}
ABOUT = {
    "ander": "mijn (moeder|vader|zoon|dochter)",
    "buur": "buurman",
    "professional": "mijn cliënt",
    "zelf": r"\b(ik|mij)\b",
}
NOT_IN_STORY = {
    "why",
    "go_back",
    "repeat",
    "simpler",
    "stop",
    "later",
    "human",
    "start_over",
    "erase",
    "greet",
    "thanks",
}


def understood(text: str) -> dict[str, Any]:
    """What a few words say."""
    low = text.lower()
    found = [name for name, words in DOMAINS.items() if re.search(words, low)]
    crisis = next((name for name, words in CRISES.items() if re.search(words, low)), None)
    about = next((name for name, words in ABOUT.items() if re.search(words, low)), None)
    household = "alleen" if "woon alleen" in low or "woont alleen" in low else None
    return {
        "domains": found if len(low) > 12 else [],
        "crisis": crisis,
        "crisis_sure": bool(crisis),
        "about": about,
        "facts": {"household": household},
        "language": "nl",
    }


class SmallEngine:
    """Conversations in memory, driven as the form drives them."""

    def __init__(self) -> None:
        import actions.conversation as actions
        from bot.sentences import responses

        self.responses = responses()
        made = [
            kind()
            for kind in vars(actions).values()
            if isinstance(kind, type) and hasattr(kind, "run") and kind.__module__ == actions.__name__
        ]
        self.actions = {action.name(): action for action in made}
        self.slots: dict[str, dict[str, Any]] = {}
        self.file = os.environ.get("SMALL_UNDERSTOOD", "")
        lines = Path(self.file).read_text(encoding="utf-8").splitlines() if self.file else []
        self.parsed = {row["text"]: row for line in lines if (row := json.loads(line)).get("understood")}

    def turn(self, conversation: str, text: str) -> dict[str, Any]:
        """One message."""
        latest, slots = self.read(text), self.slots.setdefault(conversation, {})
        said: list[dict[str, Any]] = []
        intent, asked = latest["intent"]["name"], slots.get("requested_slot")
        if intent == "start":
            said += self.run("action_start", conversation, latest)
            said += self.run("validate_intake_form", conversation, latest)
        elif not asked:
            return self.answer(conversation, latest, self.run("action_after", conversation, latest))
        elif self.interrupts(intent, asked):
            said += self.run("action_interrupt", conversation, latest)
        else:
            slots[asked] = text
            said += self.run(
                "validate_intake_form",
                conversation,
                latest,
                [{"event": "slot", "name": asked, "value": text}],
            )
        question = slots.get("requested_slot")
        said += (
            self.ask(question, conversation, latest)
            if question
            else self.rendered("utter_goodbye", slots, {})
        )
        return self.answer(conversation, latest, said)

    def interrupts(self, intent: str, asked: str) -> bool:
        """Whether a command goes before the answer."""
        return intent in NOT_IN_STORY or (intent in ("correct", "ask_info") and asked != "story")

    def read(self, text: str) -> dict[str, Any]:
        """A message as Rasa parses it."""
        from bot.nlu.command_rules import command

        if text in self.parsed:
            return {
                "text": text,
                "intent": {"name": self.parsed[text]["intent"]},
                "entities": [],
                "understood": self.parsed[text]["understood"],
            }
        payload = re.match(r"/(\w+)(\{.*\})$", text)
        if payload:
            entities = [{"entity": name, "value": value} for name, value in json.loads(payload[2]).items()]
            return {"text": text, "intent": {"name": payload[1]}, "entities": entities, "understood": {}}
        if self.file:
            with Path(f"{self.file}.new").open("a", encoding="utf-8") as new:
                new.write(json.dumps({"text": text}) + "\n")
        info = "ask_info" if re.search(DOMAINS["informatie"], text.lower()) else "tell"
        return {
            "text": text,
            "intent": {"name": command(text) or info},
            "entities": [],
            "understood": understood(text),
        }

    def run(
        self, name: str, conversation: str, latest: dict[str, Any], extra: list[dict[str, Any]] | None = None
    ) -> list[dict[str, Any]]:
        """One custom action: its slots are set, its sentences rendered."""
        slots, dispatcher = self.slots[conversation], CollectingDispatcher()
        tracker = Tracker(
            conversation, dict(slots), latest, [{"event": "user"}, *(extra or [])], False, None, {}, None
        )
        for event in self.actions[name].run(dispatcher, tracker, {}):
            slots[event["name"]] = event["value"]
        return [one for m in dispatcher.messages for one in self.rendered(m["response"], slots, m)]

    def ask(self, question: str, conversation: str, latest: dict[str, Any]) -> list[dict[str, Any]]:
        """The open question."""
        own = f"action_ask_{question}"
        return (
            self.run(own, conversation, latest)
            if own in self.actions
            else self.rendered(f"utter_ask_{question}", self.slots[conversation], {})
        )

    def rendered(self, name: str, slots: dict[str, Any], values: dict[str, Any]) -> list[dict[str, Any]]:
        """A response in the wording that fits, its gaps filled in."""
        fits = [
            v
            for v in self.responses[name]
            if all(slots.get(c["name"]) == c["value"] for c in v.get("condition", []))
        ]
        chosen = next((v for v in fits if v.get("condition")), fits[-1])
        text = re.sub(
            r"\{(\w+)\}", lambda m: str(values.get(m[1], slots.get(m[1]) or "")), chosen.get("text", "")
        )
        return [{"text": text, "buttons": values.get("buttons") or chosen.get("buttons", [])}]

    def keep(self, conversation: str) -> None:
        """Write the slots where the real engine writes them."""
        events = [
            {"event": "slot", "name": name, "value": value}
            for name, value in self.slots[conversation].items()
        ]
        with closing(sqlite3.connect(Path(os.environ["RECHTDOOR_VAR"]) / "trackers.db")) as rows, rows:
            rows.execute(
                "CREATE TABLE IF NOT EXISTS tracker (sender_id TEXT PRIMARY KEY, dialogue TEXT, saved_at REAL)"
            )
            rows.execute(
                "INSERT OR REPLACE INTO tracker VALUES (?, ?, 0)",
                (conversation, json.dumps({"events": events})),
            )

    def answer(self, conversation: str, latest: dict[str, Any], said: list[dict[str, Any]]) -> dict[str, Any]:
        """As the engine's channel answers."""
        self.keep(conversation)
        known = {name: value for name, value in self.slots[conversation].items() if value is not None}
        return {
            "messages": said,
            "slots": known,
            "understood": {"intent": latest["intent"]["name"], **latest["understood"]},
        }


def engine_app() -> Starlette:
    """The engine's HTTP channel, and the health check of the action server."""
    engine = SmallEngine()

    async def turn(request: Request) -> JSONResponse:
        body = await request.json()
        return JSONResponse(engine.turn(request.path_params["id"], body["text"]))

    async def erase(request: Request) -> JSONResponse:
        engine.slots.pop(request.path_params["id"], None)
        return JSONResponse({"left": False})

    async def health(request: Request) -> JSONResponse:
        return JSONResponse({"ready": True, "model": "small", "dutch": "small"})

    base = "/webhooks/gateway"
    return Starlette(
        routes=[
            Route(f"{base}/conversations/{{id}}/messages", turn, methods=["POST"]),
            Route(f"{base}/conversations/{{id}}", erase, methods=["DELETE"]),
            Route(f"{base}/health", health),
            Route("/health", health),
        ]
    )


async def serve(web_port: int, engine_port: int) -> None:
    """Both until the process ends."""
    from bot.settings import settings
    from bot.store.database import migrate
    from bot.web import create_app

    migrate(settings().database)
    servers = [
        uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        for app, port in ((engine_app(), engine_port), (create_app(), web_port))
    ]
    await asyncio.gather(*(server.serve() for server in servers))


if __name__ == "__main__":
    web, engine, var = sys.argv[1:]
    os.environ |= {
        "RECHTDOOR_VAR": var, "RECHTDOOR_WEB_PORT": web, "RECHTDOOR_ENGINE_PORT": engine, "RECHTDOOR_ACTION_PORT": engine,
        "RECHTDOOR_DATABASE_URL": "", "RECHTDOOR_CONVERSATIONS_PER_HOUR": "1000000", "RECHTDOOR_MESSAGES_PER_MINUTE": "10000",
    }  # fmt: skip
    asyncio.run(serve(int(web), int(engine)))
