"""What was asked for about a quote, in words: the deed, the words selected, which tag or part was meant."""

from collections.abc import Iterator

from archive.claims import TagName, tag_named
from archive.model import Span
from web.desk.review.asked import Asked, hidden_words, is_hidden
from web.desk.sent import whole
from web.desk.wanted import Wanted, wanted
from web.language import wording
from web.reading.passages import LEFT_OUT

_DEEDS = {
    "accept": "Accept it",
    "reject": "Reject it",
    "reopen": "Take the decision back",
    "words": "Make the selected words the quote",
    "part": "Add the selected words to the quote",
    "drop": "Take a part out of the quote",
    "tag": "Take the selected words as evidence",
    "support": "Take the selected words as evidence for a tag, too",
    "replace": "Take the selected words as the only evidence for a tag",
    "correct": "Correct a tag",
    "untag": "Take a tag away",
    "speaker": "Change the speaker",
    "kind": "Change what it is",
}


def wanted_of_quote(asked: Asked) -> tuple[Wanted, ...]:
    """What a form asked for about a quote; withdrawn words are not told, as nowhere at the desk."""
    deed = asked.form.get("do", "").partition(":")[0]
    known = _known(asked)
    named = {
        "tag": lambda _: _told(known) if known else "",
        "keep": lambda at: _evidence(asked, known, at),
    }
    return wanted(_DEEDS.get(deed, "A change"), asked.form, besides=_besides(asked, known), named=named)


def _known(asked: Asked) -> TagName | None:
    """The tag that is meant, as the form names it; None where the quote was withdrawn meanwhile."""
    hidden = hidden_words(asked.record, asked.quote)
    if any(is_hidden(part, hidden) for part in asked.quote.parts):
        return None
    deed, _, position = asked.form.get("do", "").partition(":")
    return tag_named(asked.form.get(f"tag-{position}" if deed == "untag" else "was", ""))


def _besides(asked: Asked, known: TagName | None) -> Iterator[Wanted]:
    deed, _, position = asked.form.get("do", "").partition(":")
    if asked.form.get("start"):
        yield Wanted(label="Selected words", value=f"“{asked.selected_words}”")
    if deed in ("untag", "correct") and known:
        yield Wanted(label="The tag", value=_told(known))
    if deed == "drop":
        start, _, end = asked.form.get(f"part-{position}", "").partition("-")
        yield Wanted(label="The part", value=_words(asked, whole(start), whole(end)))


def _told(known: TagName) -> str:
    label = wording.PLACE[known.place_role] if known.place_role else wording.TAG[known.field]
    return f"{label}: {known.value}"


def _evidence(asked: Asked, known: TagName | None, at: str) -> str:
    place = whole(at)
    if known is None or place is None or place >= len(known.spans):
        return at
    return _words(asked, known.spans[place].start, known.spans[place].end)


def _words(asked: Asked, start: int | None, end: int | None) -> str:
    if start is None or end is None or start >= end:
        return ""
    span = Span(start, end)
    hidden = is_hidden(span, hidden_words(asked.record, asked.quote))
    return LEFT_OUT if hidden else f"“{asked.words(span)}”"
