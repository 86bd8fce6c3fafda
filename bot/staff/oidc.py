"""Signing in by OpenID Connect (Core 1.0, authorization code with PKCE), when the settings name a provider.

A provider says who somebody is; what they may do stays here. So an account must exist: found first by a
verified e-mail address, afterwards by issuer and subject. A second factor is the provider's task.
"""

import base64
import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import ROOT
from bot.store.errors import NotAllowed

ALGORITHMS = ["RS256", "PS256", "ES256"]
MINUTES = 10  # to sign in at the provider


class OidcError(NotAllowed):
    """The provider's answer can't be trusted, or names nobody here."""


class OidcSettings(BaseSettings):
    """Empty issuer: no OpenID Connect."""

    model_config = SettingsConfigDict(env_prefix="RECHTDOOR_OIDC_", env_file=ROOT / ".env", extra="ignore")

    issuer: str = Field(default="", description="The provider's address, as in its identity tokens")
    client_id: str = ""
    client_secret: str = ""


@dataclass(frozen=True)
class Attempt:
    """What must come back from the provider; kept in a signed cookie meanwhile."""

    state: str
    nonce: str
    verifier: str  # RFC 7636


@dataclass(frozen=True)
class Identity:
    """Who the provider says it is. `email` is empty unless the provider verified it."""

    subject: str  # issuer and subject together: unique in the world
    email: str


class Oidc:
    """One provider. `back` is our address that it sends people back to."""

    def __init__(self, settings: OidcSettings, back: str, client: httpx.Client | None = None) -> None:
        self._settings, self._back = settings, back
        self._http = client or httpx.Client(timeout=10)

    def begin(self) -> tuple[str, Attempt]:
        """Where to send the browser, and what to remember."""
        attempt = Attempt(*(secrets.token_urlsafe(32) for _ in range(3)))
        challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._back,
            "scope": "openid email",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        return f"{self._found()['authorization_endpoint']}?{urlencode(asked)}", attempt

    def finish(self, attempt: Attempt, state: str, code: str) -> Identity:
        """Who came back. OidcError when anything is not as it was asked."""
        if not secrets.compare_digest(state.encode(), attempt.state.encode()):
            raise OidcError("oidc")
        found = self._found()
        answer = self._exchange(found["token_endpoint"], code, attempt.verifier)
        claims = self._claims(found, str(answer.get("id_token", "")), attempt.nonce)
        email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
        return Identity(f"{claims['iss']} {claims['sub']}", email)

    def _found(self) -> dict[str, Any]:
        """The provider's own description (OpenID Connect Discovery 1.0)."""
        found = self._get(f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self._settings.issuer:
            raise OidcError("oidc")
        return found

    def _exchange(self, endpoint: str, code: str, verifier: str) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": verifier,
        }
        secret = (self._settings.client_id, self._settings.client_secret)
        return self._json(lambda: self._http.post(endpoint, data=form, auth=secret))

    def _claims(self, found: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
        keys = KeySet.import_key_set(self._get(found["jwks_uri"]))  # type: ignore[arg-type]
        rules = jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
        )
        try:
            read = jwt.decode(token, keys, algorithms=ALGORITHMS)
            rules.validate(read.claims)
        except (JoseError, ValueError) as error:
            raise OidcError("oidc") from error
        return dict(read.claims)

    def _get(self, address: str) -> dict[str, Any]:
        return self._json(lambda: self._http.get(address))

    def _json(self, ask: Any) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = ask().raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise OidcError("oidc") from error
        return answer


def sealed(key: str, attempt: Attempt) -> str:
    """An attempt as a cookie that can't be changed."""
    return str(_signer(key).dumps(asdict(attempt)))


def opened(key: str, cookie: str) -> Attempt:
    """The attempt in a cookie. OidcError when it is made up or too old."""
    try:
        return Attempt(**_signer(key).loads(cookie, max_age=MINUTES * 60))
    except (BadSignature, TypeError) as error:
        raise OidcError("oidc") from error


def _signer(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="oidc", signer_kwargs={"digest_method": hashlib.sha256})
