"""The query tree: what a person asked for, free of any engine's syntax.

``grammar.parse`` makes these from text and ``unparse`` gives the text back. Words in a node are as typed
(folding and stemming happen in ``analysis``, the same for query, index and highlighter).
"""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """Fields a query can name. WORDS is the quote's own words only; ANY is words, names, roles, places."""

    ANY = "any"
    WORDS = "words"
    SPEAKER = "speaker"
    PLACE = "place"
    ROLE = "role"
    SOURCE = "source"
    KIND = "kind"
    LANG = "lang"
    AGE = "age"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: by its stem in prose (words, role, source), in names by any spelling of it.

    Written with a hyphen or the like, it is its parts side by side. KIND and LANG compare whole values.
    """

    text: str
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order with nothing between, unstemmed, stop words kept."""

    text: str
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class Near:
    """All the words, in any order, with at most ``gap`` other words from the first to the last of them."""

    text: str
    gap: int
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words one edit away at most (insert, delete, replace), first letter kept."""

    text: str
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True)
class Range:
    """AGE in years or DATE as YYYYMMDD, both ends included; None is open. Overlap counts for dates."""

    field: Field
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    children: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    children: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    child: "Query"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every quote: the empty query."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No quote: a query that cannot match (``date:nonsense``)."""


Query = Word | Phrase | Near | Prefix | Fuzzy | Range | And | Or | Not | Everything | Nothing

Leaf = Word | Phrase | Near | Prefix | Fuzzy
"""What is looked up in the texts; the rest is logic, and facts of a quote."""
