"""For testers: the guide, and a chat page that is recorded as a story."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, ValidationError

from bot import stories
from bot.chat.page import values
from bot.chat.schema import State
from bot.intake.town import Town
from bot.staff.guard import Parts, Staff
from bot.staff.pages import page
from bot.stories.client import Turn
from bot.stories.record import as_case, with_case

router = APIRouter(prefix="/testen")
GUIDE = Path(stories.__file__).parent / "HANDLEIDING.md"
MOST = 200  # acts in one recording


class Act(BaseModel):
    """One thing the resident did."""

    model_config = ConfigDict(extra="forbid")

    how: Literal["typed", "button", "reload", "erase"]
    said: str = ""
    payload: str = ""


class Recording(BaseModel):
    """What the recording page kept: the acts, and where the conversation stood at the end."""

    model_config = ConfigDict(extra="forbid")

    acts: list[Act]
    state: State

    def turns(self) -> list[Turn]:
        """As the story tools know them."""
        state: dict[str, Any] = self.state.model_dump()
        return [Turn(act.said, act.how, act.payload, state=state) for act in self.acts[:MOST]]


@router.get("")
def guide(request: Request, actor: Staff) -> HTMLResponse:
    """The tester's guide, from the file in the repository."""
    text = MarkdownIt("commonmark", {"html": False}).enable("table").render(GUIDE.read_text(encoding="utf-8"))
    reachable = text.replace("<pre>", '<pre tabindex="0">')  # on a phone it scrolls
    return page(request, "handleiding.html.jinja", guide=reachable)


@router.get("/opnemen")
def record(
    request: Request, parts: Parts, actor: Staff, gemeente: Annotated[str, Query(max_length=60)] = ""
) -> HTMLResponse:
    """The resident's chat page, with what was understood beside it."""
    towns = parts.directory.towns()
    town = towns.get(gemeente) or towns.get(actor.municipality) or next(iter(towns.values()))
    return page(
        request, "opnemen.html.jinja", towns=list(towns.values()), **values(Town(town), parts.settings)
    )


@router.post("/opnemen")
def save(
    actor: Staff,
    naam: Annotated[str, Form(min_length=1, max_length=120)],
    gemeente: Annotated[str, Form(max_length=60)],
    opname: Annotated[str, Form(max_length=200_000)],
) -> Response:
    """The recording as a story file to keep."""
    try:
        recording = Recording.model_validate_json(opname)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    story = with_case("", as_case(naam.strip(), gemeente, recording.turns()))
    name = re.sub(r"[^a-z0-9]+", "_", naam.casefold()).strip("_") or "verhaal"
    disposition = {"content-disposition": f'attachment; filename="{name}.yml"'}
    return Response(story, media_type="application/yaml", headers=disposition)
