"""A page context and its template become an answer."""

from dataclasses import replace
from typing import Protocol

from flask import Response, make_response, redirect, render_template, request

from web import languages, urls
from web.holdings import absolute
from web.languages import gettext as _
from web.metadata.head import Metadata
from web.pages.about import ErrorPage
from web.pages.parts import Head


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
    response = make_response(render_template(template, **context))
    response.add_etag()
    response.make_conditional(request)
    return response


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
