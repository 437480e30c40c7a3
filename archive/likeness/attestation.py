"""Whether two quotes attest one utterance: the same words, as another source has them.

A wire story is reprinted, cut and joined anew, so that one part of five words and more is enough, as it is
for withheld words that come back in a second copy (``archive.record.reads.withheld``). Fewer words are said
by many: they are one utterance only where they are all there is, from a speaker of the same name.
Translations are other words.
"""

from archive.likeness.duplicates import compare
from archive.model import Quote
from archive.words import folded_words

NEAR = 0.8
"""So much of both, in runs of four words and more, is one utterance that two papers printed differently."""
LEAST_WORDS = 5
"""From so many words on, the same words are the same utterance, whoever is said to have spoken."""


def is_same_utterance(one: Quote, other: Quote) -> bool:
    """Whether both quotes have the same words; case, marks and line ends do not count."""
    stretches, others = _stretches(one), _stretches(other)
    if any(len(stretch) >= LEAST_WORDS for stretch in stretches & others):
        return True
    return bool(_whole(one)) and _whole(one) == _whole(other) and _name(one) == _name(other) != ()


def is_near_utterance(one: Quote, other: Quote) -> bool:
    """Whether two quotes have nearly the same words: for sources known to be one text, or of one talk."""
    if is_same_utterance(one, other):
        return True
    overlap = compare(_whole(one), _whole(other))
    return min(overlap.of_this, overlap.of_other) >= NEAR


def _stretches(quote: Quote) -> set[tuple[str, ...]]:
    return {*map(folded_words, quote.exact), _whole(quote)}


def _whole(quote: Quote) -> tuple[str, ...]:
    return folded_words(" ".join(quote.exact))


def _name(quote: Quote) -> tuple[str, ...]:
    return folded_words(quote.attribution.name) if quote.attribution else ()
