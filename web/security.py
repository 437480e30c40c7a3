"""What guards the door: which hosts are answered, how large a request may be, the headers of every answer.

The headers follow SecureDrop's source interface, tightened: no script but the site's own files.
"""

import re

from flask import Flask, Response, abort, request

from web import urls
from web.reading.recordings import Player
from web.session.cookies import carries_session
from web.settings import Settings
from web.urls import is_of_desk

MAX_BODY = 16 * 1024
"""Bytes: nothing is sent to this site but at the desk, so a body has no business being large."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
        "usb=(), xr-spatial-tracking=()"
    ),
}

STRICT_TRANSPORT_SECURITY = "max-age=31536000"
"""A year; only where the site's public address is HTTPS."""

CACHE_STATIC = "public, max-age=31536000, immutable"
"""A versioned style sheet never changes under its address."""
CACHE_PAGE = "private, no-cache"
"""A page is asked for again each time, so that what was withdrawn is gone at the next look."""
CACHE_NOTHING = "no-store"
"""Searches, errors and health leave no copy: who looked for whom stays with the reader."""
CACHE_OF_ONE = "private, no-store"
"""Who is signed in may be shown more than others: their pages are nobody else's."""

NOT_TO_BE_LISTED = "noindex, nofollow"

AT_THE_DESK = {
    "Cache-Control": CACHE_OF_ONE,
    "X-Robots-Tag": NOT_TO_BE_LISTED,
    # Passkeys: by default of browsers a page may ask for its own; the public pages may not even that.
    "Permissions-Policy": HEADERS["Permissions-Policy"].replace(
        "publickey-credentials-get=()",
        "publickey-credentials-create=(self), publickey-credentials-get=(self)",
    ),
}
"""Over the headers of every answer."""

UNKEPT = frozenset(
    {
        "search.search",
        "search.values",
        "suggest.suggest",
        "concordance.concordance",
        "concordance.sheet",
        "exports.export",
        "api.search",
        "api.facets",
        "health.healthz",
    }
)

READ_ELSEWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, Testimony-Left-Out",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""On the API and the files of a search: other sites' pages may read them, as any program may. There is no
cookie and no key that could go with such a request."""

ELSEWHERE = "credentialless"
"""Cross-Origin-Embedder-Policy of a page with a recording: it lies with another host, which is asked without
cookies or anything else that says who listens."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.\-_]+)(?::\d{1,5})?", re.IGNORECASE)


def with_media(response: Response, player: Player | None) -> Response:
    """An answer whose page may play one recording, from its host and no other."""
    if player is not None:
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY + player.policy
        response.headers["Cross-Origin-Embedder-Policy"] = ELSEWHERE
    return response


def guard(app: Flask, settings: Settings) -> None:
    """Put the guards on an application."""
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        MAX_FORM_PARTS=10,
    )
    hosts = settings.hosts

    @app.before_request
    def refuse_unknown_host() -> None:
        # Werkzeug's TRUSTED_HOSTS can't name an IPv6 address, so the names are compared here.
        match = _HOST.fullmatch(request.environ.get("HTTP_HOST", ""))
        if match is None or match["name"].lower() not in hosts:
            abort(400, "The site does not answer to this host name.")

    @app.before_request
    def refuse_what_is_not_reading() -> None:
        if is_of_desk(request.path) and request.method == "POST":
            return
        if (request.content_length or 0) > MAX_BODY:
            abort(413)
        # A harvester may send the arguments of its question as a form; it changes nothing (OAI-PMH, 3.1.1.2).
        is_question = request.method == "POST" and request.endpoint == "harvests.oai"
        if request.method not in ("GET", "HEAD") and not is_question:
            abort(405)

    @app.after_request
    def add_headers(response: Response) -> Response:
        return _with_headers(response, is_https=settings.is_https)


def _with_headers(response: Response, *, is_https: bool) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith((urls.API_ROOT, urls.EXPORT)):
        response.headers.update(READ_ELSEWHERE)
    if is_https:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT_SECURITY
    response.headers["Cache-Control"] = cache_control(response)
    if response.headers["Cache-Control"] == CACHE_OF_ONE:
        response.headers["X-Robots-Tag"] = NOT_TO_BE_LISTED
    if is_of_desk(request.path):
        response.headers.update(AT_THE_DESK)
    return response


def cache_control(response: Response) -> str:
    """How long an answer may be kept, by its kind."""
    if response.status_code not in (200, 301, 304):
        return CACHE_NOTHING
    if request.endpoint != "static" and carries_session():
        return CACHE_OF_ONE
    if request.endpoint == "static":
        return CACHE_STATIC if "v" in request.args else CACHE_PAGE
    if request.endpoint in UNKEPT:
        return CACHE_NOTHING
    return CACHE_PAGE
