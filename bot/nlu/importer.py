"""Reads the training data. Rasa's own importer parses every YAML file a dozen times with a slow reader: minutes."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData


class FolderImporter(RasaFileImporter):
    """`…/nlu/*.yml` holds examples, every other YAML file rules or stories; each is read once."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        self._domain_path = domain_path
        self.config_file = config_file
        paths = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        files = [file for path in paths for file in files_in(Path(path))]
        self._nlu_files = [str(file) for file in files if file.parent.name == "nlu"]
        others = [str(file) for file in files if file.parent.name != "nlu"]
        self._conversation_test_files = [
            file for file in others if YAMLStoryReader.is_test_stories_file(file)
        ]
        self._story_files = [file for file in others if file not in self._conversation_test_files]

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples. Not by `merge`, which copies every one of them each time."""
        return TrainingData([example for file in self._nlu_files for example in read(file).training_examples])


def files_in(path: Path) -> list[Path]:
    """The YAML files at or below a path, in a fixed order."""
    return [path] if path.is_file() else sorted([*path.rglob("*.yml"), *path.rglob("*.yaml")])


@cache
def read(file: str) -> TrainingData:
    """One file, through the C reader of YAML. Raises ValueError naming the file when it is no training data."""
    content: dict[str, Any] = yaml.load(Path(file).read_text(encoding="utf-8"), yaml.CSafeLoader)
    if not isinstance(content, dict) or set(content) - {"version", "nlu"}:
        raise ValueError(f"{file}: verwacht alleen 'version' en 'nlu'")
    reader = RasaYAMLReader()
    reader.filename = file
    reader._parse_nlu(content["nlu"])
    return TrainingData(reader.training_examples)
