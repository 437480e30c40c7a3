"""Whom the sentence before a pronoun's words is about, where it is about somebody else than was thought of.

Somebody described at its beginning (``An old man stood up``), else the only person whom it names, as its
subject. Where such a sentence tells what somebody does to others (``A soldier stopped the car``), either may
be meant, and so nobody known is; the dead and the newborn say nothing.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from archive.extraction.attribution import new_subjects
from archive.extraction.attribution.new_subjects import Sentence
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions import suffixed_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import SpeakerKind

_OPENING = 5
"""Words at the beginning of a sentence in which an owner of its subject stands: ``The driver's grandson``."""
_TITLED = 6
"""Words between such a description and the name that it leads to, at most."""
_OWNER = re.compile(r"..?['’]s\b|['’]s\b")
_PAST = "ed"
_SHORT = 4


class Brought(NamedTuple):
    """Whom the sentence is about."""

    person: int | None
    """None where it may be either of two."""


def meant(
    reading: Reading,
    speakers: Speakers,
    mentions: list[Mention],
    sentence: Sentence,
    taken: int | None,
    gender: Gender | None,
) -> Brought | None:
    """Whom a pronoun behind a sentence means instead of ``taken``; None where it is about nobody else.

    mentions: those of the text, in order; gender: of the pronoun.
    """
    named = new_subjects.names(reading, sentence)
    if named is not None:
        return Brought(named) if named != taken and _fits(reading, named, gender) else None
    paragraph, low, high = sentence
    lexicon = reading.lexicon
    told = new_subjects.relative(reading, sentence, gender)
    if told is not None:
        return Brought(None if told.weak else speakers.person(paragraph, told)[0])
    if taken is not None and _is_about(reading, mentions, sentence, taken):
        return None
    described = _described(paragraph, low, high, lexicon)
    if described is None:
        return _named(reading, sentence, taken, gender)
    telling = paragraph.tokens[described.after : high]
    if is_gone(telling, lexicon):
        return None
    titled = _titled(reading, paragraph, described, high)
    if titled is not None:
        return Brought(titled) if titled != taken and _fits(reading, titled, gender) else None
    if not _is_somebody(reading, paragraph, described, taken, gender):
        return None
    speaks = described.head in lexicon.speaking
    if (
        described.head in without(lexicon.kin, lexicon.children)
        and paragraph.tokens[low].folded in lexicon.indefinite
    ):
        return Brought(None)  # a cousin in Lindau sent money
    if not speaks and _acts(telling, lexicon):
        return Brought(None)
    return Brought(speakers.person(paragraph, described)[0])


def _is_about(reading: Reading, mentions: list[Mention], sentence: Sentence, person: int) -> bool:
    """Whether a sentence speaks of somebody; whose a thing or a relative is, need not mean it does."""
    paragraph, low, high = sentence
    lexicon, words = reading.lexicon, paragraph.tokens
    start, end = words[low].start, words[high - 1].end
    owned = words[low].folded in lexicon.possessive or any(
        t.is_possessive for t in words[low : low + _OPENING]
    )
    plain = without(lexicon.possessive, lexicon.female_pronouns, lexicon.male_pronouns)
    passed = either(lexicon.possessive if owned else plain, lexicon.describing)
    since = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    until = bisect_left(mentions, end, key=lambda mention: mention.span.start)
    return any(
        one.person == person
        and not (one.kind is MentionKind.PRONOUN and one.span.of(reading.text).lower() in passed)
        and not (owned and _OWNER.match(reading.text, one.span.end - len("’s")))
        for one in mentions[since:until]
    )


def _named(reading: Reading, sentence: Sentence, taken: int | None, gender: Gender | None) -> Brought | None:
    """The only person whom a sentence names, where the name is its subject."""
    paragraph, low, high = sentence
    entries, table, lexicon = reading.table.entries, reading.table, reading.lexicon
    named: dict[int, NameRun] = {}
    for place in range(low, high):
        run, person = paragraph.starting.get(place), paragraph.persons.get(place)
        if run is None or person is None or run.possessive or table.is_place(person):
            continue
        if entries[person].kind is not SpeakerKind.ORGANISATION and (
            len(entries[person].words) > 1 or entries[person].gender is not None
        ):
            named.setdefault(person, run)
    if len(named) != 1 or taken is None:
        return None
    ((only, run),) = named.items()
    if not _fits(reading, only, gender) or not _is_subject(paragraph.tokens, run, low, lexicon):
        return None
    if is_gone(paragraph.tokens[run.after : high], lexicon):
        return None
    hers = any(token.folded in lexicon.possessive for token in paragraph.tokens[low : run.first])
    either_fits = hers and entries[taken].gender in (None, gender)  # her neighbour Ada came
    if either_fits or _acts(paragraph.tokens[run.after : high], lexicon):
        return Brought(None)
    return Brought(only)


def _is_subject(words: list[Token], run: NameRun, low: int, lexicon: Lexicon) -> bool:
    """Whether a name is what its sentence is about: it opens it, or is set off by a comma."""
    first = run.first if run.led is None else run.led
    if first <= low or words[first - 1].text == ",":
        return True
    small = either(lexicon.determiners, lexicon.describing, lexicon.possessive, lexicon.titles_all)
    if all(token.folded in small for token in words[low:first]):
        return True  # her neighbour Ada
    fronted = words[low].folded in lexicon.prepositions and all(token.is_word for token in words[low:first])
    return fronted and words[first - 1].folded not in either(lexicon.prepositions, lexicon.conjunctions)


def is_gone(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence tells that its subject died, is missing or was only born."""
    return any(token.folded in lexicon.gone for token in words)


def _acts(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence tells what its subject does to others, or says to them: ``stopped the car``.

    ``words``: those behind the subject. What is done to a thing nobody knows yet (``held a cat``) only
    describes.
    """
    known = either(
        lexicon.definite,
        lexicon.possessive,
        without(lexicon.personal, lexicon.neuter_pronouns, lexicon.relative),
    )
    small = either(lexicon.prepositions, lexicon.conjunctions, lexicon.determiners)
    for place, token in enumerate(words):
        if token.quote >= 0 or token.text in ";:":
            break
        if token.folded in lexicon.addressing:
            return True
        if token.folded in lexicon.strong_verbs and not any(word.is_word for word in words[:place]):
            return False
        before = words[place - 1] if place else None
        free = before is None or (before.is_word and before.folded not in small - lexicon.particles)
        if token.folded in known and free:
            return True
        if place and suffixed_names.is_object(token, lexicon):
            return True
        ending = lexicon.definite_endings
        if ending and place and len(token.text) > _SHORT and token.folded.endswith(ending):
            return True
    bare = lexicon.inflects and not lexicon.definite and not lexicon.definite_endings and len(words) > 1
    return bool(bare) and words[1].is_word and words[1].folded not in either(small, lexicon.skip)


def _fits(reading: Reading, person: int, gender: Gender | None) -> bool:
    return gender is None or reading.table.entries[person].gender in (None, gender)


def _titled(reading: Reading, paragraph: Paragraph, described: Carrier, high: int) -> int | None:
    """Whom a description leads to: ``the spokesman of the Road Board, ADA EXAMPLE,``; None where nobody."""
    words = paragraph.tokens
    for place in range(described.after, min(high, described.after + _TITLED)):
        run = paragraph.starting.get(place)
        entry = (
            reading.table.entries[paragraph.persons[place]] if place in paragraph.persons and run else None
        )
        if run is not None and entry is not None and entry.kind is not SpeakerKind.ORGANISATION:
            apposed = words[place - 1].text == ","
            loose = reading.lexicon.inflects and not reading.lexicon.inverting
            led = apposed or place == described.after
            led = led or (loose and all(token.is_word for token in words[described.after : place]))
            whole = len(entry.words) > 1 and not run.possessive
            governed = words[place - 1].folded in reading.lexicon.prepositions
            if whole and led and not governed:
                return paragraph.persons[place]
        if words[place].folded in reading.lexicon.verbs:
            return None
    return None


def _described(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """The description that a sentence begins with, up to its noun, or to the age behind it."""
    words = paragraph.tokens
    breaks = either(lexicon.prepositions, lexicon.conjunctions, lexicon.verbs, lexicon.relative)
    if words[low].folded in lexicon.according and low + 1 < high:
        low += 1  # según una funcionaria
    opens = words[low].folded in either(lexicon.determiners, lexicon.possessive)
    if words[low].folded in breaks or (lexicon.definite and not opens):
        return None  # without a doctor, after dark a soldier
    for place in range(low, min(high - 1, low + _OPENING)):
        token = words[place]
        if place in paragraph.starting or not token.is_word or token.folded in breaks:
            return None
        if place > low and lexicon.definite and token.folded in lexicon.determiners:
            return None  # a sniper killed the baker
        if token.folded in lexicon.describing and not token.is_possessive:
            after, following = place + 1, words[place + 1]
            if after in paragraph.starting or _is_compound(words, after, high, lexicon):
                return None  # a nurse Ada Example, a refugee camp opened
            of = bool(lexicon.complementizers) and following.folded in lexicon.links
            aged = of and after + 1 < high
            number = words[after + 1].folded if aged else ""
            if number.isdigit() or number in vocabulary(lexicon.code).numbers:
                after += 2  # a girl of eleven
            return Carrier(low, after, MentionKind.EPITHET, head=token.folded)
    return None


def _is_compound(words: list[Token], after: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a noun only tells of what kind the next one is: ``a refugee CAMP opened``."""
    if not lexicon.complementizers or after + 1 >= high:
        return False
    noun, verb = words[after], words[after + 1]
    if not noun.text.islower() or noun.folded.endswith(_PAST) or noun.folded in lexicon.phrase_breaks:
        return False
    told = verb.folded.endswith(_PAST) or verb.folded in either(lexicon.copulas, lexicon.passive)
    return noun.folded in lexicon.describing or told


def _is_somebody(
    reading: Reading, paragraph: Paragraph, described: Carrier, taken: int | None, gender: Gender | None
) -> bool:
    """Whether a description brings in somebody whom the pronoun can mean, and not whom it was taken for."""
    lexicon, words = reading.lexicon, paragraph.tokens
    head = described.head
    entry = None if taken is None else reading.table.entries[taken]
    if described.weak or described.joint or (entry is not None and head in entry.descriptions):
        return False
    if head not in without(lexicon.describing, lexicon.organisation, lexicon.question_labels):
        return False
    if head in lexicon.interlocutors:
        return False
    if (gender is Gender.FEMALE and head in lexicon.male) or (
        gender is Gender.MALE and head in lexicon.female
    ):
        return False
    opening = words[described.first : described.after]
    if any(token.folded in lexicon.indefinite or token.is_possessive for token in opening):
        return True  # an old man, the driver's grandson
    if opening[0].folded in lexicon.possessive:
        # His wife, she said; of "her mother" the pronoun may be the daughter.
        return gender is not None and entry is not None and entry.gender not in (None, gender)
    apposed = described.after + 1 < len(words) and words[described.after].text == ","
    apposed = apposed and words[described.after + 1].folded in lexicon.indefinite  # the driver, a thin man,
    if opening[0].folded in new_subjects.ages(lexicon):
        return True  # літній чоловік
    definite = opening[0].folded in lexicon.definite or not lexicon.definite
    return definite and (head in lexicon.official or apposed)
