"""Whoever stands behind a verb of speech, or behind a phrase such as "according to"."""

from archive.extraction.clauses import listeners, postpositions, recipients
from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.unmarked import UnmarkedNames
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import inflected_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_COMPLEMENT = 10
"""Words of complements between a verb and its subject at most."""

_MARKS = frozenset("*_")
"""Signs around a title in plain text: ``au *Courrier*``."""


class Behind:
    """Finds the speakers of one paragraph that follow their verb or phrase."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._phrases = phrases
        self._unmarked = UnmarkedNames(paragraph, lexicon)

    def phrase(self, position: int, high: int) -> Clause | None:
        """``according to ADA EXAMPLE``, where such a phrase begins at a token."""
        words = self._words
        for phrase in self._lexicon.according.get(words[position].folded, ()):
            end = position + len(phrase)
            if end < high and all(words[position + i].folded == part for i, part in enumerate(phrase)):
                carrier = self._owner(position, end) or self.verb(end, high) or self._genitive(end)
                loose = len(phrase) == 1 and phrase[0] in self._lexicon.prepositions
                if carrier is not None and carrier.weak and loose and not self._lexicon.complementizers:
                    return None  # "pour la dernière fois"
                if carrier is not None:
                    return Clause(position, end, carrier, shape=Shape.ACCORDING, inverted=True)
                return None
        return postpositions.source(self._paragraph, position, high, self._lexicon)

    def _past_complement(self, first: int, high: int) -> Carrier | None:
        """``aseguró por su parte EL ALCALDE``: complements between a verb and its subject.

        A complement is a preposition with one phrase; commas may set it off.
        """
        words, lexicon = self._words, self._lexicon
        position = first
        while position < min(high, first + _COMPLEMENT):
            token = words[position]
            if token.text == "," or token.folded in lexicon.skip:
                position += 1
            elif token.folded in lexicon.prepositions:
                position = self._past_phrase(position + 1, high)
            elif (
                token.folded in lexicon.definite and words[min(position + 1, high - 1)].folded in lexicon.days
            ):
                position += 2
            elif token.is_word and token.quote < 0:
                people = either(lexicon.describing, lexicon.kin, lexicon.children)
                if position in self._paragraph.starting and words[position - 1].folded in people:
                    return None  # cuenta a su nieta Ada: who listens may be called so
                carrier = self._phrases.starting(position, high)
                return None if carrier is None or carrier.weak else carrier
            else:
                return None
        return None

    def _past_phrase(self, position: int, high: int) -> int:
        """One past the phrase that a preposition governs: a name, or words up to another phrase."""
        words, lexicon = self._words, self._lexicon
        small = either(lexicon.determiners, lexicon.possessive)
        while position < high and (words[position].folded in small or words[position].text in _MARKS):
            position += 1
        run = self._paragraph.starting.get(position)
        if run is not None:
            return run.after
        position += 1
        subject = either(lexicon.definite, lexicon.describing, lexicon.prepositions)
        while position < high and words[position].is_word and words[position].folded not in subject:
            if position in self._paragraph.starting or words[position].quote >= 0:
                break
            position += 1
        return position

    def _owner(self, position: int, end: int) -> Carrier | None:
        """``по её словам``: the pronoun inside the phrase, where it points at somebody."""
        for place in range(position, end):
            if self._words[place].folded in self._lexicon.possessive and place in self._paragraph.persons:
                return Carrier(place, place + 1, MentionKind.PRONOUN)
        return None

    def _genitive(self, position: int) -> Carrier | None:
        """``по словам капитана``: a noun in another case than the list has."""
        head = inflected_names.nominative(self._words[position].folded, self._lexicon)
        return Carrier(position, position + 1, MentionKind.EPITHET, head=head) if head else None

    def verb(self, first: int, high: int) -> Carrier | None:
        """The speaker whose words begin at token ``first``: ``said ADA EXAMPLE, a doctor``."""
        words, lexicon = self._words, self._lexicon
        while first < high and words[first].quote < 0:
            folded = words[first].folded
            dated = first + 1 < high and words[first + 1].folded in lexicon.days
            if folded in lexicon.skip or (
                folded in lexicon.days and not lexicon.caseless and lexicon.code != "en"
            ):
                first += 1
            elif listeners.is_listener(words, first, lexicon) or (
                folded in either(lexicon.prepositions, lexicon.definite) and dated and lexicon.code != "en"
            ):
                first += 2
            else:
                break
        if first >= high or words[first].quote >= 0:
            return None
        token = words[first]
        if token.folded in lexicon.recipients:
            listening = recipients.subject_after(self._paragraph, first, high, lexicon)
            return listening or (None if lexicon.caseless else self._past_complement(first, high))
        if token.folded in lexicon.subject_pronouns and token.folded not in lexicon.relative:
            return Carrier(first, first + 1, MentionKind.PRONOUN)
        led = token.text == "," and first + 1 < high and words[first + 1].folded in lexicon.prepositions
        if (token.folded in lexicon.prepositions or led) and not lexicon.complementizers:
            return None if lexicon.caseless else self._past_complement(first, high)
        if not token.is_word or token.folded in lexicon.prepositions or token.folded in lexicon.subordinators:
            return None
        if token.folded in lexicon.days:
            return None
        if lexicon.caseless:
            return self._unmarked.after(first, high)
        author = self._phrases.document(first, high)
        if author is not None:
            return self.verb(author, high)
        return self._phrases.starting(first, high)
