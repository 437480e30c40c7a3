"""Descriptions that open a sentence and mean the person named beside it: ``Ada sat. The retired baker …``.

Only one person may stand near: the one named just before, when nobody else came in, or the speaker of the
words that follow, when nobody was named yet. The words of each language are the table ``[subjects]`` of its
rules.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.language.role_nouns import is_role
from archive.extraction.people import Gender, Mention, MentionKind
from archive.extraction.tags.roles import narrowed
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Span, SpeakerKind

_REACH = 400
"""Code points on either side in which the person is named."""
_NEAR = 24
"""Mentions looked at on either side."""
_LONGEST = 6
"""Words of a description."""
_NEXT_WORD = re.compile(r"\s([a-z][\w-]*)")
_OWNER = re.compile(r"[’'](?=s?\s)")
_TITLE = 32
"""Code points in which the word before a name stands."""
_NOUN_AFTER = 12
"""Code points between an age and the noun that it belongs to."""
_OPENS = re.compile(r"\n|[.!?…”\"’»]\s")
_WORDS = re.compile(rf"(?:\s[\w’'-]+){{1,{_LONGEST}}}")
_WORD = re.compile(r"[\w-]+")


def find(around: Surroundings, words: Vocabulary) -> tuple[Mention, ...]:
    """The mentions that such descriptions are, for persons who speak in the text."""
    found = []
    known = {mention.span.start for mention in around.mentions}
    for match in words.definite_article.finditer(around.masked):
        start = match.start()
        if start in known or not _opens_sentence(around.masked, start):
            continue
        label = _label(around.masked, match, words)
        if label is None or any(label.start <= place < label.end for place in _starts(around, label)):
            continue
        person = _named_before(around, words, label)
        if person is None:
            person = _named_after(around, label)
        if person is not None and _fits(around, words, label, person):
            found.append(Mention(span=label, kind=MentionKind.EPITHET, person=person))
    return tuple(found)


def _opens_sentence(text: str, start: int) -> bool:
    return (
        not start or text[start - 1] == "\n" or _OPENS.fullmatch(text[max(0, start - 2) : start]) is not None
    )


def _label(text: str, article: re.Match[str], words: Vocabulary) -> Span | None:
    """The description up to its noun; None where a name or an owner's mark follows, or no person is meant."""
    following = _WORDS.match(text, article.end())
    if following is None:
        return None
    end, distinct = None, False
    for word in _WORD.finditer(text, article.end(), following.end()):
        if word[0][0].isupper():
            if end is None or word.start() == end + 1:
                return None
            break  # "The 61-year-old left Homs": the name is no part of the description
        if words.ages_noun.fullmatch(word[0]):
            end, distinct = word.end(), True  # "The 38-year-old" stands alone, or before its noun
        elif is_person(word[0], words) and (end is None or word.start() - end <= _NOUN_AFTER):
            noun = word[0].casefold()
            distinct = distinct or word.start() > article.end() + 1 or noun in words.person_nouns
            end = word.end() if noun not in words.offices else None
            break
    if end is None or not (distinct or words.known_by.match(text, end)):
        return None  # "The baker" alone may be another, a shop's or a town's
    after, following_noun = text[end : end + 2], _NEXT_WORD.match(text, end)
    if after[:1] in "’'" or after[1:].isupper() or words.definite_stop.match(text, end):
        return None
    if _OWNER.search(text, article.end(), end) or (following_noun and is_person(following_noun[1], words)):
        return None  # "The town's baker", "The inspector general"
    return Span(article.start(), end)


def is_person(word: str, words: Vocabulary) -> bool:
    """Whether a noun is an occupation or one of the language's words for persons."""
    return (
        word.casefold() in words.person_nouns or bool(words.ages_noun.fullmatch(word)) or is_role(word, words)
    )


def _starts(around: Surroundings, span: Span) -> Iterator[int]:
    place = bisect_left(around.mentions, span.start, key=lambda mention: mention.span.start)
    return (mention.span.start for mention in around.mentions[place : place + 2])


def _named_before(around: Surroundings, words: Vocabulary, label: Span) -> int | None:
    stretch = Span(_paragraph_before(around.text, label.start), label.start)
    place = bisect_left(around.mentions, label.start, key=lambda mention: mention.span.start)
    near = [
        mention
        for mention in around.mentions[max(0, place - _NEAR) : place]
        if mention.span.start >= stretch.start and around.may_be_subject(mention)
    ]
    persons = {mention.person for mention in near}
    if len(persons) != 1 or not any(mention.kind is MentionKind.NAME for mention in near):
        return None
    (person,) = persons
    told = [span for mention in near for span in _told_of(around, words, mention)]
    for word in _WORD.finditer(around.masked, stretch.start, stretch.end):
        brings_in = is_person(word[0], words) or word[0].casefold() in words.relatives
        if brings_in and not any(span.start <= word.start() < span.end for span in told):
            return None
    return person


def _told_of(around: Surroundings, words: Vocabulary, mention: Mention) -> Iterator[Span]:
    """The title before a name and what stands in apposition to it, whose nouns bring in nobody."""
    floor = max(0, mention.span.start - _TITLE)
    yield Span(around.masked.rfind(" ", floor, max(floor, mention.span.start - 1)) + 1, mention.span.end)
    for number, aside in enumerate(around.asides(mention)):
        role = narrowed(around.masked, aside.span, words) if number < 2 else None
        if role is not None and is_person(role.of(around.masked).split()[-1], words):
            yield role


def _paragraph_before(text: str, start: int) -> int:
    """Where the paragraph begins, or the one before where the description opens its own."""
    floor = max(0, start - _REACH)
    begin = text.rfind("\n", floor, start) + 1
    if begin == start or not begin:
        end = floor + len(text[floor:start].rstrip())
        begin = text.rfind("\n", floor, end) + 1
    return max(begin, floor)


def _named_after(around: Surroundings, label: Span) -> int | None:
    """The speaker of the next words, whom the text names there for the first time."""
    place = bisect_left(around.openings, label.end)
    if place == len(around.openings) or around.openings[place] - label.end > _REACH:
        return None
    utterance = around.utterance_at(around.openings[place])
    if utterance is None or utterance.person is None or utterance.attribution is None:
        return None
    own = around.mentions_of(utterance.person)
    if not own or own[0].kind is not MentionKind.NAME or own[0].span.start < label.end:
        return None
    first = bisect_left(around.mentions, label.start - _REACH, key=lambda mention: mention.span.start)
    for mention in around.mentions[first : first + _NEAR]:
        if mention.span.start >= around.openings[place]:
            break
        if around.may_be_subject(mention):
            return None
    return utterance.person


def _fits(around: Surroundings, words: Vocabulary, label: Span, person: int) -> bool:
    who = around.people.persons[person]
    if person not in around.speakers or not who.named or who.kind is SpeakerKind.ORGANISATION:
        return False
    head = label.of(around.masked).split()[-1].casefold()
    if who.gender is Gender.MALE and head in words.female_nouns:
        return False
    return not (who.gender is Gender.FEMALE and head in words.male_nouns)
