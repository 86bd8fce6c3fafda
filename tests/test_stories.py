"""Every conversation story as a pytest item; the chosen ones are played together, so this takes as long as the slowest few."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from bot.stories.coverage import measure
from bot.stories.load import FOLDER, Story, load_all
from bot.stories.play import Played
from bot.stories.runner import JOBS, find_files, needs_supervisor, play
from bot.stories.stack import URL, Stack, at

STORIES = load_all(find_files([str(FOLDER)]))
LONG = ("lange_gesprekken", "geleerd")  # files for the long run: `pytest -m long`
SHORT = [story for story in STORIES if story.file.stem not in LONG]
REACHED = {  # the least share of each part, in per cent; raise it when the stories reach more
    "vragen": 100, "knoppen": 95, "onderbrekingen": 98, "melders": 100, "uitkomsten": 100, "gevaarteksten": 80,
    "zinnen": 76, "wet 2.3.2 lid 4": 71, "regels": 30, "contacten": 60,
}  # fmt: skip


def running(request: pytest.FixtureRequest) -> Stack:
    """The stack in RECHTDOOR_STACK_URL, else the one of the test session."""
    if os.environ.get(URL):
        return at(os.environ[URL])
    session = request.getfixturevalue("stack")
    return Stack(session.url, session.var, session.database_url)


class Playing:
    """The chosen stories: most are started at once, those that stop a part of the assistant when their turn comes."""

    def __init__(self, where: Stack, chosen: list[Story], pool: ThreadPoolExecutor) -> None:
        self.where, self.chosen = where, chosen
        together = [story for story in chosen if not needs_supervisor(story)]
        self.started: dict[str, Future[Played]] = {
            story.name: pool.submit(play, story, where) for story in together
        }

    def of(self, story: Story) -> Played:
        """How it went; it is played once."""
        if story.name not in self.started:
            self.started[story.name] = Future()
            self.started[story.name].set_result(play(story, self.where))
        return self.started[story.name].result()


@pytest.fixture(scope="module")
def playing(request: pytest.FixtureRequest) -> Iterator[Playing]:
    """The chosen stories, started at once."""
    items = [item for item in request.session.items if getattr(item, "function", None) is test_story]
    with ThreadPoolExecutor(JOBS) as pool:
        yield Playing(running(request), [item.callspec.params["story"] for item in items], pool)


@pytest.mark.live
@pytest.mark.parametrize(
    "story",
    [pytest.param(one, marks=[] if one in SHORT else [pytest.mark.long]) for one in STORIES],
    ids=lambda story: f"{story.theme}-{story.name}".replace(" ", "_"),
)
def test_story(story: Story, playing: Playing, record_property: Callable[[str, object], None]) -> None:
    """The story goes as written."""
    played = playing.of(story)
    record_property("conversation", played.conversation)
    if played.status == "skipped":
        pytest.skip(played.skipped)
    if played.status == "known":
        pytest.xfail(story.case.known_bug)
    assert not played.differences, "\n".join(
        f"verwacht: {gap.wanted}\nkreeg: {gap.got}" for gap in played.differences
    )


@pytest.mark.live
def test_the_stories_reach_enough(playing: Playing) -> None:
    """Whoever adds a question, a sentence or a rule adds a story. `rechtdoor stories --coverage` tells what is missing."""
    if len(playing.chosen) < len(SHORT):
        pytest.skip("only some stories were chosen")
    found = measure([playing.of(story) for story in playing.chosen])
    low = [
        f"{part.name}: {part.share:.1%}, was {REACHED[part.name]}%; nog niet: {', '.join(part.missing)}"
        for part in found.parts
        if part.share * 100 < REACHED[part.name]
    ]
    assert not low, "\n".join(low)
