"""Serve the custom actions: one process on loopback, so that a kill leaves no worker behind that holds the port."""

import sys

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from bot.follow import stop_with_the_supervisor
from bot.settings import settings


def main() -> None:
    """Serve until stopped; the port is the only argument."""
    stop_with_the_supervisor()
    settings()  # wrong ones are told now, not in the middle of a conversation
    executor = ActionExecutor()
    executor.register_package("actions.conversation")
    app = create_app(executor, cors_origins=[])
    app.run(host="127.0.0.1", port=int(sys.argv[1]), single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
