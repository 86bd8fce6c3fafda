"""Step 4: make a wheel of the best checkpoint, with licence and card inside, and note its sha256."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.package import package as spacy_package
from thinc.api import Config

HERE = Path(__file__).parent
LICENCE_FILE, CARD = HERE / "LICENSE-nl_rechtdoor_sm.txt", HERE / "MODEL_CARD.md"
LIMIT = 15 * 1024 * 1024
SOURCES = [
    {
        "name": "UD Dutch LassySmall (r2.16 dev and test for training, r2.8 dev for tuning)",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "license": "CC BY-SA 4.0",
        "author": "Bouma, Gosse; van Noord, Gertjan",
    },
    {
        "name": "UD Dutch Alpino r2.8 (dev for tuning only)",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "license": "CC BY-SA 4.0",
        "author": "Zeman, Daniel; Žabokrtský, Zdeněk; Bouma, Gosse; van Noord, Gertjan",
    },
    {
        "name": "Alpino Treebank (gold trees, converted to UD)",
        "url": "https://www.let.rug.nl/vannoord/trees/",
        "license": "LGPL-2.1-or-later",
        "author": "University of Groningen",
    },
]


def package(model: Path, scores: dict[str, Any], version: str, run: Path, wheels: Path) -> str:
    """Build `nl_rechtdoor_sm-VERSION-py3-none-any.whl` into `wheels`; return the line for SHA256SUMS."""
    ready = _dressed(model, scores, version, run / "package-input")
    built = run / "package-output"
    shutil.rmtree(built, ignore_errors=True)
    built.mkdir(parents=True)
    spacy_package(ready, built, create_sdist=False, create_wheel=False, silent=True)
    project = next(built.glob("nl_rechtdoor_sm-*"))
    wheels.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(wheels),
        str(project),
    ]
    subprocess.run(command, check=True)
    return _summed(wheels / f"nl_rechtdoor_sm-{version}-py3-none-any.whl")


def _dressed(model: Path, scores: dict[str, Any], version: str, out: Path) -> Path:
    """A copy of the model with metadata, licence and card."""
    nlp = spacy.load(model)
    nlp.meta |= {
        "name": "rechtdoor_sm",
        "version": version,
        "description": "Dutch pipeline of the project Rechtdoor; labels as in nl_core_news_sm 3.7.0; no ner.",
        "author": "Rechtdoor",
        "license": "CC BY-SA 4.0",
        "spacy_version": ">=3.7.2,<3.8.0",
        "sources": SOURCES,
        "performance": scores["test"] | {"speed": scores["speed"]},
    }
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    _without_paths(out / "config.cfg")
    shutil.copy(LICENCE_FILE, out / "LICENSE")
    shutil.copy(CARD, out / "MODEL_CARD.md")
    return out


def _without_paths(path: Path) -> None:
    """The folders of the machine that trained it are nobody's business and of no use."""
    config = Config().from_disk(path, interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])
    for corpus in config["corpora"].values():
        corpus["path"] = None
    config["training"]["logger"] = {"@loggers": "spacy.ConsoleLogger.v1", "progress_bar": False}
    config.to_disk(path)


def _summed(wheel: Path) -> str:
    content = wheel.read_bytes()
    if len(content) > LIMIT:
        raise ValueError(f"{wheel.name} is {len(content)} bytes, more than {LIMIT}")
    line = f"{hashlib.sha256(content).hexdigest()}  {wheel.name}\n"
    wheel.with_name("SHA256SUMS").write_text(line, encoding="utf-8")
    return line
