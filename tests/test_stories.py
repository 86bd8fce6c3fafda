"""Every conversation story as a pytest item; the chosen ones are played together, so this takes as long as the slowest few."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from bot.stories.load import FOLDER, Story, load_all
from bot.stories.play import Played
from bot.stories.runner import JOBS, find_files, needs_supervisor, play
from bot.stories.stack import URL, Stack, at

STORIES = load_all(find_files([str(FOLDER)]))


def running(request: pytest.FixtureRequest) -> Stack:
    """The stack in RECHTDOOR_STACK_URL, else the one of the test session."""
    if os.environ.get(URL):
        return at(os.environ[URL])
    session = request.getfixturevalue("stack")
    return Stack(session.url, session.var, session.database_url)


@pytest.fixture(scope="module")
def playing(request: pytest.FixtureRequest) -> Iterator[tuple[Stack, dict[str, Future[Played]]]]:
    """The chosen stories, started at once."""
    chosen = [
        item.callspec.params["story"]
        for item in request.session.items
        if getattr(item, "function", None) is test_story
    ]
    where = running(request)
    with ThreadPoolExecutor(JOBS) as pool:
        yield (
            where,
            {story.name: pool.submit(play, story, where) for story in chosen if not needs_supervisor(story)},
        )


@pytest.mark.live
@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.theme}-{story.name}".replace(" ", "_"))
def test_story(
    story: Story,
    playing: tuple[Stack, dict[str, Future[Played]]],
    record_property: Callable[[str, object], None],
) -> None:
    """The story goes as written."""
    where, started = playing
    played = started[story.name].result() if story.name in started else play(story, where)
    record_property("conversation", played.conversation)
    if played.status == "skipped":
        pytest.skip(played.skipped)
    if played.status == "known":
        pytest.xfail(story.case.known_bug)
    assert not played.differences, "\n".join(
        f"verwacht: {gap.wanted}\nkreeg: {gap.got}" for gap in played.differences
    )
