"""Form (full, fragment, phrase) and kind (testimony, statement) of quoted words."""

import re

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.lexicon import Lexicon
from archive.extraction.people_table import Entry
from archive.extraction.quotations import Quotation, Style
from archive.extraction.reading import Paragraph, Reading
from archive.extraction.tokens import Token
from archive.model import Form, Kind, SpeakerKind

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FULL_WORDS = 5
"""Words from which a stretch inside reported speech counts as somebody's sentence."""


def form_of(reading: Reading, paragraph: Paragraph, quote: int, decision: Decision | None) -> Form:
    """How much of somebody's speech stands between the marks."""
    quotation = reading.quotations[quote]
    content = quotation.content.of(reading.text)
    words = _WORD.findall(content)
    if quotation.style in (Style.DASH, Style.TURN):
        return Form.FULL
    if not words or (quotation.nested == () and _is_phrase(reading, paragraph, quote, words, decision)):
        return Form.PHRASE
    if len(words) >= _FULL_WORDS or _is_clause(content, words, quotation):
        return Form.FULL
    if decision is not None and len(words) > 1 and _stands_alone(reading, paragraph, quote, decision, words):
        return Form.FULL
    return Form.FRAGMENT


def _stands_alone(
    reading: Reading, paragraph: Paragraph, quote: int, decision: Decision, words: list[str]
) -> bool:
    """Whether few words are all that somebody says: their clause only introduces or follows them."""
    if not (reading.lexicon.caseless or words[0][0].isupper()):
        return False
    position = paragraph.quotes[quote]
    if decision.rule == rules.CLAUSE_BEFORE:
        return paragraph.tokens[position - 1].text in (":", ",", "،")
    return decision.rule == rules.CLAUSE_AFTER and position == paragraph.sentence_of(position)[0]


def _is_clause(content: str, words: list[str], quotation: Quotation) -> bool:
    ends = content.rstrip()[-1:]
    return bool(words[0][:1].isupper() and ends in ".!?,…") or not quotation.closed


def _is_phrase(
    reading: Reading, paragraph: Paragraph, quote: int, words: list[str], decision: Decision | None
) -> bool:
    """Nobody's words: a title, a nickname, the name of a thing."""
    lexicon = reading.lexicon
    position = paragraph.quotes[quote]
    tokens = paragraph.tokens
    quotation = reading.quotations[quote]
    content = quotation.content.of(reading.text)
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    adjacent = _introduced(decision, before)
    titled = _is_titled(words, lexicon) and not adjacent
    if (
        after is not None
        and after.is_capital
        and before is not None
        and before.is_capital
        and len(words) <= 3
    ):
        return True  # Ada “Shorty” Example
    last = content.rstrip()[-1:]
    alone = position == paragraph.sentence_of(position)[0]
    sentence = last in "!?…" or (last == "." and (alone or len(words) > 3))
    named = before is not None and before.folded in lexicon.naming
    if before is not None and position > 1 and before.folded in lexicon.prepositions:
        named = named or tokens[position - 2].folded in lexicon.naming
    governed = decision is not None and decision.has_clause
    noun_before = before is not None and before.is_capital
    if titled and not sentence:
        return len(words) > 1 or named or not governed or noun_before
    if named and len(words) <= 4 and not sentence:
        return True
    if before is not None and before.folded.startswith("so-called"):
        return True
    return decision is None and len(words) <= 4


def _introduced(decision: Decision | None, before: Token | None) -> bool:
    """Whether a clause beside the marks presents speech, and not the name of a thing: ``read “…”``."""
    if decision is None or not decision.is_adjacent:
        return False
    return decision.rule == rules.CLAUSE_AFTER or (before is not None and before.text in (":", ","))


def _is_titled(words: list[str], lexicon: Lexicon) -> bool:
    """Title case: every word that carries meaning has a capital."""
    if lexicon.caseless:
        return False
    heavy = [w for w in words if w.lower() not in lexicon.ordinary]
    return (
        bool(heavy)
        and all(word[0].isupper() or word[0].isdigit() for word in heavy)
        and words[0][0].isupper()
    )


def kind_of(entry: Entry | None, lexicon: Lexicon) -> Kind:
    """Whether the speaker tells as a person or for an office."""
    if entry is None:
        return Kind.TESTIMONY
    if entry.kind is not SpeakerKind.PERSON:
        return Kind.STATEMENT
    return Kind.STATEMENT if entry.descriptions & lexicon.official else Kind.TESTIMONY
