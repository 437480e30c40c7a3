"""A pronoun for somebody without a name: ``Der Bischof kam zu Fuß. „…“, sagte er.``

Only names and those whom an indefinite article brings in are kept in mind for pronouns. Where a pronoun
beside the words points at none of them, it is the subject of the sentence before, if its noun means one
person of that gender; the answer is always uncertain.
"""

from bisect import bisect_right
from dataclasses import replace

from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses import fields
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import MentionKind
from archive.model import Certainty

_FEMALE = frozenset({"die", "eine", "ihre", "seine"})
_MALE = frozenset({"der", "ein", "ihr", "sein"})


def resolve(reading: Reading, speakers: Speakers, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to the subject of the sentence before."""
    lexicon = reading.lexicon
    starts = [paragraph.span.start for paragraph in reading.paragraphs]
    for quote, decision in reading.pointless.items():
        number = bisect_right(starts, decision.mention.start) - 1
        found = _sentence_before(reading, number, quote)
        if quote in told or found is None:
            continue
        paragraph, low, high = found
        carrier = fields.leading(paragraph, lexicon, low, high)
        pronoun = decision.mention.of(reading.text).lower()
        if carrier is not None and _is_one(paragraph, carrier, pronoun, lexicon):
            person, _ = speakers.person(paragraph, carrier)
            told[quote] = replace(decision, person=person, certainty=Certainty.UNCERTAIN)


def _sentence_before(reading: Reading, number: int, quote: int) -> tuple[Paragraph, int, int] | None:
    paragraph = reading.paragraphs[number]
    position = paragraph.quotes.get(quote)
    if position is None:
        return None
    low, _ = paragraph.sentence_of(position)
    if low:
        return paragraph, *paragraph.sentence_of(low - 1)
    if number == 0:
        return None
    previous = reading.paragraphs[number - 1]
    return previous, *previous.sentences[-1]


def _is_one(paragraph: Paragraph, carrier: Carrier, pronoun: str, lexicon: Lexicon) -> bool:
    """Whether the words mean one person whom the pronoun can mean."""
    if carrier.kind is not MentionKind.EPITHET or carrier.weak or carrier.joint:
        return False
    if carrier.head in lexicon.organisation or carrier.head in lexicon.documents:
        return False
    first = paragraph.tokens[carrier.first].folded
    if pronoun in lexicon.female_pronouns:
        return first in _FEMALE and carrier.head not in lexicon.male
    return pronoun in lexicon.male_pronouns and first in _MALE and carrier.head not in lexicon.female
