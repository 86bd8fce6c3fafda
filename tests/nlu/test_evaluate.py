"""The whole evaluation on the blind texts: below its thresholds nothing lands."""

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app


def test_understanding_stays_above_its_thresholds(tmp_path: Path) -> None:
    report = tmp_path / "nlu.html"
    done = CliRunner().invoke(app, ["evaluate", "--report", str(report)])
    assert done.exit_code == 0, done.output[-4000:]
    assert "crisis gezien" in done.output
    assert report.read_text(encoding="utf-8").count("<svg") >= 4
