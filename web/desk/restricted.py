"""Restricted material, for those who were given the right to read it: as the public would read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.access import Viewer
from archive.accounts.roles import Role
from archive.citation import attribution_line
from archive.joints import on_one_line
from archive.model import Chain
from web.desk import addresses
from web.desk.rendering import render
from web.desk.signing import required
from web.holdings import holdings, today
from web.pages.parts import content_notes
from web.visible_record import VisibleRecord

blueprint = Blueprint("desk_restricted", __name__)

PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One quote: the words, whose they are and where from."""

    quote_id: str
    words: str
    language: str | None
    attribution: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedPage:
    """What ``desk/restricted.html`` shows."""

    title: str
    readings: tuple[Reading, ...]
    onward: str
    """The address of the next page; empty on the last."""


@blueprint.get(addresses.RESTRICTED)
@required(Role.READER)
def restricted() -> ResponseReturnValue:
    """One page of it, by source as it came."""
    record = holdings().open().record
    page = max(request.args.get("page", 1, type=int), 1)
    ids = record.restricted_ids()
    shown = ids[(page - 1) * PER_PAGE : page * PER_PAGE]
    chains = VisibleRecord(record, Viewer(Role.READER), today()).chains(shown)
    onward = f"{addresses.RESTRICTED}?page={page + 1}" if len(ids) > page * PER_PAGE else ""
    return render("restricted.html", _page(chains, onward))


def _page(chains: Iterable[Chain], onward: str) -> RestrictedPage:
    return RestrictedPage(title="Restricted material", readings=tuple(map(_reading, chains)), onward=onward)


def _reading(chain: Chain) -> Reading:
    quote = chain.quote
    return Reading(
        quote_id=quote.id,
        words=on_one_line(quote.parts, chain.version.text),
        language=quote.language or chain.source.description.language,
        attribution=attribution_line(chain),
        notes=content_notes(chain.source, quote),
    )
