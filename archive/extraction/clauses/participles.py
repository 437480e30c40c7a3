"""Participles that are not the main clause's: ``Ada said her HUSBAND kept saying``."""

from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.subjects import Subjects
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_REACH = 45
"""Words from the beginning of such a clause to the participle at most."""
_DESCRIPTION = 3
"""Words of whoever acts in it, with a determiner."""


class Participles:
    """Finds whose such a participle is in one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases, subjects: Subjects) -> None:
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._phrases = phrases
        self._subjects = subjects

    def subject(self, position: int, before: int, low: int) -> Carrier | None:
        """Whose the participle at a token is; ``before`` is the last token before a verb in front of it.

        None where it hangs on the main clause, as others do.
        """
        words, lexicon = self._words, self._lexicon
        if words[position].folded not in lexicon.hanging:
            return None
        if words[position - 1].folded in lexicon.persisting and position - 1 > low:
            carrier = self._subjects.before(before, low)
            is_near = carrier is not None and not carrier.weak and carrier.after == position - 1
            return carrier if is_near else None
        return self._within(position, low) if words[position].folded in lexicon.voicing else None

    def _within(self, position: int, low: int) -> Carrier | None:
        """Who acts in the clause behind a verb of saying: ``Ada said SOLDIERS came, shouting``."""
        words, lexicon = self._words, self._lexicon
        for first in range(position - 1, max(low, position - _REACH), -1):
            if words[first].quote >= 0:
                return None
            led = words[first - 1].folded
            if led not in lexicon.strong_verbs and led not in lexicon.subordinators:
                continue
            if words[first].folded in lexicon.subject_pronouns - lexicon.relative:
                return Carrier(first, first + 1, MentionKind.PRONOUN)
            for noun in range(first, min(position, first + _DESCRIPTION)):
                if words[noun].folded in lexicon.agents:
                    return self._phrases.described(noun, first)
            return None
        return None
