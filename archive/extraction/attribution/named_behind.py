"""Unnamed speakers whose name follows: ``“…,” says a boy by the pump. His name is Ada.``

The words that lead to such a name are data (``named_behind`` in the language's vocabulary). The sentence that
names must follow the one that describes, with nobody else in between: ``She holds a baby. Her name is Ada.``
tells what the baby is called, or the woman. Both are one person then, wherever the text speaks of them.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from archive.extraction.decisions import Decision
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.reading import Paragraph, Reading
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
            described = _described_before(reading, mentions, start, named)
            if described is None or not _is_right_before(reading, told, paragraph, run.first, described):
                continue
            person = described.person
            if person not in same:
                same[person] = named
                entries = reading.table.entries
                entries[named].gender = entries[named].gender or entries[person].gender
                reading.table.note(named, entries[person].descriptions)
    if same:
        _unite(reading, told, same)


def _described_before(reading: Reading, mentions: list[Mention], start: int, named: int) -> Mention | None:
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
            return mention if len(genders) < 2 else None
    return None


def _is_right_before(
    reading: Reading, told: Mapping[int, Decision], paragraph: Paragraph, position: int, described: Mention
) -> bool:
    """Whether the sentence before the one with the name is about whoever is described, and about nobody else.

    It describes them, or has their words; one that goes on about them may tell of a baby, a cat or a village.
    """
    low, _ = paragraph.sentence_of(position)
    if described.span.start >= paragraph.tokens[low].start:
        return True  # a mother whose name is Ada
    where, last = paragraph, low - 1
    if low == 0:
        place = bisect_left(reading.paragraphs, paragraph.number, key=lambda one: one.number)
        where = reading.paragraphs[place - 1] if place else paragraph
        last = len(where.tokens) - 1
    if last < 0:
        return False
    lexicon = reading.lexicon
    first, after = where.sentence_of(last)
    words = where.tokens[first:after]
    others = either(lexicon.kin, lexicon.children, lexicon.animals, lexicon.places)
    if words[0].start <= described.span.start < words[-1].end:
        people = either(others, lexicon.describing)
        return sum(word.folded in people for word in words if word.start >= described.span.start) < 2
    speaks = any(word.quote in told and told[word.quote].person == described.person for word in words)
    return bool(lexicon.kin) and speaks and not any(word.folded in others for word in words)


def _unite(reading: Reading, told: dict[int, Decision], same: Mapping[int, int]) -> None:
    """Makes the unnamed the named ones that they are, wherever the text speaks of them."""
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
