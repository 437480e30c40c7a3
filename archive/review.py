"""Review: what an archivist changes about a quote before, and after, deciding on it.

The words of a quote are never typed, only selected in the text of its version; every claim names the words
that support it and who makes it. ``expected`` is the number of the newest revision of the record that the
person had seen: where somebody changed it since, ``errors.Conflict`` says who, when and what, and nothing
is written. What a person decided here, no later run of the machine overwrites.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from archive.claims import Claim, as_told, check_day, check_single, name_of, settled, tag_of
from archive.errors import ArchiveError, Question
from archive.ids import new_id
from archive.model import (
    Access,
    AccessStatus,
    Form,
    Kind,
    Quote,
    Review,
    Span,
    Tag,
)
from archive.places.gazetteer import Gazetteer
from archive.record.changes.entrant import with_broader
from archive.record.changes.quote_changes import Edit, Setting
from archive.record.store import Record
from archive.selection import NOTHING_CONFIRMED, checked_parts
from archive.voicing import NewSpeaker as NewSpeaker, Voice as Voice, voiced


def edit_parts(
    record: Record,
    quote_id: str,
    parts: Iterable[Span],
    *,
    expected: int | None = None,
    confirmed: Collection[Question] = NOTHING_CONFIRMED,
    who: str,
    why: str,
) -> Quote:
    """Give a quote other words of the same version: one selection, or several.

    Raises UnknownId, Conflict, ArchiveError for what can't be selected, and Unconfirmed for what must be
    confirmed first: words in furniture, or in another accepted quote.
    """

    def edit(quote: Quote, setting: Setting) -> Edit:
        chosen = checked_parts(
            setting.version, parts, setting.others, confirmed=confirmed, where=f"quote:{quote.id}"
        )
        return Edit(quote=replace(quote, parts=chosen))

    return record.revise_quote(quote_id, edit, action="edit", expected=expected, who=who, why=why)


def propose_by_hand(
    record: Record,
    version_id: str,
    parts: Iterable[Span],
    *,
    voice: Voice | None = None,
    kind: Kind = Kind.TESTIMONY,
    form: Form = Form.FULL,
    confirmed: Collection[Question] = NOTHING_CONFIRMED,
    who: str,
    why: str,
) -> Quote:
    """A quote that the machine missed; it comes in proposed. Raises as ``edit_parts``."""
    _refuse_phrase(form, f"version:{version_id}")

    def make(number: int, setting: Setting) -> Edit:
        where = f"version:{version_id}"
        chosen = checked_parts(setting.version, parts, setting.others, confirmed=confirmed, where=where)
        quote = Quote(
            id=new_id(),
            source_id=setting.source.id,
            version_id=version_id,
            number=number,
            parts=chosen,
            exact=(),
            prefix="",
            suffix="",
            form=form,
            kind=kind,
            language=setting.source.description.language,
            speaker_id=None,
            attribution=None,
            tags=(),
            review=Review.PROPOSED,
            access=Access(status=AccessStatus.OPEN),
        )
        return voiced(quote, voice, setting, who) if voice else Edit(quote=quote)

    (entered,) = record.enter_quotes(version_id, (make,), who=who, why=why)
    return entered


def attribute(
    record: Record, quote_id: str, voice: Voice | None, *, expected: int | None = None, who: str, why: str
) -> Quote:
    """Say whose words they are; None leaves it open. Raises UnknownId, Conflict, ArchiveError."""

    def edit(quote: Quote, setting: Setting) -> Edit:
        if voice is None:
            return Edit(quote=replace(quote, speaker_id=None, attribution=None))
        return voiced(quote, voice, setting, who)

    return record.revise_quote(quote_id, edit, action="attribute", expected=expected, who=who, why=why)


def add_tag(
    record: Record, quote_id: str, claim: Claim, *, expected: int | None = None, who: str, why: str
) -> Quote:
    """Say something of a quote or its speaker. Raises UnknownId, Conflict, ArchiveError."""

    def retag(tags: tuple[Tag, ...], setting: Setting, where: str) -> tuple[Tag, ...]:
        check_single(claim, tags, where)
        check_day(claim, setting.source.description.published, where)
        return settled((*tags, tag_of(claim, setting.version, who=who, where=where)), who=who)

    return _retag(record, quote_id, retag, action="tag", expected=expected, who=who, why=why)


def correct_tag(
    record: Record,
    quote_id: str,
    position: int,
    claim: Claim,
    *,
    was: str | None = None,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote:
    """Say it otherwise; ``position`` counts the quote's tags from 0, ``was`` names the one seen there.

    Another value over the words of the one before, which don't tell it, is inferred, whatever was asked.
    Raises as ``add_tag``, and where another tag stands at that position by now.
    """

    def retag(tags: tuple[Tag, ...], setting: Setting, where: str) -> tuple[Tag, ...]:
        old = _tag_at(tags, position, where, was)
        others = (*tags[:position], *tags[position + 1 :])
        check_single(claim, others, where)
        check_day(claim, setting.source.description.published, where)
        made = as_told(tag_of(claim, setting.version, who=who, where=where), old, setting.version.text)
        return settled((*tags[:position], made, *tags[position + 1 :]), instead_of=old, who=who)

    return _retag(record, quote_id, retag, action="correct", expected=expected, who=who, why=why)


def remove_tag(
    record: Record,
    quote_id: str,
    position: int,
    *,
    was: str | None = None,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote:
    """Take a tag away; that of a minor stays while an age says so. Raises as ``correct_tag``."""

    def retag(tags: tuple[Tag, ...], setting: Setting, where: str) -> tuple[Tag, ...]:
        old = _tag_at(tags, position, where, was)
        left = settled((*tags[:position], *tags[position + 1 :]), instead_of=old, who=who)
        if len(left) == len(tags):
            remedy = "Correct the age first."
            raise ArchiveError("an age says that the speaker may be a minor", where=where, remedy=remedy)
        return left

    return _retag(record, quote_id, retag, action="untag", expected=expected, who=who, why=why)


def set_kind(
    record: Record,
    quote_id: str,
    *,
    kind: Kind | None = None,
    form: Form | None = None,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote:
    """Say that it is testimony or a statement, a full quote or a fragment. Raises as ``add_tag``."""
    _refuse_phrase(form, f"quote:{quote_id}")

    def edit(quote: Quote, setting: Setting) -> Edit:
        return Edit(quote=replace(quote, kind=kind or quote.kind, form=form or quote.form))

    return record.revise_quote(quote_id, edit, action="describe", expected=expected, who=who, why=why)


def _retag(
    record: Record,
    quote_id: str,
    retag: Callable[[tuple[Tag, ...], Setting, str], tuple[Tag, ...]],
    *,
    action: str,
    expected: int | None,
    who: str,
    why: str,
) -> Quote:
    def edit(quote: Quote, setting: Setting) -> Edit:
        tags = retag(quote.tags, setting, f"quote:{quote.id}")
        known = {tag.place_key for tag in quote.tags}
        keys = {tag.place_key for tag in tags if tag.place_key} - known
        places = with_broader(filter(None, keys), Gazetteer.load()) if keys else {}
        return Edit(quote=replace(quote, tags=tags), places=places)

    return record.revise_quote(quote_id, edit, action=action, expected=expected, who=who, why=why)


def _tag_at(tags: tuple[Tag, ...], position: int, where: str, was: str | None) -> Tag:
    if not 0 <= position < len(tags):
        raise ArchiveError(f"it has no tag number {position + 1}", where=where, remedy="Look at it again.")
    if was is not None and name_of(tags[position]) != was:
        raise ArchiveError("the tag is another one by now", where=where, remedy="Look at it again.")
    return tags[position]


def _refuse_phrase(form: Form | None, where: str) -> None:
    if form is Form.PHRASE:
        remedy = "Reject it, or call it a fragment."
        raise ArchiveError("a phrase is nobody's words and is not kept", where=where, remedy=remedy)
