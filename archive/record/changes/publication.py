"""First publication: what the public sees for the first time gets a slug that people can read.

Until then its slug is its id: a readable one, its number (``-2``), or a gap in the numbers would tell of a
record that nobody may know of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, update

from archive.access import Viewer, may_see
from archive.ids import slug
from archive.model import Place, Source, Speaker
from archive.places.hierarchy import lineage, upward
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import chaining, reading
from archive.record.schema import tables
from archive.withholding.rendering import rendered

_Published = Source | Speaker | Place
_NOUNS: dict[type[Any], tuple[Noun, Table]] = {
    Source: (Noun.SOURCE, tables.sources),
    Speaker: (Noun.SPEAKER, tables.speakers),
    Place: (Noun.PLACE, tables.places),
}


def publish(connection: Connection, journal: Journal, quote_ids: Iterable[str]) -> None:
    """Give slugs to the sources, speakers and places of those quotes that the gate lets the public see.

    One that has a slug already, which spells a name that the public must not know, gets another; the old one
    leads nowhere.
    """
    changes = []
    for subject, public in _shown(connection, quote_ids, journal.at.date()):
        label = _label(public)
        is_new = subject.slug == subject.id
        if not is_new and (label == _label(subject) or _spells(subject.slug, label)):
            continue
        noun, table = _NOUNS[type(subject)]
        claimed = claim(connection, noun, label, subject.id)
        connection.execute(update(table).where(table.c.id == subject.id).values(slug=claimed))
        published = replace(subject, slug=claimed)
        if not is_new:
            retire(connection, noun, subject.id, current=claimed)
        action = "publish" if is_new else "publish+retire"
        changes.append(Change(subject_of(subject), action, state_of(subject), state_of(published)))
    journal.append(changes)


def _shown(
    connection: Connection, quote_ids: Iterable[str], today: date
) -> Iterator[tuple[_Published, _Published]]:
    """What the public may see now, each as the record has it and as the public reads it.

    A country or region has a page of what lies within it, and is called by its name there, too.
    """
    chains = reading.readable(chaining.chains(connection, quote_ids)).values()
    found: dict[str, tuple[_Published, _Published]] = {}
    told: dict[str, Place] = {}
    for chain in chains:
        if may_see(chain.quote, chain.source, Viewer.PUBLIC, today):
            public = rendered(chain)
            found.setdefault(chain.source.id, (chain.source, public.source))
            if chain.speaker and public.speaker:
                found.setdefault(chain.speaker.id, (chain.speaker, public.speaker))
            told |= {place.key: place for place in public.places.values()}
    broader = upward(told.values(), lambda keys: reading.readable(reading.places_by_key(connection, keys)))
    holding = (above for place in told.values() for above in lineage(place, broader).within)
    found |= {place.id: (place, place) for place in (*told.values(), *holding)}
    yield from found.values()


def _spells(current: str, label: str) -> bool:
    """Whether a slug is one that this label gives, numbered or not."""
    base, _, number = current.rpartition("-")
    return slug(label) in (current, base if number.isdigit() else current)


def _label(subject: _Published) -> str:
    if isinstance(subject, Source):
        return subject.description.title
    if isinstance(subject, Speaker):
        return subject.label
    # No side is taken: all its English names, in the order of the alphabet, as on its page.
    english = {slug(name.form): name.form for name in subject.names if name.language == "en"}
    return " ".join(english[key] for key in sorted(english)) or subject.label
