"""Occupations that the rules for tags list, as nouns for persons who can speak."""

from archive.extraction.language.attribute_rules import vocabulary

_FEMALE = "in"
"""The ending of the nouns for women, in the languages that write nouns with a capital."""
_MALE = ("er", "or", "ist", "eur", "ent", "ar", "är")
"""Endings of nouns that take it as they are."""


def add(words: dict[str, frozenset[str]], code: str, *, gendered: bool) -> None:
    """Adds them to a lexicon's words, which hold its own nouns for persons, offices, women and men.

    gendered: the form of a noun shows a woman, as ``Bäckerin`` does in languages whose nouns have capitals.
    """
    listed = vocabulary(code).occupations
    if gendered:
        listed |= frozenset(f"{noun}{_FEMALE}" for noun in listed if noun.endswith(_MALE))
        female = frozenset(noun for noun in listed if noun.endswith(_FEMALE)) | (listed & words["female"])
        words["female"] |= female
        words["male"] |= frozenset(noun for noun in listed if f"{noun}{_FEMALE}" in female) - female
    words["person"] |= listed - words["official"]
