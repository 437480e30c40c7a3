"""Speakers who are named only after their words: ``„…“, gestand sie. Ada Example war damals neun.``

Only where the text has named nobody yet, and the sentence right behind the clause, or the next paragraph,
leads with a whole name that fits; the answer is always uncertain.
"""

from bisect import bisect_right
from dataclasses import replace

from archive.extraction.attribution import hearers, unnamed_subjects
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses.dropped import attached_gender
from archive.extraction.decisions import SENTENCE_AFTER, Decision
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, MentionKind
from archive.model import Certainty, Span, SpeakerKind

_WHOLE = 2
"""Words of a whole name."""
_MORE = 3
"""Words and signs behind a name that opens a story; a byline has none."""


def resolve(reading: Reading, speakers: Speakers, told: dict[int, Decision]) -> None:
    """Gives such words to whoever is named behind them, where the sentence before is about nobody.

    ``told`` are the decisions about the quotations, to which those found are added.
    """
    hearers.resolve(reading, told)
    if not reading.lexicon.verb_second:
        if reading.lexicon.dialogue_dash and not reading.lexicon.caseless and _leaves_out(reading.lexicon):
            _opening(reading, told)
        return
    unnamed_subjects.resolve(reading, speakers, told)
    first = _first_named(reading)
    starts = [paragraph.span.start for paragraph in reading.paragraphs]
    for quote, decision in ({**reading.pointless, **told}).items():
        label = decision.mention.of(reading.text).lower()
        if decision.mention.end > first or not decision.is_adjacent or not _points(label, reading.lexicon):
            continue
        person = _named_behind(reading, bisect_right(starts, decision.mention.end) - 1, decision.mention.end)
        if person is None:
            continue
        gender, shown = reading.table.entries[person].gender, _gender(label, reading.lexicon)
        if gender is None or shown is None or gender is shown:
            told[quote] = replace(decision, person=person, certainty=Certainty.UNCERTAIN)


def _leaves_out(lexicon: Lexicon) -> bool:
    """Whether verbs may have no subject of their own: ``“…”, recuerda. Ada Example, …``"""
    return lexicon.drops_subjects or bool(lexicon.attached_pronouns)


def _opening(reading: Reading, told: dict[int, Decision]) -> None:
    """Words that open a text and are nobody's yet: of the whole name that the text goes on with.

    ``« … » ¶ Ada Example, comptable, …``; ``« … », a-t-elle dit. Ada Example, …``
    """
    first = _first_named(reading)
    following: Decision | None = None
    for at in range(len(reading.paragraphs) - 1, -1, -1):
        paragraph = reading.paragraphs[at]
        if paragraph.span.start > first:
            continue
        for quote, position in reversed(paragraph.quotes.items()):
            if reading.quotations[quote].content.start > first:
                continue
            if quote in told or quote in reading.pointless:
                return
            _, high = paragraph.sentence_of(position)
            where, low = (paragraph, high) if high < len(paragraph.tokens) else (None, 0)
            if where is None and at + 1 < len(reading.paragraphs):
                where = reading.paragraphs[at + 1]
            if where is not None and where.tokens[low].quote < 0:
                following = _goes_on_with(where, low, reading.lexicon)
            wanted = _hung(paragraph, position, high, reading.lexicon)
            if following is None or not _may_say(reading, following.person, wanted):
                return
            told[quote] = following


def _may_say(reading: Reading, person: int, wanted: Gender | None) -> bool:
    """Whether a name is somebody's, of the gender that a pronoun shows."""
    entry = reading.table.entries[person]
    if entry.kind is SpeakerKind.ORGANISATION or reading.table.is_place(person):
        return False
    return wanted is None or entry.gender in (None, wanted)


def _hung(paragraph: Paragraph, position: int, high: int, lexicon: Lexicon) -> Gender | None:
    """The gender of a pronoun hung on the verb behind a quotation."""
    behind = paragraph.tokens[position + 1 : min(high, position + 4)]
    return next((gender for token in behind if (gender := attached_gender(token, lexicon))), None)


def _goes_on_with(paragraph: Paragraph, low: int, lexicon: Lexicon) -> Decision | None:
    """The whole name that opens a sentence with more behind it: a name alone is a reporter's.

    Behind ``Elle s’appelle`` it may close the text.
    """
    introduced = introduced_names.behind(paragraph.tokens, low, lexicon)
    run = paragraph.starting.get(low if introduced is None else introduced)
    if run is None or len(run.words) < _WHOLE or run.possessive:
        return None
    if introduced is None and run.after + _MORE >= len(paragraph.tokens):
        return None
    mention = Span(paragraph.tokens[run.first].start, paragraph.tokens[run.after - 1].end)
    return Decision(
        person=paragraph.persons[run.first],
        mention=mention,
        rule=SENTENCE_AFTER,
        certainty=Certainty.UNCERTAIN,
    )


def _first_named(reading: Reading) -> int:
    """Where the text first names a person by two words and more."""
    entries = reading.table.entries
    return min(
        (
            mention.span.start
            for mention in reading.mentions
            if mention.kind is MentionKind.NAME
            and len(entries[mention.person].words) > 1
            and entries[mention.person].kind is not SpeakerKind.ORGANISATION
        ),
        default=-1,
    )


def _points(label: str, lexicon: Lexicon) -> bool:
    """A pronoun, ``die Elfjährige``, ``der alte Mann``."""
    words = label.split()
    if len(words) == 1:
        return words[0] in either(lexicon.female_pronouns, lexicon.male_pronouns)
    head = words[-1]
    aged = vocabulary(lexicon.code).ages_noun.fullmatch(head) is not None
    return words[0] in lexicon.definite and (aged or head in lexicon.pointing)


def _gender(label: str, lexicon: Lexicon) -> Gender | None:
    first = label.split(maxsplit=1)[0]
    if first in lexicon.female_pronouns or first == "die":
        return Gender.FEMALE
    return Gender.MALE if first in lexicon.male_pronouns or first == "der" else None


def _named_behind(reading: Reading, at: int, end: int) -> int | None:
    """Who leads the sentence behind the one around ``end``, which stands in the paragraph ``at``."""
    paragraph = reading.paragraphs[at]
    position = bisect_right(paragraph.tokens, end, key=lambda token: token.start) - 1
    _, low = paragraph.sentence_of(position)
    if low < len(paragraph.tokens):
        return _leading(paragraph, low)
    return _leading(reading.paragraphs[at + 1], 0) if at + 1 < len(reading.paragraphs) else None


def _leading(paragraph: Paragraph, low: int) -> int | None:
    """The person whose whole name opens a sentence, after a noun or an article at most."""
    for position in range(low, min(len(paragraph.tokens), low + 3)):
        run = paragraph.starting.get(position)
        if run is not None:
            return paragraph.persons.get(run.first) if len(run.words) > 1 else None
        token = paragraph.tokens[position]
        if not token.is_word or (position > low and not token.is_capital):
            return None
    return None
