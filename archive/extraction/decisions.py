"""What was decided about the speaker of a quotation, and why."""

from dataclasses import dataclass, replace

from archive.model import Certainty, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who speaks a quotation, by which rule, and on which words that rests."""

    person: int
    mention: Span
    rule: str
    certainty: Certainty
    clause: Span | None = None
    quoting: "Decision | None" = None
    """Somebody whose words or request the speaker relays."""
    reported_by: "Decision | None" = None
    """The statement or body through which the words come."""

    @property
    def has_clause(self) -> bool:
        """Whether a reporting clause of the quotation's own names the speaker."""
        return self.rule.startswith("speaker.clause")

    @property
    def is_adjacent(self) -> bool:
        """Whether that clause touches the quotation."""
        return self.rule in (CLAUSE_BEFORE, CLAUSE_AFTER)

    def carried(self, rule: str) -> "Decision":
        """The same speaker for a quotation further on; never more than inferred."""
        weak = self.certainty is Certainty.UNCERTAIN
        certainty = Certainty.UNCERTAIN if weak else Certainty.INFERRED
        return replace(self, rule=rule, certainty=certainty, quoting=None, reported_by=None)


CLAUSE_BEFORE = "speaker.clause-before@1"
"""``she said, “…”``"""
CLAUSE_AFTER = "speaker.clause-after@1"
"""``“…,” she said``"""
CLAUSE_WITHIN = "speaker.clause-in-sentence@1"
"""A clause further off in the same sentence: ``she said that the road was “…” by noon``."""
LABEL = "speaker.label@1"
"""``Ada Example: “…”``"""
SIGNATURE = "speaker.signature@1"
"""``“…” — Ada Example, carpenter``"""
SECOND_LEVEL = "speaker.second-level@1"
SAME_PARAGRAPH = "speaker.same-paragraph@1"
CONTINUED = "speaker.continued@1"
"""A speech over several paragraphs, each opened and only the last closed."""
GOES_ON = "speaker.goes-on@1"
"""The speaker of the paragraph before goes on."""
LEAD_IN = "speaker.lead-in@1"
"""The paragraph before ends in a colon."""
REPORTED_MOOD = "speaker.reported-mood@1"
SUBJECT_OF_SENTENCE = "speaker.subject-of-sentence@1"
SENTENCE_BEFORE = "speaker.sentence-before@1"
SENTENCE_AFTER = "speaker.sentence-after@1"
LAST = "speaker.last@1"
"""Nothing but a quotation in its paragraph, a few paragraphs after the last speaker."""
HEADLINE = "speaker.headline@1"
"""A headline that is nothing but a quotation: words of whoever speaks most below."""
TURN = "speaker.turn@1"
ANSWER = "speaker.answer@1"
