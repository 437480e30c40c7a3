"""Phrases behind an Arabic verb of speech whose head is not the name in them: an office, one of a family."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.unmarked_names import ADVERBIAL, ordinary
from archive.extraction.people import MentionKind

_NAME_WORDS = 3
"""Words in a name behind an office at most."""
_OFFICE_AND_NAME = 4
"""Words of an office, what it is of, a given name and a surname, at least."""
_COMMAS = frozenset(",،")
_AND = "و"


def starting(paragraph: Paragraph, first: int, end: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """Who is meant by the words from ``first`` to ``end``, where they are such a phrase."""
    if not lexicon.verb_first:
        return None
    return _one_of(paragraph, first, end, high, lexicon) or _holder(paragraph, first, end, lexicon)


def _one_of(paragraph: Paragraph, first: int, end: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """``إحدى بناتها، وتدعى سلمى``: one of somebody's people, by the name that follows if there is one.

    Whoever was named before is a relative of hers, and does not speak.
    """
    words, parts = paragraph.tokens, load(lexicon.code)
    if end - first < 2 or words[first].folded not in parts.one_of:
        return None
    if not words[first + 1].folded.endswith(parts.suffixes):
        return None
    if end + 2 < high and words[end].text in _COMMAS:
        called, run = words[end + 1].folded, paragraph.starting.get(end + 2)
        if run is not None and (called in parts.called or called.removeprefix(_AND) in parts.called):
            return Carrier(run.first, run.after, MentionKind.NAME, run)
    return Carrier(first, first + 2, MentionKind.EPITHET, head=words[first + 1].folded)


def _holder(paragraph: Paragraph, first: int, end: int, lexicon: Lexicon) -> Carrier | None:
    """``والي الجهة كريم بنعلي``: an office, the one definite word for what it is of, and a whole name."""
    words, definite = paragraph.tokens[first:end], lexicon.definite_beginnings
    if not definite or len(words) < _OFFICE_AND_NAME or words[0].folded not in lexicon.official:
        return None
    if words[0].folded.startswith(definite) or not words[1].folded.startswith(definite):
        return None
    proper, known = words[2:], ordinary(lexicon) | lexicon.agents
    if len(proper) > _NAME_WORDS or proper[0].folded.startswith(definite):
        return None
    if any(word.folded in known or word.text.endswith(ADVERBIAL) for word in proper):
        return None
    run = NameRun(first + 2, first + 2, end, False, (words[0].folded,), tuple(word.text for word in proper))
    return Carrier(first + 2, end, MentionKind.NAME, run, head=words[0].folded)
