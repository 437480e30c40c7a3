"""Chains: quotes with everything that must stand beside them, from rows that were read apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from archive.errors import IntegrityError
from archive.model import Chain, IdentityMode, Quote, Speaker
from archive.record import tables
from archive.record.reading import (
    Found,
    agreements,
    places_by_key,
    quotes,
    readable,
    selected,
    sources,
    speakers,
    tried,
    versions,
)


def chains(connection: Connection, ids: Iterable[str]) -> dict[str, Chain | IntegrityError]:
    """Each quote with everything that must stand beside it, in the order of ``ids``.

    A quote whose words are not those of its source is as one that can't be read.
    """
    told = quotes(connection, ids)
    found = readable(told)
    source_of_id = sources(connection, {quote.source_id for quote in found.values()})
    version_of_id = versions(connection, {quote.version_id for quote in found.values()})
    speaking = _speaking(connection, source_of_id)
    speaker_of_id = speakers(connection, {one for those in speaking.values() for one in those})
    agreed = {source.agreement_id for source in readable(source_of_id).values() if source.agreement_id}
    agreement_of_id = readable(agreements(connection, agreed))
    keys = {tag.place_key for quote in found.values() for tag in quote.tags if tag.place_key}
    place_of_key = places_by_key(connection, keys)

    def chain_of(quote: Quote) -> Chain:
        version = _there(version_of_id, quote.version_id, quote.id)
        if tuple(part.of(version.text) for part in quote.parts) != quote.exact:
            raise IntegrityError(
                "its words are not those of the source",
                where=f"quote:{quote.id}",
                remedy="Do not cite it; restore the database from a copy.",
            )
        source = _there(source_of_id, quote.source_id, quote.id)
        return Chain(
            quote=quote,
            source=source,
            version=version,
            speaker=_there(speaker_of_id, quote.speaker_id, quote.id) if quote.speaker_id else None,
            places={
                tag.place_key: _there(place_of_key, tag.place_key, quote.id)
                for tag in quote.tags
                if tag.place_key
            },
            agreement=agreement_of_id.get(source.agreement_id or ""),
            people=_protected(speaker_of_id, speaking[quote.source_id]),
        )

    return {
        quote_id: one if isinstance(one, IntegrityError) else tried(chain_of, one)
        for quote_id, one in told.items()
    }


def people(connection: Connection, source_ids: Iterable[str]) -> dict[str, tuple[Speaker, ...]]:
    """Of the sources in which somebody speaks whom the public knows by no name: everybody in them."""
    speaking = _speaking(connection, source_ids)
    speaker_of_id = speakers(connection, {one for those in speaking.values() for one in those})
    found = {source_id: _protected(speaker_of_id, those) for source_id, those in speaking.items()}
    return {source_id: those for source_id, those in found.items() if those}


def _protected(
    speaker_of_id: Mapping[str, Speaker | IntegrityError], ids: Iterable[str]
) -> tuple[Speaker, ...]:
    """Everybody of a source, where the public does not know one of them by name; nobody elsewhere."""
    those = tuple(one for id_ in ids if isinstance(one := speaker_of_id.get(id_), Speaker))
    return those if any(one.known_as is not IdentityMode.NAMED for one in those) else ()


def _speaking(connection: Connection, source_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """By source: the ids of everybody who speaks in it, whatever was decided on their words."""
    quotes = tables.quotes
    query = select(quotes.c.source_id, quotes.c.speaker_id).where(quotes.c.speaker_id.is_not(None))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in selected(connection, query.distinct(), quotes.c.source_id, source_ids):
        found[row["source_id"]].append(row["speaker_id"])
    return found


def _there(found: Mapping[str, Found | IntegrityError], key: str, quote_id: str) -> Found:
    one = found.get(key)
    if one is None or isinstance(one, IntegrityError):
        raise IntegrityError(
            "a quote refers to a record that is not there or can't be read",
            where=f"quote:{quote_id}",
            remedy="Run testimony verify, then restore the database from a copy.",
        )
    return one
