"""Two sources beside each other: an original and its translation, a text and its copy.

Paragraph by paragraph where the public may read both in full, else quote by quote. What an archivist joined,
or what has the same words, stands in one row and says so; the paragraphs between are put in rows by order and
length.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.likeness.alignment import Row, align
from archive.likeness.attestation import is_near_utterance
from archive.model import Chain, Source
from archive.relations import RelationKind
from web import urls
from web.language import language_tags, wording
from web.language.languages import gettext as _
from web.pages.parts import Card, Head, Link, Written, card
from web.pages.related import FIRST, SECOND, translated_by, where_and_when
from web.pages.sources import Paragraph, quoted_version, whole_text
from web.reading.readings import SourceReading
from web.reading.related import RelatedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two sources."""

    role: str
    """What it is to the other one."""
    title: Link
    written: Written
    language: str
    where: str
    translator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands on one side of a row: paragraphs, or a quote with its speaker."""

    paragraphs: tuple[Paragraph, ...] = ()
    card: Card | None = None

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One row; either side may be empty."""

    cells: tuple[Cell, Cell]
    is_joined: bool = False
    """Whether an archivist, or the words themselves, put the two beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """What ``beside.html`` shows."""

    head: Head
    heading: str
    sides: tuple[Side, Side]
    pairs: tuple[Pair, ...]
    in_full: bool
    evidence: str
    certainty: str
    said_by: str


def beside_page(
    one: SourceReading, other: SourceReading, related: RelatedSource, joined: Mapping[str, str]
) -> BesidePage:
    """Both as far as they may be read; ``joined``: quotes of the one by id, with the quote of the other."""
    relation = related.relation
    in_full = all(map(_in_full, (one, other)))
    known = {**_near(one, other, relation.kind), **joined}
    here, there = (FIRST, SECOND) if related.is_first else (SECOND, FIRST)
    translator = translated_by(relation)
    return BesidePage(
        head=Head(
            title=f"{one.source.description.title} · {other.source.description.title}",
            path=urls.beside(one.source.slug, other.source.slug),
        ),
        heading=_("Beside each other"),
        sides=(
            _side(one.source, here[relation.kind], translator if related.is_first else ""),
            _side(other.source, there[relation.kind], "" if related.is_first else translator),
        ),
        pairs=tuple(_paragraphs(one, other, known) if in_full else _quotes(one, other, known)),
        in_full=in_full,
        evidence=relation.evidence,
        certainty=wording.CERTAINTY[relation.certainty],
        said_by=wording.maker(relation.method),
    )


def _in_full(reading: SourceReading) -> bool:
    return bool(reading.in_full[quoted_version(reading).id])


def _side(source: Source, role: str, translator: str) -> Side:
    language = source.description.language
    return Side(
        role=role,
        title=Link(text=source.description.title, href=urls.source(source.slug)),
        written=Written(language),
        language=language_tags.name(language) or _("language unknown"),
        where=where_and_when(source),
        translator=translator,
    )


def _near(one: SourceReading, other: SourceReading, kind: RelationKind) -> dict[str, str]:
    """Quotes that have nearly the same words in both, where one text is a copy of the other."""
    if kind is RelationKind.TRANSLATION_OF:
        return {}
    found: dict[str, str] = {}
    left = [chain.quote for chain in other.records]
    for chain in one.records:
        same = next((quote for quote in left if is_near_utterance(chain.quote, quote)), None)
        if same is not None:
            found[chain.quote.id] = same.id
            left.remove(same)
    return found


def _paragraphs(one: SourceReading, other: SourceReading, known: Mapping[str, str]) -> Iterator[Pair]:
    ones, others = (tuple(whole_text(quoted_version(reading), reading)) for reading in (one, other))
    where = {card.caption.quote_id: place for place, p in enumerate(others) for card in p.cards}
    anchors = {
        (place, where[known[card.caption.quote_id]])
        for place, paragraph in enumerate(ones)
        for card in paragraph.cards
        if known.get(card.caption.quote_id) in where
    }
    for row in align([*map(_length, ones)], [*map(_length, others)], anchors):
        cells = (
            Cell(paragraphs=tuple(ones[i] for i in row.one)),
            Cell(paragraphs=tuple(others[i] for i in row.other)),
        )
        yield Pair(cells=cells, is_joined=row.one[:1] + row.other[:1] in anchors)


def _length(paragraph: Paragraph) -> int:
    return sum(len(stretch.text) for stretch in paragraph.passage)


def _quotes(one: SourceReading, other: SourceReading, known: Mapping[str, str]) -> Iterator[Pair]:
    """Joined quotes in one row; every other one alone, in the order of its source."""
    place = {chain.quote.id: position for position, chain in enumerate(other.records)}
    anchors = [
        (position, place[known[chain.quote.id]])
        for position, chain in enumerate(one.records)
        if known.get(chain.quote.id) in place
    ]
    for row in _alone(align([0] * len(one.records), [0] * len(other.records), anchors), set(anchors)):
        cells = (_cell(one.records, row.one), _cell(other.records, row.other))
        yield Pair(cells=cells, is_joined=all(cells))


def _alone(rows: tuple[Row, ...], anchors: set[tuple[int, int]]) -> Iterator[Row]:
    """The rows with what nobody joined taken apart."""
    for row in rows:
        if row.one and row.other and (row.one[0], row.other[0]) in anchors:
            yield row
        else:
            yield from (Row((i,), ()) for i in row.one)
            yield from (Row((), (j,)) for j in row.other)


def _cell(records: tuple[Chain, ...], positions: tuple[int, ...]) -> Cell:
    return Cell(card=card(records[positions[0]], whole=True) if positions else None)
