"""A pronoun behind words that somebody without a name said to somebody with one: whoever spoke goes on.

``“I knew you would come,” the grandfather told Stein. He added: “…”``: only names are kept in mind for
pronouns, so that Stein, who listens, would be the one. The answer is always uncertain. Where the verb does
not tell that somebody goes on, either may speak, and nobody known does; who answers listened before.
"""

from dataclasses import replace

from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Gender
from archive.model import Certainty, Span, SpeakerKind

_REACH = 400
"""Code points from the one speaker to the pronoun."""
_BETWEEN = 8
"""Words from the speaker to the one who listens at most: ``, who is 86, told``."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to whoever spoke just before; ``told``: decisions by quotation."""
    lexicon = reading.lexicon
    if not lexicon.addressing:
        return
    pronouns = either(lexicon.female_pronouns, lexicon.male_pronouns)
    before: Decision | None = None
    gone_on: set[Span] = set()
    for quote in sorted(told, key=lambda number: reading.quotations[number].content.start):
        decision = told[quote]
        pronoun = decision.mention.of(reading.text).lower()
        # A quotation may follow that goes on after the same clause.
        goes_on = decision.mention in gone_on or (
            before is not None and pronoun in pronouns and _spoke_to(reading, before, decision, pronoun)
        )
        verbs = _verbs(reading, decision)
        if goes_on and before is not None and not verbs & lexicon.answering:
            if verbs & lexicon.going_on:
                decision = replace(decision, person=before.person, certainty=Certainty.UNCERTAIN)
                told[quote] = decision
            else:
                reading.pointless[quote] = told.pop(quote)
            gone_on.add(decision.mention)
        before = decision


def _verbs(reading: Reading, decision: Decision) -> set[str]:
    """The words of the clause that tells who speaks."""
    span = decision.clause or decision.mention
    return set(span.of(reading.text).lower().split())


def _spoke_to(reading: Reading, before: Decision, decision: Decision, pronoun: str) -> bool:
    """Whether who spoke before has no name, fits the pronoun, and spoke to the one whom it was taken for."""
    start, end = before.mention.end, decision.mention.start
    speaker = reading.table.entries[before.person]
    if speaker.named or speaker.kind is SpeakerKind.ORGANISATION or not 0 < end - start < _REACH:
        return False
    gender = _gender(pronoun, reading.lexicon)
    if speaker.gender not in (None, gender) or (speaker.gender is None and gender is Gender.FEMALE):
        return False
    between = [
        mention.span.start
        for mention in reading.mentions
        if mention.person == decision.person and start <= mention.span.start < end
    ]
    words = reading.text[start : between[0]].lower().split() if len(between) == 1 else []
    return 0 < len(words) <= _BETWEEN and words[-1] in reading.lexicon.addressing


def _gender(pronoun: str, lexicon: Lexicon) -> Gender:
    return Gender.FEMALE if pronoun in lexicon.female_pronouns else Gender.MALE
