"""Every setting of the installation: from the environment (`RECHTDOOR_…`) or a `.env` file, with working defaults."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """One installation. Times are in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="RECHTDOOR_", env_file=ROOT / ".env", extra="ignore")

    var: Path = Field(ROOT / "var", description="Where this installation keeps its data")
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in var/")
    municipalities: Path = Field(
        ROOT / "data" / "municipalities", description="Directories and routing tables"
    )
    municipality: str = Field("ermelo", description="The municipality when a chat names none")

    model: Path | None = Field(
        None, description="A trained assistant; empty: the one that belongs to these sources"
    )

    host: str = "127.0.0.1"
    web_port: int = 8600
    engine_port: int = 8605
    action_port: int = 8655
    public_url: str = Field("", description="How the outside world reaches the web; empty: http://host:port")

    soft_deadline: float = Field(3.0, description="After this a chat says that it takes a moment")
    hard_deadline: float = Field(12.0, description="After this a chat shows the way to a person")
    conversation_hours: int = Field(24, description="How long an unsent chat is kept after its last message")

    messages_per_minute: int = Field(40, description="Limit per conversation")
    conversations_per_hour: int = Field(60, description="New chats per address")
    trust_proxy: bool = Field(False, description="Take the client's address from X-Forwarded-For")

    smtp_url: str = Field(
        "", description="smtp://user:password@host:port for notices to teams; empty: none are sent"
    )

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.var / 'rechtdoor.db'}"

    @property
    def web_url(self) -> str:
        """The address to print and to put in links."""
        return self.public_url or f"http://{self.host}:{self.web_port}"

    @property
    def engine_url(self) -> str:
        """The engine, on loopback only."""
        return f"http://127.0.0.1:{self.engine_port}"

    @property
    def action_url(self) -> str:
        """The action server, on loopback only."""
        return f"http://127.0.0.1:{self.action_port}/webhook"


@lru_cache
def settings() -> Settings:
    """The settings of this process, read once. Wrong ones end the program, with one line for each."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"RECHTDOOR_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors()]
    except ValueError as error:  # a .env that is no text
        wrong = [f"{ROOT / '.env'}: {error}"]
    raise SystemExit("\n".join(["De instellingen kloppen niet.", *wrong]))
