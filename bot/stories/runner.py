"""Play many stories at once on one assistant; those that stop a part of it come last, one by one."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from bot.stories.errors import BadStories, Fault, NoStories, StackError
from bot.stories.load import FOLDER, SHARED, Story, load_sound
from bot.stories.play import Played, Player
from bot.stories.stack import Stack

JOBS = 4 * (os.cpu_count() or 1)  # conversations at a time: a resident mostly waits


def find_files(names: Sequence[str]) -> list[Path]:
    """The story files meant by paths; all of them when none is meant."""
    paths = [Path(name) for name in names] or [FOLDER]
    found = [file for path in paths for file in (sorted(path.rglob("*.yml")) if path.is_dir() else [path])]
    return [file for file in found if file.name != SHARED]


@dataclass(frozen=True)
class Chosen:
    """What to play, and what can't be played because its file has a mistake."""

    stories: list[Story]
    faults: list[Fault] = field(default_factory=list)
    narrowed: bool = (
        False  # by name, word, municipality or theme: mistakes elsewhere are told, and stop nothing
    )

    @property
    def is_faulty(self) -> bool:
        """Whether something that was asked for can't be played."""
        return bool(self.faults) and not self.narrowed


def choose(given: Sequence[str], word: str = "", municipality: str = "", theme: str = "") -> Chosen:
    """The stories of files or names, narrowed by a word, a municipality, a theme. Raises BadStories, NoStories."""
    files = [name for name in given if Path(name).exists()]
    names = [name.casefold() for name in given if name not in files]
    sound, faults = load_sound(find_files(files))
    stories = [
        story
        for story in sound
        if (not names or any(name in story.name.casefold() for name in names))
        and (not word or word.casefold() in f"{story.name} {story.theme} {story.file.stem}".casefold())
        and (not municipality or story.case.municipality == municipality)
        and (not theme or story.theme == theme)
    ]
    if faults and not stories:
        raise BadStories(faults)
    if not stories:
        raise NoStories(
            "Geen enkel verhaal past bij deze keuze. Kijk met `rechtdoor stories --list` welke er zijn."
        )
    return Chosen(stories, faults, bool(names or word or municipality or theme))


def play(story: Story, stack: Stack) -> Played:
    """One story; when it needs what this stack can't do, it is skipped with the reason."""
    if needs_supervisor(story) and stack.supervisor is None:
        return Played(
            story,
            skipped="stop_process kan alleen met een assistent die `rechtdoor run` op deze machine startte",
        )
    try:
        return Player(story, stack).play()
    except StackError as error:
        return Played(story, skipped=str(error))


def needs_supervisor(story: Story) -> bool:
    """Whether it stops a part of the assistant."""
    return any(step.word == "stop_process" for step in story.case.steps)


def play_all(
    stories: Sequence[Story],
    stack: Stack,
    jobs: int = JOBS,
    done: Callable[[Played], None] = lambda played: None,
) -> list[Played]:
    """All of them, in the order given; `done` hears of each when it is ready."""
    together = [story for story in stories if not needs_supervisor(story)]
    found: dict[str, Played] = {}

    def keep(played: Played) -> None:
        found[played.story.name] = played
        done(played)

    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(play, story, stack) for story in together]):
            keep(future.result())
    for story in stories:
        if needs_supervisor(story):
            keep(play(story, stack))
    return [found[story.name] for story in stories]
