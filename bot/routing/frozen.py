"""The base of every value in routing."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that is made once and not changed; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
