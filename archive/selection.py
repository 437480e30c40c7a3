"""Selected stretches of a version's text: the parts of a quote, and the evidence of a claim.

An archivist's words are never the speaker's: a quote is made of selections only, and what can't be selected
can't be said.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise

from archive.errors import ArchiveError, Question, Unconfirmed
from archive.model import AccessStatus, Quote, Review, SourceVersion, Span

MOST_PARTS = 200
"""Parts of one quote; an interrupted speech of an hour has some dozens."""
NOTHING_CONFIRMED: frozenset[Question] = frozenset()


def checked_parts(
    version: SourceVersion,
    parts: Iterable[Span],
    others: Iterable[Quote],
    *,
    confirmed: Collection[Question] = NOTHING_CONFIRMED,
    where: str,
) -> tuple[Span, ...]:
    """The parts in the order of the text, without the space at their ends.

    others: the other quotes of the version. Raises ArchiveError for parts that are empty, outside the text,
    on each other or on words that are withheld; Unconfirmed for furniture and for another accepted quote.
    """
    trimmed = tuple(sorted(trimmed_spans(version, parts, where=where)))
    _check_apart(trimmed, where)
    overlapping = [other for other in others if _overlap(trimmed, other.parts)]
    if any(other.access.status is not AccessStatus.OPEN for other in overlapping):
        raise ArchiveError(
            "some of these words are withheld, as another quote of this source",
            where=where,
            remedy="Decide on that quote's access first.",
        )
    if Question.OVERLAP not in confirmed and any(other.review is Review.ACCEPTED for other in overlapping):
        raise Unconfirmed(
            Question.OVERLAP,
            "some of these words stand in another accepted quote",
            where=where,
            remedy="Select others, or confirm that they are meant.",
        )
    if Question.FURNITURE not in confirmed and _overlap(trimmed, version.furniture):
        raise Unconfirmed(
            Question.FURNITURE,
            "some of these words lie outside the prose of the source (a menu, a caption, front matter)",
            where=where,
            remedy="Select others, or confirm that they are meant.",
        )
    return trimmed


def _check_apart(trimmed: tuple[Span, ...], where: str) -> None:
    if any(after.start < before.end for before, after in pairwise(trimmed)):
        raise ArchiveError("two parts of the quote hold the same words", where=where, remedy=_SELECT)
    if len(trimmed) > MOST_PARTS:
        many = f"{len(trimmed)} parts; a quote has at most {MOST_PARTS}"
        raise ArchiveError(many, where=where, remedy="Make several quotes of it.")


_SELECT = "Select the words anew."


def trimmed_spans(version: SourceVersion, spans: Iterable[Span], *, where: str) -> tuple[Span, ...]:
    """The spans in their order, without the space at their ends. Raises ArchiveError outside the text."""
    trimmed = tuple(_trimmed(version.text, span, where) for span in spans)
    if not trimmed:
        raise ArchiveError("no words are selected", where=where, remedy=_SELECT)
    return trimmed


def _trimmed(text: str, span: Span, where: str) -> Span:
    if not 0 <= span.start <= span.end <= len(text):
        raise ArchiveError(
            f"the selection {span.start}:{span.end} lies outside the text of {len(text):,} characters",
            where=where,
            remedy=_SELECT,
        )
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    if not any(sign.isalnum() for sign in words):
        raise ArchiveError("a selection without words", where=where, remedy=_SELECT)
    return Span(start, end)


def _overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    beside = tuple(others)
    return any(one.start < other.end and other.start < one.end for one in spans for other in beside)
