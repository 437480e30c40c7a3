"""Whose account it is, told behind the name (Turkish): ``ADA’ya göre “…”``, ``ADA’nın dediği gibi, “…”``."""

from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind


def source(paragraph: Paragraph, position: int, high: int, lexicon: Lexicon) -> Clause | None:
    """The clause that such a phrase makes at ``position`` with the name that ends there."""
    words = paragraph.tokens
    for phrase in lexicon.according_after.get(words[position].folded, ()):
        end = position + len(phrase)
        run = paragraph.ending.get(position)
        if run is None or run.possessive or end > high:
            continue
        if all(words[position + place].folded == part for place, part in enumerate(phrase)):
            carrier = Carrier(run.first, run.after, MentionKind.NAME, run)
            return Clause(position, end, carrier, shape=Shape.ACCORDING)
    return None
