"""The recording of a transcript under review: its player, and the moments at which its words are said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.access import Viewer, may_see
from archive.errors import IntegrityError
from archive.model import Quote, Source, SourceVersion, Transcript
from archive.narrating import has_unnamed_words
from archive.record.store import Record
from web import urls
from web.reading.recordings import Moment, Player, moment, playable


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """What a page of the desk has of a recording; nothing where there is no transcript of one."""

    player: Player | None = None
    address: str | None = None
    """Where it lies; None also where a quote of it is withdrawn: it can't be cut here, and is not led to."""
    moments: tuple[tuple[int, float], ...] = ()
    """Where in the text words with a moment of their own begin, and that moment in seconds."""
    names_nobody: bool = False
    """Whether there are words left of which neither the file nor an archivist says who speaks."""

    def of(self, quote: Quote) -> Moment | None:
        """When a quote is said."""
        return moment(quote.start_seconds, self.address, quote.end_seconds)


def listening(record: Record, source: Source, version: SourceVersion, quotes: Iterable[Quote]) -> Listening:
    """What there is to listen to; ``quotes``: all of the source, of which each must be one to be shown."""
    every = tuple(quotes)
    try:
        transcript = record.transcript(version.id)
    except IntegrityError:
        # The audit tells of it; the text can be reviewed all the same.
        transcript = None
    if transcript is None:
        return Listening()
    is_whole = all(may_see(quote, source, Viewer.ARCHIVIST) for quote in every)
    address = urls.outward(version.media_url) if is_whole else None
    return Listening(
        player=playable(address),
        address=address,
        moments=tuple(_moments(transcript)),
        names_nobody=has_unnamed_words(version, source, transcript, every),
    )


def _moments(transcript: Transcript) -> Iterator[tuple[int, float]]:
    for turn in transcript.turns:
        if turn.start is not None and not (turn.cues and turn.cues[0].words.start == turn.words.start):
            yield turn.words.start, turn.start
        yield from ((cue.words.start, cue.start) for cue in turn.cues)
