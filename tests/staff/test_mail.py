"""The outbox against a real SMTP server: none lost when it is down, none doubled, no personal data."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import update

from bot.intake.model import Promise
from bot.settings import Settings
from bot.staff import context, mail
from bot.store.actors import Role
from bot.store.database import Database, now
from bot.store.people import People
from bot.store.tables import OutboxRow
from tests.staff.browser import Browser


class Inbox:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  (aiosmtpd's name)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        message["x-to"] = ", ".join(envelope.rcpt_tos)
        self.mails.append(message)
        return "250 OK"


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(inbox: Inbox) -> Iterator[Controller]:
    """A real SMTP server on a free port."""
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def parts(database: Database, ermelo, tmp_path, server: Controller) -> context.Loket:
    """The loket with that server in its settings, and one member of the Wmo team with an address."""
    port = server.port
    settings = Settings(var=tmp_path, smtp_url=f"smtp://127.0.0.1:{port}", public_url="https://loket.example")
    People(database).create("ermelo", "anna", "Anna", Role.MEDEWERKER, ["wmo"], email="anna@example.org")
    People(database).create("ermelo", "lea", "Lea", Role.TEAMLEIDER, ["wmo"], email="lea@example.org")
    return context.make(database, settings, {"ermelo": ermelo})


def due_again(database: Database) -> None:
    """As if the waiting time was over."""
    with database.write() as session:
        session.execute(update(OutboxRow).values(next_at=now() - timedelta(seconds=1)))


def test_a_new_intake_is_told_to_the_team_without_personal_data(parts, inbox: Inbox, submitted) -> None:
    reference = submitted()
    assert mail.deliver(parts) == 1
    (message,) = inbox.mails
    assert message["x-to"] == "anna@example.org, lea@example.org"
    text = message.as_string()
    assert f"https://loket.example/loket/intake/{reference}" in text
    assert "Jansen" not in text
    assert "moeder" not in text
    assert mail.deliver(parts) == 0


def test_nothing_is_lost_while_the_server_is_down(
    parts, inbox: Inbox, server, submitted, database: Database
) -> None:
    submitted()

    def down(message: EmailMessage) -> None:
        raise ConnectionRefusedError

    assert mail.deliver(parts, down) == 0
    assert mail.deliver(parts, down) == 0  # waits before it tries again
    due_again(database)
    assert mail.deliver(parts) == 1
    assert len(inbox.mails) == 1


def test_many_senders_double_nothing(parts, inbox: Inbox, submitted) -> None:
    for _ in range(12):
        submitted()
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: mail.deliver(parts), range(4))) == 12
    assert len({message["message-id"] for message in inbox.mails}) == len(inbox.mails) == 12


def test_the_id_of_a_message_stays_the_same(parts, inbox: Inbox, submitted, database: Database) -> None:
    submitted()
    mail.deliver(parts)
    with database.write() as session:
        session.execute(
            update(OutboxRow).values(sent_at=None)
        )  # as after a crash between sending and marking
    due_again(database)
    mail.deliver(parts)
    assert len({message["message-id"] for message in inbox.mails}) == 1


def test_late_promises_are_told_to_the_lead_once_a_day(parts, inbox: Inbox, submitted) -> None:
    from datetime import date

    submitted(promise=Promise(what="bellen", by=date(2020, 1, 6), whom="x"))
    mail.deliver(parts)
    inbox.mails.clear()
    mail.remind(parts)
    mail.remind(parts)
    mail.deliver(parts)
    assert [message["x-to"] for message in inbox.mails] == ["lea@example.org"]


def test_a_partner_gets_a_link_that_works(
    parts, inbox: Inbox, submitted, browser: Callable[..., Browser]
) -> None:
    reference, one = submitted(), browser("bram")
    fields = {"reden": "past daar", "beloofd": "bellen", "akkoord": "ja"}
    one.act(reference, "overdragen", naar="uwoon", **fields)
    mail.deliver(parts)
    message = next(m for m in inbox.mails if m["x-to"] == "uwoon@voorbeeld.example")
    body = message.get_content()
    path = body.split("https://loket.example/loket")[1].split()[0]
    page = one.get(path)
    assert page.status_code == 200
    assert "past daar" in page.text


def test_a_forgotten_password_comes_by_mail(parts, inbox: Inbox, app, browser) -> None:
    app.routes[-1].app.state.loket = parts
    one = browser("bram")
    page = one.post("/vergeten", page="/vergeten", username="anna").text
    assert page == one.post("/vergeten", page="/vergeten", username="niemand").text
    mail.deliver(parts)
    (message,) = inbox.mails
    path = message.get_content().split("https://loket.example/loket")[1].split()[0]
    assert "anna" in one.get(path).text


def test_without_smtp_nothing_runs(database: Database, settings: Settings, ermelo) -> None:
    assert mail.start(context.make(database, settings, {"ermelo": ermelo})) is None
