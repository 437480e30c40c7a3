"""The chain of revisions held against itself as plain rows, before there is a record."""

from collections.abc import Iterable, Iterator

from archive.errors import IntegrityError
from archive.model import Revision
from archive.record.log.revisions import Damaged, Flaw, Head, flaws
from archive.record.mapping.serialise import revision_of
from archive.record.plain_rows.rows import PlainRow


def flaws_of(rows: Iterable[PlainRow], head: Head) -> Iterator[Flaw]:
    """Where the revisions in these rows, in their order, do not make the chain that ends at ``head``."""
    return flaws((_revision(row) for row in rows), lambda: head)


def _revision(row: PlainRow) -> Revision | Damaged:
    try:
        return revision_of(row)
    except (IntegrityError, KeyError, TypeError) as error:
        number = row.get("number")
        return Damaged(number if isinstance(number, int) else 0, str(row.get("hash")), _unreadable(error))


def _unreadable(error: Exception) -> IntegrityError:
    return error if isinstance(error, IntegrityError) else IntegrityError("a revision of another form")
