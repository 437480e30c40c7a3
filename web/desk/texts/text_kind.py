"""What archivists write, as the desk knows it: read into fields, shown as readers will see it, and saved.

The views know no more of a kind of text than that.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from archive.description.notes import render
from archive.model import Chain
from archive.record.store import Record
from archive.withholding.withheld_words import WithheldWords
from web import desk_addresses as addresses
from web.desk.texts.text_fields import TextField
from web.desk_addresses import FRONT_PAGE
from web.pages.essays import Piece, pieces_of

NEW = "_new"
"""The key of an essay that has none yet."""
_FRONT = "the front page"
_LINE_ENDS = re.compile(r"\r\n?")
Values = Mapping[str, str]
Quotes = Callable[[Iterable[str]], tuple[Chain, ...]]
"""Quotes that the public may be shown, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """A text on its way into the record."""

    record: Record
    key: str
    values: Values
    expected: int
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """One kind of text; the functions take the record and the key that the address names."""

    name: str
    """In addresses."""
    title: str
    new: str = ""
    """What one is called that is not there yet."""
    fields: tuple[TextField, ...]
    read: Callable[[Record, str], tuple[str, Values]]
    """The subject of its revisions and what stands in its fields; no subject where there is none yet."""
    preview: Callable[[Values, Quotes, WithheldWords], tuple[Piece, ...]]
    save: Callable[[Saving], None]
    needs_editor: Callable[[Values, Values], bool]
    """Whether only an editor may go from the one state to the other: what readers see changes."""
    kept_under: Callable[[str, Values], str] = lambda key, _: key
    """The key under which it is saved: that of the address, or for a new one what its fields say."""
    back: Callable[[str], str] = lambda _: addresses.TEXTS
    """The page that one came from, and goes back to when it is saved."""

    def heading(self, key: str, values: Values) -> str:
        """What its page is called; a new text has no key to be called by."""
        if key == NEW:
            return f"{self.new}: {values['title']}" if values.get("title") else self.new
        return f"{self.title}: {values.get('title') or (_FRONT if key == FRONT_PAGE else key)}"


def markdown_in(field: str) -> Callable[[Values, Quotes, WithheldWords], tuple[Piece, ...]]:
    """The preview of a kind of text that shows one field in Markdown, without quotes in it."""
    return lambda values, quotes, withheld: pieces_of(render(values.get(field, "")), lambda _: None, withheld)


def cleaned(fields: tuple[TextField, ...], form: Mapping[str, str]) -> dict[str, str]:
    """What a form holds, with one sort of line end, without spaces around it."""
    return {one.name: _LINE_ENDS.sub("\n", form.get(one.name, "")).strip() for one in fields}
