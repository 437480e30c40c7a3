"""Phrases that name or describe somebody, read to the left or to the right of a verb."""

from dataclasses import replace

from archive.extraction.clauses import employers
from archive.extraction.clauses.named_phrases import NamedPhrases, tells_whence
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import aged_nouns, genitives
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

LONE = frozenset(
    {"some", "many", "others", "both", "all", "several", "most", "few", "one", "another"}
    | {"dozens", "scores", "hundreds", "thousands"}
)
"""Determiners that can stand alone as the speaker."""
_MAX_PHRASE = 9
"""Words in the longest description looked at before or after a verb."""
_MAX_DEPTH = 3
"""Complements of complements followed to the left: ``a spokesman for the ministry of the interior``."""
_ELIDED = ("d’", "d'")
"""How a French complement begins before a vowel."""


class Phrases:
    """Reads the phrases of one paragraph by token positions."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._agents = lexicon.agents
        self._breaks = lexicon.phrase_breaks
        self._names = NamedPhrases(paragraph, lexicon, self.described, self._is_oblique)

    def ending(self, last: int, low: int) -> Carrier | None:
        """The name, pronoun or description whose last token is ``last``."""
        words, lexicon = self._words, self._lexicon
        token = words[last]
        run = self._paragraph.ending.get(last + 1)
        if run is not None and not run.possessive:
            return self._names.ending(run, low)
        word = token.folded
        if word in lexicon.subject_pronouns:
            return Carrier(last, last + 1, MentionKind.PRONOUN)
        if not token.is_word or token.quote >= 0:
            return None
        number = word in lexicon.numbers or word.isdigit()
        counted = last - 2 >= low and number and words[last - 1].folded in lexicon.links
        if counted and words[last - 2].folded in lexicon.numbers and lexicon.complementizers:
            return Carrier(last - 2, last + 1, MentionKind.EPITHET, head=word)  # four in 10
        if counted and not word.isdigit() and self._is_agent(words[last - 2].folded):
            parent = self.described(last - 2, low)  # a mother of three
            if parent is None:
                return None
            return replace(parent, first=self._paired(parent.first, low), after=last + 1)
        described = self.described(last, low)
        if described is not None and self._is_oblique(described.first, low):
            return None
        return described

    def _paired(self, first: int, low: int) -> int:
        """Where a description with two nouns begins: ``THE HOUSEKEEPER and mother of three``."""
        words, lexicon = self._words, self._lexicon
        bare = words[first].folded not in lexicon.determiners and lexicon.complementizers
        if not bare or first - 2 <= low or words[first - 1].folded not in lexicon.pairing:
            return first
        other = self.described(first - 2, low)
        determined = other is not None and words[other.first].folded in lexicon.determiners
        return other.first if other is not None and determined else first

    def _is_oblique(self, first: int, low: int) -> bool:
        """Whether the case of a determiner or a preposition keeps a phrase from being the subject."""
        if not self._lexicon.verb_second:
            return False
        return self._words[first].folded in self._lexicon.oblique or self._is_governed(first, low)

    def _is_governed(self, first: int, low: int) -> bool:
        """Whether a preposition governs the phrase, so that it cannot be the subject."""
        words, lexicon = self._words, self._lexicon
        position = first - 1
        while (
            position > low
            and words[position].is_word
            and not words[position].is_capital
            and first - position < 4
        ):
            if words[position].folded in lexicon.prepositions:
                return True
            position -= 1
        return position >= low and words[position].folded in lexicon.prepositions

    def described(self, last: int, low: int, depth: int = 0) -> Carrier | None:
        """A description that ends at ``last``: ``the retired teacher``, ``officials in the region``."""
        words, lexicon = self._words, self._lexicon
        first = last
        while first > low and last - first < _MAX_PHRASE:
            before = words[first - 1]
            if before.quote >= 0 or not before.is_word:
                break
            folded = before.folded
            if folded in lexicon.determiners:
                first -= 1
                break
            if lexicon.complementizers and folded in lexicon.personal:
                return None  # made him wish drivers
            if folded in self._breaks and not (before.is_capital and first - 1 > low):
                break
            first -= 1
        head = words[last].folded
        if first > low + 1 and words[first - 1].folded in lexicon.links and depth < _MAX_DEPTH:
            lone = words[first - 2].folded in LONE and bool(lexicon.inverting)
            if lone and (self._is_agent(head) or words[first - 1].folded != "of"):
                return Carrier(first - 2, last + 1, MentionKind.EPITHET, head=head)
            outer = self.described(first - 2, low, depth + 1) if words[first - 2].is_word else None
            if outer is not None and outer.head in self._agents:
                return Carrier(outer.first, last + 1, MentionKind.EPITHET, head=outer.head)
        elided = next((i for i in range(first + 1, last + 1) if self._is_elided(i)), None)
        outer = (
            self.described(elided - 1, low, depth + 1) if elided is not None and depth < _MAX_DEPTH else None
        )
        if outer is not None and outer.head in self._agents:
            return Carrier(outer.first, last + 1, MentionKind.EPITHET, head=outer.head)
        owned = self._complemented(first, last + 1)
        if owned is not None and owned[1] == last + 1:
            return Carrier(first, last + 1, MentionKind.EPITHET, head=owned[0])
        determined = words[first].folded in lexicon.determiners
        possessed = any(words[i].is_possessive for i in range(first, last))
        if self._is_agent(head):
            return Carrier(first, last + 1, MentionKind.EPITHET, head=head)
        if (determined and first < last and head not in lexicon.determiners) or possessed or head in LONE:
            return Carrier(first, last + 1, MentionKind.EPITHET, head=head, weak=True)
        return None

    def _is_elided(self, position: int) -> bool:
        """Whether a word begins with the preposition of a complement: ``infirmière D’ALEP``."""
        return bool(self._lexicon.attached_pronouns) and self._words[position].folded.startswith(_ELIDED)

    def _is_agent(self, noun: str) -> bool:
        return noun in self._agents or noun.rstrip("s") in self._agents

    def starting(self, first: int, high: int) -> Carrier | None:
        """The name or description whose first token is ``first``."""
        words, lexicon = self._words, self._lexicon
        position, last_run, head = first, None, ""
        while position < high and position - first < _MAX_PHRASE + 5:
            run = self._paragraph.starting.get(position)
            if run is not None:
                joint = self._joint(first, run, high)
                if joint is not None:
                    return joint
                owner = genitives.owned(words[first : run.core], run, lexicon)
                if owner:
                    return self._epithet(first, run.after, owner, high)  # вдова Ивана Петрова
                last_run, head, position = run, "", run.after
                held = employers.holder(self._paragraph, run, high, lexicon)
                position = position if held is None else held.first
                continue
            token = words[position]
            folded = token.folded
            if token.quote >= 0 or not token.is_word:
                break
            named = self._paragraph.starting.get(position + 2) if head and folded in lexicon.whence else None
            if (
                named is not None
                and tells_whence(self._paragraph, position, lexicon)
                and not named.possessive
            ):
                return Carrier(first, named.after, MentionKind.NAME, named, head=head)
            if head and folded in lexicon.links and position + 1 < high:
                return self._epithet(first, self._complement_end(position + 1, high), head, high)
            if head and self._is_elided(position):
                return self._epithet(first, self._complement_end(position, high), head, high)
            if head and folded in lexicon.years and position + 1 < high:
                return self._epithet(first, position + 2, head, high)
            dated = folded in lexicon.days and words[position - 1].folded in lexicon.determiners
            if self._stops(folded, head) and not dated:
                break
            if last_run is not None and folded not in self._agents and not last_run.possessive:
                break
            head = folded
            position += 1
        if head and (owned := self._complemented(first, position)):
            return self._epithet(first, owned[1], owned[0], high)
        if head:
            return self._epithet(first, position, head, high)
        if last_run is not None and not last_run.possessive:
            return Carrier(first, last_run.after, MentionKind.NAME, last_run)
        return None

    def _complemented(self, first: int, after: int) -> tuple[str, int] | None:
        """The noun of a phrase that ends in a genitive, and where that ends: ``ВОДИТЕЛЬ автобуса``.

        None where the last word is the noun for somebody, and in languages that say it with a preposition.
        """
        words, endings = self._words, self._lexicon.genitive_endings
        if not endings or self._is_agent(words[after - 1].folded):
            return None
        noun = next((place for place in range(first, after) if self._is_agent(words[place].folded)), None)
        if noun is None:
            return None
        end = noun + 1
        while end < after and words[end].text.islower() and words[end].folded.endswith(endings):
            end += 1
        return words[noun].folded, end

    def document(self, first: int, high: int) -> int | None:
        """Where the author of a document begins (``a statement by ADA``); None where there is none."""
        words, lexicon = self._words, self._lexicon
        for position in range(first, min(high - 1, first + _MAX_PHRASE)):
            if not words[position].is_word:
                return None
            if words[position].folded in lexicon.documents and words[position + 1].folded in lexicon.authors:
                return position + 2
        return None

    def _joint(self, first: int, run: NameRun, high: int) -> Carrier | None:
        """Two names as one speaker: ``Ada and Bea``."""
        position = run.after
        if run.possessive or position >= high or self._words[position].folded not in self._lexicon.pairing:
            return None
        other = self._paragraph.starting.get(position + 1)
        return Carrier(first, other.after, MentionKind.NAME, run, joint=True) if other is not None else None

    def _stops(self, folded: str, head: str) -> bool:
        lexicon = self._lexicon
        if folded in lexicon.prepositions or folded in lexicon.subordinators or folded in lexicon.days:
            return True
        return bool(head) and folded in lexicon.verbs

    def _complement_end(self, position: int, high: int) -> int:
        """One past the phrase that follows a preposition."""
        words, lexicon = self._words, self._lexicon
        start = position
        while position < high and position - start < _MAX_PHRASE:
            run = self._paragraph.starting.get(position)
            if run is not None:
                return run.after
            token = words[position]
            if token.quote >= 0 or not token.is_word or token.folded in lexicon.subordinators:
                break
            position += 1
        return position

    def _epithet(self, first: int, after: int, head: str, high: int) -> Carrier | None:
        """A description after the verb; a name in apposition to it is the better speaker."""
        words, lexicon = self._words, self._lexicon
        known = self._is_agent(head) or aged_nouns.is_one(head) or head in lexicon.kin
        if after + 1 < high and words[after].text in ",՝":
            run = self._paragraph.starting.get(aged_nouns.past(words, after + 1, high, lexicon))
            if run is not None and not run.possessive:
                closing = words[run.after] if run.after < high else None
                if (
                    closing is None
                    or closing.quote >= 0
                    or closing.text in ",.;։"
                    or closing.folded in lexicon.relative
                ):
                    return Carrier(run.first, run.after, MentionKind.NAME, run, head=head)
        determined = words[first].folded in lexicon.determiners or any(
            words[i].is_possessive for i in range(first, after)
        )
        bare = head in lexicon.determiners and head not in LONE  # according to the “Both Gates” paper
        if bare or (not known and not determined):
            return None
        return Carrier(first, after, MentionKind.EPITHET, head=head, weak=not known)
