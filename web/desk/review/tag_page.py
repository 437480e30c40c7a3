"""The tags of a quote as its card shows them, and the page on which one of them is corrected."""

from dataclasses import dataclass

from archive.access import Viewer, may_see
from archive.claims import name_of
from archive.errors import UnknownId
from archive.joints import on_one_line
from archive.model import Certainty, Quote, Source, SourceVersion, Span, Tag
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.description_form import Option
from web.desk.marks.claims import Line, line
from web.desk.marks.places_meant import NO_PLACE, place_options
from web.desk.marks.tagging import choice_of, choices_for
from web.desk.review.asked import hidden_words, is_hidden
from web.reading.passages import LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One tag of a quote, by its position among them."""

    position: int
    name: str
    """Tells it from any other that may stand at its position by now."""
    line: Line
    choice: str
    """What it is, as the sheet of selected words names it."""
    certainty: str
    href: str
    """Where it is corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What ``desk/tag.html`` shows."""

    title: str = "Correct a tag"
    words: str
    """Of the quote, on one line."""
    action: str
    back: str
    key: str
    """Distinguishes the fields of several such forms on one page."""
    expected: int
    was: str
    """The name of the tag that is shown."""
    position: int
    choice: str
    choices: tuple[Option, ...]
    value: str
    places: tuple[Option, ...]
    """Of a place: those that the name may mean."""
    place: str
    certainty: str
    certainties: tuple[str, ...] = tuple(one.value for one in Certainty)
    evidence: tuple[str, ...]
    """The words that support it, span by span."""


def tagged(quote: Quote, expected: int) -> tuple[Tagged, ...]:
    """The tags of a quote as it is at its revision ``expected``."""
    return tuple(
        Tagged(
            position=number,
            name=name_of(tag),
            line=line(tag),
            choice=choice_of(tag),
            certainty=tag.evidence.certainty,
            href=addresses.tag(quote.id, number, expected),
        )
        for number, tag in enumerate(quote.tags)
    )


def tag_page(record: Record, quote: Quote, source: Source, position: int, expected: int) -> TagPage:
    """The page of one tag, for who saw the quote at its revision ``expected``.

    Raises UnknownId where there is none, or its quote is withdrawn.
    """
    if not may_see(quote, source, Viewer.ARCHIVIST) or position >= len(quote.tags):
        raise UnknownId("there is no such tag", where=quote.id, remedy="Look at the quote.")
    tag, version = quote.tags[position], record.version(quote.version_id)
    return TagPage(
        words=on_one_line(quote.parts, version.text) if version else "",
        action=addresses.quote(quote.id),
        back=addresses.source(quote.source_id, f"quote-{quote.id}"),
        key=f"{quote.id}-{position}",
        expected=expected,
        was=name_of(tag),
        position=position,
        choice=choice_of(tag),
        choices=choices_for(tag),
        value=tag.value,
        places=place_options(tag.value, tag.place_key) if tag.place_role else (),
        place=tag.place_key or NO_PLACE,
        certainty=tag.evidence.certainty,
        evidence=_evidence(version, tag, hidden_words(record, quote)),
    )


def _evidence(version: SourceVersion | None, tag: Tag, hidden: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(
        LEFT_OUT if version is None or is_hidden(span, hidden) else " ".join(span.of(version.text).split())
        for span in tag.evidence.spans
    )
