"""Homes told of behind a possessive: ``Ada Example publie un livre. Son village, Combelle, n’est plus.``

Where the possessive shows no gender (French, Spanish), it is theirs whom the sentence before leads with.
"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Span

_LEAD = 12
"""Words of a sentence among which its subject is named."""
_NAME = 3
"""Words of ``son village,`` before the name."""


def add(reading: Reading) -> None:
    """Adds a mention of the owner for each such home, in place of the one that the home's name had."""
    if not reading.lexicon.homes:
        return
    added: list[Mention] = []
    names: set[int] = set()
    for paragraph in reading.paragraphs:
        led: int | None = None
        for low, high in paragraph.sentences:
            home = _home(paragraph, low, high, reading.lexicon)
            if led is not None and home is not None:
                added.append(Mention(span=home, kind=MentionKind.EPITHET, person=led))
                names.add(paragraph.tokens[low + _NAME].start)
            led = _led(reading, paragraph, low, high, led)
    if added:
        kept = [mention for mention in reading.mentions if mention.span.start not in names]
        reading.mentions[:] = [*kept, *added]


def _led(reading: Reading, paragraph: Paragraph, low: int, high: int, before: int | None) -> int | None:
    """Whom a sentence leads with; who was told of before it, where nobody is named there."""
    for position in range(low, min(high, low + _LEAD)):
        run = paragraph.starting.get(position)
        person = paragraph.persons.get(position) if run is not None and not run.possessive else None
        known = person is not None and (len(reading.table.entries[person].words) > 1 or position > low)
        if person is not None and known and not reading.table.is_place(person):
            return person
    return before


def _home(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> Span | None:
    words = paragraph.tokens
    if low + _NAME >= high or words[low].folded not in lexicon.possessive:
        return None
    run = paragraph.starting.get(low + _NAME)
    if run is None or words[low + 1].folded not in lexicon.homes or words[low + 2].text != ",":
        return None
    return Span(words[low].start, words[run.after - 1].end)
