"""A reference in the styles historians are asked for, set by a CSL processor.

The styles in ``styles/`` are written for what this archive cites; docs/decisions/0011-citations.md says why.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source.json import CiteProcJSON

from archive.citation import is_devised
from archive.references.csl import item
from archive.references.reference import Reference

_STYLES = Path(__file__).parent / "styles"
_ITALIC, _UPRIGHT = "\ue000", "\ue001"
"""Where italics begin and end while the processor works; of private use, and taken out of its input."""
_NO_MARKS = str.maketrans("", "", _ITALIC + _UPRIGHT)
_MARK_AFTER_QUOTE = re.compile(r"(”+)([.,])")
_STOP_AFTER_STOP = re.compile(rf"([?!.…]{_UPRIGHT}?)\.(?=[”\s]|\Z)")
KEPT = 2_000
"""References kept as they were set: about ten milliseconds each."""
_one_at_a_time = Lock()


class Style(StrEnum):
    """The styles, by the names of their files."""

    CHICAGO = "chicago"
    APA = "apa"
    MLA = "mla"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a citation, upright or in italics."""

    text: str
    is_italic: bool


class _Runs:
    """What the processor asks of a formatter; pages escape words themselves, here they stay as they are."""

    Oblique = Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    class Italic(str):
        """Words in italics, between their marks."""

        def __new__(cls, text: str) -> "_Runs.Italic":
            """The words with the marks around them."""
            return super().__new__(cls, f"{_ITALIC}{text}{_UPRIGHT}")

    @staticmethod
    def preformat(text: object) -> str:
        """Nothing is escaped."""
        return str(text)


@lru_cache(KEPT)
def styled(reference: Reference, style: Style) -> tuple[Run, ...]:
    """The reference in one style, the chain in the words that follow on it."""
    prefix = f"{reference.speaker}, quoted in " if _is_quoted_in(reference, style) else ""
    located = () if reference.url else (reference.located,)
    chain = " ".join((reference.whose, *located, reference.keeping))
    return tuple(_runs(f"{prefix}{_american(_set(reference, style))} {chain}"))


def plain(runs: tuple[Run, ...]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def _is_quoted_in(reference: Reference, style: Style) -> bool:
    """A note names the speaker first (Chicago 14.260); in lists of works the chain names the speaker."""
    return style is Style.CHICAGO and bool(reference.speaker) and reference.speaker != reference.author


def _set(reference: Reference, style: Style) -> str:
    fields = {name: _unmarked(value) for name, value in item(reference).items() if name != "note"}
    if not reference.url:
        # The page of this archive stands at the end, and is not where the source was published.
        del fields["URL"]
    if is_devised(reference.title):
        # A description of ours is no title: none of the styles sets one in marks or in italics.
        fields["genre"] = fields.pop("title")
    else:
        # As the source has it: lower-casing a title by machine lower-cases the names in it.
        fields["title"] = f'<span class="nocase">{fields["title"]}</span>'
    # The processor keeps the state of a setting in the style itself.
    with _one_at_a_time:
        bibliography = CitationStylesBibliography(_style(style), CiteProcJSON([fields]), _Runs)
        citation = Citation([CitationItem(fields["id"])])
        bibliography.register(citation)
        return str(bibliography.cite(citation, lambda missing: None))


def _unmarked(value: object) -> object:
    match value:
        case str():
            return value.translate(_NO_MARKS)
        case [{"literal": name}]:
            return [{"literal": name.translate(_NO_MARKS)}]
    return value


@cache
def _style(style: Style) -> CitationStylesStyle:
    return CitationStylesStyle(str(_STYLES / f"{style}.csl"), validate=False, locale="en-US")


def _american(text: str) -> str:
    """Commas and stops inside quotation marks, one stop at an end: what the processor leaves to others."""
    return _STOP_AFTER_STOP.sub(r"\1", _MARK_AFTER_QUOTE.sub(r"\2\1", text))


def _runs(text: str) -> list[Run]:
    runs = []
    for piece in text.split(_ITALIC):
        inside, _, outside = piece.rpartition(_UPRIGHT)
        runs += [Run(words, is_italic) for words, is_italic in ((inside, True), (outside, False)) if words]
    return runs
