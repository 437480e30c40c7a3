"""What the index reads of the record, and how a batch of it reaches an engine: through the gate."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from archive.access import Viewer, may_see
from archive.model import Chain, Place
from archive.places.hierarchy import upward
from archive.withholding.rendering import rendered
from index.documents import from_chain
from index.engine import Batch, Engine

_log = logging.getLogger("testimony.index")

BATCH = 1_000
"""Quotes read together: their chains fit in a few megabytes."""


class RevisionHead(Protocol):
    """Number and hash of a record's newest revision."""

    @property
    def number(self) -> int:
        """From 1; 0 before the first."""
        ...

    @property
    def hash(self) -> str:
        """Its SHA-256."""
        ...


class RecordReader(Protocol):
    """What the index needs of the record."""

    @property
    def archive_id(self) -> str:
        """Which archive it is."""
        ...

    def quote_ids(self) -> Sequence[str]:
        """Every quote there is."""
        ...

    def chains(self, quote_ids: Iterable[str], /) -> Mapping[str, Chain]:
        """The chains of those that are there and can be read."""
        ...

    def places_by_key(self, keys: Iterable[str], /) -> Mapping[str, Place]:
        """Places by their gazetteer keys."""
        ...

    def outbox_head(self) -> int:
        """The newest outbox entry."""
        ...

    def outbox(self, after: int, limit: int) -> Sequence[tuple[int, str]]:
        """Entries above a number: (number, quote id)."""
        ...

    def head(self) -> RevisionHead:
        """The newest revision."""
        ...

    def revision_hash(self, number: int, /) -> str | None:
        """The hash of a revision, None where there is none of this number."""
        ...


def visible(record: RecordReader, ids: Sequence[str]) -> dict[str, Chain]:
    """Of these quotes, those that the public may see today, as it reads them.

    What can't be read may not be seen.
    """
    chains = record.chains(ids)
    for unread in (quote_id for quote_id in ids if quote_id not in chains):
        # By its id, never its words; everything else goes on.
        _log.error("quote %s can't be read and is in no index; run testimony verify", unread)
    today = datetime.now(UTC).date()
    return {
        id_: rendered(chain)
        for id_, chain in chains.items()
        if may_see(chain.quote, chain.source, Viewer.PUBLIC, today)
    }


def put(batch: Batch, record: RecordReader, ids: Sequence[str]) -> None:
    """What the public may see goes in; anything else, and what is no longer there, goes out."""
    shown = visible(record, ids)
    told = {place.key: place for chain in shown.values() for place in chain.places.values()}
    broader = upward(told.values(), record.places_by_key)
    for quote_id in ids:
        if quote_id in shown:
            batch.put(from_chain(shown[quote_id], broader))
        else:
            batch.delete(quote_id)


def follow(engine: Engine, record: RecordReader, cursor: int) -> Iterator[int]:
    """Commits the outbox from there on; yields the newest entry after each commit."""
    while entries := record.outbox(cursor, BATCH):
        with engine.batch() as batch:
            put(batch, record, tuple(dict.fromkeys(quote_id for _, quote_id in entries)))
        cursor = entries[-1][0]
        yield cursor
