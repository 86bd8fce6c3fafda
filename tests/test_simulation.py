"""A short simulation on the real stack; `rechtdoor simulate` is the long one."""

import pytest

from bot.stories.personas import load_cast
from bot.stories.simulate import simulate
from tests.test_stories import running

N, SEED = 12, 7


@pytest.mark.live
def test_twelve_simulated_residents(request: pytest.FixtureRequest) -> None:
    """What must be so in every conversation, is so."""
    checked = simulate(running(request), load_cast(), N, SEED)
    wrong = [
        f"{one.talk.seed} {one.talk.persona.persona}: {name}: {what}"
        for one in checked
        for name, what in one.wrong.items()
    ]
    assert not wrong, "\n".join(wrong)
