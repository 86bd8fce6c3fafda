"""The DMN 1.3 export, read back with bpmn.io's dmn-moddle."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.routing.columns import FACTS, LEVELS
from bot.routing.dmn import to_dmn, unary_test
from bot.routing.municipality import Municipality
from bot.routing.table import RoutingTable
from tests.routing.conftest import ALL
from tests.routing.tables import cell

HERE = Path(__file__).parent / "dmn"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `read_back.mjs` can run. Node and npm are needed; without them this test fails."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            pytest.fail(
                f"{program} ontbreekt: installeer Node.js 20 of nieuwer met npm (apt-get install nodejs npm)."
            )
    folder = tmp_path_factory.mktemp("dmn")
    for name in ("package.json", "read_back.mjs"):
        shutil.copy(HERE / name, folder / name)
    command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        pytest.fail(f"npm kan dmn-moddle niet installeren; is het npm-register bereikbaar? {done.stderr}")
    return folder


def read_back(municipality: Municipality, reader: Path) -> dict[str, Any]:
    file = reader / f"{municipality.id}.dmn"
    file.write_text(to_dmn(municipality), "utf-8")
    command = ["node", "read_back.mjs", str(file)]
    done = subprocess.run(command, cwd=reader, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("id", ALL)
def test_dmn_moddle_reads_the_whole_table(id: str, loaded: dict[str, Municipality], reader: Path) -> None:
    table: RoutingTable = loaded[id].table
    found = read_back(loaded[id], reader)
    assert found["warnings"] == []
    assert found["hitPolicy"] == "PRIORITY"
    assert found["inputs"] == list(FACTS)
    assert found["outputs"] == ["voorrang", "uitkomst", "contact", "reden"]
    assert found["levels"] == ", ".join(f'"{level}"' for level in LEVELS)
    assert [rule["id"] for rule in found["rules"]] == [row.id for row in table.rows]
    ends = [[rule["ends"][0], *rule["ends"][2:]] for rule in found["rules"]]
    assert ends == [[row.level, row.contact, row.reason] for row in table.rows]
    looked = [[name for name in FACTS if name in row.conditions] for row in table.rows]
    cells = [
        [n for n, text in zip(FACTS, rule["cells"], strict=True) if text != "-"] for rule in found["rules"]
    ]
    assert cells == looked


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("leeftijd", "67+", '"67+"'),
        ("leeftijd", "67+, 0-17", '"0-17", "67+"'),
        ("leeftijd", "niet 67+", 'not("67+")'),
        ("ook", "wonen", '(some domein in ? satisfies list contains(["wonen"], domein))'),
        ("ook", "niet wonen", 'not((some domein in ? satisfies list contains(["wonen"], domein)))'),
        (
            "ook",
            "wonen niet mantelzorg",
            '(some domein in ? satisfies list contains(["wonen"], domein))'
            ' and not((some domein in ? satisfies list contains(["mantelzorg"], domein)))',
        ),
    ],
)
def test_cells_in_feel(column: str, text: str, expected: str) -> None:
    assert unary_test(column, cell(text)) == expected
