"""Sentences that say whose words came right before them: ``„…“ Mit diesen Worten trat Ada Example ab.``"""

from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.fields import Fields
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.reporting import Clauses
from archive.extraction.clauses.sources import Sources
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph

_REACH = 12
"""Words from the beginning of the sentence in which its verb and its subject stand."""
_FRONT = 4
"""Words before the clause of such a sentence at most."""
_SENTENCE = 60
"""Words of such a sentence that are looked at: no real one is longer."""
_PAUSES = frozenset(",-–—")
_POINTING = frozenset({"das", "dies", "so", "damit"})
_DEMONSTRATIVE = frozenset({"diese", "dieser", "dieses", "diesem", "diesen"})


def after(
    paragraph: Paragraph, position: int, high: int, clauses: Clauses, lexicon: Lexicon
) -> Clause | None:
    """The clause that points back at the quotation at ``position``, in its sentence or in the next one."""
    words, low = paragraph.tokens, position + 2
    ends = position == high - 1 or (position == high - 2 and words[high - 1].text in ".!?")
    if ends and high < len(words):
        low, high = paragraph.sentence_of(high)
    elif low >= high or words[low - 1].text not in _PAUSES:
        return None
    high = min(high, low + _SENTENCE)
    if not _points_back(paragraph, low, high, lexicon):
        return None
    told = [clause for clause in clauses.in_sentence(low, high) if clause.first - low <= _FRONT]
    return _find(paragraph, low, high, told, lexicon)


def _find(
    paragraph: Paragraph, low: int, high: int, clauses: list[Clause], lexicon: Lexicon
) -> Clause | None:
    """The clause, or what stands for one, in the words from ``low`` to ``high`` after a quotation.

    ``clauses`` are the reporting clauses among these words. Nothing where the words introduce the next
    quotation, or do not point back.
    """
    words = paragraph.tokens
    if any(token.quote >= 0 for token in words[low : min(high, low + 2 * _REACH)]):
        return None
    if clauses and clauses[0].verb - low <= _REACH // 2:
        return clauses[0]
    fields = Fields(paragraph, lexicon, Phrases(paragraph, lexicon))
    speaker = _owner(paragraph, low, high, fields, lexicon)
    if speaker is None:
        verb = _verb(paragraph, low, high, lexicon)
        found = fields.first(verb + 1, min(high, verb + _REACH), strong=True) if verb is not None else None
        speaker = found.carrier() if found is not None else None
    return Clause(low, low + 1, speaker, inverted=True) if speaker is not None else None


def _points_back(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> bool:
    """``Das sagte``, ``So lautet``, ``Diese Ansicht``, ``Mit diesen Worten``."""
    words = paragraph.tokens
    if low + 2 >= high:
        return False
    if words[low].folded in _POINTING:
        return words[low + 1].is_word and words[low + 1].text.islower()
    own = verb_second_words.load(lexicon.code)
    first = low + 1 if words[low].folded in lexicon.prepositions else low
    said = words[first + 1].folded
    return words[first].folded in _DEMONSTRATIVE and (
        said in own.claims or said in own.opinions or said in own.entitling
    )


def _owner(paragraph: Paragraph, low: int, high: int, fields: Fields, lexicon: Lexicon) -> Carrier | None:
    """Whose it is: ``das ist die Meinung von Ada Example``, ``dieser Satz stammt von Ada Example``."""
    words, own = paragraph.tokens, verb_second_words.load(lexicon.code)
    sources = Sources(paragraph, lexicon, fields)
    for position in range(low + 1, min(high - 1, low + _REACH)):
        token = words[position]
        if token.folded in own.coming:
            return sources.claims.owner(position + 1, high)
        if token.is_capital and (token.folded in own.claims or token.folded in own.opinions):
            owner = sources.claims.owner(position + 1, high)
            if owner is not None:
                return owner
    return None


def _verb(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> int | None:
    """Where the finite verb stands: the first small word after what points back."""
    words = paragraph.tokens
    start = low + 1 if words[low].folded in _POINTING else low + 2
    small = (i for i in range(start, min(high, low + 5)) if words[i].text.islower())
    return next((i for i in small if words[i].folded not in lexicon.determiners), None)
