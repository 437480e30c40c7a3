"""What is restricted: for readers who were trusted with it, by source, since no search finds it."""

from dataclasses import dataclass

from flask import Blueprint
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.model import Chain, Source
from web import urls
from web.desk import addresses
from web.desk.rendering import render
from web.desk.signing import required, viewer
from web.holdings import holdings, reading_room

blueprint = Blueprint("desk_restricted", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedSource:
    """One source, and the quotes of it that only some may read."""

    title: str
    publisher: str
    href: str
    quotes: tuple[str, ...]
    """The pages of the quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedPage:
    """What ``desk/restricted.html`` shows."""

    title: str = "Restricted"
    sources: tuple[RestrictedSource, ...]


@blueprint.get(addresses.RESTRICTED)
@required(Role.READER)
def everything() -> ResponseReturnValue:
    """Every source with quotes that only those who are signed in may read, and the way to each quote."""
    chains = reading_room(viewer()).chains(holdings().open().record.restricted())
    sources = {chain.source.id: chain.source for chain in chains}
    rows = tuple(_source(source, chains) for source in sources.values())
    return render("restricted.html", RestrictedPage(sources=rows))


def _source(source: Source, chains: tuple[Chain, ...]) -> RestrictedSource:
    return RestrictedSource(
        title=source.description.title,
        publisher=source.description.publisher or "publisher unknown",
        href=urls.source(source.slug),
        quotes=tuple(urls.quote(chain.quote.id) for chain in chains if chain.source.id == source.id),
    )
