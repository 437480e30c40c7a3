"""What the site says when it can't answer: one table from what went wrong to a status and a calm page."""

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from archive.errors import ArchiveError, RecordUnavailable, UnknownId
from index.engine import SearchTimeout, SearchUnavailable
from web import urls
from web.api.problems import problem
from web.desk import refusals as at_the_desk
from web.exports.turns import NoTurn
from web.language.languages import gettext as _, marked
from web.outer_door import report_unexpected
from web.pages.about import ErrorPage
from web.pages.pager import NoSuchPage
from web.pages.parts import Link
from web.rendering import moved, render_error
from web.searching.search_request import BadRequest
from web.urls import is_of_desk

STATUS: dict[type[ArchiveError], int] = {
    BadRequest: 400,
    UnknownId: 404,
    NoSuchPage: 404,
    SearchUnavailable: 503,
    SearchTimeout: 503,
    RecordUnavailable: 503,
    NoTurn: 503,
}

RETRY_AFTER = 30
"""Seconds: an index of a large archive is rebuilt in minutes, of a small one at once."""

PAGES = {
    400: ErrorPage(
        title=marked("This address can’t be read"),
        explanation=marked("Something in the address is not as the site expects it."),
        advice=marked("Go back, or begin with a search."),
    ),
    404: ErrorPage(
        title=marked("Nothing here"),
        explanation=marked("There is no page at this address, or it may not be shown."),
        advice=marked("Look for the words or the name by a search."),
    ),
    405: ErrorPage(
        title=marked("This site is for reading"),
        explanation=marked("It takes no other request than for a page."),
        advice=marked("Open the address in a browser."),
    ),
    413: ErrorPage(
        title=marked("The request is too large"),
        explanation=marked("This site is for reading; nothing needs to be sent to it."),
        advice=marked("Open the address in a browser."),
    ),
    500: ErrorPage(
        title=marked("Something went wrong"),
        explanation=marked("The page could not be made."),
        advice=marked("Try again; if it happens again, tell the archivists the reference."),
    ),
    503: ErrorPage(
        title=marked("The archive can’t answer right now"),
        explanation=marked("The search index is being made ready, or the archive is being looked after."),
        advice=marked("Try again in half a minute. Nothing is lost."),
    ),
}

TIMED_OUT = ErrorPage(
    title=marked("This search takes too long"),
    explanation=marked("It was stopped so that others can be answered."),
    advice=marked("Search for more exact words, or longer beginnings of words."),
)

BUSY = ErrorPage(
    title=marked("Other files are being written"),
    explanation=marked("A server writes a few at a time, so that pages are answered meanwhile."),
    advice=marked("Try again in half a minute."),
)


def register(app: Flask) -> None:
    """Answer every error of the application with its page."""
    app.register_error_handler(HTTPException, refuse_http)
    app.register_error_handler(ArchiveError, refuse_archive)
    app.register_error_handler(Exception, refuse_unexpected)


def refuse_http(error: HTTPException) -> Response:
    """A status that Flask or Werkzeug decided on."""
    if is_of_desk(request.path):
        return at_the_desk.refuse_http(error)
    if error.code == 404 and (address := _without_slash()):
        return moved(address)
    status = error.code if error.code in PAGES else 400 if (error.code or 500) < 500 else 500
    response = problem(status) if _is_api() else render_error(PAGES[status], status)
    if status == 405:
        response.headers["Allow"] = "GET, HEAD"
    return response


def _without_slash() -> str | None:
    """The address that was meant, where it has a slash at its end and a page would be there without it."""
    path = request.path
    # What leads upwards or to another host is nobody's slip.
    if request.url_rule is not None or not path.endswith("/") or "//" in path or "/." in path:
        return None
    bare, routes = path.removesuffix("/"), current_app.create_url_adapter(request)
    if not bare or routes is None or not routes.test(bare, method="GET"):
        return None
    asked = request.query_string.decode(errors="replace")
    return urls.here(bare) + (f"?{asked}" if asked else "")


def refuse_archive(error: ArchiveError) -> Response:
    """An error of the archive; what can't be named by status is unexpected."""
    if is_of_desk(request.path):
        return at_the_desk.refuse_archive(error)
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), None)
    if status is None:
        return refuse_unexpected(error)
    response = problem(status, error) if _is_api() else render_error(_page(error, PAGES[status]), status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _page(error: ArchiveError, page: ErrorPage) -> ErrorPage:
    what = _("%(sentence)s.", sentence=error.what[:1].upper() + error.what[1:])
    match error:
        case BadRequest(remedy=remedy):
            return ErrorPage(title=page.title, explanation=what, advice=remedy or page.advice)
        case NoSuchPage(first=first):
            way = Link(text=_("Go to the first page"), href=first)
            return ErrorPage(title=marked("No such page"), explanation=what, advice="", way=way)
        case SearchTimeout():
            return TIMED_OUT
        case NoTurn():
            return BUSY
    return page


def refuse_unexpected(error: Exception) -> Response:
    """The outer door: a reference for the reader, places in the program for the log, words for neither."""
    if is_of_desk(request.path):
        return at_the_desk.refuse_unexpected(error)
    page, told = PAGES[500], report_unexpected(error)
    if _is_api():
        return problem(500, detail=told)
    return render_error(ErrorPage(title=page.title, explanation=told, advice=page.advice), 500)


def _is_api() -> bool:
    """Whether a program asked, which can't read a page."""
    return request.path.startswith(f"{urls.API_ROOT}/")
