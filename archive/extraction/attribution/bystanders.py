"""Whom sentences bring in by a noun alone: ``Солдат проверил документы. Потом сказал: «…»``.

Pronouns and verbs without a subject are resolved among those who have names. Where a sentence since is about
somebody who has none, and who is not one of them by another word, it is that somebody's turn as well as
theirs: the words stay open. Measured languages go on as measured.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from archive.extraction.attribution import strangers
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, MentionKind
from archive.model import SpeakerKind

_BEFORE = 3
"""Words of a description before its noun, at most."""
_AS = frozenset({"olarak", "է", "էր"})
"""What makes a noun say what somebody is: ``öğretmen OLARAK``, ``բժիշկ Է``."""
_NEAR = 12
"""Words to either side of a quotation among which its verb stands, at most."""
_SENTENCE = 80
"""Words of a sentence that are looked at: no real one is longer."""
_RECENT = 4
"""Sentences looked back over."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Leaves open what a pronoun gives to somebody known, where somebody else may have begun to speak."""
    lexicon = reading.lexicon
    if lexicon.measured:
        return
    starts = [paragraph.span.start for paragraph in reading.paragraphs]
    mentions = sorted(
        (one.span.start, one.person) for one in reading.mentions if one.kind is not MentionKind.PRONOUN
    )
    unsure = set()
    left: set[int] = set()
    for quote, decision in sorted(told.items()):
        label = decision.mention.of(reading.text).lower()
        if not decision.has_clause or not strangers.is_pronoun(label, lexicon):
            continue
        paragraph = reading.paragraphs[bisect_right(starts, decision.mention.start) - 1]
        position = paragraph.quotes.get(quote)
        if position is None or not reading.table.entries[decision.person].named:
            continue
        gender = strangers.gender_of(label, lexicon) or told_gender(paragraph, position, lexicon)
        if _came_in(reading, mentions, paragraph, position, decision.person, gender, left):
            unsure.add((decision.mention, decision.person))
            left.add(quote)
    for quote in [number for number, one in told.items() if (one.mention, one.person) in unsure]:
        reading.pointless[quote] = told.pop(quote)


def _came_in(
    reading: Reading,
    mentions: list[tuple[int, int]],
    paragraph: Paragraph,
    position: int,
    taken: int,
    gender: Gender | None,
    open_before: set[int],
) -> bool:
    """Whether somebody else is brought in between the last sentence that names whom it was taken for."""
    low, _ = paragraph.sentence_of(position)
    for _ in range(_RECENT):
        if low == 0:
            return False
        low, high = paragraph.sentence_of(low - 1)
        high = min(high, low + _SENTENCE)
        words = paragraph.tokens[low:high]
        named = _named(mentions, words[0].start, words[-1].end)
        quoted = [token.quote for token in words if token.quote >= 0]
        if taken in named or quoted:
            return taken not in named and not open_before.isdisjoint(quoted)  # «…» Elle dit aussi : «…»
        known = reading.table.entries[taken]
        found = newcomer(paragraph, low, high, known, gender, reading.lexicon)
        if found is not None:
            return not _may_mean(reading, mentions, paragraph, low, found, taken)
    return False


def _may_mean(
    reading: Reading,
    mentions: list[tuple[int, int]],
    paragraph: Paragraph,
    low: int,
    noun: int,
    taken: int,
) -> bool:
    """Whether a noun may go on about whom the sentence before names: ``Бывшая учительница взяла указку.``"""
    lexicon, words = reading.lexicon, paragraph.tokens
    if low == 0 or words[noun].folded in lexicon.official:
        return False
    if any(token.folded in lexicon.indefinite for token in words[low:noun]):
        return False
    first, after = paragraph.sentence_of(low - 1)
    first = max(first, after - _SENTENCE)
    return taken in _named(mentions, words[first].start, words[after - 1].end)


def _named(mentions: list[tuple[int, int]], start: int, end: int) -> set[int]:
    """Who is named between two places of the text."""
    since, until = bisect_left(mentions, (start, -1)), bisect_left(mentions, (end, -1))
    return {person for _, person in mentions[since:until]}


def newcomer(
    paragraph: Paragraph, low: int, high: int, known: Entry, gender: Gender | None, lexicon: Lexicon
) -> int | None:
    """The noun by which a sentence is about somebody without a name who is not ``known`` by another word.

    ``gender`` is what the words after it tell of whoever speaks: a pronoun, the form of a verb.
    """
    words, high = paragraph.tokens, min(high, low + _SENTENCE)
    if any(words[at].folded in _he(lexicon) or words[at].quote >= 0 for at in range(low, high)):
        return None
    for at in _subjects(paragraph, low, high, lexicon):
        noun = words[at].folded
        own = Gender.FEMALE if noun in lexicon.female else Gender.MALE if noun in lexicon.male else None
        pointing = noun in either(lexicon.anaphors, lexicon.pointing)
        if noun in lexicon.official:
            pointing = pointing and known.kind is SpeakerKind.OFFICIAL
        again = noun in known.descriptions or (
            pointing and (None in (own, known.gender) or own is known.gender)
        )
        new = any(token.folded in lexicon.indefinite for token in words[max(low, at - _BEFORE) : at])
        if (new or not again) and (None in (own, gender) or own is gender):
            return at
    return None


def told_gender(paragraph: Paragraph, position: int, lexicon: Lexicon) -> Gender | None:
    """What pronouns and the past forms of verbs tell of whoever speaks: ``сказал``, ``сказала``."""
    low, high = paragraph.sentence_of(position)
    for token in paragraph.tokens[max(low, position - _NEAR) : min(high, position + _NEAR)]:
        word = token.folded
        if word in _he(lexicon):
            return strangers.gender_of(word, lexicon)
        if lexicon.elides and word in lexicon.strong_verbs:
            if word.endswith("а") and (word[:-1] in lexicon.verbs or f"{word[:-2]}в" in lexicon.verbs):
                return Gender.FEMALE
            if f"{word}а" in lexicon.verbs or f"{word[:-1]}ла" in lexicon.verbs:
                return Gender.MALE
    return None


def _he(lexicon: Lexicon) -> frozenset[str]:
    """The pronouns for one person who is the subject."""
    nouns = without(either(lexicon.female_pronouns, lexicon.male_pronouns), lexicon.describing)
    return without(lexicon.subject_pronouns, without(lexicon.subject_pronouns, nouns), lexicon.relative)


def _governing(lexicon: Lexicon) -> frozenset[str]:
    """The words that govern a noun behind them; the Armenian ones stand behind it."""
    return frozenset() if lexicon.definite_endings else without(lexicon.prepositions, lexicon.determiners)


def _description(words: list[Token], low: int, noun: int, lexicon: Lexicon) -> list[Token]:
    """The words that belong to a noun, with what governs them, back to a verb or to the beginning."""
    first = noun
    while first > low and noun - first < _BEFORE:
        word = words[first - 1].folded
        if (
            lexicon.finite_endings
            and word.endswith(lexicon.finite_endings)
            and word not in lexicon.determiners
        ):
            break  # В дверях стоял НЕЗНАКОМЕЦ
        first -= 1
        if word in either(lexicon.definite, lexicon.indefinite) and first > low:
            governed = words[first - 1].folded in _governing(lexicon)
            return words[first - 1 if governed else first : noun]
    return words[first:noun]


def _subjects(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> Iterator[int]:
    """The nouns for persons that may be a sentence's subject, by how a language shows it."""
    words = paragraph.tokens
    nouns = without(lexicon.describing, lexicon.organisation, lexicon.interlocutors)
    governing = _governing(lexicon)
    being = either(lexicon.copulas, _AS)
    for at in range(low, high - 1):
        noun, following = words[at], words[at + 1]
        if noun.folded not in nouns or noun.is_possessive or {at, at + 1} & paragraph.starting.keys():
            continue
        before = _description(words, low, at, lexicon)
        if any(
            not token.is_word or token.folded in either(governing, lexicon.possessive) for token in before
        ):
            continue
        new = any(token.folded in lexicon.indefinite for token in before)
        standing = new and at + 2 < high and words[at + 2].is_word  # մի անծանոթ էր կանգնած
        described = words[max(low, at - len(before) - 1) : at]
        if (following.folded in being and not standing) or any(token.folded in being for token in described):
            continue  # Es un panadero callado; öğretmen olarak çalıştı
        opens = at - low <= _BEFORE and following.is_word
        closes = at > low and not following.is_word
        if lexicon.definite and not lexicon.caseless:
            led = opens and words[low].folded in either(lexicon.determiners, lexicon.definite)
            found = led or (new and (opens or closes))
        elif lexicon.definite_endings:
            found = new or (opens and noun.folded.endswith(lexicon.definite_endings))
        else:
            found = new or opens or (closes and not lexicon.verb_last)
        if found:
            yield at
