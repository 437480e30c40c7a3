"""Whoever leads the sentence before words that nothing else gives: ``Brandt bites off a thread. “…”``"""

from collections.abc import Set

from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind


def led(paragraph: Paragraph, low: int, high: int, spoken: Set[int]) -> Carrier | None:
    """The name that opens a sentence, also as an owner's: ``Brandt’s coat hangs there. “…”``.

    Only of somebody who has spoken before; who is only told of seldom begins to speak without a clause.
    """
    run = paragraph.starting.get(low)
    if run is None or run.after > high or paragraph.persons.get(run.first) not in spoken:
        return None
    return Carrier(run.first, run.after, MentionKind.NAME)
