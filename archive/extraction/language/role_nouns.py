"""Which words name an occupation or an office, by a language's vocabulary."""

from functools import cache, lru_cache

from archive.extraction.language.attribute_rules import Vocabulary, vocabulary
from archive.extraction.language.compounds import Compounds
from archive.extraction.language.folding import fold

_LONGEST_ROLE = 12
"""Words; more is a clause that was taken for a title."""
_WORDS = 1 << 14
"""Words of which it is kept whether they name an occupation: those of texts come again and again."""
_FORMS = ("s", "es", "n", "en", "in")
"""What case and gender add to a noun, in languages whose nouns have capitals."""


def is_role(role: str, words: Vocabulary) -> bool:
    """Whether the head noun of these words is an occupation or an office."""
    parts = role.replace("\u00a0", " ").split()
    if not 0 < len(parts) <= _LONGEST_ROLE:
        return False
    link = next((number for number, word in enumerate(parts) if word.casefold() in words.link), len(parts))
    if link == 0:
        return False
    if words.head_first:
        return any(_is_occupation(word, words.language) for word in parts[:2])
    return _is_occupation(parts[link - 1], words.language)


@lru_cache(maxsize=_WORDS)
def _is_occupation(word: str, language: str) -> bool:
    words = vocabulary(language)
    folded = fold(word).strip(".,;:")
    bare = folded.removesuffix("'s").removesuffix("’s")
    forms = {bare, bare.removeprefix("ex"), *bare.replace("-", " ").split()[-1:]}
    if words.nouns_capital:
        forms |= {bare.removesuffix(ending) for ending in _FORMS}
    if bare in words.occupations and "-" in bare:
        return True  # sage-femme
    if forms & words.not_occupations:
        return False
    if words.nouns_capital and bare in _compounds(words.language):
        return True  # who knows Musikerin knows Orchestermusikerin
    return bool(forms & words.occupations) or (
        bool(words.occupation_endings) and len(bare) > 4 and bare.endswith(words.occupation_endings)
    )


@cache
def _compounds(language: str) -> Compounds:
    return Compounds(vocabulary(language).occupations, vocabulary(language).not_occupations)
