"""`rechtdoor parse`: what the engine understands of texts, the same as in the chat, thousands at a time."""

import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import IO, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.parse_lines import BadLineError, Row, as_in_chat, as_line, count, opened, read
from bot.settings import ROOT, settings

CANNOT_START = 2
BATCH = 200  # lines the engine takes together


class EngineStoppedError(Exception):
    """The engine stopped before every line had its answer; the message holds its last words."""


class Job:
    """One run: lines go to the engine in one thread, answers come back in the other."""

    def __init__(self, lines: Iterable[bytes], engine: "subprocess.Popen[bytes]", progress: Progress) -> None:
        self._lines, self._engine, self._progress = lines, engine, progress
        self._waiting: deque[tuple[int, Row]] = deque()
        self.bad = 0

    def send(self) -> None:
        """Give every good line to the engine; report the others."""
        with engine_input(self._engine) as pipe:
            for number, line in enumerate(self._lines, 1):
                if line.strip():
                    self._send(number, line, pipe)

    def _send(self, number: int, line: bytes, pipe: IO[bytes]) -> None:
        try:
            row = read(line)
            text = as_in_chat(row)
        except BadLineError as error:
            self.report(number, str(error))
            return
        self._waiting.append((number, row))
        pipe.write(json.dumps({"text": text}).encode() + b"\n")

    def answers(self) -> Iterator[Row]:
        """Every good line with what was understood, in order. Raises EngineStoppedError."""
        Thread(target=self.send, daemon=True).start()
        assert self._engine.stdout
        for line in self._engine.stdout:
            (number, row), found = self._waiting.popleft(), json.loads(line)
            if "error" in found:
                self.report(number, f"de taalherkenning brak af ({found['error']})")
            else:
                yield {**row, "understood": {"intent": found["intent"], **found["understood"]}}
        if self._engine.wait() or self._waiting:
            raise EngineStoppedError

    def report(self, number: int, why: str) -> None:
        """Tell about a line without an answer."""
        self.bad += 1
        self._progress.console.print(f"regel {number}: {why}", markup=False, highlight=False, soft_wrap=True)


def parse(
    file: Annotated[str, typer.Argument(help="Bestand met JSON-regels, of - voor standaardinvoer")],
) -> None:
    """Wat de assistent begrijpt van teksten: per regel `{"text": …}` in, dezelfde regel met `understood` uit.

    Alleen JSON op standaarduitvoer, in dezelfde volgorde. Voortgang, foute regels (met hun nummer) en de snelheid
    staan op standaardfout. Een foute regel (geen JSON, geen `text`, geen tekst, leeg, te lang) wordt overgeslagen.

    Afsluitcode: 0 alles gelezen, 1 er waren foute regels, 2 lezen kon niet beginnen of brak af.
    """
    try:
        with opened(file) as lines, engine() as process, progress_bar() as progress:
            raise typer.Exit(1 if run(lines, process, progress, count(file)) else 0)
    except (OSError, EngineStoppedError) as error:
        typer.echo(f"Lezen kan niet: {error}", err=True)
        raise typer.Exit(CANNOT_START) from error


def run(
    lines: Iterable[bytes], process: "subprocess.Popen[bytes]", progress: Progress, total: int | None
) -> int:
    """Answer all lines on standard output; how many were bad."""
    job, done, start, first = Job(lines, process, progress), 0, time.monotonic(), 0.0
    task = progress.add_task("Lezen", total=total)
    for answer in job.answers():
        first = first or time.monotonic()
        sys.stdout.buffer.write(as_line(answer))
        done += 1
        progress.update(task, completed=done + job.bad)
    sys.stdout.buffer.flush()
    progress.console.print(speed(done, start, first), highlight=False, soft_wrap=True)
    return job.bad


def speed(done: int, start: float, first: float) -> str:
    """Lines per second after the first batch; loading the model and that batch are told apart."""
    spent = time.monotonic() - start
    loading = (first or time.monotonic()) - start
    told = f"{done} regels in {spent:.1f} s, waarvan {loading:.1f} s tot het eerste antwoord"
    lines, seconds = (done - BATCH, spent - loading) if done > 2 * BATCH else (done, spent)
    return f"{told}: {lines / seconds:.0f} per seconde"


def progress_bar() -> Progress:
    """On standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))


@contextmanager
def engine() -> Iterator["subprocess.Popen[bytes]"]:
    """The engine's language part, without servers. Its last words go into EngineStoppedError."""
    from bot.cli import engine_environment
    from bot.setup import ENGINE_PYTHON
    from bot.supervise import StartError, trained_model

    try:
        model = trained_model(settings())
    except StartError as error:
        raise EngineStoppedError(str(error)) from error
    command = [str(ENGINE_PYTHON), "-m", "bot.engine.parse", "--model", str(model.resolve())]
    with tempfile.TemporaryFile() as words:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": words}
        process = subprocess.Popen(command, cwd=ROOT, env=engine_environment(), **pipes)  # type: ignore[call-overload]
        try:
            yield process
        except EngineStoppedError as error:
            words.seek(0)
            raise EngineStoppedError(last_line(words.read()) or "de motor stopte") from error
        finally:
            process.kill()
            process.wait()


def last_line(output: bytes) -> str:
    """What a program said last."""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""


@contextmanager
def engine_input(process: "subprocess.Popen[bytes]") -> Iterator[IO[bytes]]:
    """The engine's standard input, closed afterwards; an engine that has gone is told of elsewhere."""
    assert process.stdin
    try:
        with process.stdin as pipe:
            yield pipe
    except (BrokenPipeError, ValueError):
        return
