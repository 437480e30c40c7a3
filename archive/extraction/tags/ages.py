"""Ages as stated: a number, or a band such as "in her eighties".

Never an age at an event, a turning age, a count, or the age of somebody else: a number counts only where it
stands at a mention of the person.
"""

from collections.abc import Iterator

from archive.ages import OLDEST
from archive.extraction.language.attribute_rules import Vocabulary, Where
from archive.extraction.language.lexicons import load
from archive.extraction.language.word_lists import either
from archive.extraction.people import Mention, MentionKind
from archive.extraction.tags.matching import Found, about, lines
from archive.extraction.tags.others_ages import is_anothers
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Tag, TagField


def tag(around: Surroundings, words: Vocabulary, person: int) -> tuple[Tag, ...]:
    """The age of a person, else the band of ages, with the words that state it; at most one of each."""
    age = next(_ages(around, words, person), None)
    if age is not None:
        return (age,)
    band = next(_bands(around, words, person), None)
    return (band,) if band is not None else ()


def _ages(around: Surroundings, words: Vocabulary, person: int) -> Iterator[Tag]:
    for found in _found(around, words, person, TagField.AGE):
        gap = found.gap("n")
        years = words.number(gap.of(around.text)) if gap else None
        if years is not None and years <= OLDEST:
            yield Tag(field=TagField.AGE, value=str(years), evidence=found.evidence())


def _bands(around: Surroundings, words: Vocabulary, person: int) -> Iterator[Tag]:
    for found in _found(around, words, person, TagField.AGE_BAND):
        gap = found.gap("n")
        years = words.number(gap.of(around.text)) if gap else None
        value = found.rule.value or (f"{years // 10 * 10}s" if years is not None else None)
        if value:
            yield Tag(field=TagField.AGE_BAND, value=value, evidence=found.evidence())


def _found(around: Surroundings, words: Vocabulary, person: int, field: TagField) -> Iterator[Found]:
    for mention in around.hopeful(person, words.bits.get(field, 0)):
        owned = _is_owner(around, words, mention)
        for one in about(around, words, field, mention):
            years = one.gap("n")
            anothers = years is not None and is_anothers(around, words, mention, years)
            if not anothers and not (owned and one.rule.where == Where.BEFORE):
                yield one
    if around.is_only_named_speaker(person):
        yield from lines(around, words, field)


def _is_owner(around: Surroundings, words: Vocabulary, mention: Mention) -> bool:
    """``34-летняя сестра Карла Примера``: a noun for somebody, and whose sister she is, in another case."""
    small = load(words.language)
    if not small.inflects or mention.kind is not MentionKind.NAME:
        return False
    name = mention.span.of(around.text)
    known = around.people.persons[mention.person].name
    is_nominative = known.endswith(name) or name.endswith(known)
    return not is_nominative and around.word_before(mention.span.start) in either(small.female, small.male)
