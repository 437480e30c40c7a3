"""The rows of a quote sheet as the text of an excerpt record, and the proposals that point into it.

Of each row: what stands before the quote, the quote in its signs, what stands after it; below, on a line of
its own, what the archivist says of the speaker. Evidence is sought in the source's words first: where they
hold what the archivist says, it is stated; where nothing but the archivist's cell holds it, it is inferred.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.formats.sheet.rows import Row, SheetError
from archive.model import (
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    PlaceRole,
    Proposal,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)

if TYPE_CHECKING:
    from archive.extraction.tags.place_choice import Meant, PlaceChoice

_OPEN, _CLOSE = "“", "”"
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "「": "」"}
_SIGNATURE = ("speaker", "age", "role", "place")
_EVIDENCE = ("speaker_words", "age_words", "role_words", "place_words")
_OLDEST = 120
_WORDS, _VALUE, _CELL = "quote-sheet.words@1", "quote-sheet.value@1", "quote-sheet.cell@1"
_YES = frozenset(["", "yes", "true", "1"])
_NO = frozenset(["no", "false", "0"])


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of all rows, and what is proposed of it."""

    text: str
    furniture: tuple[Span, ...]
    """The archivist's lines about the speakers."""
    proposals: tuple[Proposal, ...]


@dataclass(slots=True)
class _Text:
    """The text while it grows."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0

    def write(self, words: str) -> Span:
        self.pieces.append(words)
        self.size += len(words)
        return Span(self.size - len(words), self.size)


@dataclass(slots=True)
class _Placed:
    """Where the cells of one row stand."""

    row: Row
    quote: Span
    around: tuple[Span, ...]
    """The source's words: before, quote and after."""
    cells: dict[str, Span] = field(default_factory=dict)


def wrong(rows: Sequence[Row], where: str) -> Iterator[ArchiveError]:
    """What is wrong with the rows, cell by cell."""
    for row in rows:
        for name, complaint in _complaints(row):
            yield SheetError(complaint, where=f"{where}: row {row.number}, column {name}")


def compose(rows: Sequence[Row], *, published: str | None, language: str | None) -> Composed:
    """The text of these rows, in which nothing is wrong."""
    text = _Text()
    furniture: list[Span] = []
    placed = [_place(row, text, furniture) for row in rows]
    whole = "".join(text.pieces)
    speakers = [one.row.get("speaker").strip() for one in placed]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(filter(None, speakers)))}
    choice = _choice(whole, rows)
    proposals = tuple(_proposal(one, whole, numbers, choice) for one in placed)
    return Composed(whole, tuple(furniture), _with_minors(whole, proposals, published, language))


def _complaints(row: Row) -> Iterator[tuple[str, str]]:
    if not _bare(row.get("quote")):
        yield "quote", "there is no quote in this row"
    age = row.get("age").strip()
    if age and not (age.isdecimal() and len(age) < 4 and int(age) <= _OLDEST):
        yield "age", f"“{age[:40]}” is no age in years; a description of it belongs into role"
    terms = {"place_role": tuple(PlaceRole), "speaks_as": tuple(SpeakerKind)}
    for name, allowed in terms.items():
        value = row.get(name).strip()
        if value and value not in allowed:
            yield name, f"“{value}” is none of {', '.join(allowed)}"
    if row.get("is_named").strip().lower() not in _YES | _NO:
        yield "is_named", "write yes or no"
    for name in _EVIDENCE:
        words = row.get(name).strip()
        cells = [row.get(cell) for cell in ("before", "quote", "after")]
        if words and not any(_whole(words).search(cell) for cell in cells):
            yield name, "these words stand neither before, in, nor after the quote"
        if words and not row.get(name.removesuffix("_words")):
            yield name, f"there are words for it, and no {name.removesuffix('_words')}"


def _bare(quote: str) -> str:
    """The words of a quote without the pair of signs around all of it."""
    words = quote.strip()
    closing = _PAIRS.get(words[:1])
    inner = words[1:-1]
    is_one = closing is not None and words[-1:] in closing and not any(sign in inner for sign in closing)
    return inner.strip() if is_one and len(words) > 1 else words


def _place(row: Row, text: _Text, furniture: list[Span]) -> _Placed:
    if text.pieces:
        text.write("\n\n")
    around = []
    if before := row.get("before").strip():
        around.append(text.write(before))
        text.write(" ")
    text.write(_OPEN)
    quote = text.write(_bare(row.get("quote")))
    text.write(_CLOSE)
    around.append(quote)
    if after := row.get("after").strip():
        text.write("" if after[0] in ",.;:!?" else " ")
        around.append(text.write(after))
    placed = _Placed(row, quote, tuple(around))
    told = [name for name in _SIGNATURE if row.get(name)]
    if told:
        text.write("\n\n")
        start = text.write("— ").start
        for place, name in enumerate(told):
            if place:
                text.write(", ")
            placed.cells[name] = text.write(row.get(name).strip())
        furniture.append(Span(start, text.size))
    return placed


def _proposal(
    placed: _Placed, text: str, numbers: Mapping[str, int], choice: "PlaceChoice | None"
) -> Proposal:
    row = placed.row
    speaks_as = SpeakerKind(row.get("speaks_as").strip() or SpeakerKind.PERSON)
    speaker = row.get("speaker").strip()
    return Proposal(
        parts=(placed.quote,),
        form=Form.FULL,
        kind=Kind.TESTIMONY if speaks_as is SpeakerKind.PERSON else Kind.STATEMENT,
        attribution=_attribution(placed, text, speaker, speaks_as) if speaker else None,
        tags=tuple(_tags(placed, text, choice)),
        person=numbers.get(speaker),
    )


def _attribution(placed: _Placed, text: str, name: str, speaks_as: SpeakerKind) -> Attribution:
    evidence = _evidence(placed, text, "speaker")
    return Attribution(
        name=name,
        mention=evidence.spans[0],
        evidence=evidence,
        speaker_kind=speaks_as,
        named=placed.row.get("is_named").strip().lower() in _YES,
    )


def _tags(placed: _Placed, text: str, choice: "PlaceChoice | None") -> Iterator[Tag]:
    row = placed.row
    for name, tag_field in (("age", TagField.AGE), ("role", TagField.ROLE)):
        if value := row.get(name).strip():
            yield Tag(field=tag_field, value=value, evidence=_evidence(placed, text, name))
    if choice is not None and (value := row.get("place").strip()):
        evidence = _evidence(placed, text, "place")
        place = _meant(value, _named_in(evidence.spans[0], value, text), choice)
        yield Tag(
            field=TagField.PLACE,
            value=value,
            evidence=place.weighed(evidence),
            place_role=PlaceRole(row.get("place_role").strip() or PlaceRole.MENTIONED),
            place_key=place.key,
        )


def _choice(text: str, rows: Iterable[Row]) -> "PlaceChoice | None":
    """What the places of the rows mean; None where they have none."""
    if not any(row.get("place").strip() for row in rows):
        return None
    # The gazetteer's files take a moment to load.
    from archive.extraction.tags.place_choice import PlaceChoice
    from archive.places.gazetteer import Gazetteer

    return PlaceChoice(text, Gazetteer.load())


def _meant(value: str, span: Span, choice: "PlaceChoice") -> "Meant":
    """The place that a cell names; "San Mateo, California" the one of these that lies there."""
    place = choice.at(span, value)
    head = value.partition(",")[0]
    if place.key is not None or head == value:
        return place
    within = choice.at(Span(span.start, span.start + len(head)), head)
    return within if within.told_by else place


def _named_in(words: Span, value: str, text: str) -> Span:
    """Where the words that show a place have its name; the words themselves, where they have not."""
    found = _whole(value).search(text, words.start, words.end)
    return Span(*found.span()) if found else words


def _evidence(placed: _Placed, text: str, name: str) -> Evidence:
    """The words that show what a cell says: those named, else the value itself, else the cell."""
    named = placed.row.get(f"{name}_words").strip()
    # A number alone is no evidence of an age: it may be of kilometres.
    value = "" if name == "age" else placed.row.get(name).strip()
    for words, method in ((named, _WORDS), (value, _VALUE)):
        found = _found(words, text, placed.around) if words else None
        if found is not None:
            return Evidence(spans=(found,), certainty=Certainty.STATED, method=method)
    return Evidence(spans=(placed.cells[name],), certainty=Certainty.INFERRED, method=_CELL)


def _found(words: str, text: str, around: Sequence[Span]) -> Span | None:
    pattern = _whole(words)
    matches = (pattern.search(text, stretch.start, stretch.end) for stretch in around)
    return next((Span(*match.span()) for match in matches if match is not None), None)


def _whole(words: str) -> re.Pattern[str]:
    """These words, and not a part of longer ones."""
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(f"{left}{re.escape(words)}{right}")


def _with_minors(
    text: str, proposals: tuple[Proposal, ...], published: str | None, language: str | None
) -> tuple[Proposal, ...]:
    """The proposals, those of minors tagged: by the age that is told, else by signs in the words."""
    from archive.extraction.interviews import turn_facts
    from archive.extraction.tags import minors
    from archive.extraction.utterance import Utterance

    utterances = tuple(
        Utterance(
            parts=one.parts,
            form=one.form,
            kind=one.kind,
            attribution=one.attribution,
            person=one.person,
            clause=None,
        )
        for one in proposals
    )
    names = {
        one.person: (one.attribution.name, one.attribution.mention)
        for one in reversed(proposals)
        if one.attribution is not None and one.person is not None
    }
    signs = turn_facts.find(text, utterances, names, published=published, language=language)
    return tuple(
        replace(one, tags=minors.settle((*one.tags, *(t for t in found if t.field is TagField.MINOR))))
        for one, found in zip(proposals, signs, strict=True)
    )
