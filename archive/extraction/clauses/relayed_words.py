"""Words that somebody quotes: ``The Gazette quoted ADA EXAMPLE as saying``, ``ADA was quoted as saying``."""

from archive.extraction.clauses.behind import Behind
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.subjects import Subjects
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_REACH = 45
"""Words between the verb and the participle at most: whoever is quoted stands there, described."""


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
        if self._words[position].folded not in self._lexicon.relaying:
            return None
        saying = self._saying(position, high)
        if saying is None:
            return None
        subject = self._subjects.before(before, low)
        between = self._words[before + 1 : position]
        if any(token.folded in self._lexicon.passive for token in between):
            reporter = self._agent(position + 1, saying) or self._agent(saying + 1, high)
            return Clause(saying, saying + 1, subject, reporter=reporter) if subject is not None else None
        quoted = self._object(position + 1, saying)
        if quoted is None:
            return None
        named = subject if subject is not None and not subject.weak else None
        return Clause(saying, saying + 1, quoted, reporter=named)

    def _saying(self, verb: int, high: int) -> int | None:
        """Where the participle stands: ``as SAYING``."""
        words, lexicon = self._words, self._lexicon
        for position in range(verb + 1, min(high, verb + _REACH)):
            if words[position].quote >= 0 or words[position].text in ";:":
                return None
            as_ = words[position - 1].folded in lexicon.prepositions & lexicon.subordinators
            if as_ and words[position].folded in lexicon.hanging:
                return position
        return None

    def _object(self, first: int, high: int) -> Carrier | None:
        if first >= high:
            return None
        if self._words[first].folded in self._objects:
            return Carrier(first, first + 1, MentionKind.PRONOUN)
        found = self._behind.verb(first, high - 1)
        return None if found is None or found.weak else found

    def _agent(self, position: int, high: int) -> Carrier | None:
        by = position + 1 < high and self._words[position].folded in self._lexicon.by
        found = self._behind.verb(position + 1, high) if by else None
        return None if found is None or found.weak else found
