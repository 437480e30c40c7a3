"""First publication: what the public sees for the first time gets a slug that people can read.

Until then its slug is its id: a readable one, its number (``-2``), or a gap in the numbers would tell of a
record that nobody may know of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, update

from archive.access import Viewer, may_see
from archive.ids import slug
from archive.model import Place, Source, Speaker
from archive.record import chaining, reading, tables
from archive.record.revisions import Change, Journal
from archive.record.slugs import Noun, claim
from archive.record.states import state_of, subject_of

_Published = Source | Speaker | Place
_NOUNS: dict[type[Any], tuple[Noun, Table]] = {
    Source: (Noun.SOURCE, tables.sources),
    Speaker: (Noun.SPEAKER, tables.speakers),
    Place: (Noun.PLACE, tables.places),
}


def publish(connection: Connection, journal: Journal, quote_ids: Iterable[str]) -> None:
    """Give slugs to the sources, speakers and places of those quotes that the gate lets the public see."""
    for subject in _shown(connection, quote_ids):
        if subject.slug != subject.id:
            continue
        noun, table = _NOUNS[type(subject)]
        claimed = claim(connection, noun, _label(subject), subject.id)
        connection.execute(update(table).where(table.c.id == subject.id).values(slug=claimed))
        published = replace(subject, slug=claimed)
        journal.append([Change(subject_of(subject), "publish", state_of(subject), state_of(published))])


def _shown(connection: Connection, quote_ids: Iterable[str]) -> Iterator[_Published]:
    chains = reading.readable(chaining.chains(connection, quote_ids)).values()
    found: dict[str, _Published] = {}
    for chain in chains:
        if may_see(chain.quote, chain.source, Viewer.PUBLIC):
            for one in (chain.source, chain.speaker, *chain.places.values()):
                if one is not None:
                    found.setdefault(one.id, one)
    yield from found.values()


def _label(subject: _Published) -> str:
    if isinstance(subject, Source):
        return subject.description.title
    if isinstance(subject, Speaker):
        return subject.label
    # No side is taken: all its English names, in the order of the alphabet, as on its page.
    english = {slug(name.form): name.form for name in subject.names if name.language == "en"}
    return " ".join(english[key] for key in sorted(english)) or subject.label
