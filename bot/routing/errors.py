"""What can go wrong in routing.

RoutingError
├── BadDataError              a file cannot be used: every `Problem` with file, line and remedy
├── UnknownMunicipalityError  there is no folder of that name
└── NoRuleError               no row fits a case: only possible with a table that was never proved
"""

from dataclasses import dataclass
from pathlib import Path


class RoutingError(Exception):
    """Anything that routing refuses."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file, for an editor: where it is, what is wrong, how to mend it. Dutch."""

    file: Path
    line: int  # 1 is the first line; 0 when the file as a whole is meant
    what: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}, regel {self.line}" if self.line else f"{self.file}"
        return f"{where}: {self.what} {self.mend}"


class BadDataError(RoutingError):
    """One or more files of a municipality cannot be used."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class UnknownMunicipalityError(RoutingError):
    """There is no folder for this municipality."""


class NoRuleError(RoutingError):
    """No row of the table fits this case."""
