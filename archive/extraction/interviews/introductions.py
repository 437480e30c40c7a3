"""Whom an interview is with, where its answers are labelled as answers: who is told of just before it.

``The paper spoke with Ada Example, 45. ¶ Q: … ¶ A: …``. A text may hold several interviews, each with its own
introduction. Who wrote it, who asks, and who is told of in a heading are not the one; where several people
could be, nobody is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from archive.extraction.interviews.turns import Turn
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Span, SpeakerKind

_NOUN = 24
"""Characters before a name in which the noun for the reporter stands."""
_CUE = 4
"""Words before a name at most among which one tells that somebody was asked: ``interviewed the nurse``."""
_NEAR = 12
"""Paragraphs before an interview in which it may be introduced."""
_BYLINE = 8
"""Words of a line that names its author, at most."""
_TITLE = 4
"""Words before a name that say who it is, at most: ``Former first lady ADA EXAMPLE``."""
_SIGNS = ".,:;–—"
_ENDS = tuple('.?!…։؟:”»"')

Introduced = tuple[int, Span]
"""A person, and where they are named."""


def find(reading: Reading, turns: tuple[Turn, ...]) -> Mapping[int, Introduced]:
    """Whom each paragraph of an interview is with; those of interviews that bring in nobody are left out."""
    found: dict[int, Introduced] = {}
    after = -1
    named = sorted(
        (one for one in reading.mentions if one.kind is MentionKind.NAME), key=lambda one: one.span.start
    )
    pronouns = sorted(
        (one for one in reading.mentions if one.kind is MentionKind.PRONOUN), key=lambda one: one.span.start
    )
    for interview in _interviews(turns):
        told = _introduced(reading, named, pronouns, after, interview[0].paragraph)
        if told is not None:
            found.update(dict.fromkeys((turn.paragraph for turn in interview), told))
        after = interview[-1].paragraph
    return found


def _interviews(turns: tuple[Turn, ...]) -> Iterator[list[Turn]]:
    """The turns between which no paragraph stands that is none."""
    current: list[Turn] = []
    for turn in turns:
        if current and turn.paragraph > current[-1].paragraph + 1:
            yield current
            current = []
        current.append(turn)
    if current:
        yield current


def _introduced(
    reading: Reading, named: Sequence[Mention], pronouns: Sequence[Mention], after: int, before: int
) -> Introduced | None:
    """Who is told of between two paragraphs: whoever was asked, else the one of the nearest paragraph."""
    low, high = (
        bisect_left(reading.paragraphs, at, key=lambda one: one.number) for at in (after + 1, before)
    )
    told = reading.paragraphs[max(low, high - _NEAR) : high]
    people = [(one, tuple(_people(reading, named, one))) for one in told if not _is_byline(reading, one)]
    told_of = {one.person for _, mentions in people for one in mentions}
    for paragraph, mentions in reversed(people):
        asked = [one for one in mentions if _is_asked(reading.text, paragraph, one, reading.lexicon)]
        asked = asked or [
            one
            for one in _within(pronouns, paragraph)
            if one.person in told_of and _is_asked(reading.text, paragraph, one, reading.lexicon)
        ]
        if asked:
            return asked[-1].person, asked[-1].span
    naming = [one for one in people if one[1]]
    sentences = [one for one in naming if not _is_heading(reading.text, one[0])]
    for paragraph, mentions in reversed(sentences or naming):
        first = mentions[0]
        alone = len({one.person for one in mentions}) == 1
        if alone:
            return first.person, first.span
        opens = _begins(reading, paragraph, first.span) or _opens(reading, paragraph, mentions)
        return (
            (first.person, first.span) if opens and not _turns_to(reading.text, paragraph, mentions) else None
        )
    return None


def _within(mentions: Sequence[Mention], paragraph: Paragraph) -> Sequence[Mention]:
    """Those of a paragraph: of pronouns, ``We spoke to HER in the school``."""
    ends = (paragraph.span.start, paragraph.span.end)
    low, high = (bisect_left(mentions, at, key=lambda one: one.span.start) for at in ends)
    return mentions[low:high]


def _turns_to(text: str, paragraph: Paragraph, people: Sequence[Mention]) -> bool:
    """Whether a later sentence brings in somebody else: ``The mayor promised it. ADA EXAMPLE, 70, waits.``"""
    first = people[0].person
    starts = [paragraph.tokens[low].start for low, _ in paragraph.sentences[1:]]
    later = (one for one in people if one.person != first and one.span.start in starts)
    return any(text.startswith((",", "՝"), one.span.end) for one in later)


def _begins(reading: Reading, paragraph: Paragraph, name: Span) -> bool:
    """Whether a paragraph begins with a name, or with words that only lead to it: ``His name is``."""
    at = bisect_left(paragraph.tokens, name.start, key=lambda token: token.start)
    return name.start == paragraph.span.start or introduced_names.is_introduced(
        paragraph.tokens, at, reading.lexicon
    )


def _opens(reading: Reading, paragraph: Paragraph, people: Sequence[Mention]) -> bool:
    """Whether the first sentence names nobody but who it begins with: ``Former mayor ADA EXAMPLE wrote``."""
    tokens, first = paragraph.tokens, people[0].span
    at = bisect_left(tokens, first.start, key=lambda token: token.start)
    _, high = paragraph.sentences[0]
    leading = tokens[:at]
    described = any(token.folded in reading.lexicon.describing for token in [*leading, *tokens[at : at + 1]])
    lone = all(one.person == people[0].person for one in people if one.span.start < tokens[high - 1].end)
    breaks = without(reading.lexicon.phrase_breaks, reading.lexicon.skip)
    plain = all(token.is_word and token.folded not in breaks for token in leading)
    return lone and plain and described and at <= _TITLE


def _people(reading: Reading, named: Sequence[Mention], paragraph: Paragraph) -> Iterator[Mention]:
    """The people named in a paragraph, without whoever asks."""
    for mention in _within(named, paragraph):
        entry = reading.table.entries[mention.person]
        is_person = entry.kind is not SpeakerKind.ORGANISATION and (len(entry.words) > 1 or entry.gender)
        if is_person and not _is_reporter(reading, mention.span):
            yield mention


def _is_reporter(reading: Reading, name: Span) -> bool:
    """Whether a name has the noun of whoever asks before it: ``Our correspondent ADA EXAMPLE talked to``."""
    before = reading.text[max(0, name.start - _NOUN) : name.start].lower().split()
    words = {*before[-1:], *name.of(reading.text).lower().split()[:1]}
    return bool(words & reading.lexicon.question_labels)


def _is_asked(text: str, paragraph: Paragraph, mention: Mention, lexicon: Lexicon) -> bool:
    told = text[paragraph.span.start : mention.span.start].lower().split()[-_CUE:]
    before = [word.strip(_SIGNS) for word in told]
    # "Mit ihm sprach Ada Example": a subject stands right behind its verb.
    return not lexicon.interviewing.isdisjoint(before[:-1] if lexicon.verb_second else before)


def _is_byline(reading: Reading, paragraph: Paragraph) -> bool:
    words = paragraph.span.of(reading.text).lower().split()
    return len(words) <= _BYLINE and words[0] in reading.lexicon.authors


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    return not paragraph.span.of(text).rstrip().endswith(_ENDS)
