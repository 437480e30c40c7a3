"""Relations: what one source is to another, or one quote to another, and who says so.

The terms are few on purpose. A translation and its original, a copy that was passed on (reprinted,
syndicated), two accounts of the same interview: each is a claim with its certainty, like a tag, and somebody
answers for it.
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.terms import Certainty


class RelationKind(StrEnum):
    """What the first is to the second."""

    TRANSLATION_OF = "translation-of"
    REPRINT_OF = "reprint-of"
    """The same text, published again: syndicated, reprinted, mirrored; its headline or end may differ."""
    SAME_INTERVIEW = "same-interview"
    """Both tell of one conversation, each in its own text; of neither order."""
    SAME_UTTERANCE = "same-utterance"
    """Of quotes: both give the same words as they were spoken, however they are printed; of neither order."""


class Related(StrEnum):
    """What a relation joins: two sources, or two quotes."""

    SOURCE = "source"
    QUOTE = "quote"


KINDS = {
    Related.SOURCE: (RelationKind.TRANSLATION_OF, RelationKind.REPRINT_OF, RelationKind.SAME_INTERVIEW),
    Related.QUOTE: (RelationKind.TRANSLATION_OF, RelationKind.SAME_UTTERANCE),
}
"""What sources, and what quotes, can be to each other."""
SYMMETRICAL = frozenset({RelationKind.SAME_INTERVIEW, RelationKind.SAME_UTTERANCE})
"""These say the same of both ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """What a file says of itself: it is a translation, a reprint or another account of this source."""

    kind: RelationKind
    other_id: str
    translator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation, as the record keeps it."""

    id: str
    noun: Related
    kind: RelationKind
    record_id: str
    other_id: str
    """May name a source that is not here yet: the relation is shown when both ends are there to be seen."""
    certainty: Certainty
    method: str
    """``archivist:NAME``."""
    evidence: str
    """What it rests on, in an archivist's words; shown beside it."""
    translator: str | None = None
    """Who translated, where it is a translation and that is known."""
    retracted: bool = False
    """Taken back: kept, and shown to nobody."""

    def joins(self, record_id: str) -> bool:
        """Whether this is one of its ends."""
        return record_id in (self.record_id, self.other_id)

    def beyond(self, record_id: str) -> str:
        """The other end, seen from this one."""
        return self.other_id if record_id == self.record_id else self.record_id
