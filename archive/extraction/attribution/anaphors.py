"""Nouns that say no more than "this person" (``the woman``, ``the pensioner``), for the one just named.

Languages without articles go on with such a noun where English says "she". It points back only where nobody
else can be meant: one person of that gender has been named, and nobody of that gender has come in since.
"""

from bisect import bisect_left

from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import SpeakerKind

_RECENT = 1200
"""Code points after which whoever was named last is no longer meant."""
_MOST = 600
"""Mentions and paragraphs of a text at most: more of them are a book, in which nobody is alone."""
_LABEL_WORDS = 2
"""Words of such a description at most; more of them describe somebody new."""


def find(reading: Reading, label: str, head: str, gender: Gender | None, before: int) -> int | None:
    """The person whom such a noun points at; None where it is another noun or several can be meant."""
    lexicon = reading.lexicon
    if head not in lexicon.anaphors or len(label.split()) > _LABEL_WORDS:
        return None
    if max(len(reading.mentions), len(reading.paragraphs)) > _MOST:
        return None
    fitting: dict[int, int] = {}
    people = set()
    for mention in reading.mentions:
        if mention.kind is MentionKind.PRONOUN or mention.span.start >= before:
            continue
        entry = reading.table.entries[mention.person]
        if entry.kind is SpeakerKind.ORGANISATION or reading.table.is_place(mention.person):
            continue
        if entry.named and not _is_name(reading, mention, entry):
            continue
        people.add(mention.person)
        if _fits(entry, gender, head in lexicon.official):
            fitting[mention.person] = mention.span.end
    if not fitting:
        return None
    person, last = max(fitting.items(), key=lambda pair: pair[1])
    entry = reading.table.entries[person]
    if not entry.named and person in reading.newcomers and before - last <= _RECENT:
        return person
    if len(fitting) != 1:
        return None
    sure = entry.gender is not None or entry.kind is SpeakerKind.OFFICIAL or people == {person}
    if not entry.named or not sure or before - last > _RECENT:
        return None
    return None if _somebody_came_in(reading, gender, last, before) else person


def _is_name(reading: Reading, mention: Mention, entry: Entry) -> bool:
    """Whether a capitalised word is a person: a name of two words, a known given name, or no place's."""
    before = reading.text[max(0, mention.span.start - 16) : mention.span.start].split()
    after = reading.text[mention.span.end : mention.span.end + 16].split()
    governed = bool(before) and before[-1].lower() in reading.lexicon.prepositions
    if after and after[0].strip(",.։").lower() in reading.lexicon.places:
        return False
    return len(entry.words) > 1 or entry.gender is not None or not governed


def _fits(entry: Entry, gender: Gender | None, office: bool) -> bool:
    if gender is None:
        return office and entry.kind is SpeakerKind.OFFICIAL
    return entry.gender in (None, gender)


def _somebody_came_in(reading: Reading, gender: Gender | None, start: int, end: int) -> bool:
    """Whether a noun for somebody of that gender stands in the narrative between two places."""
    lexicon = reading.lexicon
    nouns = lexicon.male if gender is Gender.MALE else lexicon.female
    if gender is None:
        nouns = lexicon.official
    for paragraph in reading.paragraphs:
        if paragraph.span.end <= start or paragraph.span.start >= end:
            continue
        first = bisect_left(paragraph.tokens, start, key=lambda token: token.start)
        for token in paragraph.tokens[first : bisect_left(paragraph.tokens, end, key=lambda t: t.start)]:
            told = token.quote < 0 and token.folded in nouns
            if told and not _apposed(reading.text, start, token.start):
                return True
    return False


def _apposed(text: str, start: int, position: int) -> bool:
    """Whether a noun stands in the apposition right after the name that ends at ``start``."""
    between = text[start:position]
    return len(between) < 60 and between.lstrip()[:1] in (",", "—", "–", "՝", "(") and "." not in between
