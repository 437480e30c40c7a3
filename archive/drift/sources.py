"""A source taken in again: what became of the quotes of its earlier versions, and what is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.access import Viewer, may_see, title_told
from archive.drift.quotes import QuoteDrift, Stand, drifts
from archive.errors import UnknownId
from archive.model import Document, Quote, Source, SourceVersion
from archive.record.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """One quote, between the version where it was found and the newest one."""

    version: SourceVersion
    drift: QuoteDrift
    is_confirmed: bool
    """Whether an archivist said that it stands in the newest version, too."""
    may_be_read: bool
    """Whether archivists may be shown its words: withdrawn ones are shown to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDrift:
    """A source with several versions, and its quotes that were found in earlier ones than the newest."""

    source: Source
    newest: SourceVersion
    quotes: tuple[Standpoint, ...]

    @property
    def title(self) -> str:
        """What archivists are told that the source is called; of a withdrawn one, that it is."""
        return title_told(self.source)

    @property
    def has_losses(self) -> bool:
        """Whether words of a quote are not in the newest version as they were."""
        return any(one.drift.stand in (Stand.CHANGED, Stand.MISSING) for one in self.quotes)

    def count(self, stand: Stand) -> int:
        """How many quotes met this fate."""
        return sum(one.drift.stand is stand for one in self.quotes)


def renew(record: Record, source_id: str, document: Document, *, who: str, why: str) -> SourceDrift:
    """Take a source in again, from bytes that somebody has, and tell what became of its quotes.

    Raises UnknownId, DuplicateSource where the same bytes are in the archive, IntegrityError, ArchiveError.
    """
    if record.source(source_id) is None:
        raise UnknownId("no such source", where=source_id, remedy="Give its id or slug.")
    record.renew(source_id, document, who=who, why=why)
    return next(drifted(record, source_id))


def drifted(record: Record, source_id: str | None = None) -> Iterator[SourceDrift]:
    """Every source with several versions, or the one with this id if it has."""
    for source in record.sources(record.renewed() if source_id is None else (source_id,)):
        versions = record.versions(source.id)
        if len(versions) > 1:
            yield _of_source(record, source, versions)


def fate(record: Record, quote_id: str) -> tuple[SourceVersion, Standpoint] | None:
    """The newest version of a quote's source, and what became of the quote in it; None where it is in that.

    In the words of the sources: a redaction of ours is no change of the publisher's.
    """
    chain = record.chain(quote_id)
    newest = record.versions(chain.source.id)[-1] if chain else None
    if chain is None or newest is None or newest.id == chain.version.id:
        return None
    (drift,) = drifts((chain.quote,), chain.version.text, newest.text)
    is_confirmed = any(one.version_id == newest.id for one in record.standings((quote_id,)))
    may_be_read = bool(may_see(chain.quote, chain.source, Viewer.ARCHIVIST))
    return newest, Standpoint(
        version=chain.version, drift=drift, is_confirmed=is_confirmed, may_be_read=may_be_read
    )


def confirm(record: Record, drift: SourceDrift, *, who: str, why: str) -> int:
    """Say of every quote that stands in the newest version letter by letter that it does; returns how many.

    One that may stand at several places, and cannot be told apart, is left alone. Each is a revision.
    """
    stated = [one.drift for one in drift.quotes if one.drift.anchors and not one.is_confirmed]
    for one in stated:
        record.confirm_standing(one.quote.id, drift.newest.id, one.anchors, who=who, why=why)
    return len(stated)


def _of_source(record: Record, source: Source, versions: tuple[SourceVersion, ...]) -> SourceDrift:
    newest = versions[-1]
    quotes = record.quotes_of_source(source.id)
    standings = record.standings([quote.id for quote in quotes])
    confirmed = {one.quote_id for one in standings if one.version_id == newest.id}
    return SourceDrift(
        source=source,
        newest=newest,
        quotes=tuple(
            Standpoint(
                version=version,
                drift=one,
                is_confirmed=one.quote.id in confirmed,
                may_be_read=bool(may_see(one.quote, source, Viewer.ARCHIVIST)),
            )
            for version in versions[:-1]
            for one in drifts(_of_version(quotes, version), version.text, newest.text)
        ),
    )


def _of_version(quotes: tuple[Quote, ...], version: SourceVersion) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if quote.version_id == version.id)
