"""An archive made again from a preservation bag: all of it, proved by the audit, or nothing."""

from pathlib import Path

from archive.errors import IntegrityError
from archive.preservation import layout
from archive.preservation.checking import CheckedBag
from archive.record.storage.originals import Originals
from archive.record.store import Record
from archive.verify import Report, verify

_TOLD_AT_MOST = 5


def restore(bag: CheckedBag, url: str, originals: Path, *, despite_findings: bool = False) -> Report:
    """Make the archive in an empty database and folder; returns what the audit says of it.

    Raises IntegrityError where rows do not fit together, or the audit finds a problem and
    ``despite_findings`` is not set: then the database is as it was.
    """
    kept = Originals(originals)
    for sha256 in bag.originals:
        kept.put((bag.folder / layout.original_file(sha256)).read_bytes())
    reports: list[Report] = []

    def prove(record: Record) -> None:
        reports.append(verify(record, head=(bag.description.revision, bag.description.revision_hash)))
        if not reports[0].ok and not despite_findings:
            raise unsound(reports[0], "bag")

    rows = ((one.table, bag.rows(one.table)) for one in bag.description.tables)
    Record.restore(url, originals, bag.description.schema, rows, prove).close()
    return reports[0]


def unsound(report: Report, noun: str) -> IntegrityError:
    """The error for an archive that came whole, and in which the audit finds problems."""
    first = "; ".join(str(finding) for finding in report.problems[:_TOLD_AT_MOST])
    return IntegrityError(
        f"the {noun} is whole, and the archive in it has problems: {first}",
        remedy="Nothing was restored. To have it as it is, use --despite-findings.",
    )
