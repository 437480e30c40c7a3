"""What is done about the tags of a quote: add one, correct it, give it other evidence, take it away."""

from archive import review
from archive.claims import Claim
from archive.field_checks import WrongValue
from archive.model import Quote, Span, Tag
from web.desk.marks import tagging
from web.desk.marks.places_meant import chosen_place
from web.desk.review.asked import Asked, position
from web.desk.sent import ANEW, NoDeed, number


def tag(asked: Asked) -> Quote:
    """The selection is evidence for something new."""
    claim = _claim(asked, (asked.span,))
    return review.add_tag(asked.record, asked.quote.id, claim, **asked.signed)


def support(asked: Asked) -> Quote:
    """The selection supports a tag, too."""
    selected = asked.span
    place, known = _chosen(asked)
    kept = (span for span in known.evidence.spans if span != selected)
    return _corrected(asked, place, known, (*kept, selected))


def replace_evidence(asked: Asked) -> Quote:
    """The selection alone supports a tag."""
    place, known = _chosen(asked)
    return _corrected(asked, place, known, (asked.span,))


def correct(asked: Asked) -> Quote:
    """A tag is said otherwise: its value, what it is, how firmly, and which of its evidence stays."""
    place = position(asked.form)
    known = _at(asked.quote, place)
    kept = frozenset(asked.form.getlist("keep"))
    spans = tuple(span for at, span in enumerate(known.evidence.spans) if str(at) in kept)
    return _corrected(asked, place, known, spans)


def untag(asked: Asked) -> Quote:
    """A tag is taken away."""
    place = position(asked.form)
    was = asked.form.get(f"tag-{place}")
    return review.remove_tag(asked.record, asked.quote.id, place, was=was, **asked.signed)


def _corrected(asked: Asked, place: int, known: Tag, spans: tuple[Span, ...]) -> Quote:
    if not spans:
        lost = NoDeed("a tag without evidence", remedy="Keep some of it, or take the tag away.")
        raise WrongValue("keep", lost)
    claim = _claim(asked, spans, known)
    was = asked.form.get("was")
    return review.correct_tag(asked.record, asked.quote.id, place, claim, was=was, **asked.signed)


def _claim(asked: Asked, spans: tuple[Span, ...], known: Tag | None = None) -> Claim:
    """What was said of the words; which place is meant is asked where several are called so."""
    form, words = asked.form, asked.words(spans[0])
    choice, value = form.get("choice", ""), form.get("value", "").strip()
    is_place = tagging.is_place(choice)
    place = chosen_place(form, value or words, known) if is_place else None
    try:
        return tagging.claim(choice, spans, words, value, asked.certainty(), place_key=place)
    except ValueError as error:
        unsaid = NoDeed("it was not said what the words are evidence for", remedy="Choose it.")
        raise WrongValue("choice", unsaid) from error


def _chosen(asked: Asked) -> tuple[int, Tag]:
    """The tag that was chosen on the sheet of selected words. Raises NoDeed."""
    place = number(asked.form, "tag")
    if place is None:
        raise WrongValue("tag", NoDeed("it was not said which tag the words support", remedy="Choose it."))
    return place, _at(asked.quote, place)


def _at(quote: Quote, place: int) -> Tag:
    if place >= len(quote.tags):
        raise NoDeed(f"it has no tag number {place + 1}", remedy=ANEW)
    return quote.tags[place]
