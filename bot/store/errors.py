"""What can go wrong in the store.

StoreError
├── DatabaseNotReady        the tables are missing or of another version: run the migration
├── UnknownConversation     no such conversation, or a wrong token: the two are not told apart
│   └── ExpiredConversation right token, but the term is over
├── AlreadySubmitted        what was sent can be withdrawn by staff, no longer erased
├── DuplicateTurn           this client key has been stored before: replay its turn
├── UnknownIntake           no such reference
├── NotAllowed              this person may not see or do this
└── Conflict                somebody else was first, or the state does not allow it
"""


class StoreError(Exception):
    """Base of all errors of the store."""


class DatabaseNotReady(StoreError):
    """The tables are missing or of another version."""


class UnknownConversation(StoreError):
    """No such conversation, or a wrong token."""


class ExpiredConversation(UnknownConversation):
    """The term of the conversation is over."""


class AlreadySubmitted(StoreError):
    """The conversation has been sent as an intake."""


class DuplicateTurn(StoreError):
    """A turn with this client key exists already."""


class UnknownIntake(StoreError):
    """No intake has this reference."""


class NotAllowed(StoreError):
    """This person may not see or do this."""


class Conflict(StoreError):
    """Somebody else was first, or the state does not allow it."""
