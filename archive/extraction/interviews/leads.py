"""What stands around the turns of an interview tells of whoever answers: ``Tiene 53 años y vive en …``.

Where one person answers all questions, a sentence without a subject, before the first question or behind the
last answer, is about them. Only tags are read there. Languages whose verbs show the person leave it out.
"""

from collections.abc import Mapping
from itertools import pairwise

from archive.extraction.decisions import Decision
from archive.extraction.interviews.turns import Turn
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Span


def mentions(reading: Reading, turns: tuple[Turn, ...], answers: Mapping[int, Decision]) -> list[Mention]:
    """A mention of the one who answers at the first word of each such sentence."""
    lexicon = reading.lexicon
    persons = {decision.person for decision in answers.values()}
    if len(persons) != 1 or not (lexicon.drops_subjects or lexicon.elides or lexicon.caseless):
        return []
    (person,) = persons
    taken = {turn.paragraph for turn in turns}
    starts = {mention.span.start for mention in reading.mentions if not _is_place(reading, mention)}
    starts -= {
        following.start
        for paragraph in reading.paragraphs
        for token, following in pairwise(paragraph.tokens)
        if token.folded in lexicon.prepositions
    }
    return [
        Mention(span=Span(start, start), kind=MentionKind.PRONOUN, person=person)
        for paragraph in reading.paragraphs
        if paragraph.number not in taken
        for low, high in paragraph.sentences
        if (start := paragraph.tokens[low].start) not in starts
        and _leaves_its_subject_out(paragraph, low, high, starts, lexicon)
    ]


def _leaves_its_subject_out(
    paragraph: Paragraph, low: int, high: int, starts: set[int], lexicon: Lexicon
) -> bool:
    """Whether nobody is named in a sentence, nobody speaks, and it opens with no noun, owner or "we"."""
    tokens = paragraph.tokens
    opening = tokens[low].folded
    others = either(lexicon.agents, lexicon.female, lexicon.male, lexicon.possessive, lexicon.determiners)
    if opening in others or opening in either(lexicon.definite, lexicon.first, lexicon.second):
        return False
    return not any(tokens[i].quote >= 0 or tokens[i].start in starts for i in range(low, high))


def _is_place(reading: Reading, mention: Mention) -> bool:
    entry = reading.table.entries[mention.person]
    alone = mention.kind is MentionKind.NAME and entry.gender is None and entry.count == 1
    return reading.table.is_place(mention.person) or (alone and len(entry.words) == 1)
