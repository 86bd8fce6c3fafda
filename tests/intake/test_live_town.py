"""A town follows its municipality."""

from bot.intake.live_town import LiveTown, Reach
from bot.routing.directory import load_municipality
from bot.settings import ROOT


def test_what_is_shown_follows_the_files() -> None:
    towns = {"ermelo": load_municipality("ermelo", ROOT / "data" / "municipalities", prove=False)}
    town, reach = LiveTown(towns, "ermelo"), Reach(towns)
    assert reach["ermelo"] == town.general.how == "https://www.ermelo.nl"
    contacts = dict(towns["ermelo"].contacts)
    contacts["samen-ermelo"] = contacts["samen-ermelo"].model_copy(update={"phone": "112"})
    towns["ermelo"] = towns["ermelo"].model_copy(update={"contacts": contacts})
    assert reach["ermelo"] == town.general.how == "112"
    assert (list(reach), len(reach), "urk" in reach) == (["ermelo"], 1, False)
