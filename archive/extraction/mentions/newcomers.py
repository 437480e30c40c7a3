"""Unnamed persons whom a sentence brings in: ``Женщина лет сорока …`` ("a woman of about forty").

Without articles only what follows the noun tells somebody new from somebody known: an age, children, a home.
"""

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.role_nouns import is_role
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import capital_nouns
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.people_table import PeopleTable
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, MentionKind
from archive.model import SpeakerKind

_MODIFIERS = 6
"""Words between an article and its noun at most."""
_FEW = 4
"""Words from such an adjective to its noun at most."""
_LONGEST = 9
"""Words of such a description at most."""


def find(
    words: list[Token], starting: dict[int, NameRun], low: int, high: int, lexicon: Lexicon
) -> Carrier | None:
    """The description that opens the sentence; None where it opens with something else."""
    if words[low].folded in lexicon.possessive:
        return _relative(words, starting, low, high, lexicon)
    if lexicon.verb_second:
        return _with_article(words, low, high, lexicon)
    if lexicon.complementizers and words[low].folded in lexicon.indefinite:
        return _with_aside(words, low, high, lexicon)
    if not lexicon.describing_after or high - low < 3:
        return None
    token = words[low]
    if token.folded in lexicon.indefinite and low not in starting:
        return _of_a_kind(words, low, high, lexicon)
    if token.quote >= 0 or token.folded not in either(lexicon.female, lexicon.male) or low in starting:
        return None
    if words[low + 1].folded not in lexicon.describing_after:
        return None
    after = low + 1
    while after < high and after - low < _LONGEST and words[after].is_word and words[after].quote < 0:
        word = words[after].folded
        run = starting.get(after)
        if run is not None and len(run.words) > 1 and words[after - 1].folded not in lexicon.prepositions:
            return None  # «Беженка из Гориса Ада Пример»: who is described has a name
        if word in either(lexicon.strong_verbs, lexicon.skip, lexicon.subordinators):
            break
        if word.endswith(lexicon.finite_endings) and word not in lexicon.describing_after:
            break
        after += 1
    return Carrier(low, after, MentionKind.EPITHET, head=token.folded)


def _of_a_kind(words: list[Token], low: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """``Местный лесник, …``, ``Пожилая женщина плачет``: an adjective that brings in somebody unknown."""
    for position in range(low + 1, min(high - 1, low + _FEW)):
        token, following = words[position], words[position + 1]
        if not token.is_word or token.is_capital:
            return None
        if token.folded in lexicon.describing or is_role(token.text, vocabulary(lexicon.code)):
            leads = either(lexicon.verbs, lexicon.beside, lexicon.prepositions)
            goes_on = following.text == "," or following.folded in leads
            goes_on = goes_on or following.folded.endswith(lexicon.finite_endings)
            return Carrier(low, position + 1, MentionKind.EPITHET, head=token.folded) if goes_on else None
    return None


def _with_aside(words: list[Token], low: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """``One man, a former driver, …``: whom an apposition tells more of."""
    for position in range(low + 1, min(high - 1, low + _FEW)):
        token, following = words[position], words[position + 1]
        if not token.is_word or token.is_capital or token.is_possessive:
            return None
        if token.folded in lexicon.female | lexicon.male:
            apposed = following.text == ","
            return Carrier(low, position + 1, MentionKind.EPITHET, head=token.folded) if apposed else None
    return None


def _relative(
    words: list[Token], starting: dict[int, NameRun], low: int, high: int, lexicon: Lexicon
) -> Carrier | None:
    """``His wife disagreed``: whom "she" means behind it, where it can't mean whose wife she is.

    "Her mother fell ill" brings in nobody: "she said" behind it is still the daughter. Where a possessive
    tells no gender, only a wife or a husband is of the other one.
    """
    owner = words[low].folded
    is_hers, is_his = owner in lexicon.female_pronouns, owner in lexicon.male_pronouns
    others = lexicon.spouses if is_hers == is_his else lexicon.male if is_hers else lexicon.female
    for position in range(low + 1, min(high - 1, low + _FEW)):
        token, following = words[position], words[position + 1]
        if not token.is_word or token.is_possessive or (token.is_capital and not lexicon.nouns_capital):
            return None
        if token.folded in others and token.folded in either(lexicon.female, lexicon.male):
            apart = following.text == "," or following.folded in lexicon.prepositions
            named = position + 1 in starting or position in starting
            return (
                None if apart or named else Carrier(low, position + 1, MentionKind.EPITHET, head=token.folded)
            )
    return None


def _with_article(words: list[Token], low: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """``Eine ältere Dame aus Veltheim weint``: an indefinite article with a noun for a woman or a man."""
    if words[low].folded not in lexicon.indefinite:
        return None
    position = low + 1
    while position < min(high - 1, low + _MODIFIERS):
        token = words[position]
        if not token.is_word and not token.text.isdigit():
            return None
        if token.folded in lexicon.female or token.folded in lexicon.male:
            following = words[position + 1]
            named = following.is_capital and not capital_nouns.is_common(following, lexicon)
            return None if named else Carrier(low, position + 1, MentionKind.EPITHET, head=token.folded)
        if token.is_capital and not token.folded.startswith("jahr"):
            return None
        position += 1
    return None


def add(table: PeopleTable, words: list[Token], carrier: Carrier, text: str, lexicon: Lexicon) -> int:
    """A new entry for the one described."""
    label = " ".join(text[words[carrier.first].start : words[carrier.after - 1].end].split())
    gender = Gender.FEMALE if carrier.head in lexicon.female else Gender.MALE
    return table.add_unnamed(label[:1].lower() + label[1:], SpeakerKind.PERSON, gender, carrier.head)
