"""Quotes read from the record a few at a time, for as long as somebody takes them."""

from collections.abc import Iterable, Iterator, Sequence
from time import monotonic

from archive.errors import ArchiveError
from archive.model import Chain, Span
from web.exports import turns
from web.exports.form import Form, Taken
from web.exports.turns import Turn
from web.outer_door import report_unexpected
from web.reading.passages import VisibleText
from web.reading.reading_room import ReadingRoom

AT_ONCE = 50
"""Quotes of one step: a worker answers others between two steps, so one has to be short."""


class TooLong(ArchiveError):
    """A file was not written within its time."""


def taken(room: ReadingRoom, quote_ids: Sequence[str]) -> Iterator[tuple[Taken, ...]]:
    """The quotes in order, some at a time; each passes the gate when its turn comes.

    So what is withdrawn while a file is being written is not in the rest of it. Of all texts that were read
    only the spans stay that may not be shown, and only until the record changes.
    """
    withheld: dict[str, tuple[Span, ...]] = {}
    head: object = None
    for start in range(0, len(quote_ids), AT_ONCE):
        newest = room.head()
        if newest != head:
            withheld.clear()
            head = newest
        chains = room.chains(quote_ids[start : start + AT_ONCE])
        unread = {chain.source.id for chain in chains if chain.version.id not in withheld}
        if unread:
            withheld |= {version_id: text.withheld for version_id, text in room.texts(unread).items()}
        yield tuple(Taken(chain=chain, text=_text(chain, withheld)) for chain in chains)


def _text(chain: Chain, withheld: dict[str, tuple[Span, ...]]) -> VisibleText:
    """Where nothing is known of the text, nothing of it is shown."""
    text = chain.version.text
    return VisibleText(text, withheld.get(chain.version.id, (Span(0, len(text)),)))


def until_done(form: Form, pieces: Iterable[str], turn: Turn) -> Iterator[str]:
    """The pieces of a file, without empty ones; where the last one can't be reached, a last word says so.

    The answer has begun by then, and the server ends it like any other: nothing else keeps a part from being
    taken for the whole. The turn is held by what is written, and ends with it.
    """
    try:
        for piece in pieces:
            if monotonic() - turn.begun > turns.LONGEST:
                raise TooLong(f"the file was not written within {turns.LONGEST:g} seconds")
            if piece:
                yield piece
    except Exception as error:
        report_unexpected(error)
        yield form.incomplete
