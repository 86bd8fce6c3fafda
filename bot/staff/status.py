"""The resident's own page: with reference and code they see who has their question and what was promised."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from bot.intake.town import Town
from bot.routing.municipality import Municipality
from bot.settings import Settings
from bot.staff import headers
from bot.staff.directory import Directory
from bot.staff.pages import ENVIRONMENT, VENDOR
from bot.staff.paper import as_pdf, paper
from bot.staff.throttle import Throttle, TooOften, address
from bot.store.database import Database
from bot.store.errors import Conflict, UnknownIntake
from bot.store.references import tidy
from bot.store.resident import Resident, Status

Short = Annotated[str, Form(max_length=40)]


class StatusPage:
    """The page and its forms. The code goes along in each form: there is no session and no cookie."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        municipalities: Mapping[str, Municipality],
        static: str,
    ) -> None:
        self._resident, self._settings = Resident(database), settings
        self._municipalities, self._directory = municipalities, Directory(municipalities)
        self._static = static
        self._throttle = Throttle()

    def ask(self, request: Request) -> HTMLResponse:
        """The form for reference and code. A reference in the address (?kenmerk=) is filled in."""
        return self._page(
            "status_vraag.html.jinja", reference=request.query_params.get("kenmerk", "")[:20], problem=""
        )

    def show(self, request: Request, kenmerk: Short = "", code: Short = "") -> HTMLResponse:
        """Who has it, and what was promised."""
        return self._act(request, kenmerk, code, "")

    def say(
        self,
        request: Request,
        kenmerk: Short = "",
        code: Short = "",
        tekst: Annotated[str, Form(max_length=5000)] = "",
    ) -> HTMLResponse:
        """Add something."""
        return self._act(request, kenmerk, code, "gezegd", tekst)

    def withdraw(
        self, request: Request, kenmerk: Short = "", code: Short = "", zeker: Short = ""
    ) -> HTMLResponse:
        """Ask to withdraw, after a tick."""
        return self._act(request, kenmerk, code, "ingetrokken" if zeker == "ja" else "niet_zeker")

    def summary(self, request: Request, kenmerk: Short = "", code: Short = "") -> Response:
        """What was sent, who has it and what follows, to read and print."""
        return self._paper(
            request, kenmerk, code, lambda made: self._page("samenvatting.html.jinja", paper=made, code=code)
        )

    def pdf(self, request: Request, kenmerk: Short = "", code: Short = "") -> Response:
        """The same as a tagged PDF."""
        return self._paper(request, kenmerk, code, lambda made: download(as_pdf(made), made["reference"]))

    def _paper(
        self, request: Request, reference: str, code: str, show: Callable[[dict[str, Any]], Response]
    ) -> Response:
        """The summary, or the status page with why there is none."""
        try:
            self._count(request, reference)
            intake = self._resident.intake(reference, code)
        except (TooOften, UnknownIntake, Conflict):
            return self._act(request, reference, code, "")
        town = Town(self._municipalities[intake.municipality])
        return show(paper(intake, tidy(reference), town))

    def _act(self, request: Request, reference: str, code: str, what: str, words: str = "") -> HTMLResponse:
        try:
            self._count(request, reference)
            done = self._do(what, reference, code, words)
            found = self._resident.status(reference, code)
        except TooOften:
            return self._page("status_vraag.html.jinja", 429, reference=reference, problem="te_vaak")
        except UnknownIntake:
            return self._page("status_vraag.html.jinja", 404, reference=reference, problem="onbekend")
        return self._page("status.html.jinja", found=found, code=code, done=done, **self._names(found))

    def _do(self, what: str, reference: str, code: str, words: str) -> str:
        """Do it; what to say about it."""
        try:
            if what == "gezegd":
                self._resident.say(reference, code, words)
            if what == "ingetrokken":
                self._resident.withdraw(reference, code)
        except Conflict:
            return "kan_niet"
        return what

    def _count(self, request: Request, reference: str) -> None:
        """Ten tries in ten minutes from one address, and for one reference twenty in an hour."""
        self._throttle.hit("10/10minute", "status", address(request, self._settings.trust_proxy))
        self._throttle.hit("20/hour", "status", tidy(reference))

    def _names(self, found: Status) -> dict[str, Any]:
        return {
            "town": self._directory.municipality(found.municipality),
            "place_name": lambda place: self._directory.name(found.municipality, place),
        }

    def _page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        common = {"static": self._static, "styled": VENDOR.exists()}
        response = HTMLResponse(ENVIRONMENT.get_template(template).render(common | values), status)
        headers.secure(response)
        return response


def download(content: bytes, reference: str) -> Response:
    """A PDF to keep."""
    response = Response(content, media_type="application/pdf")
    response.headers["content-disposition"] = f'attachment; filename="{reference}.pdf"'
    headers.secure(response)
    return response


def create_status_router(
    database: Database,
    settings: Settings,
    municipalities: Mapping[str, Municipality],
    static: str = "/loket/static",
) -> APIRouter:
    """The routes under /status. `static` is where the loket's style sheets are served."""
    page = StatusPage(database, settings, municipalities, static)
    router = APIRouter(prefix="/status")
    router.add_api_route("", page.ask, methods=["GET"], include_in_schema=False)
    router.add_api_route("", page.show, methods=["POST"], include_in_schema=False)
    router.add_api_route("/bericht", page.say, methods=["POST"], include_in_schema=False)
    router.add_api_route("/samenvatting", page.summary, methods=["POST"], include_in_schema=False)
    router.add_api_route("/samenvatting.pdf", page.pdf, methods=["POST"], include_in_schema=False)
    router.add_api_route("/intrekken", page.withdraw, methods=["POST"], include_in_schema=False)
    return router
