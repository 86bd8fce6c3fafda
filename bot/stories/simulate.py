"""Let many simulated residents talk, and check every conversation."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bot.intake.labels import Outcome
from bot.stories.invariants import INVARIANTS, broken
from bot.stories.personas import Cast
from bot.stories.record import as_case, save
from bot.stories.resident import Actor, Talk
from bot.stories.runner import JOBS
from bot.stories.stack import Stack


@dataclass(frozen=True)
class Checked:
    """One conversation and what does not hold in it: invariant → what is wrong."""

    talk: Talk
    wrong: dict[str, str]


@dataclass(frozen=True)
class Simulation:
    """All conversations, in order of their number."""

    checked: list[Checked]
    seconds: float

    @property
    def failed(self) -> list[Checked]:
        """Those in which something does not hold."""
        return [one for one in self.checked if one.wrong]

    def questions(self) -> tuple[float, float]:
        """Questions put in a conversation that became an intake: the median, and what nine in ten stay within."""
        put = [
            len(one.talk.questions)
            for one in self.checked
            if one.talk.state.get("outcome") == Outcome.CONTACT
        ]
        return (median(put), quantiles(put, n=10)[-1]) if len(put) > 1 else (0, 0)

    def by_invariant(self) -> list[tuple[str, int]]:
        """How often each invariant did not hold."""
        counts = Counter(name for one in self.checked for name in one.wrong)
        return [(name, counts[name]) for name in INVARIANTS]


def simulate(
    stack: Stack,
    cast: Cast,
    n: int,
    seed: int,
    jobs: int = JOBS,
    done: Callable[[Checked], None] = lambda one: None,
) -> list[Checked]:
    """`n` residents, `jobs` at a time. The same seed gives the same residents."""

    def one(number: int) -> Checked:
        talk = Actor(number, seed, cast, stack.url).play()
        return Checked(talk, broken(talk, stack))

    found: list[Checked] = []
    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(one, number) for number in range(n)]):
            found.append(future.result())
            done(found[-1])
    return sorted(found, key=lambda checked: checked.talk.number)


def save_failures(failed: list[Checked], folder: Path) -> list[Path]:
    """Each failure as a story that does the same again, with what was wrong in its description."""
    files = []
    for one in failed:
        talk = one.talk
        file = folder / f"{talk.seed.replace(':', '-')}.yml"
        file.unlink(missing_ok=True)
        why = "; ".join(f"{name}: {wrong}" for name, wrong in one.wrong.items())
        save(
            file, as_case(f"simulatie {talk.seed} {talk.persona.persona}", talk.municipality, talk.turns, why)
        )
        files.append(file)
    return files
