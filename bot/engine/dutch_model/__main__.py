"""`python -m bot.engine.dutch_model --source DIR --work DIR`: prepare, train, evaluate, package.

Steps that are finished are skipped; delete their folder in the work folder to do them again.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from .prepare import prepare


def main() -> None:
    args = _arguments()
    data, run = args.work / "data", args.work / args.name
    if not (data / "prepare.json").exists():
        print(json.dumps(prepare(args.source, data), indent=1))
    from .training import Plan, train  # spaCy is needed from here on only

    model = train(data, run, Plan(args.steps, args.chat, args.width, tuple(args.rows)))
    from .evaluation import evaluate
    from .packaging import package

    if not (run / "scores.json").exists():
        print(evaluate(model, data, run / "scores.json"))
    if args.version:
        print(package(model, json.loads((run / "scores.json").read_text()), args.version, run, args.wheels))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.engine.dutch_model", description=__doc__)
    source = os.environ.get("RECHTDOOR_TREEBANKS")
    parser.add_argument(
        "--source", type=Path, default=source, required=source is None, help="folder with the treebanks"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for data, checkpoints and scores")
    parser.add_argument("--name", default="full", help="name of this run inside the work folder")
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument(
        "--chat", type=int, default=1, help="chat copies beside two clean ones; 0 for the ablation"
    )
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--rows", type=int, nargs=6, default=(8000, 1000, 4000, 2500, 50, 50))
    parser.add_argument("--version", help="also build a wheel with this version")
    parser.add_argument(
        "--wheels", type=Path, default=Path(__file__).parents[1] / "wheels", help="where the wheel goes"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
