"""The part of a search's page that leads to its files."""

from dataclasses import dataclass

from web import urls
from web.exports.forms import FORMS
from web.language.languages import decimal, gettext as _, ngettext
from web.searching.search_request import MOST_IN_A_FILE, SearchRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One form in which everything found can be had."""

    name: str
    href: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What can be taken along of a search."""

    summary: str
    files: tuple[File, ...]
    """Empty where a file would not hold it all."""


def taking(request: SearchRequest, total: int) -> Taking | None:
    """The files of one search; None where nothing was found."""
    if not total:
        return None
    if total > MOST_IN_A_FILE:
        summary = _(
            "One file holds %(most)s quotes at most: narrow the search to take a part of these.",
            most=decimal(MOST_IN_A_FILE),
        )
        return Taking(summary=summary, files=())
    summary = ngettext(
        "The quote found, with the whole chain and the evidence of every tag.",
        "All %(num)s quotes found, in this order, with the whole chain and the evidence of every tag.",
        total,
    )
    files = (
        File(
            name=form.name,
            href=urls.lasting(request.viewed_at(f"{urls.EXPORT}{ending}")),
            purpose=_(form.purpose),
        )
        for ending, form in FORMS.items()
    )
    return Taking(summary=summary, files=tuple(files))
