"""Names brought in with an age, in scripts without capitals: ``NAME SURNAME 66 წლისაა``."""

from functools import cache

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token

_DIGITS = 3
"""Of an age at most: four are a year."""
_NAME = 2
"""Words of a name: a given name and a surname; a single word may be anything."""
_DESCRIPTION = 5
"""Words between an age and the name at most."""


@cache
def _ordinary(lexicon: Lexicon) -> frozenset[str]:
    return (
        lexicon.phrase_breaks
        | lexicon.person
        | lexicon.official
        | lexicon.organisation
        | lexicon.determiners
        | lexicon.days
        | lexicon.not_names
    )


def find(words: list[Token], lexicon: Lexicon) -> list[NameRun]:
    """The names of a paragraph that stand beside somebody's age."""
    if not lexicon.aged:
        return []
    runs: dict[int, NameRun] = {}
    for position in range(len(words) - 1):
        number = words[position].text
        if not number.isdecimal() or len(number) > _DIGITS or words[position + 1].folded not in lexicon.aged:
            continue
        run = _before(words, position, lexicon) or _after(words, position + 2, lexicon)
        if run is not None:
            runs[run.first] = run
    return list(runs.values())


def _before(words: list[Token], position: int, lexicon: Lexicon) -> NameRun | None:
    """``NAME SURNAME 66 …``, which leads its sentence or follows what the person is."""
    first = position - _NAME
    if first < 0 or not _is_name(words[first:position], lexicon):
        return None
    leads = first == 0 or not words[first - 1].is_word
    if not leads and words[first - 1].folded not in lexicon.describing:
        return None
    return _run(words, first, position)


def _after(words: list[Token], first: int, lexicon: Lexicon) -> NameRun | None:
    """``66 … baker NAME SURNAME,``: the last two words, after the noun that says who it is."""
    end = first
    while end < len(words) and end - first <= _DESCRIPTION and words[end].is_word and words[end].quote < 0:
        if words[end].folded in lexicon.strong_verbs:
            break
        end += 1
    describing = without(lexicon.describing, lexicon.conjunctions)
    nouns = [place for place in range(first, end) if words[place].folded in describing]
    begin = nouns[-1] + 1 if nouns and nouns[-1] + _NAME < end else end - _NAME
    end = begin + _NAME
    if nouns and words[end - 1].folded.endswith(lexicon.place_endings):
        return None
    if begin < first or not _is_name(words[begin:end], lexicon):
        return None
    if begin > first and words[begin - 1].folded not in lexicon.describing:
        return None
    return _run(words, begin, end)


def _is_name(pair: list[Token], lexicon: Lexicon) -> bool:
    return all(
        token.is_word and not token.text[0].isdigit() and token.folded not in _ordinary(lexicon)
        for token in pair
    )


def _run(words: list[Token], first: int, after: int) -> NameRun:
    return NameRun(first, first, after, False, (), tuple(token.text for token in words[first:after]))
