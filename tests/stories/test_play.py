"""The runner, the report, accepting, recording, coverage and simulation, on the small stack."""

import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from rich.console import Console
from typer import Typer
from typer.testing import CliRunner

from bot.cli.chat import chat
from bot.cli.stories import stories as stories_command
from bot.stories import evidence, show
from bot.stories.accept import accept
from bot.stories.coverage import measure
from bot.stories.coverage_show import picture, table
from bot.stories.load import Story, load
from bot.stories.personas import load_cast
from bot.stories.play import Played
from bot.stories.record import as_case, save
from bot.stories.report import write
from bot.stories.runner import play, play_all
from bot.stories.simulate import Simulation, save_failures, simulate
from bot.stories.stack import Stack

HELP_AT_HOME = "Ik kan niet meer stofzuigen, ik zoek hulp in de huishouding."
ANSWERS = "{for_whom: zelf, place: Ermelo, household: alleen, phone: 0612345678}"
STEPS_THAT_DIFFER = [
    ("contact: cjg", "contact cjg", "contact wmo-loket"),
    ("outcome: answer", "outcome answer", "outcome contact"),
    ("reason: schulden", "reden met 'schulden'", "Hulp thuis"),
    ("phase: story", "phase story", "phase done"),
    ("question: place", "vraag place", "vraag feedback"),
    ("crisis: geweld", "crisis geweld", "crisis none"),
    ("asked: [cut_off]", "de vraag cut_off is gesteld", "gesteld: story"),
    ("not_asked: [place]", "de vraag place is niet gesteld", "1× gesteld"),
    ("asked_at_most: 2", "hoogstens 2 vragen", "vragen: story"),
    ("asked_at_most: {place: 0}", "place hoogstens 0×", "1×"),
    ("bot: \"Hallo\"", "de bot zegt: Hallo", "Hoe vond u dit gesprek"),
    ("utter: utter_restart", "de zin utter_restart", "utter_ask_feedback"),
    ("intake: {household: met_partner}", "intake household value met_partner", "alleen"),
    ("intake: {household: {source: typed}}", "intake household source typed", "button"),
    ("intake: {domains: vervoer}", "intake domains: vervoer", "huishouden"),
    ("intake: {legal_kind: jeugd}", "intake legal_kind jeugd", "wmo_melding"),
    ("understood: {domain: wonen}", "begrepen domain: wonen", "domain: []"),
    ("slot_was_set: [place: Lisse]", "antwoord place = Lisse", "Ermelo"),
    ("slot_was_not_set: [place]", "geen antwoord place", "Ermelo"),
    ("not_said: stofzuigen", "'stofzuigen' staat nergens", "stofzuigen"),
    ("erased: true", "gewist: True", "gewist: False"),
    ("problem: 503", "fout 503", "fout none"),
]  # fmt: skip


def story(folder: Path, *steps: str, name: str = "proef") -> Story:
    """A story that sends an intake for help at home, then has these steps."""
    before = [f'user: "{HELP_AT_HOME}"', f"answers: {ANSWERS}", "button: ja"]
    lines = "".join(f"      - {step}\n" for step in [*before, *steps])
    file = folder / f"{name}.yml"
    file.write_text(
        f"# blijft staan\ntest_cases:\n  - test_case: {name}\n    steps:\n{lines}", encoding="utf-8"
    )
    return load(file)[0]


def shown(played: Played) -> str:
    """The failure as it stands in the terminal."""
    console = Console(record=True, width=160, file=None, quiet=False)
    with console.capture() as capture:
        show.failure(console, played)
    return capture.get()


@pytest.mark.parametrize(
    ("step", "wanted", "got"), STEPS_THAT_DIFFER, ids=[step for step, _, _ in STEPS_THAT_DIFFER]
)
def test_every_expectation_can_differ(small: Stack, tmp_path: Path, step: str, wanted: str, got: str) -> None:
    played = play(story(tmp_path, step), small)
    assert played.status == "failed"
    assert played.first is not None
    assert wanted in played.first.wanted
    assert got in played.first.got
    text = shown(played)
    assert "hier gaat het anders" in text
    assert HELP_AT_HOME in text


def test_what_holds_passes(small: Stack, tmp_path: Path) -> None:
    steps = [
        "contact: wmo-loket",
        "outcome: contact",
        "reload: true",
        "intake: {household: alleen, keep_doing: {state: skipped}}",
    ]
    assert play(story(tmp_path, *steps), small).status == "passed"


def test_a_button_that_is_not_there_stops_the_story(small: Stack, tmp_path: Path) -> None:
    played = play(story(tmp_path, "button: bestaat_niet", "outcome: contact"), small)
    assert [gap.wanted for gap in played.differences] == ["een knop 'bestaat_niet'"]
    assert "Goed (goed)" in played.differences[0].got


def test_accept_writes_what_was_found_and_keeps_comments(small: Stack, tmp_path: Path) -> None:
    one = story(tmp_path, "contact: cjg", "intake: {household: met_partner}", "bot: Hallo")
    difference, left = accept([play(one, small)])
    text = one.file.read_text(encoding="utf-8")
    assert left == []
    assert text.startswith("# blijft staan")
    assert "-      - contact: cjg" in difference
    assert play(load(one.file)[0], small).status == "passed"


def test_a_recorded_conversation_plays_again(small: Stack, tmp_path: Path) -> None:
    played = play(story(tmp_path, "button: goed"), small)
    file = tmp_path / "opgenomen.yml"
    save(file, as_case("eerste", "ermelo", played.turns))
    save(file, as_case("tweede", "ermelo", played.turns))
    recorded = load(file)
    assert [one.name for one in recorded] == ["eerste", "tweede"]
    assert [again.status for again in play_all(recorded, small)] == ["passed", "passed"]


def test_the_report_shows_conversations_and_differences(small: Stack, tmp_path: Path) -> None:
    good, bad = story(tmp_path, name="goed verhaal"), story(tmp_path, "contact: cjg", name="fout verhaal")
    file = tmp_path / "verslag.html"
    write(play_all([good, bad], small), file)
    page = file.read_text(encoding="utf-8")
    assert page.count(f'<div class="me">{HELP_AT_HOME}') == 2
    assert "tell · huishouden · zelf" in page
    assert page.count('class="gap"') == 1
    assert "http" not in page.split("<script>")[1]


def test_coverage_counts_what_was_reached(small: Stack, tmp_path: Path) -> None:
    found = measure([play(story(tmp_path, "button: goed"), small)])
    parts = {part.name: part for part in found.parts}
    assert "household" in parts["vragen"].reached
    assert "consent=ja" in parts["knoppen"].reached
    assert "zelf" in parts["melders"].reached
    assert "contact" in parts["uitkomsten"].reached
    assert "tell bij place" in parts["onderbrekingen"].reached - parts["onderbrekingen"].all
    assert "utter_sent" in parts["zinnen"].reached
    assert {"a", "c"} <= parts["wet 2.3.2 lid 4"].reached
    local = {part.name: part for part in found.municipalities["ermelo"]}
    assert list(local) == list(parts)
    assert "wmo-loket" in local["contacten"].reached
    assert local["regels"].share > 0
    assert "utter_sent" in local["zinnen"].reached
    assert not any(part.reached - {""} for part in found.municipalities["lisse"])
    assert 0 < found.share < 1
    assert picture(found).startswith("<svg")
    Console(quiet=True).print(table(found))


def test_the_command_tells_by_its_exit_status(
    small: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECHTDOOR_STACK_VAR", str(small.var))
    app, run = Typer(), CliRunner()
    app.command()(stories_command)
    good, bad = story(tmp_path, name="goed"), story(tmp_path, "contact: cjg", name="fout")
    arguments = ["--url", small.url, "--html", str(tmp_path / "v.html")]
    assert run.invoke(app, [str(good.file), *arguments]).exit_code == 0
    assert run.invoke(app, [str(bad.file), *arguments]).exit_code == 1
    assert run.invoke(app, ["bestaat-niet", *arguments]).exit_code == 2


def test_chat_in_the_terminal_saves_a_story(small: Stack, tmp_path: Path) -> None:
    app, run, file = Typer(), CliRunner(), tmp_path / "chat.yml"
    app.command()(chat)
    typed = f"{HELP_AT_HOME}\nErmelo\n1\n99\n/opnieuw\n/stop\n"
    done = run.invoke(app, ["--url", small.url, "--save", "mijn gesprek", "--file", str(file)], input=typed)
    assert done.exit_code == 0, done.output
    saved = load(file)[0]
    assert saved.name == "mijn gesprek"
    assert [step.word for step in saved.case.steps][:4] == ["user", "user", "button", "user"]


def test_a_database_of_another_assistant_is_no_evidence(tmp_path: Path) -> None:
    with pytest.raises(evidence.NoEvidenceError, match="RECHTDOOR_STACK_VAR"):
        evidence.intake(f"sqlite:///{tmp_path}/leeg.db", "RD-AAAA-AAAA")


def test_watch_plays_again_however_an_editor_saves(small: Stack, tmp_path: Path) -> None:
    one = story(tmp_path, "outcome: contact").file
    program = [
        str(Path(sys.executable).parent / "rechtdoor"),
        "stories",
        str(one),
        "--url",
        small.url,
        "--watch",
    ]
    with subprocess.Popen(
        program,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "COLUMNS": "200", "RECHTDOOR_STACK_VAR": str(tmp_path)},
    ) as process:
        said = Lines(process)
        try:
            said.until("Ik speel opnieuw")
            for _ in range(2):  # by replacing the file, as many editors do
                other = tmp_path / "nieuw.tmp"
                shutil.copy(one, other)
                other.replace(one)
                said.until("1 verhaal: 1 goed")
            one.write_text("test_cases:\n  - x: 1\n", encoding="utf-8")
            said.until("ken ik hier niet")
        finally:
            process.terminate()


class Lines:
    """What a program says, with a limit to waiting."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.said: queue.Queue[str] = queue.Queue()
        assert process.stdout
        threading.Thread(
            target=lambda out: [self.said.put(line) for line in out], args=(process.stdout,), daemon=True
        ).start()

    def until(self, words: str, seconds: float = 60) -> None:
        """Read on until a line holds these words. Raises queue.Empty when none comes."""
        while words not in self.said.get(timeout=seconds):
            pass


def test_simulated_residents_are_the_same_for_the_same_seed(small: Stack, tmp_path: Path) -> None:
    cast = load_cast()
    first, second = (simulate(small, cast, 4, 7, jobs=4) for _ in range(2))
    assert [[turn.said for turn in one.talk.turns] for one in first] == [
        [turn.said for turn in one.talk.turns] for one in second
    ]
    assert all(one.talk.state["phase"] == "done" for one in first)
    half, most = Simulation(first, 1.0).questions()
    put = sorted(len(set(one.talk.answered) - {"feedback"}) for one in first)
    assert put[0] <= half <= most
    assert half >= 3
    files = save_failures(first, tmp_path)
    assert all(load(file) for file in files)
