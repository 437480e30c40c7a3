"""A public bag: the quotes that the gate shows to everybody, read through the same room as pages."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from archive.access import Decision, Reason, Viewer, may_see
from archive.errors import ArchiveError, UnknownId
from archive.preservation import layout
from archive.preservation.layout import BagKind, Description, TableCount
from archive.preservation.writing import close, write_file
from archive.record.schema.tables import SCHEMA
from archive.record.store import Record
from archive.withholding import omissions
from archive.withholding.omissions import SCOPE
from web.bags.markdown import document
from web.exports.annotations import annotation, context
from web.left_out import records
from web.opened import Opened
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.records.nouns import QuoteRecord
from web.records.telling import Telling

QUOTES = "quotes"
_AT_ONCE = 500


class ChangedMeanwhile(ArchiveError):
    """Something was decided while a public bag was written: it may hold what was withdrawn since."""


def write(archive: Opened, folder: Path, telling: Telling, today: date) -> Iterator[int]:
    """Write a public bag into an empty folder and seal it; yields the number of quotes so far.

    Raises ChangedMeanwhile.
    """
    archive.index.drain()
    count = 0
    with archive.record.snapshot() as view:
        room = ReadingRoom(view, archive.index, today=today)
        head = view.head()
        records = folder / layout.rows_file(QUOTES)
        records.parent.mkdir(parents=True)
        with records.open("wb") as file:
            for reading in _readings(room, view):
                quotes = _written(folder, reading, telling)
                file.writelines(msgspec.json.encode(quote) + b"\n" for quote in quotes)
                count += len(quotes)
                yield count
        write_file(folder, layout.LEFT_OUT, _omissions(view, today))
    description = Description(
        format=layout.FORMAT,
        kind=BagKind.PUBLIC,
        archive=archive.record.archive_id,
        revision=head.number,
        revision_hash=head.hash,
        schema=SCHEMA,
        tables=(TableCount(table=QUOTES, rows=count),),
    )
    close(folder, description)
    if archive.record.head() != head:
        raise ChangedMeanwhile("the archive was changed while the bag was written", remedy="Write it again.")


def _omissions(view: Record, today: date) -> bytes:
    """What the bag says it leaves out: counts, where the bag's maker is told of each quote."""
    told = {"scope": SCOPE, "reasons": records(omissions.left_out(view, Viewer.PUBLIC, today))}
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def left_out(record: Record, today: date) -> Iterator[tuple[str, Decision]]:
    """Every quote that a public bag has not, and why; fragments are no records, and none is left out."""
    remaining = iter(record.quote_ids())
    while some := tuple(islice(remaining, _AT_ONCE)):
        for quote_id, chain in record.chains(some).items():
            decision = may_see(chain.quote, chain.source, today=today)
            if not decision and decision.reason is not Reason.NOT_A_RECORD:
                yield quote_id, decision


def _readings(room: ReadingRoom, view: Record) -> Iterator[SourceReading]:
    for source in view.sources():
        try:
            yield room.reading(source.id)
        except UnknownId:
            continue


def _written(folder: Path, reading: SourceReading, telling: Telling) -> list[QuoteRecord]:
    source = telling.source(reading.source)
    quotes = [telling.quote(chain, reading.texts[chain.version.id]) for chain in reading.records]
    page = {
        "@context": context(telling),
        "id": f"{source.page}#annotations",
        "type": "AnnotationPage",
        "items": [annotation(quote) for quote in quotes],
    }
    write_file(folder, layout.annotations_file(source.id), msgspec.json.encode(page) + b"\n")
    sheet = document(source, ((quote, None) for quote in quotes))
    write_file(folder, layout.markdown_file(source.id), sheet.encode())
    return quotes
