"""The mention that carries an attribution, for tables of people that do not list it."""

from archive.extraction.people import Mention, MentionKind
from archive.extraction.utterance import Utterance


def mention(text: str, utterance: Utterance) -> Mention | None:
    """The words that point at the speaker beside an utterance; None where nobody was found."""
    if utterance.attribution is None or utterance.person is None:
        return None
    span = utterance.attribution.mention
    words = span.of(text)
    if words in utterance.attribution.name or words.endswith(utterance.attribution.name):
        kind = MentionKind.NAME if utterance.attribution.named else MentionKind.EPITHET
    else:
        kind = MentionKind.EPITHET if " " in words else MentionKind.PRONOUN
    return Mention(span=span, kind=kind, person=utterance.person)
