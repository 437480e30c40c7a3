"""A page context and its template become an answer."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, Protocol

from flask import Response, make_response, redirect, render_template, request

from web import urls
from web.holdings import absolute, holdings, reading_room, today
from web.kept.pages import KeptPage
from web.language import languages
from web.language.languages import gettext as _
from web.metadata.head import Metadata
from web.pages.about import ErrorPage
from web.pages.parts import Head
from web.session.cookies import carries_session

_Asked = ParamSpec("_Asked")
_OWN = ("Content-Security-Policy", "Cross-Origin-Embedder-Policy")
"""Headers that a page may have of its own, by what is in it."""


class Page(Protocol):
    """What every page context has."""

    @property
    def head(self) -> Head:
        """What stands in the head of the page."""
        ...


def render(template: str, page: Page, metadata: Metadata | None = None) -> Response:
    """An answer that a browser may keep and ask about again: unchanged pages come back as 304."""
    context = {
        "page": page,
        "canonical": absolute(page.head.path),
        "site": absolute(""),
        "spoken": languages.of_page(page.head.path),
        "metadata": metadata,
    }
    return _asked_again(make_response(render_template(template, **context)))


def _asked_again(response: Response) -> Response:
    """Its own bytes, or that they are still those the browser has."""
    response.add_etag()
    response.make_conditional(request)
    return response


def kept(view: Callable[_Asked, Response]) -> Callable[_Asked, Response]:
    """A view whose pages are kept, where the index is in step with the record.

    Those of somebody who is signed in are made for them alone.
    """

    @wraps(view)
    def answered(*args: _Asked.args, **kwargs: _Asked.kwargs) -> Response:
        room = reading_room()
        if not room.is_in_step or carries_session():
            return view(*args, **kwargs)
        # The record is asked before the page is made: one made of later decisions is never taken for earlier.
        state = (room.head(), today())
        address = (request.host_url, urls.spoken(), request.full_path)
        pages = holdings().pages
        page = pages.get(state, address)
        if page is None:
            response = view(*args, **kwargs)
            if response.status_code == 200:
                body, content_type = response.get_data(), response.headers["Content-Type"]
                own = tuple((name, response.headers[name]) for name in _OWN if name in response.headers)
                page = KeptPage(body=body, content_type=content_type, headers=own)
                pages.keep(state, address, page, len(body))
            return response
        return _asked_again(Response(page.body, content_type=page.content_type, headers=page.headers))

    return answered


def attached(text: str, name: str, media_type: str) -> Response:
    """A file to be kept, under a name; its bytes are UTF-8."""
    response = make_response(text)
    response.headers["Content-Type"] = f"{media_type}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def render_error(page: ErrorPage, status: int) -> Response:
    """A calm page for what can't be shown: the same bytes for the same reason, whatever was asked for."""
    page = replace(page, title=_(page.title), explanation=_(page.explanation), advice=_(page.advice))
    return make_response(
        render_template("error.html", page=page, spoken=languages.of_page(urls.HOME)), status
    )


def moved(path: str) -> Response:
    """To the address a record has now."""
    response = redirect(path, code=301, Response=Response)
    assert isinstance(response, Response)  # noqa: S101 (asked for in the line above)
    return response
