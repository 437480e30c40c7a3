"""Why the API has no answer, as ``application/problem+json`` (RFC 9457)."""

from dataclasses import replace

import msgspec
from flask import Response

from archive.errors import ArchiveError
from index.engine import SearchTimeout
from web import urls
from web.api.answers import Problem
from web.language.languages import marked
from web.pages.pager import NoSuchPage
from web.searching.search_request import BadRequest

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: "The address can’t be read",
    404: "Nothing here",
    405: "This API is for reading",
    413: "The request is too large",
    500: "Something went wrong",
    503: "The archive can’t answer right now",
}
DETAILS = {
    400: marked("Something in the address is not as the API expects it."),
    404: marked("There is no record at this address, or it may not be shown."),
    405: marked("It takes no other request than GET and HEAD."),
    413: marked("Nothing needs to be sent to this API."),
    500: marked("The answer could not be made."),
    503: marked("The search index is being made ready, or the archive is being looked after."),
}
REMEDIES = {
    400: marked("Compare it with the description of the API."),
    404: marked("Look for the words or the name by a search."),
    405: marked("Ask with GET."),
    413: marked("Ask without a body."),
    500: marked("Try again; if it happens again, tell the archivists the reference."),
    503: marked("Try again in half a minute."),
}


def problem(status: int, error: ArchiveError | None = None, *, detail: str | None = None) -> Response:
    """The answer for a status; of errors only what was asked is told, never what is there."""
    told = Problem(
        type=urls.anchored(urls.API, f"problem-{status}"),
        title=TITLES[status],
        status=status,
        detail=detail or DETAILS[status],
        where=None,
        remedy=REMEDIES[status],
    )
    match error:
        case BadRequest(parameter=parameter):
            told = replace(told, detail=_sentence(error), where=parameter, remedy=error.remedy)
        case NoSuchPage(remedy=remedy):
            told = replace(told, detail=_sentence(error), where="page", remedy=remedy)
        case SearchTimeout(remedy=remedy):
            told = replace(told, detail=_sentence(error), where="q", remedy=remedy)
    return Response(msgspec.json.encode(told), status=status, content_type=MEDIA_TYPE)


def _sentence(error: ArchiveError) -> str:
    return f"{error.what[:1].upper()}{error.what[1:]}."
