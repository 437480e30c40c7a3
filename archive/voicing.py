"""Whose words a quote holds, as an archivist says it, and the words of the source that say so."""

import re
from dataclasses import dataclass, replace

from archive.claims import method_of
from archive.errors import ArchiveError
from archive.field_checks import WrongValue, in_field
from archive.model import Attribution, Certainty, Evidence, Quote, Span, Speaker, SpeakerKind
from archive.record.changes.newcomers import new_speaker
from archive.record.changes.quote_changes import Edit, Setting
from archive.selection import trimmed_spans
from archive.typed import check_typed
from archive.withholding.meeting import guarded


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSpeaker:
    """Somebody whom the record does not know yet."""

    label: str = ""
    """A name as it is written alone, or for the unnamed a description; empty: the words that name them."""
    named: bool = True
    kind: SpeakerKind = SpeakerKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words they are, with the words of the source that say so."""

    speaker: str | NewSpeaker
    """The id of a speaker, or a new one."""
    spans: tuple[Span, ...] = ()
    """The evidence. Empty: that of the attribution that stands, where it is the same speaker's; else where
    the text names them, nearest to the quote; else the quoted words themselves, and it is stated nowhere."""
    mention: Span | None = None
    """The name, epithet or pronoun that carries it; None: the first span of the evidence."""
    certainty: Certainty = Certainty.STATED


def voiced(quote: Quote, voice: Voice, setting: Setting, who: str) -> Edit:
    """A quote with its speaker, whom an archivist gives it. Raises ArchiveError and UnknownId."""
    where, version, old = f"quote:{quote.id}", setting.version, quote.attribution
    named_by = trimmed_spans(version, voice.spans, where=where) if voice.spans else ()
    if not named_by:
        _refuse_unnamed(voice, quote, where)
    mention = trimmed_spans(version, (voice.mention,), where=where)[0] if voice.mention else None
    words = mention or next(iter(named_by), None)
    speaker, is_new = _speaker(voice.speaker, setting, words.of(version.text) if words else "")
    is_kept = old is not None and not named_by and speaker.id == quote.speaker_id
    certainty = voice.certainty
    if old is not None and is_kept:
        spans, mention = old.evidence.spans, mention or old.mention
    elif not named_by:
        # The words that named somebody else are none of this speaker's.
        spans = naming(version.text, speaker, quote.span) or quote.parts
        if spans == quote.parts and certainty is Certainty.STATED:
            certainty = Certainty.INFERRED
    else:
        spans = named_by
    if is_new and quote.speaker_id is not None:
        speaker = guarded(speaker, setting.speaker(quote.speaker_id))
    attribution = Attribution(
        name=speaker.label,
        mention=mention or spans[0],
        evidence=Evidence(spans=spans, certainty=certainty, method=method_of(who)),
        speaker_kind=speaker.kind,
        named=speaker.named,
    )
    voiced = replace(quote, speaker_id=speaker.id, attribution=attribution)
    return Edit(quote=voiced, speaker=speaker if is_new else None)


def naming(text: str, speaker: Speaker, near: Span) -> tuple[Span, ...]:
    """Where a text names a speaker, nearest to a quote; nowhere: no span. Longer names come first."""
    forms = {name.form.strip() for name in speaker.names} - {""}
    for form in sorted(forms, key=len, reverse=True):
        found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)]
        apart = [span for span in found if span.end <= near.start or span.start >= near.end]
        if apart:
            return (min(apart, key=lambda span: max(near.start - span.end, span.start - near.end)),)
    return ()


def _refuse_unnamed(voice: Voice, quote: Quote, where: str) -> None:
    """Raises ArchiveError for somebody who is named by nothing, if the words are said to name them."""
    has_no_name = isinstance(voice.speaker, NewSpeaker) and not voice.speaker.label.strip()
    if has_no_name and quote.attribution is not None:
        remedy = "Write a name, choose a speaker, or select the words that name them."
        raise WrongValue("speaker", ArchiveError("a name is missing", where=where, remedy=remedy))
    if quote.attribution is None and (voice.certainty is Certainty.STATED or has_no_name):
        remedy = "Select the words that name the speaker, or give a name as inferred."
        what = "nothing says whose words they are"
        raise WrongValue("speaker", ArchiveError(what, where=where, remedy=remedy))


def _speaker(asked: str | NewSpeaker, setting: Setting, words: str) -> tuple[Speaker, bool]:
    """The speaker who was asked for, and whether they are new; ``words``: those that name them."""
    if isinstance(asked, str):
        return setting.speaker(asked), False
    label = asked.label.strip()
    if label:
        with in_field("speaker"):
            check_typed(label, "the name", f"version:{setting.version.id}")
    label = label or " ".join(words.split())
    return new_speaker(label, asked.kind, named=asked.named), True
