"""A listener between the verb and its subject: ``dijo a Radio Valle Ilka Brandt``, ``ante el tribunal Ilka Brandt``."""

from archive.extraction.carrier import Carrier
from archive.extraction.lexicon import Lexicon
from archive.extraction.names import NameRun
from archive.extraction.people import MentionKind
from archive.extraction.reading import Paragraph

_LISTENER = 4
"""Words between the preposition and the name at most."""
_NAME = 2
"""Words of a person's name that ends a run of capitals which begins with a body's."""


def subject_after(paragraph: Paragraph, preposition: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """The speaker named after a listener; None where the name may be the listener's."""
    words = paragraph.tokens
    body = False
    for position in range(preposition + 1, min(high, preposition + _LISTENER + 1)):
        run = paragraph.starting.get(position)
        if run is not None:
            return _speaker(run, body, lexicon)
        token = words[position]
        if not token.is_word:
            return None
        body = token.folded in lexicon.organisation
    return None


def _speaker(run: NameRun, body: bool, lexicon: Lexicon) -> Carrier | None:
    if run.possessive:
        return None
    if body and len(run.words) == _NAME:
        return Carrier(run.first, run.after, MentionKind.NAME, run)
    whole = run.after - run.core == len(run.words)
    if whole and len(run.words) == 2 * _NAME and run.folded[0] in lexicon.organisation:
        core = run.after - _NAME
        name = NameRun(core, core, run.after, False, (), run.words[-_NAME:])
        return Carrier(core, run.after, MentionKind.NAME, name)
    return None
