"""What can go wrong with stories. Each message says where, what, and how to mend it.

StoriesError
├── BadStories      files with mistakes; holds every Fault found
├── NoStories       nothing to play
├── StackError      no running assistant, or it cannot be started
└── Refused         the assistant answered a message with a problem (HTTP 4xx or 5xx)
"""

from dataclasses import dataclass
from pathlib import Path


class StoriesError(Exception):
    """Base of this package's errors."""


@dataclass(frozen=True)
class Fault:
    """One mistake in a file: where, what, and how to mend it."""

    file: Path
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" + (f"\n    {self.mend}" if self.mend else "")


class BadStories(StoriesError):
    """One or more files can't be read as stories or personas."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class NoStories(StoriesError):
    """The choice of file, name or municipality leaves nothing."""


class StackError(StoriesError):
    """The assistant does not run and can't be started; the message says what to do."""


class Refused(StoriesError):
    """The assistant answered with a problem document."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status
        self.detail = detail
