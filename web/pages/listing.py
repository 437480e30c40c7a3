"""Lists from A to Z: whole where they are short, one letter at a time where they are long.

What an entry is filed by may differ from its label; letters and pages go by that.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from web import urls
from web.language.languages import decimal
from web.pages.pager import Pager, pager

_Noun = TypeVar("_Noun")
Letters = Mapping[str, int]
"""The letters of a list in order, each with how many entries stand under it."""
WHOLE = 200
"""Entries that stand on one page; a longer list is shown letter by letter, a longer letter page by page."""
SCREENS = 40
"""Entries that a few screens of a phone hold; above a longer list its letters lead to their headings."""
LAST_PAGE = 1_000
OTHER = "#"
REMEMBERED = 1 << 14
"""Labels: each page of a list puts all of them in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list."""

    label: str
    href: str
    note: str
    count: str
    language: str | None = None
    order: str = ""
    """What it is filed by where that is not the label: ``Fictive Nona``."""

    @property
    def filed_by(self) -> str:
        """What its place in the list goes by."""
        return self.order or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Another way to list the same: a part of it, or an order."""

    label: str
    href: str
    is_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The entries under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of the row that leads through a list: to the page of it, or to its heading."""

    letter: str
    href: str
    is_shown: bool
    count: str
    """How many entries stand under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list in groups, with its row of letters where it is long."""

    path: str
    groups: tuple[LetterGroup, ...]
    letters: tuple[Letter, ...]
    pager: Pager


@lru_cache(REMEMBERED)
def letter_of(label: str) -> str:
    """The letter a label stands under, accents and case aside; ``#`` where it begins with none."""
    first = unicodedata.normalize("NFD", label.strip())[:1].upper()
    return first if first.isalpha() else OTHER


@lru_cache(REMEMBERED)
def sort_key(label: str) -> tuple[bool, str, str]:
    """Order of labels: by letters without accents, what begins with no letter last."""
    plain = "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c))
    return letter_of(label) == OTHER, plain.casefold(), label


def counted(labels: Iterable[str]) -> Letters:
    """How many labels stand under each letter, in the order of the letters, what is none last."""
    counts = Counter(map(letter_of, labels))
    return dict(sorted(counts.items(), key=lambda pair: (pair[0] == OTHER, pair[0])))


def chosen(letters: Letters, letter: str) -> tuple[str, ...]:
    """The letters whose entries are shown: all for a short list, else the one asked for, or the first."""
    if letter in letters:
        return (letter,)
    return tuple(letters) if sum(letters.values()) <= WHOLE else tuple(letters)[:1]


def on_page(
    nouns: Iterable[_Noun], filed_by: Callable[[_Noun], str], shown: Collection[str], page: int
) -> tuple[_Noun, ...]:
    """Those of one page of the shown letters, in order; many may be filed by the same words."""
    under_these = (noun for noun in nouns if letter_of(filed_by(noun)) in shown)
    by_label = sorted(under_these, key=lambda noun: sort_key(filed_by(noun)))
    return tuple(by_label[(page - 1) * WHOLE : page * WHOLE])


def listing(
    path: str,
    entries: Iterable[Entry],
    letters: Letters,
    shown: Collection[str],
    page: int,
    kept: Sequence[tuple[str, str]] = (),
) -> Listing:
    """The entries of one page, which are in order, in groups; ``letters`` are those of the whole list.

    ``kept``: the parameters besides letter and page that its addresses keep.

    Raises NoSuchPage after the last page.
    """
    by_letter: dict[str, list[Entry]] = {}
    for entry in entries:
        by_letter.setdefault(letter_of(entry.filed_by), []).append(entry)
    is_long = sum(letters.values()) > WHOLE
    is_parted = is_long or len(shown) < len(letters)
    letter = min(shown) if is_parted and shown else ""
    headings = {name: number for number, name in enumerate(by_letter, 1)}

    def address(number: int) -> str:
        return urls.listing(path, letter, number, kept)

    total = sum(letters[name] for name in shown)
    return Listing(
        path=address(page),
        groups=tuple(LetterGroup(letter=name, entries=tuple(group)) for name, group in by_letter.items()),
        letters=tuple(
            Letter(
                letter=name,
                href=urls.listing(path, name, kept=kept) if is_parted else f"#letter-{headings[name]}",
                is_shown=is_parted and name in shown,
                count=decimal(count),
            )
            for name, count in letters.items()
            if is_parted or (total > SCREENS and name in headings)
        ),
        pager=pager(page, max(1, -(-total // WHOLE)), LAST_PAGE, address),
    )
