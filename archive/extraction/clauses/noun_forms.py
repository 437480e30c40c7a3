"""Forms that are verbs and nouns alike (``claims``, ``call``): what stands before tells which."""

from archive.extraction.clauses.phrases import LONE
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph


def is_infinitive(position: int, low: int, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """``went on to call the road``: after the preposition of the infinitive, with an object."""
    words = paragraph.tokens
    if position == low or position + 1 >= len(words):
        return False
    if words[position - 1].folded not in lexicon.infinitive:
        return False
    following = words[position + 1]
    governs = following.folded in lexicon.determiners or following.folded in lexicon.complementizers
    governs = governs or following.folded in lexicon.personal or following.quote >= 0
    return governs or position + 1 in paragraph.starting


def is_noun(position: int, low: int, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """``his remarks``, ``the call``, ``of claims``: a determiner or a preposition makes it a noun."""
    if position == low or is_infinitive(position, low, paragraph, lexicon):
        return False
    words = paragraph.tokens
    before = words[position - 1]
    if position - 2 >= low and words[position].folded in lexicon.noun_verbs and before.is_word:
        further = words[position - 2]
        plain = before.text.islower() and before.folded not in lexicon.agents
        if plain and further.folded in lexicon.determiners and before.folded not in lexicon.skip:
            return True
        if further.folded in LONE and before.is_capital:
            return True  # many Asian states
        run = paragraph.ending.get(position)
        if run is not None and run.first > low and words[run.first - 1].folded in lexicon.indefinite:
            return True  # a Valley Post report
    if (
        before.folded in either(lexicon.relative, lexicon.numbers)
        and words[position].folded in lexicon.strong_verbs
    ):
        return False  # a message that said, all three said
    if before.folded in lexicon.determiners or before.is_possessive:
        return before.folded not in lexicon.subject_pronouns and before.folded not in LONE
    return before.folded in lexicon.prepositions and words[position].folded in lexicon.noun_verbs
