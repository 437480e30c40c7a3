"""Verbs that no list has: right between a quotation and a speaker a past form is one of speech."""

from archive.extraction.clauses.phrases import Phrases
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph


def is_manner(
    paragraph: Paragraph, phrases: Phrases, lexicon: Lexicon, position: int, low: int, high: int
) -> bool:
    """An unlisted past form between a quotation and a name: ``“…,” fumed Ada``, ``Ada fumed: “…”``."""
    words, endings = paragraph.tokens, lexicon.past_endings
    token = words[position]
    if not (endings and token.text.islower() and token.text.endswith(endings)) or position + 1 >= high:
        return False
    following = words[position + 1]
    if position > low and words[position - 1].quote >= 0:
        subject = following.folded in lexicon.subject_pronouns
        pronoun = subject and following.folded in lexicon.personal
        return pronoun or position + 1 in paragraph.starting
    run = paragraph.ending.get(position)
    first = run.first if run is not None else position - 1
    if run is None and words[first].folded in lexicon.agents:
        described = phrases.described(first, low)
        first = described.first if described is not None else first
    elif run is None and words[first].folded not in lexicon.subject_pronouns:
        return False
    leads = following.text in ",:" and position + 2 < high and words[position + 2].quote >= 0
    return leads or (first == low + 1 and words[low].quote >= 0)
