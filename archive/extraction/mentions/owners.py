"""Names in the genitive (German): ``Velts Regierung``, ``ein Sprecher Velts``, ``Albers’ Sprecher``.

An -s may belong to the name (``Albers``). It is a case ending where the text has the name without it, and
where the noun before can't be a title: after an indefinite article, before a verb for several, or one for
somebody's relative.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token

_SHORTEST = 4
"""Letters of a name in the genitive at least."""
_MODIFIERS = 3
"""Words from an article to the noun before the name at most."""
_APOSTROPHES = frozenset({"’", "'"})
_SIBILANTS = ("s", "ß", "x", "z", "ce")
"""Endings of names that have no -s in the genitive."""
_ENDINGS = ("e", "er", "es", "en")


def bearers(runs: Iterable[NameRun]) -> Iterator[str]:
    """The last words of names as they stand, folded; an owner's is one that the text may not have alone."""
    return (run.folded[-1] for run in runs if not run.possessive)


def whole(runs: Iterable[NameRun]) -> Iterator[str]:
    """The last words of names of two words and more: their -s is no case ending."""
    return (run.folded[-1] for run in runs if len(run.words) > 1)


def marked(
    runs: list[NameRun], words: list[Token], known: frozenset[str], own: frozenset[str], lexicon: Lexicon
) -> list[NameRun]:
    """The names of a paragraph, those in the genitive as owners without their -s, in order.

    ``known`` are the names of the text as from ``bearers``, ``own`` those as from ``whole``.
    """
    starting = {run.first: run for run in runs}
    found: list[NameRun] = []
    position = 0
    while position < len(words):
        run = starting.get(position)
        after = run.after if run is not None else position + 1
        if run is not None and run.possessive:
            found.append(run)
        elif _is_known(words[position], known, own) and not _is_led(words, position, lexicon):
            found.append(_owner(words, position))
            rest = _rest(run, position + 1)
            found += [rest] if rest is not None else []
        elif run is not None:
            owner = _marked_off(run, words) or _behind(run, words, known, own, lexicon)
            found.append(owner or run)
            after = max(after, found[-1].after)
        position = after
    return found


def _is_known(token: Token, known: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word is a name of the text with an -s, and no name by itself."""
    word = token.folded
    ends = token.is_capital and word.endswith("s") and len(word) >= _SHORTEST and not token.text.isupper()
    return ends and word[:-1] in known and word not in own and word not in given_names()


def _is_led(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``die Velts``, ``des alten Velts``: a family, or a noun; no owner."""
    before = _article(words, position, lexicon)
    return before in lexicon.determiners or before in lexicon.numbers


def _owner(words: list[Token], position: int) -> NameRun:
    return NameRun(position, position, position + 1, True, (), (words[position].text[:-1],))


def _rest(run: NameRun | None, first: int) -> NameRun | None:
    """The name behind an owner read into one run with it: ``Velts Sprecherin ILKA BRANDT``."""
    if run is None or run.after <= first:
        return None
    if run.core > first - 1:
        core = max(run.core, first)
        return replace(run, first=first, core=core, titles=run.titles[1:])
    words = run.words[1:]
    return NameRun(first, first, run.after, run.possessive, (), words) if len(words) > 1 else None


def _marked_off(run: NameRun, words: list[Token]) -> NameRun | None:
    """``ALBERS’ Sprecher``: an apostrophe in place of the ending, before what somebody owns."""
    if run.after >= len(words) or words[run.after].text not in _APOSTROPHES:
        return None
    sibilant = words[run.after - 1].folded.endswith(_SIBILANTS)
    beside = words[run.after].start == words[run.after - 1].end
    owns = sibilant and beside and _leads(words, run.after + 1)
    return replace(run, after=run.after + 1, possessive=True) if owns else None


def _behind(
    run: NameRun, words: list[Token], known: frozenset[str], own: frozenset[str], lexicon: Lexicon
) -> NameRun | None:
    """The owner behind its noun: ``ein Sprecher VELTS``; None where the -s may be the name's."""
    last = words[run.after - 1]
    if run.core == run.first or run.after - 1 != run.core or not last.folded.endswith("s"):
        return None
    if last.folded in given_names() or last.text.isupper() or len(last.text) < _SHORTEST:
        return None
    article = _article(words, run.first, lexicon)
    if _is_known(last, known, own):
        titled = article not in lexicon.determiners and _leads(words, run.after)
        return replace(run, possessive=True, words=(last.text[:-1],)) if titled else _owner(words, run.core)
    noun = words[run.core - 1].folded
    civil = either(lexicon.titles_civil, lexicon.titles_male, lexicon.titles_female)
    if last.folded in own or noun in civil or noun not in lexicon.agents:
        return None
    related = noun in vocabulary(lexicon.code).relatives and article in lexicon.definite
    several = article in lexicon.definite and _is_told_of_several(words, run.after, lexicon)
    return _owner(words, run.core) if article in lexicon.indefinite or related or several else None


def _is_told_of_several(words: list[Token], after: int, lexicon: Lexicon) -> bool:
    """``die Gegner VELTS erklärten``: a verb for several, whose subject is no single name."""
    verb = words[after].folded if after < len(words) else ""
    return verb in lexicon.verbs and verb.endswith("en")


def _leads(words: list[Token], after: int) -> bool:
    """Whether what somebody owns follows the name: ``Kanzlerin Velts erste REDE``."""
    noun = after
    while noun < len(words) and noun - after < _MODIFIERS and words[noun].text.islower():
        if not words[noun].folded.endswith(_ENDINGS):
            return False
        noun += 1
    return noun < len(words) and words[noun].is_capital


def _article(words: list[Token], first: int, lexicon: Lexicon) -> str:
    """The word before a noun and its adjectives, folded: ``EIN früherer Sprecher VELTS``."""
    position = first - 1
    while position > max(0, first - _MODIFIERS) and words[position].folded not in lexicon.determiners:
        if not (words[position].text.islower() and words[position].folded.endswith(_ENDINGS)):
            break
        position -= 1
    return words[position].folded if position >= 0 else ""
