"""What can be done about a quote at the desk: one small function a deed, in one table.

Each takes what was sent and asks ``archive.review`` or ``archive.decisions``, which check everything again.
The words of a quote never come with a form: only the place of a selection does.
"""

from collections.abc import Callable, Mapping

from archive import decisions, review
from archive.errors import UnknownId
from archive.model import Certainty, Form, Kind, Quote, Source, Span
from archive.record.store import Record
from archive.review import Voice
from archive.terms import RejectionReason
from web.desk.review import tag_deeds
from web.desk.review.asked import Asked, position
from web.desk.review.speaker_choice import speaker_asked
from web.desk.sent import ANEW, NoDeed, confirmed, one_of


def accept(asked: Asked) -> Quote:
    """The proposal is right."""
    return decisions.accept(asked.record, asked.quote.id, **asked.signed)


def reject(asked: Asked) -> Quote:
    """The proposal is wrong, for a reason."""
    reason = one_of(RejectionReason, asked.form.get("reason") or RejectionReason.OTHER)
    if reason is RejectionReason.OTHER:
        asked.check_reason("why it is rejected")
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
    shown = asked.form.get(f"part-{out}")
    if shown is not None and shown not in {
        f"{part.start}-{part.end}" for part in asked.quote.parts[out : out + 1]
    }:
        raise NoDeed("another part stands there by now", remedy=ANEW)
    return _edit(asked, tuple(part for n, part in enumerate(asked.quote.parts) if n != out))


def attribute(asked: Asked) -> Quote:
    """Somebody else speaks: stated by the words selected, else inferred from what is there."""
    spans = (asked.span,) if asked.form.get("start") else ()
    if not spans:
        asked.check_reason("how it is known who speaks")
    # Without a selection the old evidence stays, which did not name them.
    certainty = asked.certainty(Certainty.STATED if spans else Certainty.INFERRED)
    voice = Voice(
        speaker=speaker_asked(asked.record, asked.quote.source_id, asked.form),
        spans=spans,
        certainty=certainty,
    )
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
    "tag": tag_deeds.tag,
    "support": tag_deeds.support,
    "replace": tag_deeds.replace_evidence,
    "correct": tag_deeds.correct,
    "untag": tag_deeds.untag,
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
