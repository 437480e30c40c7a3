"""A transcript as a reader may see it: by turns, with its moments, and with the archivist's index of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.ids import quote_anchor
from archive.model import Certainty, Chain, Cue, IndexPoint, SourceVersion, Span, Transcript, Turn, TurnRole
from archive.transcripts import paragraphs
from web import wording
from web.languages import Translated, marked
from web.pages.parts import Card, card
from web.passages import Passage, VisibleText, without_shreds
from web.reading_room import SourceReading
from web.recordings import Moment, address_of, is_whole, moment, npt

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTurn:
    """One turn: who speaks, when, what, and the quotes that end in it."""

    anchor: str
    label: Passage
    """Empty where nobody is named, or the turn before goes on."""
    role: str
    doubt: str
    """``inferred`` where the label is that of the turn before."""
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
    chains = [chain for chain in reading.records if chain.version.id == version.id]
    shown = tuple(_turns(transcript, text, chains, address)) if in_full else ()
    index = () if not is_whole(version, text) else tuple(_index(transcript, address, has_turns=in_full))
    return ToldInTurns(turns=shown, index=index)


def _turns(
    transcript: Transcript, text: VisibleText, chains: Sequence[Chain], address: str | None
) -> Iterator[ShownTurn]:
    spoken = sorted(part for chain in chains for part in chain.quote.parts)
    anchors = {chain.quote.span.start: quote_anchor(chain.quote.number) for chain in chains}
    ending = iter(sorted(chains, key=lambda chain: chain.quote.span.end))
    waiting = next(ending, None)
    number = 0
    for position, turn in enumerate(transcript.turns, start=1):
        told: list[TurnParagraph] = []
        for span in paragraphs(text.text, turn.words):
            number += 1
            pieces = tuple(_pieces(turn, span, text, spoken, anchors))
            told.append(TurnParagraph(anchor=f"p-{number}", pieces=pieces))
        cards: list[Card] = []
        while waiting is not None and waiting.quote.span.end <= turn.words.end:
            cards.append(card(waiting))
            waiting = next(ending, None)
        yield _shown(position, turn, text, tuple(told), tuple(cards), address)


def _shown(
    position: int,
    turn: Turn,
    text: VisibleText,
    told: tuple[TurnParagraph, ...],
    cards: tuple[Card, ...],
    address: str | None,
) -> ShownTurn:
    return ShownTurn(
        anchor=_turn_anchor(position),
        label=text.passage(turn.label) if turn.label is not None else (),
        role=ROLES[turn.role],
        doubt=wording.doubt(Certainty.INFERRED) if turn.is_inherited else "",
        is_narrator=turn.role is TurnRole.NARRATOR,
        moment=moment(turn.start, address),
        paragraphs=told,
        cards=cards,
    )


def _pieces(
    turn: Turn, span: Span, text: VisibleText, spoken: Sequence[Span], anchors: Mapping[int, str]
) -> Iterator[Piece]:
    """A paragraph cut where cues begin; as one where words of the text are left out."""
    first = bisect_right(spoken, span.start, key=lambda one: one.end)
    here = spoken[first : bisect_left(spoken, span.end, key=lambda one: one.start)]
    if text.withheld:
        yield Piece(passage=without_shreds(text.passage(span, quoted=here, anchors=anchors)), start=None)
        return
    for stretch, start in _cut(turn.cues, span):
        passage = text.passage(stretch, quoted=here, anchors=anchors)
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


def _turn_anchor(position: int) -> str:
    """Where a link to a turn arrives."""
    return f"turn-{position}"


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
        for position, turn in enumerate(turns, start=1)
        if turn.start is not None and turn.start <= point.start
    ]
    return f"#{_turn_anchor(begun[-1])}" if begun else None
