"""What can be done about a quote at the desk: one small function a deed, in one table.

Each takes what was sent and asks ``archive.review`` or ``archive.decisions``, which check everything again.
The words of a quote never come with a form: only the place of a selection does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive import decisions, review
from archive.access import Viewer, may_see, may_see_source
from archive.errors import UnknownId
from archive.model import Certainty, Form, Kind, Quote, Source, Span, SpeakerKind
from archive.record.store import Record
from archive.review import NewSpeaker, Voice
from archive.terms import RejectionReason
from web.desk import tagging
from web.desk.sent import ANEW, NoDeed, Signed, confirmed, one_of, selection, signed, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One deed that was asked for: on which quote, by whom and why, and what came with it."""

    record: Record
    quote: Quote
    form: MultiDict[str, str]
    who: str

    @property
    def signed(self) -> Signed:
        """Who does it and why, and what they had seen."""
        return signed(self.form, self.who)

    @property
    def span(self) -> Span:
        """The selection. Raises NoDeed where there is none, or where it holds words that nobody is shown."""
        span, source = selection(self.form), source_of(self.record, self.quote.source_id)
        hidden = (
            other
            for other in self.record.quotes_of_source(source.id)
            if not may_see(other, source, Viewer.ARCHIVIST)
        )
        if not may_see_source(source, Viewer.ARCHIVIST) or any(
            part.overlaps(span) for other in hidden for part in other.parts
        ):
            raise NoDeed("some of these words are withdrawn", remedy="Select others.")
        return span

    @property
    def selected_words(self) -> str:
        """The words that were selected for it, on one line; empty where none were."""
        return self.words(self.span) if self.form.get("start") else ""

    def certainty(self, unsaid: Certainty = Certainty.STATED) -> Certainty:
        """How firmly the words say it; ``unsaid``: where that was left open."""
        return one_of(Certainty, self.form.get("certainty") or unsaid)

    def words(self, span: Span) -> str:
        """The words at a selection, on one line."""
        version = self.record.version(self.quote.version_id)
        return " ".join(span.of(version.text).split()) if version else ""


def position(form: Mapping[str, str]) -> int:
    """Which of several the deed is about: ``untag:2``. Raises NoDeed."""
    which = whole(form.get("do", "").partition(":")[2])
    if which is None:
        raise NoDeed("it was not said which", remedy=ANEW)
    return which


def accept(asked: Asked) -> Quote:
    """The proposal is right."""
    return decisions.accept(asked.record, asked.quote.id, **asked.signed)


def reject(asked: Asked) -> Quote:
    """The proposal is wrong, for a reason."""
    reason = one_of(RejectionReason, asked.form.get("reason") or RejectionReason.OTHER)
    return decisions.reject(asked.record, asked.quote.id, reason=reason, **asked.signed)


def reopen(asked: Asked) -> Quote:
    """It is to be decided anew."""
    return decisions.reopen(asked.record, asked.quote.id, **asked.signed)


def set_words(asked: Asked) -> Quote:
    """The selection is the quote."""
    return _edit(asked, (asked.span,))


def add_part(asked: Asked) -> Quote:
    """The selection belongs to the quote, too; what it overlaps it replaces."""
    new = asked.span
    kept = [part for part in asked.quote.parts if part.end <= new.start or new.end <= part.start]
    return _edit(asked, (*kept, new))


def drop_part(asked: Asked) -> Quote:
    """One part is taken out of the quote."""
    out = position(asked.form)
    return _edit(asked, tuple(part for n, part in enumerate(asked.quote.parts) if n != out))


def tag(asked: Asked) -> Quote:
    """The selection is evidence for something."""
    span = asked.span
    try:
        claim = tagging.claim(
            asked.form.get("choice", ""),
            span,
            asked.words(span),
            asked.form.get("value", ""),
            asked.certainty(),
        )
    except ValueError as error:
        raise NoDeed("it was not said what the words are evidence for", remedy="Choose it.") from error
    return review.add_tag(asked.record, asked.quote.id, claim, **asked.signed)


def untag(asked: Asked) -> Quote:
    """A tag is taken away."""
    return review.remove_tag(asked.record, asked.quote.id, position(asked.form), **asked.signed)


def attribute(asked: Asked) -> Quote:
    """Somebody else speaks: stated by the words selected, else inferred from what is there."""
    spans = (asked.span,) if asked.form.get("start") else ()
    # Without a selection the old evidence stays, which did not name them.
    certainty = asked.certainty(Certainty.STATED if spans else Certainty.INFERRED)
    voice = Voice(speaker=_speaker(asked), spans=spans, certainty=certainty)
    return review.attribute(asked.record, asked.quote.id, voice, **asked.signed)


def set_kind(asked: Asked) -> Quote:
    """It is testimony or a statement; a full quote or a few words only."""
    kind, form = asked.form.get("kind"), asked.form.get("form")
    return review.set_kind(
        asked.record,
        asked.quote.id,
        kind=one_of(Kind, kind) if kind else None,
        form=one_of(Form, form) if form else None,
        **asked.signed,
    )


DEEDS: Mapping[str, Callable[[Asked], Quote]] = {
    "accept": accept,
    "reject": reject,
    "reopen": reopen,
    "words": set_words,
    "part": add_part,
    "drop": drop_part,
    "tag": tag,
    "untag": untag,
    "speaker": attribute,
    "kind": set_kind,
}


def done(asked: Asked) -> Quote:
    """Do what was asked. Raises NoDeed, and what the record raises: Conflict, Unconfirmed, ArchiveError."""
    deed = asked.form.get("do", "").partition(":")[0]
    if deed not in DEEDS:
        raise NoDeed("nothing known was asked for", remedy=ANEW)
    return DEEDS[deed](asked)


def _edit(asked: Asked, parts: tuple[Span, ...]) -> Quote:
    return review.edit_parts(
        asked.record,
        asked.quote.id,
        parts,
        confirmed=confirmed(asked.form),
        **asked.signed,
    )


def _speaker(asked: Asked) -> str | NewSpeaker:
    """The speaker chosen by id; by the name they have in this source; or a new one of that name."""
    form = asked.form
    if chosen := form.get("speaker_id", ""):
        return chosen
    name = " ".join(form.get("speaker", "").split())
    here = asked.record.quotes_of_source(asked.quote.source_id)
    known = asked.record.speakers({quote.speaker_id for quote in here if quote.speaker_id})
    for speaker in known.values():
        if name and name in (each.form for each in speaker.names):
            return speaker.id
    kind = one_of(SpeakerKind, form.get("speaker_kind") or SpeakerKind.PERSON)
    return NewSpeaker(label=name, named="unnamed" not in form, kind=kind)


def quote_of(record: Record, quote_id: str) -> Quote:
    """The quote with this id. Raises UnknownId."""
    quote = record.quote(quote_id)
    if quote is None:
        raise UnknownId("there is no such quote", where=quote_id, remedy="Look in the queue.")
    return quote


def source_of(record: Record, source_id: str) -> Source:
    """The source with this id. Raises UnknownId."""
    source = record.source(source_id)
    if source is None:
        raise UnknownId("there is no such source", where=source_id, remedy="Look in the queue.")
    return source
