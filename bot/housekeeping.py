"""Every hour: remove what is past its retention term. One of the supervised programs."""

import logging
import time
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.follow import stop_with_the_supervisor
from bot.settings import settings
from bot.store.database import Database
from bot.store.retention import purge

EVERY = 3600  # seconds


def main() -> None:
    """Run until stopped. A database that is away is tried again the next hour."""
    stop_with_the_supervisor()
    database = Database(settings().database)
    while True:
        try:
            purge(database, datetime.now(UTC))
        except SQLAlchemyError:
            logging.getLogger(__name__).exception("opruimen lukt nu niet; over een uur opnieuw")
        time.sleep(EVERY)


if __name__ == "__main__":
    main()
