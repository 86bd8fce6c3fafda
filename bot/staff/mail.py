"""Sends the outbox by SMTP. A notice says that there is something and where, never what or about whom.

A message is claimed before it is sent and marked after, and its id stays the same: a server that was down
gets it later, a second sender leaves it alone, and a repeat after a crash is recognised by the receiver.
"""

import hashlib
import smtplib
import threading
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import Session

from bot.staff.context import Loket
from bot.staff.pages import ENVIRONMENT, text
from bot.store import links, outbox
from bot.store.casework import members
from bot.store.database import now
from bot.store.report import queue_overdue
from bot.store.tables import AccountRow, OutboxRow

LEASE = timedelta(minutes=5)
EVERY = 15.0  # seconds between rounds
Send = Callable[[EmailMessage], None]


def deliver(parts: Loket, send: Send | None = None) -> int:
    """Send what waits; how many went. A failure is kept for later with back-off; nothing is raised."""
    send = send or smtp(parts.settings.smtp_url)
    sent = 0
    while (key := _claim(parts)) is not None:
        sent += _one(parts, key, send)
    return sent


def remind(parts: Loket) -> None:
    """Queue today's notice about late promises; once a day, whoever calls it."""
    with parts.database.write() as session:
        queue_overdue(session, parts.today())


def start(parts: Loket) -> threading.Thread | None:
    """Keep sending in the background; None without an SMTP setting."""
    if not parts.settings.smtp_url:
        return None
    thread = threading.Thread(target=_forever, args=(parts,), name="outbox", daemon=True)
    thread.start()
    return thread


def smtp(url: str) -> Send:
    """A sender for `smtp://user:password@host:port` (STARTTLS when offered) or `smtps://…`."""
    at = urlsplit(url)
    kind = smtplib.SMTP_SSL if at.scheme == "smtps" else smtplib.SMTP

    def send(message: EmailMessage) -> None:
        with kind(at.hostname or "", at.port or 0, timeout=20) as server:
            server.ehlo()
            if at.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls()
            if at.username:
                server.login(unquote(at.username), unquote(at.password or ""))
            server.send_message(message)

    return send


def _forever(parts: Loket) -> None:
    pause = threading.Event()
    while not pause.wait(EVERY):
        try:
            remind(parts)
            deliver(parts)
        except Exception as error:  # the thread must outlive a database that is away for a while
            print(f"outbox: {type(error).__name__}", flush=True)


def _claim(parts: Loket) -> str | None:
    """Take one message for the length of a lease."""
    with parts.database.write() as session:
        rows = outbox.waiting(session, now(), limit=1)
        for row in rows:
            row.next_at = now() + LEASE
        return rows[0].key if rows else None


def _one(parts: Loket, key: str, send: Send) -> int:
    with parts.database.write() as session:
        row = session.get_one(OutboxRow, key)
        message = _message(session, parts, row)
    try:
        if message["to"]:
            send(message)
    except (OSError, smtplib.SMTPException) as error:
        with parts.database.write() as session:
            outbox.failed(session.get_one(OutboxRow, key), type(error).__name__)
        return 0
    with parts.database.write() as session:
        session.get_one(OutboxRow, key).sent_at = now()
    return 1 if message["to"] else 0


def _message(session: Session, parts: Loket, row: OutboxRow) -> EmailMessage:
    message = EmailMessage()
    message["subject"] = text("mail", row.subject)
    message["from"] = f"loket@{urlsplit(parts.settings.web_url).hostname}"
    message["to"] = ", ".join(_addresses(session, parts, row))
    message["message-id"] = f"<{hashlib.sha256(row.key.encode()).hexdigest()[:32]}@rechtdoor>"
    message["auto-submitted"] = "auto-generated"
    body = ENVIRONMENT.get_template("mail.txt.jinja").render(
        about=row.subject, link=_link(session, parts, row)
    )
    message.set_content(body)
    return message


def _addresses(session: Session, parts: Loket, row: OutboxRow) -> list[str]:
    """Whom TOWN/TEAM, TOWN/lead:TEAM, TOWN/partner:CONTACT or an address means today."""
    municipality, slash, place = row.recipient.partition("/")
    if not slash:
        return [row.recipient]
    kind, _, rest = place.rpartition(":")
    if kind == "partner":
        contact = parts.directory.contact(municipality, rest)
        return [contact.email] if contact and contact.email else []
    people = members(session, municipality, rest)
    return [one.email for one in people if one.email and (kind != "lead" or one.role == "teamleider")]


def _link(session: Session, parts: Loket, row: OutboxRow) -> str:
    base = f"{parts.settings.web_url}/loket"
    about, _, subject = row.key.partition(":")
    if about == "aangeboden" and "/partner:" in row.recipient:
        return f"{base}/partner/{links.partner_token(session, subject)}"
    if about == "wachtwoord":
        account = session.get_one(AccountRow, row.body)
        return f"{base}/wachtwoord/{links.make(session, account.id, 'wachtwoord', account.id)}"
    return f"{base}/?lijst=te_laat" if about == "te_laat" else f"{base}/intake/{row.body}"
