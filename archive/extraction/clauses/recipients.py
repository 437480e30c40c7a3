"""A listener between the verb and its subject: ``dijo a Radio Valle Ilka Brandt``."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_LISTENER = 4
"""Words between the preposition and the name at most."""


def subject_after(paragraph: Paragraph, preposition: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """The speaker named after a listener; None where the name may be the listener's."""
    words = paragraph.tokens
    body = False
    for position in range(preposition + 1, min(high, preposition + _LISTENER + 1)):
        run = paragraph.starting.get(position)
        if run is not None:
            if not body and run.folded[0] in lexicon.organisation:
                run = paragraph.starting.get(run.after)
                body = run is not None
            named = body and run is not None and not run.possessive and len(run.words) > 1
            return Carrier(run.first, run.after, MentionKind.NAME, run) if named and run else None
        token = words[position]
        if not token.is_word:
            return None
        body = token.folded in lexicon.organisation
    return None
