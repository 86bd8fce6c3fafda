"""`python -m bot.dutch_gate`: what fails, where, and what to do about it."""

import sys

from bot.dutch_gate.checks import check
from bot.dutch_gate.sources import texts


def main() -> int:
    """Print the findings; 1 when there are any."""
    found = [finding for text in texts() for finding in check(text)]
    print("\n".join(map(str, found)) or "Alle zinnen zijn gewoon Nederlands.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
