"""Unnamed speakers whose name follows: ``“…,” says a boy by the pump. His name is Ada.``

The words that lead to such a name are data (``named_behind`` in the language's vocabulary). The description
and the name are one person then, from the words on: nobody else may have been named between them.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from archive.extraction.decisions import Decision
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Certainty, SpeakerKind

_REACH = 300
"""Code points between a description and the name."""


_NEAR = 12
"""Mentions before the name that are looked at."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Gives the words of an unnamed speaker to whoever the sentences behind name; changes ``told``."""
    mentions: list[Mention] = []
    same: dict[int, int] = {}
    for paragraph in reading.paragraphs:
        for run in paragraph.runs:
            if not introduced_names.is_introduced(paragraph.tokens, run.first, reading.lexicon):
                continue
            named = paragraph.persons.get(run.first)
            if named is None:
                continue
            mentions = mentions or sorted(reading.mentions, key=lambda mention: mention.span)
            start = paragraph.tokens[run.first].start
            unnamed = _described_before(reading, mentions, start, named)
            if unnamed is not None and unnamed not in same:
                same[unnamed] = named
                entries = reading.table.entries
                entries[named].gender = entries[named].gender or entries[unnamed].gender
                reading.table.note(named, entries[unnamed].descriptions)
    if same:
        _unite(reading, told, same)


def _described_before(reading: Reading, mentions: list[Mention], start: int, named: int) -> int | None:
    """The unnamed person described last, if nobody was named since and their gender is not another."""
    entries = reading.table.entries
    place = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    for mention in reversed(mentions[max(0, place - _NEAR) : place]):
        if start - mention.span.end > _REACH or mention.kind is MentionKind.NAME:
            return None
        entry = entries[mention.person]
        if (
            mention.kind is MentionKind.EPITHET
            and not entry.named
            and entry.kind is not SpeakerKind.ORGANISATION
        ):
            genders = {entry.gender, entries[named].gender} - {None}
            return mention.person if len(genders) < 2 else None
    return None


def _unite(reading: Reading, told: dict[int, Decision], same: Mapping[int, int]) -> None:
    """Makes the unnamed the named ones that they are, everywhere at once."""
    for quote, decision in told.items():
        if decision.person in same:
            certainty = Certainty.INFERRED if decision.certainty is Certainty.STATED else decision.certainty
            told[quote] = replace(decision, person=same[decision.person], certainty=certainty)
    reading.mentions[:] = [
        replace(mention, person=same[mention.person]) if mention.person in same else mention
        for mention in reading.mentions
    ]
    for label, person in reading.described.items():
        reading.described[label] = same.get(person, person)
