"""A pronoun right behind the words of somebody unnamed: ``“…,” said the mother of four. ¶ “…,” she added.``

Pronouns are resolved among those who have names; where nobody was named since such a speaker of that gender,
it is she who goes on, always uncertain.
"""

from bisect import bisect_left
from dataclasses import replace

from archive.extraction.attribution.epithets import is_indefinite
from archive.extraction.attribution.strangers import gender_of, is_pronoun
from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Certainty, SpeakerKind

_REACH = 600
"""Code points from where the speaker stands to the pronoun."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to who spoke right before; changes ``told``.

    Where the noun does not tell the gender (``said a volunteer. “…,” he said``), and somebody named fits,
    too, either may speak, and nobody known does.
    """
    named = [mention for mention in reading.mentions if mention.kind is MentionKind.NAME]
    named.sort(key=lambda mention: mention.span.start)
    for quote, decision in sorted({**reading.pointless, **told}.items()):
        before = told.get(quote - 1)
        if before is None or not decision.has_clause or not before.has_clause:
            continue
        word = decision.mention.of(reading.text).lower()
        gender = gender_of(word, reading.lexicon) if is_pronoun(word, reading.lexicon) else None
        entry = reading.table.entries[before.person]
        is_unnamed = not entry.named and entry.kind is not SpeakerKind.ORGANISATION
        if gender is None or not is_unnamed or decision.person == before.person:
            continue
        low, high = before.mention.end, decision.mention.start
        if not low <= high <= low + _REACH or _is_named(named, low, high):
            continue
        if entry.gender is gender or (entry.gender is None and quote not in told):
            told[quote] = replace(decision, person=before.person, certainty=Certainty.UNCERTAIN)
            reading.pointless.pop(quote, None)
        elif entry.gender is None and quote in told and is_indefinite(entry.label, reading.lexicon):
            reading.pointless[quote] = told.pop(quote)


def _is_named(named: list[Mention], low: int, high: int) -> bool:
    """Whether somebody is named between two places."""
    place = bisect_left(named, low, key=lambda mention: mention.span.start)
    return place < len(named) and named[place].span.start < high
