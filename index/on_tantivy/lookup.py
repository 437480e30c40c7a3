"""What Tantivy is asked for one leaf of a query in one group of text: pure, and written out in golden files.

Tantivy answers which documents hold terms, and which hold them side by side. What it can't answer exactly is
asked for more widely, and ``Checked`` says what must then hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.matching.groups import REPEATED, Group, exact_term, loose_term
from index.on_tantivy.schema import exact_field, loose_field
from index.querying.query import Fuzzy, Leaf, Near, Prefix, Word
from index.text.analysis import analyse


@dataclass(frozen=True, slots=True)
class Term:
    """Documents with this term."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents with this stem, and how often."""

    field: str
    stem: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """Documents with any term that begins so."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class Resembling:
    """Documents with any term one edit away at most, its first letter the same."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Row:
    """Documents with these terms one after the other, at most ``between`` others among them."""

    field: str
    terms: tuple[str, ...]
    between: int = 0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents that any of these finds."""

    parts: tuple["Lookup", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Documents that all of these find."""

    parts: tuple["Lookup", ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Of the documents that ``wider`` finds, those with at most ``gap`` other words between the terms."""

    wider: "Lookup"
    terms: tuple[str, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No document."""


Lookup = Term | Counted | Beginning | Resembling | Row | AnyOf | AllOf | Checked | Nowhere


def lookup(leaf: Leaf, group: Group) -> Lookup:
    """What to ask for a leaf in one group."""
    tokens = analyse(leaf.text)
    field = exact_field(group)
    forms = tuple(exact_term(token, group) for token in tokens)
    match leaf:
        case _ if not forms:
            return Nowhere()
        case Near(gap=gap):
            return _near(field, tuple(dict.fromkeys(forms)), gap)
        case Prefix() if len(forms) == 1:
            return Beginning(field, forms[0])
        case Fuzzy() if len(forms) == 1:
            return Resembling(field, forms[0])
        case Word() if len(forms) == 1:
            term = loose_term(tokens[0], group)
            return (Counted if group in REPEATED else Term)(loose_field(group), term)
    # Words, and a word written with a hyphen or the like: its parts side by side.
    return _row(field, forms)


def _row(field: str, forms: Sequence[str]) -> Lookup:
    return Term(field, forms[0]) if len(forms) == 1 else Row(field, tuple(forms))


def _near(field: str, forms: tuple[str, ...], gap: int) -> Lookup:
    if len(forms) == 1:
        return Term(field, forms[0])
    if len(forms) == 2:
        return _either_order(field, forms, gap)
    # Of more than two, each pair has the others between it, too: that asks too little of them together.
    pairs = _pairs(field, forms, gap + len(forms) - 2)
    return Checked(AllOf(tuple(pairs)), forms, gap)


def _pairs(field: str, forms: Sequence[str], gap: int) -> Iterator[Lookup]:
    return (_either_order(field, pair, gap) for pair in combinations(forms, 2))


def _either_order(field: str, pair: tuple[str, ...], gap: int) -> Lookup:
    # Tantivy's slop counts the words between, two more the other way round: both rows together are exact.
    return AnyOf((Row(field, pair, gap), Row(field, pair[::-1], gap)))
