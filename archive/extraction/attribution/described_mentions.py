"""Mentions that speakers’ descriptions make plain: ``the baker`` again, ``both``, a pronoun that opens."""

from bisect import bisect_left

from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import Span

_PAIR_REACH = 600
"""Code points before ``both`` in which the two are named."""


def mentions(reading: Reading, spoken: dict[str, int]) -> list[Mention]:
    """The mentions in the narrative that only the speakers' descriptions make plain.

    ``spoken`` maps the definite descriptions of speakers, in lower case, to their persons. Added are these
    descriptions wherever else they stand, ``both`` for two persons just named, and, in scripts without
    capitals, a pronoun that opens a sentence.
    """
    known = {mention.span.start for mention in reading.mentions}
    copulas = reading.lexicon.copulas
    added: list[Mention] = []
    persons = [mention for mention in reading.mentions if mention.kind is not MentionKind.PRONOUN]
    persons.sort(key=lambda mention: (mention.span.start, mention.span.end))
    for paragraph in reading.paragraphs:
        added += _described(paragraph, spoken, known, copulas)
        added += _pairs(reading, paragraph, persons)
        if reading.lexicon.caseless:
            added += _opening_pronouns(reading, paragraph, persons, known)
    return added


def _described(
    paragraph: Paragraph, spoken: dict[str, int], known: set[int], copulas: frozenset[str]
) -> list[Mention]:
    """Where a speaker's own description, of two or three words, stands outside the clauses.

    After a copula (``was the baker``) it says what somebody is, and points at nobody.
    """
    if not spoken:
        return []
    found: list[Mention] = []
    words = paragraph.tokens
    openings = _openings(spoken)
    for first in range(len(words) - 1):
        if words[first].folded not in openings or words[first].start in known or not words[first].is_word:
            continue
        if first and words[first - 1].folded in copulas:
            continue
        for after in (first + 3, first + 2):
            label = " ".join(token.folded for token in words[first:after]).replace("’ ", "’")
            person = spoken.get(label)
            if person is not None and after <= len(words):
                span = Span(words[first].start, words[after - 1].end)
                found.append(Mention(span=span, kind=MentionKind.EPITHET, person=person))
                known.add(words[first].start)
                break
    return found


def _openings(spoken: dict[str, int]) -> set[str]:
    """What the first word of a description may be; an article before an apostrophe is a word of its own."""
    words = {label.partition(" ")[0] for label in spoken}
    articles = {word[: place + 1] for word in words for place, sign in enumerate(word) if sign == "’"}
    return words | articles


def _pairs(reading: Reading, paragraph: Paragraph, persons: list[Mention]) -> list[Mention]:
    """``Both are from …``: the two persons, and no more, who were named shortly before."""
    found: list[Mention] = []
    lexicon = reading.lexicon
    for low, high in paragraph.sentences:
        token = paragraph.tokens[low]
        if token.folded not in lexicon.pairs or high - low < 2 or paragraph.starting.get(low + 1):
            continue
        last = bisect_left(persons, token.start, key=lambda mention: mention.span.start)
        first = bisect_left(persons, token.start - _PAIR_REACH, key=lambda mention: mention.span.start)
        near = {
            mention.person: None
            for mention in persons[max(first, last - 12) : last]
            if mention.kind is MentionKind.NAME and not reading.table.is_place(mention.person)
        }
        if len(near) == 2:
            span = Span(token.start, token.end)
            found += [Mention(span=span, kind=MentionKind.PRONOUN, person=person) for person in near]
    return found


def _opening_pronouns(
    reading: Reading, paragraph: Paragraph, persons: list[Mention], known: set[int]
) -> list[Mention]:
    """A pronoun at the beginning of a sentence, for whoever was named last, shortly before."""
    found: list[Mention] = []
    lexicon = reading.lexicon
    gendered = either(lexicon.female_pronouns, lexicon.male_pronouns)
    for low, _ in paragraph.sentences:
        token = paragraph.tokens[low]
        if token.folded not in gendered or token.start in known:
            continue
        last = bisect_left(persons, token.start, key=lambda mention: mention.span.start) - 1
        if last < 0 or token.start - persons[last].span.end > _PAIR_REACH:
            continue
        person = persons[last].person
        gender = reading.table.entries[person].gender
        female, male = token.folded in lexicon.female_pronouns, token.folded in lexicon.male_pronouns
        if (gender is Gender.FEMALE and not female) or (gender is Gender.MALE and not male):
            continue
        span = Span(token.start, token.end)
        found.append(Mention(span=span, kind=MentionKind.PRONOUN, person=person))
    return found
