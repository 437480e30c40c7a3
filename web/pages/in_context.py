"""Quotes within the sentences that hold them, in the order of the source; the text itself is not shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.model import Chain, Form, Span
from web.pages.parts import Card, Link, card, speaker_link
from web.reading.passages import Passage, around
from web.reading.readings import SourceReading
from web.reading.recordings import Moment, moment_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InContext:
    """A quote, or the fragments of one sentence, within the sentences that hold them."""

    card: Card
    context: tuple[Passage, ...]
    speaker: Link
    is_record: bool
    moment: Moment | None


def in_context(chains: Iterable[Chain], reading: SourceReading) -> Iterator[InContext]:
    """Each record in its sentences, and the fragments of one sentence together."""
    for together in _together(sorted(chains, key=_position), reading):
        yield _shown(together, reading)


def _together(chains: Iterable[Chain], reading: SourceReading) -> Iterator[tuple[Chain, ...]]:
    """Each record alone; fragments of one speaker in one sentence together."""
    for _sentence_of, group in groupby(chains, key=lambda chain: _sentence(chain, reading)):
        yield tuple(group)


def _sentence(chain: Chain, reading: SourceReading) -> tuple[str, str | None, Span]:
    quote = chain.quote
    if quote.form is not Form.FRAGMENT:
        return quote.id, None, quote.parts[0]
    return (
        quote.version_id,
        quote.speaker_id,
        around(chain.version.text, quote.parts[0], chain.version.furniture),
    )


def _shown(chains: tuple[Chain, ...], reading: SourceReading) -> InContext:
    chain = chains[0]
    text = reading.texts[chain.quote.version_id]
    spoken = [part for each in chains for part in each.quote.parts]
    whole = Span(spoken[0].start, spoken[-1].end)
    link = speaker_link(chain)
    is_record = chain in reading.records
    return InContext(
        card=card(chain),
        context=text.paragraphs(around(text.text, whole, chain.version.furniture), quoted=spoken),
        speaker=link if is_record or _has_page(chain, reading) else Link(text=link.text),
        is_record=is_record,
        moment=moment_of(chain.quote, chain.version, text) if is_record else None,
    )


def _has_page(chain: Chain, reading: SourceReading) -> bool:
    """Whether a fragment's speaker also has records here, and so a page of their own."""
    return any(record.quote.speaker_id == chain.quote.speaker_id for record in reading.records)


def _position(chain: Chain) -> tuple[int, Span]:
    return chain.version.number, chain.quote.parts[0]
