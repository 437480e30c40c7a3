"""Words that somebody quotes: ``The Gazette quoted ADA EXAMPLE as saying``, ``ADA was quoted as saying``."""

from archive.extraction.clauses.behind import Behind
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.subjects import Subjects
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_REACH = 45
"""Words between the verb and the participle at most: whoever is quoted stands there, described."""
_DESCRIPTION = 8
"""Words of a description that no other rule reads, at most: ``several of the drivers``."""

_RECALLED = 14
"""The same from a verb of remembering to the participle."""
_DOING = "ing"


class RelayedWords:
    """Finds such clauses in one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, subjects: Subjects, behind: Behind) -> None:
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._subjects = subjects
        self._behind = behind
        self._objects = without(lexicon.personal, lexicon.subject_pronouns, lexicon.relative)

    def at(self, position: int, before: int, low: int, high: int) -> Clause | None:
        """The clause whose verb of quoting stands at a token; ``before`` is the last token of its subject."""
        lexicon = self._lexicon
        if self._words[position].folded in lexicon.recalling:
            return self._recalled(position, before, low, high)
        if self._words[position].folded not in lexicon.relaying:
            return None
        saying, is_plain = self._saying(position, high)
        if saying is None:
            return None
        subject = self._subject(before, low)
        by = self._words[position + 1].folded in lexicon.by  # Ada, quoted by the Gazette as saying
        if by or any(token.folded in lexicon.passive for token in self._words[before + 1 : position]):
            subject = subject or self._subjects.of_clause(position, low)
            if subject is None:
                return None
            reporter = self._agent(position + 1, saying) or self._agent(saying + 1, high)
            return Clause(saying, saying + 1, subject, reporter=reporter)
        if self._words[position].folded in lexicon.hanging:
            subject = self._subjects.of_clause(position, low)
        if not is_plain and self._tells_between(position, saying):
            return None  # … , and the Herald reported Ada as saying
        quoted = self._object(position + 1, saying) if is_plain else _unread(saying)
        return Clause(saying, saying + 1, quoted, reporter=_strong(subject))

    def _subject(self, before: int, low: int) -> Carrier | None:
        return self._subjects.before(before, low) if before >= low else None

    def _recalled(self, position: int, before: int, low: int, high: int) -> Clause | None:
        """``Ada recalled her DAUGHTER telling her``: the words are the daughter's, through Ada.

        Never Ada's own: whoever can't be read between the verb and the participle is nobody known. A
        participle behind a single comma is hers: ``Ada remembers the road, saying``.
        """
        words, lexicon = self._words, self._lexicon
        if any(token.folded in lexicon.passive for token in words[before + 1 : position]):
            return None  # was heard shouting
        is_inverted = before < low or words[before].quote >= 0
        first, commas = position + 1, 0
        if first < high and words[first].folded.endswith(_DOING):
            first += 1  # recalled hearing the soldiers shouting
        for saying in range(first, min(high, position + _RECALLED)):
            token = words[saying]
            if token.quote >= 0 or not (token.is_word or token.text == ","):
                return None
            commas += token.text == ","
            if (
                token.folded in lexicon.persisting
                or token.folded in lexicon.prepositions & lexicon.subordinators
            ):
                return None  # Ada, who saw it burn, kept telling us; described him as saying
            if token.folded in lexicon.hanging and saying > first:
                if commas == 1 and words[saying - 1].text == ",":
                    return None
                if commas and is_inverted:
                    return None  # recalled Ada, her voice shaking, telling
                said = self._remembered(first, saying) if commas != 1 else _unread(saying)
                return Clause(saying, saying + 1, said, reporter=_strong(self._subject(before, low)))
            if token.folded in lexicon.conjunctions:
                first = saying + 1  # her phone ringing and her son saying
        return None

    def _remembered(self, first: int, saying: int) -> Carrier:
        """Whoever is remembered between two tokens as saying something; nobody known where unclear."""
        words, lexicon = self._words, self._lexicon
        if words[saying - 1].text == ",":
            return self._apposed(first, saying - 1) or _unread(saying)
        if saying - first == 1 and words[first].folded in self._objects:
            is_single = words[first].folded not in lexicon.plural_pronouns
            return Carrier(first, saying, MentionKind.PRONOUN) if is_single else _unread(saying)
        said = self._behind.verb(first, saying)
        if said is None or said.weak or said.kind is MentionKind.PRONOUN:
            return _unread(saying)
        is_whole = said.after == saying or words[said.after].folded in lexicon.relative
        return said if is_whole else _unread(saying)

    def _tells_between(self, verb: int, saying: int) -> bool:
        """Whether another verb with a subject stands between, so that the participle is of its clause."""
        words, lexicon = self._words, self._lexicon
        finite = either(lexicon.strong_verbs, lexicon.relaying, lexicon.passive)
        return any(
            words[place].folded in finite and words[place].folded not in lexicon.hanging
            for place in range(verb + 1, saying - 1)
        )

    def _saying(self, verb: int, high: int) -> tuple[int | None, bool]:
        """Where the participle stands (``as SAYING``), and whether nothing else may tell between.

        None where there is none, or where it presents words of its own: ``as saying so``. What a relative
        clause tells between is told of whoever is quoted; any other clause may have a speaker of its own.
        """
        words, lexicon = self._words, self._lexicon
        others = either(lexicon.strong_verbs, lexicon.relaying, lexicon.passive)
        is_plain, is_relative = True, False
        for position in range(verb + 1, min(high, verb + _REACH)):
            token = words[position]
            if token.quote >= 0 or token.text in ";:":
                return None, False
            as_ = words[position - 1].folded in lexicon.prepositions & lexicon.subordinators
            if as_ and token.folded in lexicon.hanging:
                own = position + 1 < high and words[position + 1].folded in lexicon.conjunctions
                return (None, False) if own else (position, is_plain)
            joins = token.folded in lexicon.conjunctions and words[position - 1].text == ","
            is_relative = (is_relative or token.folded in lexicon.relative) and not joins
            is_plain = is_plain and not joins and (is_relative or token.folded not in others)
        return None, False

    def _object(self, first: int, saying: int) -> Carrier:
        """Whoever is quoted between the verb and ``as``; nobody known where the words are too many."""
        words, after = self._words, saying - 1
        while after > first and not words[after - 1].is_word:
            after -= 1
        if after - first == 1 and words[first].folded in either(self._objects, self._lexicon.determiners):
            single = words[first].folded in self._objects - self._lexicon.plural_pronouns
            return Carrier(first, after, MentionKind.PRONOUN) if single else _unread(saying)
        apposed = self._apposed(first, after)
        found = apposed or self._behind.verb(first, saying - 1)
        if found is not None and not found.weak and found.kind is not MentionKind.PRONOUN:
            return found
        is_read = 0 < after - first <= _DESCRIPTION and all(token.is_word for token in words[first:after])
        if is_read:
            return Carrier(first, after, MentionKind.EPITHET, head=words[first].folded)
        return _unread(saying)

    def _apposed(self, first: int, after: int) -> Carrier | None:
        """``quoted his deputy, ADA EXAMPLE, as saying``."""
        if self._words[first].folded not in either(self._lexicon.possessive, self._lexicon.definite):
            return None
        found = self._subjects.before(after, first) if self._words[after].text == "," else None
        return found if found is not None and found.kind is MentionKind.NAME else None

    def _agent(self, position: int, high: int) -> Carrier | None:
        """``by the Gazette``, also behind where it was: ``in Lindau by the Gazette``."""
        for by in range(position, min(high - 1, position + _DESCRIPTION)):
            token = self._words[by]
            if not token.is_word or token.quote >= 0:
                return None
            if token.folded in self._lexicon.by:
                found = self._behind.verb(by + 1, high)
                return None if found is None or found.weak else found
        return None


def _strong(subject: Carrier | None) -> Carrier | None:
    """Who quotes, where a word says so that means somebody."""
    return None if subject is None or subject.weak else subject


def _unread(saying: int) -> Carrier:
    """Whoever is quoted in words that can't be read: nobody known."""
    return Carrier(saying, saying + 1, MentionKind.PRONOUN, dropped=True)
