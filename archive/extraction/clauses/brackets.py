"""Where a verb's clause begins and which finite form governs it, in languages whose verb stands second."""

from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

BORDERS = frozenset(",;:–—()")
"""Signs between the stretches of a sentence."""
STARTS = frozenset(";:")
_BRACKET = 40
"""Words between a participle and its finite form at most."""
SENTENCE = 80
"""Words back to the beginning of a clause or sentence at most: no real one is longer."""


class Brackets:
    """The verbs of one paragraph with what governs them."""

    def __init__(self, words: list[Token], lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)

    def passive(self, position: int, low: int, high: int) -> bool:
        """Whether a verb only tells what is done: ``wird gefordert``."""
        _, finite = self.around(position, low, high)
        return finite is not None and self.is_passive(position, finite)

    def around(self, position: int, low: int, high: int) -> tuple[int, int | None]:
        """Where the stretch of a verb begins, and the finite form that governs the verb, if it is another."""
        start = self.segment(position, low)
        finite = self.finite(position, start, high)
        if finite is None and start == position and self.is_last(position, high, None):
            finite = self.finite(position, self.sentence(position, low), high)
            start = start if finite is None else self.segment(finite, low)
        return start, finite

    def segment(self, position: int, low: int) -> int:
        """Where the stretch without a comma around a position begins."""
        start, low = position, max(low, position - SENTENCE)
        while start > low and self._words[start - 1].text not in BORDERS:
            start -= 1
            if start < position and self._begins_anew(start):
                break
        return start

    def _begins_anew(self, position: int) -> bool:
        """Whether a small word has a capital: a sentence begins, as after a heading without a full stop."""
        token = self._words[position]
        return token.is_capital and (
            token.folded in self._lexicon.determiners or token.folded in self._lexicon.prepositions
        )

    def sentence(self, position: int, low: int) -> int:
        """Where the sentence, or what follows a colon in it, begins."""
        start, low = position, max(low, position - SENTENCE)
        while start > low and self._words[start - 1].text not in STARTS:
            start -= 1
        return start

    def main(self, start: int, end: int, low: int) -> int:
        """The stretch before one in reported speech, whose verb no indicative is joined to."""
        reported = any(self._words[i].folded in self._lexicon.reported_mood for i in range(start, end))
        return self.segment(start - 2, low) if reported and start > low + 2 else start

    def finite(self, position: int, start: int, high: int) -> int | None:
        """The auxiliary that governs the verb; None for a verb that is finite itself."""
        words = self._words
        folded = words[position].folded
        if folded.endswith("te") and (folded in self._lexicon.verbs or folded in self._own.separable):
            return None
        if position + 1 < high and words[position + 1].folded in self._own.auxiliaries:
            return position + 1
        for index in range(position - 1, max(start, position - _BRACKET) - 1, -1):
            if words[index].folded in self._own.auxiliaries:
                return index
        return None

    def is_last(self, position: int, high: int, finite: int | None) -> bool:
        """Whether the verb closes its clause, as it does in a subordinate one."""
        following = max(position, finite if finite is not None else position) + 1
        if following >= high:
            return True
        token = self._words[following]
        return token.quote >= 0 or not token.is_word or token.folded in self._own.auxiliaries

    def is_passive(self, position: int, finite: int) -> bool:
        """Whether a participle and its finite form make a passive whose subject does not speak."""
        words = self._words
        if position + 1 < len(words) and words[position + 1].folded == "worden":
            return words[position].folded not in self._own.quoted
        return (
            words[finite].folded in self._lexicon.passive and words[position].folded not in self._own.quoted
        )
