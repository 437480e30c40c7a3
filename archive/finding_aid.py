"""The finding aid of a collection: the elements of DACS (Describing Archives: A Content Standard, 2022.0.3).

Title, scope and content (DACS 2.3, 3.1) are the collection's title and description; the extent (2.5) is
counted from the record and never stated. Everything else is here, each element optional and in the
archivist's words.
"""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAid:
    """What archivists say of a collection beyond its title and scope; None is unknown, and is left out."""

    reference: str | None = None
    """DACS 2.1: the reference code."""
    creators: str | None = None
    """2.6: who gathered or made it, parted by semicolons."""
    dates: str | None = None
    """2.4: the dates of the material, where those of its sources do not say it."""
    history: str | None = None
    """2.7: of those who gathered it, and how it came to be."""
    arrangement: str | None = None
    """3.2."""
    access_conditions: str | None = None
    """4.1: who may see what, and until when not."""
    use_conditions: str | None = None
    """4.4: what may be done with it."""
    languages: str | None = None
    """4.5: in words, where the languages of its sources do not say it."""
    custodial_history: str | None = None
    """5.1."""
    acquisition: str | None = None
    """5.2: the immediate source of acquisition."""
    accruals: str | None = None
    """5.4: what may still come."""
    related: str | None = None
    """6.3: related materials, here and elsewhere."""
    processing: str | None = None
    """8.1: what was done to it, by whom and when."""
    rules: str | None = None
    """8.1.4: the rules by which it is described."""
    language: str | None = None
    """The language of the description itself, as a tag (``en``)."""

    def stated(self) -> dict[str, str]:
        """The elements that are known, by name."""
        return {name: value for name in ELEMENTS if (value := getattr(self, name)) is not None}

    @property
    def creator_names(self) -> tuple[str, ...]:
        """The creators, one by one."""
        return tuple(filter(None, (name.strip() for name in (self.creators or "").split(";"))))


NOTHING_STATED = FindingAid()
ELEMENTS = tuple(field.name for field in fields(FindingAid))
"""Their names, in the order of DACS; the keys of ``collection.md``."""


def from_stated(stated: dict[str, Any]) -> FindingAid:
    """The finding aid with these elements. Raises ValueError for an element that is none, or is no text."""
    if unknown := stated.keys() - set(ELEMENTS):
        raise ValueError(f"unknown elements: {', '.join(sorted(unknown))}")
    if not all(isinstance(value, str) and value for value in stated.values()):
        raise ValueError("an element that is no text")
    return FindingAid(**stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A set of sources with its own description (finding aid)."""

    id: str
    slug: str
    title: str
    description_html: str = ""
    description: str = ""
    """The Markdown that the HTML was made from."""
    aid: FindingAid = NOTHING_STATED
