"""Claims with their owner: ``der Vorwurf der Behörde, es sei``; what follows the comma is the owner's."""

from dataclasses import replace

from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.noun_phrases import NounPhrase, NounPhrases
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_MOOD = 6
"""Words after the comma among which that verb stands."""
_WHEREBY = frozenset({"wonach", "demzufolge"})
_OPENING = frozenset({"dass", "daß"})


class Claims:
    """Finds the claims of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, nouns: NounPhrases) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._nouns = nouns

    def owner(self, position: int, high: int) -> Carrier | None:
        """Whose words they are: a genitive, or a phrase after ``von``."""
        words = self._words
        run = self._paragraph.starting.get(position)
        if run is not None and run.possessive and run.after <= high:
            return Carrier(run.first, run.after, MentionKind.NAME, run)
        if position < high and words[position].folded in ("von", "vom"):
            position += 1
        elif position < high and self._is_genitive(position):
            pass
        elif position >= high or words[position].folded not in self._lexicon.determiners:
            return None
        phrase = self._nouns.at(position, high)
        return phrase.carrier() if phrase is not None and not phrase.pronoun else None

    def owner_of(self, noun: NounPhrase, high: int) -> Carrier | None:
        """Whose words a noun presents: ``VELTS Worte``, ``die Worte VELTS``, ``Worte der BEHÖRDE``."""
        around = (self._paragraph.starting.get(noun.first), self._paragraph.ending.get(noun.core_after))
        run = next((run for run in around if run is not None and run.possessive), None)
        if run is not None:
            return Carrier(run.first, run.after, MentionKind.NAME, run)
        return self.owner(noun.core_after, high)

    def at(self, position: int, low: int, high: int) -> Clause | None:
        """``der Vorwurf der Behörde, es sei``, ``die Sicht von Ada Example, wonach``: its owner claims it."""
        words = self._words
        if words[position].folded not in self._own.claims or position == low:
            return None
        if words[position - 1].folded not in either(self._lexicon.determiners, self._lexicon.prepositions):
            return None
        run = self._paragraph.starting.get(position)
        owner = self.owner(position + 1, high)
        if run is not None and run.core > position:
            owner = Carrier(run.core, run.after, MentionKind.NAME, run)
        if owner is None or owner.after + 1 >= high or words[owner.after].text != ",":
            return None
        following = words[owner.after + 1].folded
        if following in _WHEREBY:
            owner = replace(owner, after=owner.after + 2)
        elif following not in _OPENING and not self._is_reported(owner.after + 1, high):
            return None
        return Clause(position, position + 1, owner, inverted=True)

    def _is_reported(self, position: int, high: int) -> bool:
        """Whether the mood of a verb says that somebody's words follow: ``, es handele sich``."""
        near = self._words[position : min(high, position + _MOOD)]
        return any(token.folded in self._lexicon.reported_mood for token in near)

    def heads_name(self, position: int) -> bool:
        """``der Vorwurf Ada Examples``: a noun before the name of its owner, read as one run of capitals."""
        run = self._paragraph.starting.get(position)
        genitive = run is not None and run.core == position + 1 and run.words[-1].endswith("s")
        return genitive and self._words[position].folded in self._own.claims

    def _is_genitive(self, position: int) -> bool:
        """``die Darstellung Ada Examples``."""
        run = self._paragraph.starting.get(position)
        return run is not None and run.words[-1].endswith("s") and not run.words[-1].isupper()
