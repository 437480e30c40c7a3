"""Which verbs report speech in languages whose verb stands second: with their particle, noun or companion."""

from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_BRACKET = 40
"""Words between a verb and its particle at most."""
_VIEW = 8
"""Words between ``ist`` and ``der Meinung`` at most."""
_STARTS = frozenset(";:")


class ReportingVerbs:
    """Tells the reporting verbs of one paragraph."""

    def __init__(self, words: list[Token], lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)

    def reports(self, position: int, high: int) -> bool:
        """Whether a verb reports speech here: one that needs a particle must have it."""
        token = self._words[position]
        particles = self._own.separable.get(token.folded)
        if particles is None:
            return token.folded in self._lexicon.verbs or self._views(position, high)
        if self._views(position, high):
            return True
        companion = self._own.companions.get(token.folded)
        if not particles:
            return companion is None or self._has_before(companion, position)
        before = self._words[position - 1].folded if position else ""
        if before in particles or token.folded in self._lexicon.verbs:
            return True
        return self._has_particle(position, high, particles)

    def _has_particle(self, position: int, high: int, particles: frozenset[str]) -> bool:
        """``gab … bekannt``: the particle closes the clause, with the companion it needs before it."""
        words = self._words
        for index in range(position + 1, min(high, position + _BRACKET)):
            following = words[index]
            if following.text in _STARTS:
                return False
            if following.folded not in particles:
                continue
            wanted = self._own.companions.get(following.folded + words[position].folded)
            between = words[position + 1 : index]
            wanted_here = wanted.split(",") if wanted is not None else ()
            if wanted_here and all(token.folded not in wanted_here for token in between):
                return False
            closing = words[index + 1] if index + 1 < len(words) else None
            if closing is None or not closing.is_word or closing.folded in self._lexicon.conjunctions:
                return True  # else a preposition: gab Ada aus Goris bekannt
        return False

    def _views(self, position: int, high: int) -> bool:
        """``ist der Meinung``, ``teilen die Ansicht``: thinking told by a verb and its noun."""
        noun = self._own.views.get(self._words[position].folded)
        if noun is None:
            return False
        for index in range(position + 1, min(high - 1, position + _VIEW)):
            following = self._words[index + 1 : index + 3]
            views = any(token.folded in self._own.opinions for token in following)
            if self._words[index].folded in noun and views:
                before = self._words[index - 1].folded
                return index - 1 == position or before not in self._own.common  # ist Grundlage der Ansicht
        return False

    def _has_before(self, companion: str, position: int) -> bool:
        near = self._words[max(0, position - _BRACKET) : position]
        return any(token.folded == companion.split(",", maxsplit=1)[0] for token in near)
