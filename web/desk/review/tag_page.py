"""The tags of a quote as its card shows them, and the page on which one of them is corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from archive.access import Viewer, may_see
from archive.claims import name_of
from archive.errors import ArchiveError, UnknownId
from archive.joints import on_one_line
from archive.model import Certainty, Quote, Source, SourceVersion, Span, Tag
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.description_form import Option
from web.desk.marks.claims import Line, line
from web.desk.marks.places_meant import NO_PLACE, place_options
from web.desk.marks.tagging import choice_of, choices_for
from web.desk.review.asked import Asked, hidden_words, is_hidden
from web.desk.sent import number, whole
from web.desk.typed_fields import called
from web.desk.wrong import by_field
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
    place_of: str
    """The name that may mean them."""
    certainty: str
    certainties: tuple[str, ...] = tuple(one.value for one in Certainty)
    evidence: tuple[str, ...]
    """The words that support it, span by span."""
    kept: frozenset[int]
    """Those of them that are to stay, by their positions."""
    why: str = ""
    problem: str = ""
    """What is wrong with no one field of what was sent."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with a field of what was sent, by its name."""


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
        place_of=tag.value,
        certainty=tag.evidence.certainty,
        evidence=_evidence(version, tag, hidden_words(record, quote)),
        kept=frozenset(range(len(tag.evidence.spans))),
    )


def refused_tag(asked: Asked, problem: ArchiveError) -> TagPage | None:
    """The page of a tag whose correction is refused, as it was filled in; None for anything else.

    Of a tag that another stands for by now, or that nobody is shown, there is no page to come back to.
    """
    form, quote, source = asked.form, asked.quote, asked.record.source(asked.quote.source_id)
    deed, _, at = form.get("do", "").partition(":")
    position = whole(at)
    if deed != "correct" or position is None or position >= len(quote.tags) or source is None:
        return None
    if name_of(quote.tags[position]) != form.get("was") or not may_see(quote, source, Viewer.ARCHIVIST):
        return None
    page = tag_page(asked.record, quote, source, position, number(form, "expected") or 0)
    wrong, others = by_field(problem)
    return replace(
        page,
        choice=form.get("choice", ""),
        value=form.get("value", ""),
        place=form.get("place", page.place),
        certainty=form.get("certainty", ""),
        kept=frozenset(at for at in page.kept if str(at) in form.getlist("keep")),
        why=form.get("why", ""),
        problem=others,
        wrong=called(wrong, form),
    )


def _evidence(version: SourceVersion | None, tag: Tag, hidden: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(
        LEFT_OUT if version is None or is_hidden(span, hidden) else " ".join(span.of(version.text).split())
        for span in tag.evidence.spans
    )
