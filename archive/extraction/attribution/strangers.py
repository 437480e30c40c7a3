"""A pronoun behind a sentence about somebody else: ``An old man stood up. “We left,” he said.``

Pronouns are resolved among those who have names, the most prominent first. Where the sentence right before
the words is about somebody who was not thought of (``brought_in``), it is that somebody, always uncertain, or
nobody known; and so are the next ones, until whoever was thought of is named again.
"""

from bisect import bisect_left
from dataclasses import replace

from archive.extraction.attribution import brought_in, new_subjects
from archive.extraction.attribution.brought_in import Brought
from archive.extraction.attribution.new_subjects import Sentence
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import Certainty

_REACH = 1000
"""Code points over which a stranger is kept in mind."""


def resolve(reading: Reading, speakers: Speakers, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to whom the sentence before is about; changes ``told``.

    What may be either's is taken out of it, into ``reading.pointless``.
    """
    if reading.lexicon.verb_second or reading.lexicon.caseless:
        return
    _Strangers(reading, speakers, told).resolve()


class _Strangers:
    def __init__(self, reading: Reading, speakers: Speakers, told: dict[int, Decision]) -> None:
        self._reading = reading
        self._speakers = speakers
        self._told = told
        self._paragraphs = {paragraph.number: paragraph for paragraph in reading.paragraphs}
        self._mentions: list[Mention] = []
        self._kept: tuple[int, Brought, int] | None = None
        """Whom pronouns were taken for, who is meant instead, and up to where."""

    def resolve(self) -> None:
        reading, told = self._reading, self._told
        found: dict[int, Brought] = {}
        for quote, decision in sorted({**reading.pointless, **told}.items()):
            taken = decision.person if quote in told else None
            word = decision.mention.of(reading.text).lower()
            if decision.has_clause and is_pronoun(word, reading.lexicon):
                other = self._other(quote, decision, taken, gender_of(word, reading.lexicon))
            elif decision.has_clause:
                other = self._kept = None
            else:
                other = self._carried(decision)
            if other is not None:
                found[quote] = other
        for quote, other in found.items():
            decision = told.pop(quote) if quote in told else reading.pointless.pop(quote)
            if other.person is None:
                reading.pointless[quote] = decision
            else:
                told[quote] = replace(decision, person=other.person, certainty=Certainty.UNCERTAIN)

    def _other(
        self, quote: int, decision: Decision, taken: int | None, gender: Gender | None
    ) -> Brought | None:
        """Whom a pronoun means that was taken for somebody, or for nobody known."""
        paragraph = self._paragraphs[self._reading.quotations[quote].paragraph]
        before = _sentence_before(paragraph, quote, decision) or self._paragraph_before(paragraph, quote)
        self._mentions = self._mentions or sorted(self._reading.mentions, key=lambda mention: mention.span)
        brought = None
        if before is not None:
            brought = brought_in.meant(self._reading, self._speakers, self._mentions, before, taken, gender)
        if brought is None and taken is not None:
            brought = self._carried(decision)
        if taken is not None:
            self._kept = None if brought is None else (taken, brought, decision.mention.end)
        return brought

    def _between(self, end: int, start: int) -> list[Mention]:
        """What the text mentions between two places."""
        first, after = (
            bisect_left(self._mentions, at, key=lambda one: one.span.start) for at in (end, start)
        )
        return self._mentions[first:after]

    def _paragraph_before(self, paragraph: Paragraph, quote: int) -> Sentence | None:
        """The last sentence of the paragraph before, where it brings in somebody new, or gives a name.

        ``An old man stood up. ¶ “We left,” he said.``
        """
        if paragraph.quotes[quote] != 0 or (previous := self._paragraphs.get(paragraph.number - 1)) is None:
            return None
        if any(token.quote >= 0 for token in previous.tokens):
            return None
        last = (previous, *previous.sentences[-1])
        opening, lexicon = previous.tokens[last[1]].folded, self._reading.lexicon
        is_new = opening in either(lexicon.indefinite, new_subjects.ages(lexicon))
        # Whom it names may be the first person of the table, number 0.
        return last if is_new or new_subjects.names(self._reading, last) is not None else None

    def _carried(self, decision: Decision) -> Brought | None:
        """Whom the pronoun before meant, where nobody was named since."""
        if self._kept is None:
            return None
        taken, brought, end = self._kept
        start = decision.mention.start
        if decision.person != taken or start > end + _REACH:
            return None
        between = self._between(end, start)
        is_named = any(one.person == taken and one.kind is MentionKind.NAME for one in between)
        return None if is_named else brought


def is_pronoun(mention: str, lexicon: Lexicon) -> bool:
    """Whether the words that name the speaker are a pronoun, also one that hangs on its verb: ``a-t-il``."""
    pronouns = either(lexicon.female_pronouns, lexicon.male_pronouns)
    left_out = mention in lexicon.verbs and (lexicon.drops_subjects or lexicon.elides)
    own = mention in pronouns & lexicon.subject_pronouns or left_out
    return own or any(word in lexicon.attached_pronouns for word in mention.split("-"))


def gender_of(mention: str, lexicon: Lexicon) -> Gender | None:
    """The gender that such a pronoun tells; None where it tells none."""
    words = mention.replace("-", " ").split()
    is_hers = any(word in lexicon.female_pronouns for word in words)
    is_his = any(word in lexicon.male_pronouns for word in words)
    if is_hers == is_his:
        return None
    return Gender.FEMALE if is_hers else Gender.MALE


def _sentence_before(paragraph: Paragraph, quote: int, decision: Decision) -> Sentence | None:
    """The sentence right before one that the words open, or who says them; None where it has words, too."""
    position = paragraph.quotes[quote]
    low, _ = paragraph.sentence_of(position)
    if low == 0 or (position != low and decision.mention.start != paragraph.tokens[low].start):
        return None
    first, after = paragraph.sentence_of(low - 1)
    quoted = any(token.quote >= 0 for token in paragraph.tokens[first:after])
    return None if quoted else (paragraph, first, after)
