"""A transcript as a reader may see it: by turns, with its moments, and with the archivist's index of it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.ids import quote_anchor
from archive.model import (
    Certainty,
    Chain,
    Cue,
    IndexPoint,
    SourceVersion,
    Span,
    Speaker,
    Transcript,
    Turn,
    TurnRole,
)
from archive.transcripts import paragraphs
from web.language import wording
from web.language.languages import Translated, marked
from web.pages.parts import Card, card, content_notes
from web.reading.passages import Passage, Stretch, VisibleText, without_shreds
from web.reading.readings import SourceReading, Voice
from web.reading.recordings import Moment, address_of, is_whole, moment, npt

_T = TypeVar("_T")
ROLES = Translated(
    {
        TurnRole.NARRATOR: marked("narrator"),
        TurnRole.INTERVIEWER: marked("interviewer"),
        TurnRole.OTHER: "",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words with the moment at which they are said, for a player to follow."""

    passage: Passage
    start: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnParagraph:
    """One paragraph of a turn, under an anchor of its own."""

    anchor: str
    pieces: tuple[Piece, ...]
    notes: str
    """What readers are told of before they read it; empty for most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTurn:
    """One turn: who speaks, when, what, and the quotes that end in it."""

    anchor: str
    label: Passage
    """As the file has it, or the name that an archivist gave; empty where nobody is named."""
    role: str
    doubt: str
    """``inferred`` where the label is that of the turn before, or an archivist's."""
    is_narrator: bool
    moment: Moment | None
    paragraphs: tuple[TurnParagraph, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One index point, and where in the transcript its moment is."""

    title: str
    href: str | None
    moment: Moment
    synopsis: str | None
    keywords: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInTurns:
    """What a page has of a transcript; nothing where there is none."""

    turns: tuple[ShownTurn, ...] = ()
    index: tuple[IndexEntry, ...] = ()


def told_in_turns(
    version: SourceVersion, reading: SourceReading, transcript: Transcript | None, *, in_full: bool
) -> ToldInTurns:
    """The turns where the whole text may be read, and the index where nothing of it is left out.

    An index is an archivist's, and may tell of any of the words: where some may not be shown, it is not.
    """
    if transcript is None:
        return ToldInTurns()
    text = reading.texts[version.id]
    address = address_of(version, text)
    shown = tuple(_turns(transcript, version, reading, address)) if in_full else ()
    index = () if not is_whole(version, text) else tuple(_index(transcript, address, has_turns=in_full))
    return ToldInTurns(turns=shown, index=index)


def _turns(
    transcript: Transcript, version: SourceVersion, reading: SourceReading, address: str | None
) -> Iterator[ShownTurn]:
    text = reading.texts[version.id]
    quoted = [one for one in (*reading.records, *reading.fragments) if one.version.id == version.id]
    anchors = {one.quote.span.start: quote_anchor(one.quote.id) for one in reading.records}
    by_turn = _by_turn(transcript.turns, _in_order((chain.quote.span, chain) for chain in quoted))
    spoken = ((voice.span, voice) for voice in reading.voices.get(version.id, ()))
    voices = _by_turn(transcript.turns, _in_order(spoken))
    records = {one.quote.id for one in reading.records}
    number = 0
    for position, turn in enumerate(transcript.turns):
        here = by_turn[position]
        told: list[TurnParagraph] = []
        spans = paragraphs(text.text, turn.words)
        for span in spans:
            number += 1
            told.append(_paragraph(f"p-{number}", turn, span, text, here, anchors))
        named = _named_by_archivist(turn, text, here, voices[position])
        ending = (one for one in here if one.quote.id in records and one.quote.span.end <= turn.words.end)
        yield ShownTurn(
            anchor=_turn_anchor(position),
            label=(Stretch(named.label),) if named else _label(turn, text),
            role=ROLES[TurnRole.NARRATOR if named else turn.role],
            doubt=wording.doubt(Certainty.INFERRED) if named or turn.is_inherited else "",
            is_narrator=named is not None or turn.role is TurnRole.NARRATOR,
            moment=moment(turn.start, address),
            paragraphs=tuple(told),
            cards=tuple(map(card, ending)),
        )


def _label(turn: Turn, text: VisibleText) -> Passage:
    return text.passage(turn.label) if turn.label is not None else ()


def _named_by_archivist(
    turn: Turn, text: VisibleText, chains: Sequence[Chain], voices: Iterable[Voice]
) -> Speaker | None:
    """Whose words a turn has for which the file names nobody: all of them one's, none another's."""
    speakers = {chain.speaker.id: chain.speaker for chain in chains if chain.speaker}
    if turn.speaker is not None or turn.label is not None or len(speakers) != 1:
        return None
    (speaker,) = speakers.values()
    is_anothers = any(voice.speaker_id != speaker.id for voice in voices)
    own = (part for chain in chains if chain.speaker for part in chain.quote.parts)
    return None if is_anothers or not _is_covered(turn.words, own, text) else speaker


def _is_covered(words: Span, parts: Iterable[Span], text: VisibleText) -> bool:
    """Whether all that is said in these words, but for signs between the parts, lies in the parts."""
    end = words.start
    for part in (*sorted(parts), Span(words.end, words.end)):
        if any(sign.isalnum() for sign in text.text[end : min(part.start, words.end)]):
            return False
        end = max(end, part.end)
    return True


def _in_order(items: Iterable[tuple[Span, _T]]) -> list[tuple[Span, _T]]:
    return sorted(items, key=lambda item: item[0])


def _by_turn(turns: Sequence[Turn], items: Iterable[tuple[Span, _T]]) -> defaultdict[int, list[_T]]:
    """What stands in each turn, by its place: each with where it stands."""
    found: defaultdict[int, list[_T]] = defaultdict(list)
    for span, item in items:
        first = bisect_right(turns, span.start, key=lambda turn: turn.words.start) - 1
        last = bisect_left(turns, span.end, key=lambda turn: turn.words.start) - 1
        for place in range(max(first, 0), last + 1):
            found[place].append(item)
    return found


def _paragraph(
    anchor: str,
    turn: Turn,
    span: Span,
    text: VisibleText,
    chains: Sequence[Chain],
    anchors: Mapping[int, str],
) -> TurnParagraph:
    here = [chain.quote for chain in chains if span.overlaps(chain.quote.span)]
    spoken = [part for quote in here for part in quote.parts]
    return TurnParagraph(
        anchor=anchor,
        pieces=tuple(_pieces(turn, span, text, spoken, anchors)),
        notes=content_notes(None, *here),
    )


def _pieces(
    turn: Turn, span: Span, text: VisibleText, spoken: Sequence[Span], anchors: Mapping[int, str]
) -> Iterator[Piece]:
    """A paragraph cut where cues begin; as one where words of the text are left out."""
    if text.withheld:
        yield Piece(passage=without_shreds(text.passage(span, quoted=spoken, anchors=anchors)), start=None)
        return
    for stretch, start in _cut(turn.cues, span):
        passage = text.passage(stretch, quoted=spoken, anchors=anchors)
        yield Piece(passage=passage, start=None if start is None else npt(start))


def _cut(cues: Sequence[Cue], span: Span) -> Iterator[tuple[Span, float | None]]:
    first = bisect_right(cues, span.start, key=_begins)
    begin, start = span.start, cues[first - 1].start if first else None
    for cue in cues[first : bisect_left(cues, span.end, key=_begins)]:
        yield Span(begin, cue.words.start), start
        begin, start = cue.words.start, cue.start
    yield Span(begin, span.end), start


def _begins(cue: Cue) -> int:
    return cue.words.start


def _turn_anchor(place: int) -> str:
    """Where a link to a turn arrives; turns are counted from 1."""
    return f"turn-{place + 1}"


def _index(transcript: Transcript, address: str | None, *, has_turns: bool) -> Iterator[IndexEntry]:
    """The index points; each leads to the turn in which its moment is, where the turns are shown."""
    for point in transcript.points:
        when = moment(point.start, address)
        if when is not None:
            yield IndexEntry(
                title=point.title,
                href=_turn_at(transcript.turns, point) if has_turns else None,
                moment=when,
                synopsis=point.synopsis,
                keywords="; ".join(dict.fromkeys((*point.keywords, *point.subjects))),
            )


def _turn_at(turns: Sequence[Turn], point: IndexPoint) -> str | None:
    begun = [
        position
        for position, turn in enumerate(turns)
        if turn.start is not None and turn.start <= point.start
    ]
    return f"#{_turn_anchor(begun[-1])}" if begun else None
