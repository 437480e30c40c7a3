"""What Whoosh keeps of a document: postings by term, and one stored tuple of facts.

Analysis happens here and not in Whoosh: its fields are handed terms with their positions. Change anything and
VERSION must change with it; indexes of another version are rebuilt from the record.
"""

from collections.abc import Generator, Mapping

import numpy as np
from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Format

from index.documents import SearchDocument
from index.matching.facts import Facts
from index.matching.groups import Group, exact_term, loose_term, tokens_of

VERSION = 7
"""Of everything that decides what an index holds: schema, analysis, groups."""

ID_FIELD = "id"
FACTS_FIELD = "facts"

POSITION = np.dtype("<u4")

Positions = Mapping[str, list[int]]


class OccurrenceFormat(Format):
    """Whoosh's postings hold whatever bytes they are given: here positions, or nothing."""

    def __init__(self, *, positions: bool) -> None:
        super().__init__()
        self.posting_size = -1 if positions else 0


class TermField(FieldType):
    """A field of terms analysed before they come here."""

    def __init__(self, *, positions: bool) -> None:
        super().__init__(OccurrenceFormat(positions=positions), Analyzer())
        self.positions = positions

    def index(self, value: Positions, **_: object) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Postings of one document: term, frequency, weight, value."""
        for term, positions in value.items():
            count = len(positions)
            packed = np.array(positions, POSITION).tobytes() if self.positions else b""
            yield term.encode(), count, float(count), packed


def exact_field(group: Group) -> str:
    """The field of a group's forms, with positions."""
    return str(group)


def loose_field(group: Group) -> str:
    """The field of a group's stems, or of the keys of its names."""
    return f"{group}_loose"


SCHEMA = Schema(
    **{ID_FIELD: ID(unique=True), FACTS_FIELD: STORED()},
    **{exact_field(group): TermField(positions=True) for group in Group},
    **{loose_field(group): TermField(positions=False) for group in Group},
)


def fields_of(document: SearchDocument) -> dict[str, object]:
    """The arguments of Whoosh's ``add_document`` for a document."""
    fields: dict[str, object] = {ID_FIELD: document.id}
    lengths: list[int] = []
    for group in Group:
        tokens = tokens_of(document, group)
        lengths.append(len(tokens))
        exact: dict[str, list[int]] = {}
        loose: dict[str, list[int]] = {}
        for token in tokens:
            exact.setdefault(exact_term(token, group), []).append(token.position)
            loose.setdefault(loose_term(token, group), []).append(token.position)
        fields[exact_field(group)] = exact
        fields[loose_field(group)] = loose
    fields[FACTS_FIELD] = tuple(Facts.of(document, lengths))
    return fields
