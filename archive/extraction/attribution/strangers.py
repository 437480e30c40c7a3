"""A pronoun behind a sentence about somebody else: ``An old man stood up. “We left,” he said.``

Pronouns are resolved among those who have names, the most prominent first. Where the sentence right before
the words is about somebody who was not thought of, and not about whom the pronoun was taken for, it is that
somebody: a description that brings in a person, else the only person whom it names. Always uncertain.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from archive.extraction.attribution.speakers import Speakers
from archive.extraction.decisions import Decision
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import Certainty, Span, SpeakerKind

_OPENING = 5
"""Words at the beginning of a sentence in which an owner of its subject stands: ``The driver's grandson``."""
_TITLED = 6
"""Words between such a description and the name that it leads to, at most."""
_OWNER = re.compile(r"..?['’]s\b|['’]s\b")
_Sentence = tuple[Paragraph, int, int]


def resolve(reading: Reading, speakers: Speakers, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to whom the sentence before is about; changes ``told``."""
    if reading.lexicon.verb_second or reading.lexicon.caseless:
        return
    paragraphs = {paragraph.number: paragraph for paragraph in reading.paragraphs}
    mentions: list[Mention] = []
    meant: dict[tuple[Span, int], tuple[int, int]] = {}
    for quote, decision in sorted(told.items()):
        if not decision.has_clause:
            continue
        mention = decision.mention.of(reading.text).lower()
        if not is_pronoun(mention, reading.lexicon):
            continue
        before = _sentence_before(paragraphs[reading.quotations[quote].paragraph], quote)
        mentions = mentions or sorted(reading.mentions, key=lambda mention: mention.span)
        if before is None or _is_about(reading, mentions, before, decision.person):
            continue
        other = _stranger(reading, speakers, before, decision.person, gender_of(mention, reading.lexicon))
        if other is not None:
            meant[decision.mention, decision.person] = quote, other
    for quote, decision in told.items():
        first, found = meant.get((decision.mention, decision.person), (0, None))
        if found is not None and quote >= first:
            told[quote] = replace(decision, person=found, certainty=Certainty.UNCERTAIN)


def is_pronoun(mention: str, lexicon: Lexicon) -> bool:
    """Whether the words that name the speaker are a pronoun, also one that hangs on its verb: ``a-t-il``."""
    pronouns = either(lexicon.female_pronouns, lexicon.male_pronouns)
    left_out = mention in lexicon.verbs and (lexicon.drops_subjects or lexicon.elides)
    own = mention in pronouns & lexicon.subject_pronouns or left_out
    return own or any(word in lexicon.attached_pronouns for word in mention.split("-"))


def gender_of(mention: str, lexicon: Lexicon) -> Gender | None:
    """What a pronoun tells, also one that hangs on its verb; None where it serves both."""
    words = mention.replace("-", " ").split()
    is_hers = any(word in lexicon.female_pronouns for word in words)
    is_his = any(word in lexicon.male_pronouns for word in words)
    if is_hers == is_his:
        return None
    return Gender.FEMALE if is_hers else Gender.MALE


def _sentence_before(paragraph: Paragraph, quote: int) -> _Sentence | None:
    """The sentence right before a quotation that opens its own; None where there is none without one."""
    position = paragraph.quotes[quote]
    low, _ = paragraph.sentence_of(position)
    if low == 0 or position != low:
        return None
    first, after = paragraph.sentence_of(low - 1)
    quoted = any(token.quote >= 0 for token in paragraph.tokens[first:after])
    return None if quoted else (paragraph, first, after)


def _is_about(reading: Reading, mentions: list[Mention], sentence: _Sentence, person: int) -> bool:
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


def _stranger(
    reading: Reading, speakers: Speakers, sentence: _Sentence, taken: int, gender: Gender | None
) -> int | None:
    """Whom the sentence is about: somebody described at its beginning, else the only one named in it."""
    paragraph, low, high = sentence
    described = _described(paragraph, low, high, reading.lexicon)
    if described is not None:
        titled = _titled(reading, paragraph, described, high)
        if titled is not None:
            return titled if titled != taken and _fits(reading, titled, gender) else None
        if not _is_somebody(reading, paragraph, described, taken, gender):
            return None
        return speakers.person(paragraph, described)[0]
    entries, table = reading.table.entries, reading.table
    named = {
        person
        for place, run in paragraph.starting.items()
        if low <= place < high and (person := paragraph.persons.get(place)) is not None
        if not run.possessive and entries[person].kind is not SpeakerKind.ORGANISATION
        if not table.is_place(person)
        if len(entries[person].words) > 1 or entries[person].gender is not None
    }
    if len(named) != 1:
        return None
    (only,) = named
    return only if _fits(reading, only, gender) else None


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
    for place in range(low, min(high - 1, low + _OPENING)):
        token = words[place]
        if place in paragraph.starting or not token.is_word or (token.folded in breaks and place > low):
            return None
        if token.folded in lexicon.describing and not token.is_possessive:
            after, following = place + 1, words[place + 1]
            if after in paragraph.starting:
                return None  # a nurse Ada Example
            of = bool(lexicon.complementizers) and following.folded in lexicon.links
            aged = of and after + 1 < high
            number = words[after + 1].folded if aged else ""
            if number.isdigit() or number in vocabulary(lexicon.code).numbers:
                after += 2  # a girl of eleven
            new = (at for at in range(low, place) if words[at].folded in lexicon.indefinite)
            first = next(new, low) if lexicon.verb_last else low  # Kapıda BİR YABANCI duruyordu
            return Carrier(first, after, MentionKind.EPITHET, head=token.folded)
    return None


def _is_somebody(
    reading: Reading, paragraph: Paragraph, described: Carrier, taken: int, gender: Gender | None
) -> bool:
    """Whether a description brings in somebody whom the pronoun can mean, and not whom it was taken for."""
    lexicon, words = reading.lexicon, paragraph.tokens
    head = described.head
    if described.weak or described.joint or head in reading.table.entries[taken].descriptions:
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
        own = reading.table.entries[taken].gender
        return gender is not None and own not in (None, gender)
    apposed = described.after + 1 < len(words) and words[described.after].text == ","
    apposed = apposed and words[described.after + 1].folded in lexicon.indefinite  # the driver, a thin man,
    definite = opening[0].folded in lexicon.definite or not lexicon.definite
    return definite and (head in lexicon.official or apposed)
