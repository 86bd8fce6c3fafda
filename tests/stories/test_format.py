"""Story files: what is read, and that every mistake is told with its line and the word that was meant."""

from pathlib import Path

import pytest

from bot.stories.errors import BadStories
from bot.stories.load import load, load_all
from bot.stories.record import free_name
from bot.stories.runner import choose
from bot.stories.schema import FILE, text

GOOD = """\
fixtures:
  - hier:
      - place: Ermelo
test_cases:
  - test_case: een
    fixtures: [hier]
    steps:
      - user: Ik kan niet meer stofzuigen
      - answers: {household: alleen}
        until: summary
      - contact: wmo-loket
"""

MISTAKES = [
    ("test_case: een", "test_naam: een", 5, "test_case"),
    ("      - user: Ik", "      - usr: Ik", 8, "Bedoelt u 'user'?"),
    ("household: alleen", "houshold: alleen", 9, "Bedoelt u 'household'?"),
    ("contact: wmo-loket", "contact: wmo-loke", 11, "Bedoelt u 'wmo-loket'?"),
    ("contact: wmo-loket", "outcome: contct", 11, "Bedoelt u 'contact'?"),
    ("contact: wmo-loket", "utter: utter_ask_plaats", 11, "Bedoelt u 'utter_ask_place'?"),
    ("[hier]", "[hir]", 6, "Bedoelt u 'hier'?"),
    ("- place: Ermelo", "- plaace: Ermelo", 3, "Bedoelt u 'place'?"),
    ("    fixtures: [hier]", "    municipality: ermeloo", 6, "Bedoelt u 'ermelo'?"),
    ("until: summary", "until: sumary", 9, "Bedoelt u 'summary'?"),
    ("        until: summary", "        user: ja", 9, "eigen streepje"),
    ("steps:", "steps: [", 8, "inspringen"),
]


def written(folder: Path, text: str) -> Path:
    """A file with this text."""
    file = folder / "verhaal.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_reads_a_story(tmp_path: Path) -> None:
    story = load(written(tmp_path, GOOD))[0]
    assert (story.name, story.line, story.answers) == ("een", 5, {"place": "Ermelo"})
    assert [step.word for step in story.case.steps] == ["user", "answers", "contact"]
    assert story.step_lines == (8, 9, 11)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "mend"), MISTAKES, ids=[wrong for _, wrong, _, _ in MISTAKES]
)
def test_tells_a_mistake(tmp_path: Path, right: str, wrong: str, line: int, mend: str) -> None:
    assert right in GOOD
    with pytest.raises(BadStories) as caught:
        load(written(tmp_path, GOOD.replace(right, wrong)))
    found = [fault for fault in caught.value.faults if mend in fault.mend]
    assert found, str(caught.value)
    assert abs(found[0].line - line) <= 1


def test_two_stories_with_one_name(tmp_path: Path) -> None:
    twice = GOOD + GOOD.split("test_cases:\n")[1]
    with pytest.raises(BadStories, match="staat al in"):
        load_all([written(tmp_path, twice)])


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    written(tmp_path, GOOD).rename(tmp_path / "goed.yml")
    written(tmp_path, GOOD.replace("user:", "usr:").replace("een", "twee", 1))
    chosen = choose([str(tmp_path)])
    assert [story.name for story in chosen.stories] == ["een"]
    assert [fault.file.name for fault in chosen.faults][:1] == ["verhaal.yml"]
    assert chosen.is_faulty
    assert not choose([str(tmp_path)], word="een").is_faulty
    assert not choose([str(tmp_path), "een"]).is_faulty


def test_only_bad_files_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadStories):
        choose([str(written(tmp_path, GOOD.replace("user:", "usr:")))])


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            'test_cases:\n  - test_case: a\n    steps:\n      - user: "hallo\n      - button: ja\n',
            4,
            "aanhalingsteken",
        ),
        ("test_cases:\n  - test_case: a\n    steps:\n", 3, "staat niets"),
        ("test_cases:\n  - test_case: a\n    steps:\n\t- user: x\n", 4, "tab"),
        ("test_cases:\n  - test_case: a: b\n", 2, "een : te veel"),
    ],
)
def test_what_editors_let_through(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(BadStories) as caught:
        load(written(tmp_path, text))
    fault = caught.value.faults[0]
    assert says in fault.what
    assert fault.line == line


def test_a_recording_gets_a_name_of_its_own(tmp_path: Path) -> None:
    stories = load(written(tmp_path, GOOD))
    assert free_name("een", stories) == "een 2"
    assert free_name("nieuw", stories) == "nieuw"


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace("household", "houshold").replace("wmo-loket", "wmo-loke")
    with pytest.raises(BadStories) as caught:
        load(written(tmp_path, wrong))
    assert len(caught.value.faults) == 2


def test_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(BadStories, match="test_cases"):
        load(written(tmp_path, ""))


def test_schema_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "Draai: python -m bot.stories.schema"
