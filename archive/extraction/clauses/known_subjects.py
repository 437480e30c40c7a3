"""Subjects before a verb of speech that are names already known, in scripts without capitals."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_OFFICE = 7
"""Words between a name and the office before it at most."""
_REACH = 45
"""Words between a name and its verb at most."""


def before(paragraph: Paragraph, last: int, low: int, lexicon: Lexicon) -> Carrier | None:
    """A name with its apposition before the verb: ``66 … NAME, who is from X, said``."""
    words, kin = paragraph.tokens, load(lexicon.code).kin
    introduced = _introduced(paragraph, last, low, lexicon)
    if introduced is not None or words[last].is_word:
        return introduced
    for position in range(last, max(low, last - _REACH), -1):
        if words[position].quote >= 0:
            return None
        run = paragraph.ending.get(position)
        told = words[position].text in ",(،" or _is_age(words[position].folded, lexicon)
        if run is None or run.possessive or not told:
            continue
        owner = words[run.first - 1].folded if run.first > low else ""
        if owner not in lexicon.prepositions and owner not in kin:
            head = _office(paragraph, run.first, low, lexicon)
            return Carrier(run.first, run.after, MentionKind.NAME, run, head=head)
    return None


def _office(paragraph: Paragraph, first: int, low: int, lexicon: Lexicon) -> str:
    """The office before the comma of a name in apposition: ``سخنگوی وزارت، NAME، گفت``; else nothing."""
    words = paragraph.tokens
    if first <= low or words[first - 1].text not in ",،":
        return ""
    for position in range(first - 2, max(low, first - _OFFICE) - 1, -1):
        if not words[position].is_word:
            break
        if words[position].folded in lexicon.official:
            return words[position].folded
    return ""


def _is_age(word: str, lexicon: Lexicon) -> bool:
    """Whether an age follows the name without a comma: ``NAME ۶۳ ساله،``."""
    return word[0].isdigit() or word in load(lexicon.code).ages


def _introduced(paragraph: Paragraph, last: int, low: int, lexicon: Lexicon) -> Carrier | None:
    """``دختری به نام NAME گفت``: the name by which a description is brought in."""
    run, words = paragraph.ending.get(last + 1), paragraph.tokens
    if run is None or run.possessive or run.first <= low:
        return None
    named = words[run.first - 1].folded in load(lexicon.code).naming
    nouns = (token.folded for token in words[low : run.first])
    head = next((noun for noun in nouns if noun in lexicon.describing), "")
    return Carrier(run.first, run.after, MentionKind.NAME, run, head=head) if named else None


def leading(paragraph: Paragraph, last: int, low: int, lexicon: Lexicon) -> Carrier | None:
    """``Ada (81) from X said``: the first name of a sentence, where nothing beside its verb says who."""
    words = paragraph.tokens
    for position in range(last, max(low - 1, last - _REACH), -1):
        if words[position].quote >= 0 or words[position].folded in lexicon.strong_verbs:
            low = position + 1
            break
    for position in range(low, last + 1):
        run = paragraph.starting.get(position)
        governed = position > low and words[position - 1].folded in lexicon.prepositions
        if run is not None and not run.possessive and not governed:
            return Carrier(run.first, run.after, MentionKind.NAME, run)
    return None
