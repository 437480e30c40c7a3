"""Signs that a speaker may be under age: what makes words wait for an archivist, and tells no age.

The rules for ages say nothing rather than something wrong; for a child that is the wrong way to err. So an
age below eighteen, a school class or a word for a child near the speaker is enough here, and so are the
speaker's own words. ``corpus/vocabularies/minors.toml`` holds the patterns and explains them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, partial

from archive.extraction.language import minor_patterns
from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.language.lexicons import load
from archive.extraction.language.minor_patterns import Signs
from archive.extraction.language.word_lists import either
from archive.extraction.people import Gender, Mention, MentionKind
from archive.extraction.tags import grown_speakers, others_ages
from archive.extraction.tags.matching import trimmed
from archive.extraction.tags.surroundings import Surroundings
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Evidence, Span

_BEFORE = 64
"""Code points before a sign in which it is told whose it is."""
_SENTENCE = 160
"""Code points before words in which a sign may stand of whoever says them, where that is not known."""
_REACH = 48
"""Code points on either side of a word that a sign needs in which the whole of the sign stands."""
_NOUN = re.compile(r"\w+")
_BREAKS = frozenset(",.;،\n")


def find(around: Surroundings, words: Vocabulary, roles: Mapping[int, str]) -> tuple[Evidence | None, ...]:
    """For each utterance the first sign that whoever speaks it may be under age; None where there is none.

    roles: of the speakers, by person: a baker who "was in fifth grade" speaks of long ago.
    """
    signs = minor_patterns.signs(words)
    told = _told(around, signs)
    own = _own(around, signs, roles)
    known: dict[int, Evidence | None] = {}
    found: list[Evidence | None] = []
    for number, utterance in enumerate(around.utterances):
        person = utterance.person
        if person is None:
            sign = own.get(-number - 1) or _reported(around, signs, told, utterance)
            found.append(sign or _just_before(around, told, utterance))
            continue
        if person not in known:
            known[person] = own.get(person) or _of_person(around, words, told, person)
        points = _points_back(around, words, person)
        found.append(known[person] or (_just_before(around, told, utterance) if points else None))
    return tuple(found)


def _told(around: Surroundings, signs: Signs) -> list[Span]:
    """Where signs stand in the text, in order: looked for only around the words that they need."""
    text = around.masked
    return [
        Span(*match.span())
        for start, end in _stretches(around.cues.minors, text)
        for match in signs.near.finditer(text, start, end)
        if not signs.spans.match(text, match.end())
    ]


def _stretches(words: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The words with what stands around them, up to a blank; those that touch are one."""
    begin = reached = 0
    for start, end in words:
        if start - _REACH > reached:
            yield begin, reached
            begin = start - _REACH
        if end + _REACH > reached:
            blank = text.find(" ", end + _REACH)
            reached = blank if blank >= 0 else len(text)
    yield begin, reached


def _own(around: Surroundings, signs: Signs, roles: Mapping[int, str]) -> dict[int, Evidence]:
    """What speakers say of themselves, by person; by ``-1 - number`` of the utterance where none is known."""
    own: dict[int, Evidence] = {}
    is_grown = cache(partial(grown_speakers.is_grown, around, signs, roles=roles))
    for number, utterance in enumerate(around.utterances):
        key = utterance.person if utterance.person is not None else -number - 1
        for part in utterance.parts if key not in own else ():
            for match in signs.own.finditer(around.text, part.start, part.end):
                is_own = not any(span.start <= match.start() < span.end for span in utterance.nested)
                is_past = is_own and signs.past.search(match[0]) is not None
                if is_own and not (is_past and is_grown(utterance.person)):
                    own.setdefault(key, _evidence(Span(*match.span()), "minor.own-words@1"))
    return own


def _of_person(around: Surroundings, words: Vocabulary, told: list[Span], person: int) -> Evidence | None:
    signs = minor_patterns.signs(words)
    for mention in around.mentions_of(person):
        if mention.kind is MentionKind.PRONOUN:
            continue
        near = around.near(mention)
        start = max(near.lead.start, mention.span.start - _BEFORE)
        for match in signs.beside.finditer(around.masked, start, mention.span.end):
            names = not around.masked[match.end() : match.end() + 1].islower()
            if match.end() == mention.span.start or (match.end() > mention.span.start and names):
                return _evidence(trimmed(around.masked, Span(*match.span())), "minor.beside-name@1")
        for sign in _within(told, Span(near.lead.start, near.rest.end)):
            if not _is_anothers(around, words, sign, mention) and _agrees(around, words, sign, person):
                return _evidence(sign, "minor.near-name@1")
    return None


def _reported(around: Surroundings, signs: Signs, told: list[Span], utterance: Utterance) -> Evidence | None:
    """A sign in what reports the words of somebody who was not found."""
    for stretch in around.reports(utterance):
        for sign in _within(told, stretch):
            if not signs.others.search(around.masked, max(0, sign.start - _BEFORE), sign.start):
                return _evidence(sign, "minor.report@1")
    return None


def _just_before(around: Surroundings, told: list[Span], utterance: Utterance) -> Evidence | None:
    """A sign in the same paragraph shortly before words of somebody not known.

    Also of a child of somebody’s, who may be the one: ``Її донька Ада, якій 15 років. «…», — каже дівчина``.
    """
    start = utterance.parts[0].start
    line = around.text.rfind("\n", 0, start) + 1
    sign = next(_within(told, Span(max(line, start - _SENTENCE), start)), None)
    return None if sign is None else _evidence(sign, "minor.just-before@1")


def _points_back(around: Surroundings, words: Vocabulary, person: int) -> bool:
    """Whether a speaker is only somebody told of before, as a woman or a youth: ``la joven``, ``дівчина``."""
    known, lexicon = around.people.persons[person], load(words.language)
    nouns = either(lexicon.pointing, lexicon.anaphors, lexicon.children)
    is_grown = minor_patterns.signs(words).grown.match(known.name) is not None
    return not known.named and not is_grown and known.name.split()[-1].lower() in nouns


def _is_anothers(around: Surroundings, words: Vocabulary, sign: Span, mention: Mention) -> bool:
    signs = minor_patterns.signs(words)
    young = signs.young.search(around.masked, sign.start, sign.end)
    if young and others_ages.is_anothers(around, words, mention, Span(*young.span())):
        return True
    if sign.start > mention.span.end and signs.apposed.match(around.masked, mention.span.end, sign.start):
        return False
    before = max(0, sign.start - _BEFORE)
    between = around.masked[sign.end : mention.span.start]
    leads_up = sign.start <= mention.span.start and len(between) < _BEFORE // 2
    if leads_up and mention.kind is MentionKind.NAME and _BREAKS.isdisjoint(between):
        return False
    if signs.others.search(around.masked, before, sign.start):
        return True
    return sign.start >= mention.span.end and bool(signs.theirs.search(around.masked, before, sign.start))


def _agrees(around: Surroundings, words: Vocabulary, sign: Span, person: int) -> bool:
    """Whether a sign that begins with a child's noun may mean the speaker: no grandson is called Ada."""
    small = load(words.language)
    noun = _NOUN.match(around.masked, sign.start, sign.end)
    gender = around.people.persons[person].gender
    if noun is None or gender not in (Gender.FEMALE, Gender.MALE):
        return True
    return noun[0].lower() not in (small.male if gender is Gender.FEMALE else small.female)


def _within(told: list[Span], stretch: Span) -> Iterator[Span]:
    for number in range(bisect_left(told, stretch.start, key=lambda span: span.start), len(told)):
        if told[number].end > stretch.end:
            return
        yield told[number]


def _evidence(span: Span, method: str) -> Evidence:
    return Evidence(spans=(span,), certainty=Certainty.UNCERTAIN, method=method)
