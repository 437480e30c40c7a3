"""One archive, opened: its record and its public index, from the settings."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.errors import RecordUnavailable
from archive.record.store import Record
from index.upkeep.sync import PublicIndex
from web.settings import Settings

_log = logging.getLogger("testimony.record")


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive ready for use."""

    record: Record
    index: PublicIndex


def open_archive(settings: Settings, *, create: bool = False) -> Opened:
    """Open the archive, making it first where asked. Raises RecordUnavailable where there is none."""
    if create:
        try:
            settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise RecordUnavailable(
                f"no archive can be made here ({error.strerror})",
                where=str(settings.home),
                remedy="Set TESTIMONY_HOME to a folder in which you may write.",
            ) from error
        record = Record.create(settings.effective_database_url, settings.originals_directory)
    else:
        if not settings.home.is_dir():
            raise RecordUnavailable(
                "no archive here",
                where=str(settings.home),
                remedy="Make one with `testimony init`, or set TESTIMONY_HOME to where yours is.",
            )
        record = Record.open(settings.effective_database_url, settings.originals_directory)
    open_due(record)
    return Opened(record, PublicIndex(settings.index_directory, record, settings.engine))


def open_due(record: Record) -> None:
    """Open what was under an embargo until today; where nothing can be written, the gate opens it alone."""
    try:
        record.open_due(datetime.now(UTC).date())
    except RecordUnavailable as error:
        _log.warning("what was under an embargo until today is in no index yet: %s", error.what)


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Opened]:
    """An archive for the length of a block."""
    archive = open_archive(settings, create=create)
    try:
        yield archive
    finally:
        archive.index.close()
        archive.record.close()
