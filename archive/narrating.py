"""Naming the narrator of a transcript that names nobody: the words become proposals, as those of a named one.

Automatic transcripts often tell what is said and when, and not by whom. That somebody says it is an
archivist's inference; what supports it are the words themselves, which can be heard.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from archive.claims import method_of
from archive.errors import ArchiveError, Question, UnknownId
from archive.field_checks import WrongValue
from archive.ids import new_id
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Document,
    Evidence,
    Proposal,
    Quote,
    Review,
    Source,
    SourceVersion,
    Span,
    Speaker,
    Transcript,
    Turn,
    TurnRole,
)
from archive.places.gazetteer import Gazetteer
from archive.record.changes.entrant import with_broader
from archive.record.changes.newcomers import new_speaker
from archive.record.changes.quote_changes import Edit, Setting
from archive.record.store import Record
from archive.review import NewSpeaker
from archive.selection import checked_parts
from archive.transcripts import has_words, propose


def unnamed_turns(record: Record, version_id: str) -> tuple[Turn, ...]:
    """The turns of a version of which the file does not tell who speaks. Raises IntegrityError."""
    transcript = record.transcript(version_id)
    return tuple(turn for turn in transcript.turns if turn.speaker is None) if transcript else ()


def has_unnamed_words(
    version: SourceVersion, source: Source, transcript: Transcript, quotes: Iterable[Quote]
) -> bool:
    """Whether there are words left for which nobody is named; ``quotes``: all of the source."""
    turns = tuple(turn for turn in transcript.turns if turn.speaker is None)
    return bool(turns) and has_words(_as_document(version, source, turns, "?", _taken(version, quotes)))


def name_narrator(
    record: Record,
    version_id: str,
    speaker: str | NewSpeaker,
    run: Span | None = None,
    *,
    who: str,
    why: str,
) -> tuple[Quote, ...]:
    """Make quotes of what nobody is named for, in all of a transcript or in a run of it: this speaker's.

    What stands in a quote already is left alone. All come in proposed, with what the words tell of age and
    places. Raises UnknownId, IntegrityError, and ArchiveError where no such words are left.
    """
    version = record.version(version_id)
    source = record.source(version.source_id) if version else None
    if version is None or source is None:
        raise UnknownId("no such version", where=version_id, remedy="Look at the source again.")
    turns = tuple(_within(unnamed_turns(record, version_id), run or Span(0, len(version.text))))
    taken = _taken(version, record.quotes_of_source(source.id))
    spoken = _spoken(speaker)
    document = _as_document(version, source, turns, _label(record, spoken), taken)
    proposals = propose(document) if turns else ()
    if not proposals:
        raise ArchiveError(
            "there are no words here for which nobody is named",
            where=f"version {version.number}",
            remedy="Select others, or change the speaker of their quotes.",
        )
    makes = [
        partial(_edit, proposal=proposal, speaker=spoken, is_first=number == 0, who=who)
        for number, proposal in enumerate(proposals)
    ]
    return record.enter_quotes(version_id, makes, who=who, why=why)


def _within(turns: Iterable[Turn], run: Span) -> Iterator[Turn]:
    """The turns as far as they lie in a run."""
    for turn in turns:
        words = Span(max(turn.words.start, run.start), min(turn.words.end, run.end))
        if words.start < words.end:
            cues = tuple(cue for cue in turn.cues if cue.words.overlaps(words))
            is_cut = words.start > turn.words.start
            yield replace(turn, words=words, cues=cues, start=None if is_cut else turn.start)


def _taken(version: SourceVersion, quotes: Iterable[Quote]) -> list[Span]:
    """The words of a version that are somebody's already."""
    return [part for one in quotes if one.version_id == version.id and _counts(one) for part in one.parts]


def _counts(quote: Quote) -> bool:
    """Whether the words of a quote are nobody else's; those of a rejected one are free, unless withheld."""
    return quote.review is not Review.REJECTED or quote.access.status is not AccessStatus.OPEN


def _spoken(asked: str | NewSpeaker) -> str | Speaker:
    """The id of a speaker who is known, or a new one."""
    if isinstance(asked, str):
        return asked
    if not asked.label.strip():
        unsaid = ArchiveError("it was not said who speaks", remedy="Give a name, or a description.")
        raise WrongValue("speaker", unsaid)
    return new_speaker(asked.label.strip(), asked.kind, named=asked.named)


def _label(record: Record, speaker: str | Speaker) -> str:
    known = record.speaker(speaker) if isinstance(speaker, str) else speaker
    if known is None:
        raise UnknownId("no such speaker", where=f"speaker:{speaker}", remedy="Search for the speaker.")
    return known.label


def _as_document(
    version: SourceVersion, source: Source, turns: tuple[Turn, ...], name: str, taken: Iterable[Span]
) -> Document:
    """The version as if its file named the narrator; what is taken is passed over like a page number."""
    return Document(
        text=version.text,
        metadata=source.description,
        original=b"",
        original_name="",
        media_type="",
        furniture=tuple(_merged((*version.furniture, *taken))),
        turns=tuple(replace(turn, speaker=name, role=TurnRole.NARRATOR) for turn in turns),
    )


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _edit(
    number: int, setting: Setting, *, proposal: Proposal, speaker: str | Speaker, is_first: bool, who: str
) -> Edit:
    """One proposal as a quote of the version; with the first one its speaker comes in, where they are new."""
    spoken = setting.speaker(speaker) if isinstance(speaker, str) else speaker
    where = f"version:{setting.version.id}"
    parts = checked_parts(
        setting.version, proposal.parts, setting.others, confirmed=frozenset(Question), where=where
    )
    evidence = Evidence(spans=parts, certainty=Certainty.INFERRED, method=method_of(who))
    attribution = Attribution(
        name=spoken.label,
        mention=parts[0],
        evidence=evidence,
        speaker_kind=spoken.kind,
        named=spoken.named,
    )
    quote = Quote(
        id=new_id(),
        source_id=setting.source.id,
        version_id=setting.version.id,
        number=number,
        parts=parts,
        exact=(),
        prefix="",
        suffix="",
        form=proposal.form,
        kind=proposal.kind,
        language=setting.source.description.language,
        speaker_id=spoken.id,
        attribution=attribution,
        tags=proposal.tags,
        review=Review.PROPOSED,
        access=Access(status=AccessStatus.OPEN),
    )
    keys = {tag.place_key for tag in proposal.tags if tag.place_key}
    places = with_broader(keys, Gazetteer.load()) if keys else {}
    is_new = is_first and isinstance(speaker, Speaker)
    return Edit(quote=quote, speaker=spoken if is_new else None, places=places)
