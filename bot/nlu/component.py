"""What the trained Rasa components here have in common."""

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, METADATA_EXAMPLE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Trained(GraphComponent):
    """A component that learns from labelled texts and keeps what it learned in its own folder.

    Subclasses give `learn`, `save`, `restore` and `read`.
    """

    def __init__(self, storage: ModelStorage, resource: Resource) -> None:
        self._storage, self._resource = storage, resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Trained":
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Trained":
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.restore(Path(folder))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn and keep."""
        self.learn([example for example in training_data.training_examples if example.get(TEXT)])
        with self._storage.write_to(self._resource) as folder:
            self.save(Path(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Read all messages that have text; buttons have none to read."""
        self.read([message for message in messages if message.get(TEXT)])
        return messages

    def learn(self, examples: list[Message]) -> None:
        raise NotImplementedError

    def save(self, folder: Path) -> None:
        raise NotImplementedError

    def restore(self, folder: Path) -> None:
        raise NotImplementedError

    def read(self, messages: list[Message]) -> None:
        raise NotImplementedError


def labels_of(example: Message) -> dict[str, Any]:
    """The labels beside a training text; empty where it has none."""
    return (example.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}


def texts_of(messages: list[Message]) -> list[str]:
    """Their texts."""
    return [message.get(TEXT) for message in messages]
