"""Names read to the left of a verb: their titles, what they belong to, and others they go with."""

from collections.abc import Callable
from dataclasses import replace

from archive.extraction.clauses import employers
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions import genitives, suffixed_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_MAX_PHRASE = 9
"""Words that introduce a name, at most."""
_DOING = "ing"
"""How a participle ends that has an object: ``a lawyer representing ADA EXAMPLE``."""
_MAX_DEPTH = 3
"""Names that complete one another: ``the head of the Red Cross in Lindau in Velt``; more are a list."""


def tells_whence(paragraph: Paragraph, preposition: int, lexicon: Lexicon) -> bool:
    """``из Гориса``: a preposition, and the one word of a place."""
    words = paragraph.tokens
    return words[preposition].folded in lexicon.whence and words[preposition + 1].is_capital


class NamedPhrases:
    """Reads the names of one paragraph with what stands before them.

    ``described(last, low)`` is the description that ends at a token, ``is_oblique(first, low)`` tells
    whether the case of one keeps it from being the subject.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        lexicon: Lexicon,
        described: Callable[[int, int], Carrier | None],
        is_oblique: Callable[[int, int], bool],
    ) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._described = described
        self._is_oblique = is_oblique

    def ending(self, run: NameRun, low: int, depth: int = 0) -> Carrier | None:
        """A name before its verb, unless it only completes a description: ``a spokesman for Ada Example``."""
        words, lexicon = self._words, self._lexicon
        led = run.first if run.led is None or run.led < low else run.led
        before = self._before_office(led - 1, low)
        small = without(lexicon.determiners, lexicon.links, lexicon.numbers)  # not in "mother of four Ada"
        if before > low and lexicon.inverting and words[before].folded in small:
            before -= 1
        if led < run.first and words[led].folded in lexicon.links:
            before = led  # la hija DEL presidente de Armenia Ada
        if before > low and words[before].folded in lexicon.links and words[before - 1].quote < 0:
            completed = self._completed(run, before, low, depth)
            if completed is not None:
                return self._acting_on(completed.first, low) or completed
        if led < run.first:
            return Carrier(led, run.after, MentionKind.NAME, run)
        if before > low + 1 and tells_whence(self._paragraph, before - 1, lexicon):
            outer = self._described(before - 2, low)  # a nurse from Goris, before her name
            return Carrier(outer.first if outer else run.first, run.after, MentionKind.NAME, run)
        if (
            before > low
            and lexicon.inverting
            and words[before].text[0].isdigit()
            and "-" in words[before].text
        ):
            before -= 1  # Ada Example and 24-year-old Bea
        if before > low and words[before].folded in lexicon.pairing:
            left = self._paragraph.ending.get(before)
            if left is not None and not left.possessive:
                first = left.first
                if first > low and words[first - 1].folded in lexicon.determiners:
                    first -= 1
                return Carrier(first, run.after, MentionKind.NAME, run, joint=True)
        acting = self._acting_on(run.first, low)
        if acting is not None:
            return acting
        first = self._with_titles(run, low)
        if self._is_oblique(first, low):
            return None
        head = genitives.owned(words[first : run.core], run, lexicon)
        if head:
            return Carrier(first, run.after, MentionKind.EPITHET, head=head)
        return Carrier(first, run.after, MentionKind.NAME, run)

    def _acting_on(self, first: int, low: int) -> Carrier | None:
        """``a doctor who treated ADA EXAMPLE``: whoever does it speaks, not to whom it is done."""
        words, lexicon = self._words, self._lexicon
        last = first - 1
        if lexicon.complementizers and last - 1 > low and words[last].folded.endswith(_DOING):
            doing = words[last].folded not in either(lexicon.agents, lexicon.titles, lexicon.hanging)
            outer = self._described(last - 1, low) if doing and words[last - 1].text.islower() else None
            if outer is not None and not outer.weak:
                return outer
        for position in range(last, max(low, last - _MAX_PHRASE), -1):
            token = words[position]
            if token.quote >= 0 or not token.is_word or token.folded in lexicon.strong_verbs:
                return None
            if token.folded in lexicon.relative - lexicon.complementizers and position < last:
                outer = self._described(position - 1, low) if words[position - 1].is_word else None
                return None if outer is None or outer.weak else outer
        return None

    def _completed(self, run: NameRun, link: int, low: int, depth: int) -> Carrier | None:
        """What a name completes behind a preposition: another name, or a description of somebody."""
        bearer = self._paragraph.ending.get(link)
        if bearer is not None and not bearer.possessive and not self._is_oblique(bearer.first, low):
            # The head of the Red Cross in Goris; no deeper than anybody writes.
            whole = self.ending(bearer, low, depth + 1) if depth < _MAX_DEPTH else None
            if whole is not None and whole.kind is MentionKind.EPITHET:
                return replace(whole, after=run.after)
            return Carrier(bearer.first, run.after, MentionKind.NAME, bearer)
        outer = self._described(link - 1, low) if self._words[link - 1].is_word else None
        if outer is not None and outer.head in self._lexicon.agents:
            return Carrier(outer.first, run.after, MentionKind.EPITHET, head=outer.head)
        return None

    def _before_office(self, last: int, low: int) -> int:
        """The token before an office in small letters: ``un portavoz del PRESIDENTE Ada Example``."""
        words, lexicon = self._words, self._lexicon
        first = last
        while first > low and words[first].text.islower() and words[first].folded in lexicon.titles_official:
            first -= 1
        return first if words[first].folded in lexicon.links else last

    def _with_titles(self, run: NameRun, low: int) -> int:
        """First token of a name with the words that introduce it: ``State spokesman Ada Example``."""
        words, lexicon = self._words, self._lexicon
        first = position = run.first
        while position > low and run.first - position < _MAX_PHRASE:
            before = words[position - 1]
            if before.quote >= 0 or not before.is_word or before.folded in lexicon.prepositions:
                break
            if before.folded in lexicon.conjunctions or before.folded in lexicon.strong_verbs:
                break
            position -= 1
            if before.folded in lexicon.agents or before.folded in lexicon.titles:
                first = position
            elif before.folded in lexicon.determiners:
                return position if first < run.first else first
            elif (
                before.is_capital
                and first == position + 1
                and not suffixed_names.is_oblique(words, position, lexicon)
            ):
                first = position
                body = self._paragraph.ending.get(position + 1)
                if lexicon.inverting and body is not None and not body.possessive and body.first >= low:
                    first = position = body.first  # Bakers Without Ovens baker Ada Example
        return employers.begin(self._paragraph, first, run, low, lexicon)
