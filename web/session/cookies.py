"""The one cookie of this site, set by the desk alone: readers of the public pages never get one."""

from contextlib import suppress
from pathlib import Path

from flask import Flask, Request, Response, current_app, request as current_request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer

from archive.errors import RecordUnavailable
from web.secret import secret_key
from web.settings import Settings
from web.urls import is_of_desk

NAME = "testimony-desk"


class DeskCookies(SecureCookieSessionInterface):
    """Reads and writes the cookie where the desk is concerned; elsewhere there is no session."""

    def __init__(self, settings: Settings) -> None:
        self._home = settings.home

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request; an empty one, without the key, where nobody can be signed in."""
        return super().open_session(app, request) if self._concerns(app, request) else SecureCookieSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed; an answer of the public site carries no cookie."""
        if self._concerns(app, current_request):
            super().save_session(app, session, response)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The seal; its key is read at the first request that needs it. Without a key nobody is signed in."""
        with suppress(RecordUnavailable):
            require_key(app, self._home)
        return super().get_signing_serializer(app)

    def _concerns(self, app: Flask, request: Request) -> bool:
        return is_of_desk(request.path) or self.get_cookie_name(app) in request.cookies


def require_key(app: Flask, home: Path) -> None:
    """See to it that the application has the archive's key. Raises RecordUnavailable."""
    if app.secret_key is None:
        app.secret_key = secret_key(home)


def use_cookies(app: Flask, settings: Settings) -> None:
    """Set how the cookie is kept: not for scripts, not from other sites, and only by HTTPS where there is."""
    app.session_interface = DeskCookies(settings)
    app.config.update(
        # Browsers take a name with this beginning from this very host only, by HTTPS.
        SESSION_COOKIE_NAME=f"__Host-{NAME}" if settings.is_https else NAME,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
    )


def carries_session() -> bool:
    """Whether this request carries the desk's cookie."""
    return current_app.config["SESSION_COOKIE_NAME"] in current_request.cookies
