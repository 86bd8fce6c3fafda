"""Start the sealed engine: Rasa on loopback with our channel, tracker store and action endpoint and nothing else.

Run on the engine's own Python: `python -m bot.engine.launch --model FILE --port N --actions URL --trackers FILE`.
"""

import argparse
import logging
import os
import warnings
from functools import partial
from typing import Any

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore", category=DeprecationWarning)

from rasa.core import channels
from rasa.core.run import close_resources, load_agent_on_start
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic

from bot.engine.action_endpoint import WatchedEndpoint
from bot.engine.channel import GatewayChannel
from bot.follow import stop_with_the_supervisor
from bot.nlu.dutch_model import active_model

WARM_UP = "Mijn moeder woont alleen en kan de trap niet meer op."


def endpoints(actions: str, trackers: str, hours: float) -> AvailableEndpoints:
    """Rasa's endpoints: our action line and our tracker store."""
    store = EndpointConfig(type="bot.engine.tracker_store.OneRowTrackerStore", path=trackers, hours=hours)
    return AvailableEndpoints(action=WatchedEndpoint(actions, selective_domain=True), tracker_store=store)


def build_app(model: str, available: AvailableEndpoints) -> Sanic:
    """A Sanic app with the gateway's routes only: not Rasa's API, not its greeting page, no CORS."""
    app = Sanic("rechtdoor_engine", configure_logging=False)
    app.ctx.dutch = active_model()
    channels.channel.register([GatewayChannel()], app, route="/webhooks/")
    app.register_listener(partial(load, model, available), "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    return app


async def load(model: str, available: AvailableEndpoints, app: Sanic, loop: Any) -> None:
    """Load the model. Rasa only logs a model that can't be loaded and goes on without; this stops."""
    logging.getLogger("rasa.core.agent").addHandler(logging.StreamHandler())
    agent = await load_agent_on_start(model, available, None, app, loop)
    if not agent.is_ready():
        raise SystemExit(
            f"Het model {model} kan niet worden geladen. Draai `make run`: dat traint het opnieuw."
        )
    await agent.parse_message(WARM_UP)  # the first message loads the Dutch model: not while a resident waits


def main() -> None:
    """Serve until stopped."""
    stop_with_the_supervisor()
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--actions", required=True)
    arguments.add_argument("--trackers", required=True)
    arguments.add_argument("--hours", type=float, default=24)
    given = arguments.parse_args()
    if not os.path.exists(given.model):
        raise SystemExit(f"Model ontbreekt: {given.model}")
    app = build_app(given.model, endpoints(given.actions, given.trackers, given.hours))
    configure_structlog(logging.WARNING)  # Rasa's debug lines hold what residents wrote
    print(f"Nederlands taalmodel: {app.ctx.dutch}", flush=True)
    app.run(host="127.0.0.1", port=given.port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
