"""What the desk says when it can't do what was asked: one table from statuses to calm pages."""

from dataclasses import dataclass

from flask import Response
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from archive.accounts.names import InvalidName
from archive.accounts.passwords import WeakPassword
from archive.errors import ArchiveError, Conflict, DuplicateSource, RecordUnavailable, UnknownId
from archive.record.drafts import DraftTaken
from archive.record.personnel.account_rows import LastAdministrator, NameTaken
from archive.signing_in import TooManyAttempts
from index.engine import SearchUnavailable
from web import desk_addresses as addresses
from web.desk.rendering import render
from web.desk.sending_again import missing_comment, refused_form, stale_form
from web.desk.sent import Uncommented
from web.desk.wrong import told
from web.outer_door import report_unexpected
from web.pages.pager import NoSuchPage
from web.searching.search_request import BadRequest

STATUS: dict[type[ArchiveError], int] = {
    BadRequest: 400,
    DraftTaken: 410,
    UnknownId: 404,
    NoSuchPage: 404,
    Conflict: 409,
    DuplicateSource: 409,
    NameTaken: 409,
    LastAdministrator: 409,
    TooManyAttempts: 429,
    InvalidName: 422,
    WeakPassword: 422,
    RecordUnavailable: 503,
    SearchUnavailable: 503,
}
"""What is not here is an error that the person who asked can mend: 422, with its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPage:
    """What ``desk/refusal.html`` shows."""

    title: str
    explanation: str
    made: str = ""
    """Where what is meant stands already."""


PAGES = {
    400: RefusalPage(
        title="This can’t be read",
        explanation="Something in the address or the form is not as expected. Go back and try again.",
    ),
    401: RefusalPage(
        title="You are not signed in",
        explanation="Nothing was changed. Sign in in another tab, then go back and send it again.",
    ),
    403: RefusalPage(
        title="This is not for your role",
        explanation="Ask an administrator if you should be able to do this.",
    ),
    404: RefusalPage(title="Nothing here", explanation="There is no page of the desk at this address."),
    405: RefusalPage(title="This can’t be asked so", explanation="Go back and use the page’s own buttons."),
    409: RefusalPage(title="This is already so", explanation="Nothing was changed."),
    410: RefusalPage(title="This draft was taken in", explanation="It is a source of the archive now."),
    413: RefusalPage(title="This is too large", explanation="Nothing was kept. Send it in smaller parts."),
    422: RefusalPage(title="This could not be done", explanation="Nothing was changed."),
    429: RefusalPage(title="Too many attempts", explanation="Wait a quarter of an hour, then try again."),
    500: RefusalPage(title="Something went wrong", explanation="The page could not be made."),
    503: RefusalPage(
        title="The archive can’t answer right now", explanation="Try again in half a minute. Nothing is lost."
    ),
}
STALE = RefusalPage(
    title="This form is no longer good",
    explanation="Nothing was changed. Go back, load the page anew, and send it again.",
)


def refuse_http(error: HTTPException) -> Response:
    """A status that Flask, Werkzeug or the guard decided on."""
    if isinstance(error, CSRFError):
        return stale_form() or render("refusal.html", STALE, 400)
    status = error.code if error.code in PAGES else 400 if (error.code or 500) < 500 else 500
    return render("refusal.html", PAGES[status], status)


def refuse_archive(error: ArchiveError) -> Response:
    """An error of the archive; its own words are for whoever works here, but not what a database said."""
    if isinstance(error, Uncommented):
        return missing_comment(told(error))
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
    if status in (404, 422) and (again := refused_form(error, status)):
        return again
    page = PAGES[status]
    explanation = page.explanation if status in (410, 503) else told(error)
    made = addresses.source(error.source_id) if isinstance(error, DuplicateSource | DraftTaken) else ""
    return render("refusal.html", RefusalPage(title=page.title, explanation=explanation, made=made), status)


def refuse_unexpected(error: Exception) -> Response:
    """The outer door of the desk."""
    page = RefusalPage(title=PAGES[500].title, explanation=report_unexpected(error))
    return render("refusal.html", page, 500)
