"""What the command line says of a source that is like another one."""

from collections.abc import Iterator, Sequence

from archive.access import title_told
from archive.attesting import share
from archive.errors import UnknownId, visible
from archive.likeness.duplicates import Likeness, Lookalike
from archive.record.store import Record

MOST_TOLD = 3


def told(record: Record, like: Sequence[Lookalike], source_id: str) -> Iterator[str]:
    """A line for each of the likest sources; the first copy with the command that joins them."""
    titles = {source.id: title_told(source) for source in record.sources([o.source_id for o in like])}
    is_offered = False
    for one in like[:MOST_TOLD]:
        named = f"source {one.source_id} “{visible(titles.get(one.source_id, ''))}”"
        if one.likeness is Likeness.PASSAGE:
            yield f"It shares a passage of {one.overlap.longest} words with {named}."
            continue
        yield f"It is near the same as {named} ({share(one)} of its words)."
        if not is_offered:
            yield (
                f"If it is a copy: testimony relate {source_id} {one.source_id} --as reprint-of "
                f"--evidence “{share(one)} of its words” --why …"
            )
        is_offered = True


def check_joinable(record: Record, other_id: str) -> None:
    """Raise UnknownId where there is no such source: before anything is added."""
    if record.source(other_id) is None:
        raise UnknownId(
            "no source has this id", where=other_id, remedy="`testimony show` lists every source."
        )
