"""Another attestation: a source that has the text of one that is here already is joined to it."""

from collections.abc import Iterable

from archive.likeness.duplicates import Lookalike
from archive.record.store import Record
from archive.relations import Related, RelationKind


def share(one: Lookalike) -> str:
    """How much of the new text stands in the other: ``87 %``."""
    return f"{int(one.overlap.of_this * 100)} %"


def join(record: Record, source_id: str, other_id: str, like: Iterable[Lookalike], *, who: str) -> None:
    """Note a new source as another attestation of one that was here. Raises what ``Record.relate`` raises."""
    known = next((one for one in like if one.source_id == other_id), None)
    words = f"{share(known)} of its words stand there" if known else "so the archivist who added it"
    record.relate(
        Related.SOURCE,
        RelationKind.REPRINT_OF,
        source_id,
        other_id,
        evidence=words,
        who=who,
        why="added as another attestation",
    )
