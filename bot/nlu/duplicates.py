"""Removes near-duplicates from the training texts: `python -m bot.nlu.duplicates [--remove] data/nlu`.

Two texts are near-duplicates when they share more than SHARE of their runs of three words (of letters, in short
texts) once digits and stops are gone. The first one stays. Without --remove it only tells, and fails when there are any.
"""

import json
import re
import sys
from pathlib import Path

SHARE = 0.8
TEXT = "  - text: "
SHORT = 6  # words; of shorter texts only letters can tell


def runs(text: str) -> frozenset[str]:
    """What two texts are compared by."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < SHORT:
        return frozenset({"=" + (" ".join(words) or text)})
    return frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))


def near_duplicates(texts: list[str]) -> list[tuple[int, int]]:
    """(later, earlier) places of texts that are too much alike."""
    seen: dict[str, list[int]] = {}
    made = [runs(text) for text in texts]
    found = []
    for place, own in enumerate(made):
        others = {other for run in own for other in seen.get(run, [])}
        alike = next((other for other in sorted(others) if _alike(own, made[other])), None)
        if alike is not None:
            found.append((place, alike))
            continue
        for run in own:
            seen.setdefault(run, []).append(place)
    return found


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) > SHARE * min(len(one), len(other))


def blocks(path: Path) -> list[list[str]]:
    """A data file as blocks of lines; a block that begins with TEXT is one example."""
    found: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith((TEXT, "- intent")):
            found.append([])
        found[-1].append(line)
    return found


def main(arguments: list[str]) -> int:
    """Tell or remove; the number of near-duplicates left is the exit code's truth."""
    remove = "--remove" in arguments
    folder = Path(next(argument for argument in arguments if not argument.startswith("--")))
    examples = [
        (path, block) for path in sorted(folder.glob("*.yml")) for block in blocks(path) if _is_example(block)
    ]
    double = [pair for group in _groups(examples) for pair in _double(examples, group)]
    for later, earlier in double:
        print(
            f"{examples[later][0].name}: {examples[later][1][0][len(TEXT) :][:90]} ~ {examples[earlier][0].name}"
        )
    if remove:
        gone = {id(examples[later][1]) for later, _ in double}
        for path in {examples[later][0] for later, _ in double}:
            _rewrite(path, {tuple(block) for _, block in examples if id(block) in gone})
    return int(bool(double) and not remove)


def _groups(examples: "list[tuple[Path, list[str]]]") -> list[list[int]]:
    """Stories (with labels) and commands apart: "bel mij" may stand in many a story."""
    stories = [i for i, (_, block) in enumerate(examples) if len(block) > 1]
    return [stories, [i for i, (_, block) in enumerate(examples) if len(block) == 1]]


def _double(examples: "list[tuple[Path, list[str]]]", group: list[int]) -> list[tuple[int, int]]:
    texts = [json.loads(examples[i][1][0][len(TEXT) :]) for i in group]
    return [(group[later], group[earlier]) for later, earlier in near_duplicates(texts)]


def _is_example(block: list[str]) -> bool:
    return bool(block) and block[0].startswith(TEXT)


def _rewrite(path: Path, gone: "set[tuple[str, ...]]") -> None:
    kept = [line for block in blocks(path) if tuple(block) not in gone for line in block]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
