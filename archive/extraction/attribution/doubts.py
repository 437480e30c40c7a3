"""Answers that are left open: nearness alone names nobody where a language's rules were not measured on news.

English and German news with gold show that whoever a sentence is about mostly speaks its words, too. In the
other languages marks set off names of things, irony and borrowed words as often (read on news in ten of
them), so that there is an answer only for words that are set as speech, and only somebody known to be one.
"""

from collections.abc import Set

from archive.extraction import decisions as rules
from archive.extraction.attribution import bystanders, unread_clauses
from archive.extraction.clauses import agreement
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender
from archive.model import SpeakerKind

_LITTLE = 3
"""Words before the marks behind which a speaker goes on, at most: ``И дальше: «…»``."""
_BESIDE = 3
"""Words and signs between the marks and a verb whose subject is left out, at most: ``», — сказала``."""
_SENTENCES = 8
"""Sentences of a paragraph looked at before words that go on, at most."""
_BY_SUBJECT = frozenset({rules.SUBJECT_OF_SENTENCE, rules.SENTENCE_BEFORE, rules.SENTENCE_AFTER})


def applies(lexicon: Lexicon) -> bool:
    """Whether a language is one of those."""
    return not lexicon.measured


def is_doubtful(
    decision: Decision, paragraph: Paragraph, position: int, reading: Reading, spoken: Set[int]
) -> bool:
    """Whether what stands around words is too little to name somebody: not a person, or nobody known.

    ``position`` is the quotation's place in its paragraph, ``spoken`` are those whose words a clause told.
    """
    if is_told_of_many(decision, paragraph, position, reading):
        return True
    if decision.rule == rules.GOES_ON:
        return not _may_go_on(decision, paragraph, position, reading)
    if decision.rule not in _BY_SUBJECT or decision.clause is not None or decision.person in spoken:
        return False
    table = reading.table
    entry = table.entries[decision.person]
    if table.is_place(decision.person) or any(sign.isdigit() for sign in entry.label):
        return True
    if entry.kind is SpeakerKind.ORGANISATION:
        return decision.rule != rules.SUBJECT_OF_SENTENCE
    if not reading.lexicon.inflects or not entry.named or _is_known(entry):
        return False
    near = paragraph.tokens[max(0, position - _BESIDE) : position + _BESIDE + 1]
    return not any(token.folded in reading.lexicon.verbs for token in near)


def is_told_of_many(decision: Decision, paragraph: Paragraph, position: int, reading: Reading) -> bool:
    """Whether what presents words says that several speak, and not one: ``Погорельцы говорят: «…»``."""
    if not applies(reading.lexicon) or not agreement.is_one(reading.table.entries[decision.person]):
        return False
    return unread_clauses.plural_before(paragraph, position, reading.lexicon) is not None


def says_little(paragraph: Paragraph) -> bool:
    """Whether a paragraph is hardly more than what it quotes, so that nobody else can have come in."""
    return not paragraph.persons and sum(token.is_word for token in paragraph.tokens) <= _LITTLE


def _is_known(entry: Entry) -> bool:
    """Whether a name is somebody's: its gender is known, an office or a trade is told with it."""
    return entry.gender not in (None, Gender.PLURAL) or bool(entry.descriptions)


def _may_go_on(decision: Decision, paragraph: Paragraph, position: int, reading: Reading) -> bool:
    """Whether who spoke before may go on in a paragraph that names nobody else: ``А потом добавила: «…»``."""
    if any(place < position and person != decision.person for place, person in paragraph.persons.items()):
        return False
    lexicon, (low, _) = reading.lexicon, paragraph.sentence_of(position)
    known = reading.table.entries[decision.person]
    gender = bystanders.told_gender(paragraph, position, lexicon)
    before = [sentence for sentence in paragraph.sentences[:_SENTENCES] if sentence[1] <= low]
    if any(bystanders.newcomer(paragraph, *one, known, gender, lexicon) is not None for one in before):
        return False  # Солдат проверил документы. Потом сказал: «…»
    words = [token for token in paragraph.tokens[:position] if token.is_word]
    tells = any(token.folded in lexicon.verbs for token in paragraph.tokens[low:position])
    return tells or len(words) <= _LITTLE
