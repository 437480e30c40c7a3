"""Occupations and other nouns that are surnames too, in a language whose nouns have capitals.

``ist 72 und Schuster``, ``Konditor, hat``: an occupation is no name, unless it is one that is a surname too
and the text gives somebody that name: ``Renate Richter … Richter sagte``.
"""

from collections.abc import Iterable, Iterator

from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.names import NameRun


def without(runs: Iterable[NameRun], names: frozenset[str], lexicon: Lexicon) -> list[NameRun]:
    """The names without the nouns that nobody in the text is called; ``names`` as from ``bearers``."""
    own = verb_second_words.load(lexicon.code)

    def is_noun(run: NameRun) -> bool:
        noun = run.folded[0]
        alone = len(run.words) == 1 and not run.titles and not run.words[0].isupper()
        return alone and noun in own.surnames and (noun in lexicon.agents or noun in own.common)

    return [run for run in runs if run.folded[0] in names or not is_noun(run)]


def bearers(runs: Iterable[NameRun]) -> Iterator[str]:
    """The last words of names of two words and more, and of those after a title, folded."""
    for run in runs:
        if len(run.words) > 1 or run.titles:
            yield run.folded[-1]
