"""Answers that are left open: nearness alone names nobody where a language's rules were not measured on news.

English and German news with gold show that whoever a sentence is about mostly speaks its words, too. In the
other languages marks set off names of things, irony and borrowed words as often (read on news in eight of
them), so that there is an answer only for words that are set as speech, and only somebody known to be one.
"""

from collections.abc import Set

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.model import SpeakerKind

_LEADS = frozenset(":՝՜—–-")
"""Signs before words that somebody says."""
_ENDS = frozenset(".!?…։,;:،؛؟—–-")
_SENTENCE = 60
"""Words to either side of the marks among which somebody is said to speak, at most."""
_BESIDE = 3
"""Words and signs between the marks and a verb whose subject is left out, at most: ``», — сказала``."""
_BY_SUBJECT = frozenset({rules.SUBJECT_OF_SENTENCE, rules.SENTENCE_BEFORE, rules.SENTENCE_AFTER})


def applies(lexicon: Lexicon) -> bool:
    """Whether a language is one of those."""
    return not lexicon.wording and not lexicon.verb_second


def is_set_as_speech(paragraph: Paragraph, position: int, lexicon: Lexicon) -> bool:
    """Whether a quotation stands alone, is presented by a sign, or beside a word for speaking."""
    words = paragraph.tokens
    low, high = paragraph.sentence_of(position)
    if position > low and words[position - 1].text in _LEADS:
        return True
    follows = words[position + 1] if position + 1 < high else None
    if position == low and (follows is None or follows.text in _ENDS or follows.quote >= 0):
        return True
    telling = either(lexicon.verbs, lexicon.speech_nouns, lexicon.documents)
    near = words[max(low, position - _SENTENCE) : min(high, position + _SENTENCE)]
    return any(token.folded in telling for token in near) or _accords(words, low, position, lexicon)


def _accords(words: list[Token], low: int, position: int, lexicon: Lexicon) -> bool:
    """Whether a sentence says after whom it tells: ``selon``, ``за словами``."""
    return any(
        tuple(token.folded for token in words[at : at + len(phrase)]) == phrase
        for at in range(max(low, position - _SENTENCE), position)
        for phrase in lexicon.according.get(words[at].folded, ())
    )


def is_doubtful(
    decision: Decision, paragraph: Paragraph, position: int, reading: Reading, spoken: Set[int]
) -> bool:
    """Whether what stands around words is too little to name somebody: not a person, or nobody known.

    ``position`` is the quotation's place in its paragraph, ``spoken`` are those whose words a clause told.
    """
    if decision.rule == rules.GOES_ON:
        return position > 0
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


def _is_known(entry: Entry) -> bool:
    """Whether a name is somebody's: its gender is known, an office or a trade is told with it."""
    return entry.gender is not None or bool(entry.descriptions)
