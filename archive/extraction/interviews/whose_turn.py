"""Whose turn it is in an interview: a label that names somebody, or the one who was introduced."""

from archive.extraction.decisions import ANSWER, TURN, Decision
from archive.extraction.interviews.turns import Turn
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import MentionKind
from archive.extraction.quotations.marks import Style
from archive.model import Certainty, Span, SpeakerKind

_NOUN = 24
"""Characters before a name in which the noun for the reporter stands."""


def decide(reading: Reading, turns: tuple[Turn, ...]) -> dict[int, Decision]:
    """The speaker of every answer, by the index of its quotation."""
    if not turns:
        return {}
    by_paragraph = {turn.paragraph: turn for turn in turns}
    introduced = _introduced(reading, turns[0].label.start)
    decisions = {}
    known: dict[str, int] = {}
    for index, quotation in enumerate(reading.quotations):
        turn = by_paragraph.get(quotation.paragraph)
        if quotation.style is Style.TURN and turn is not None:
            decision = _of_label(reading, turn, introduced, known)
            if decision is not None:
                decisions[index] = decision
    return decisions


def _introduced(reading: Reading, before: int) -> tuple[int, Span] | None:
    """The person named first before the first turn: whom the interview is with."""
    for mention in reading.mentions:
        asks = mention.kind is MentionKind.NAME and _is_reporter(reading, mention.span)
        if mention.kind is MentionKind.NAME and mention.span.start < before and not asks:
            entry = reading.table.entries[mention.person]
            if entry.kind is not SpeakerKind.ORGANISATION and (len(entry.words) > 1 or entry.gender):
                return mention.person, mention.span
    return None


def _is_reporter(reading: Reading, name: Span) -> bool:
    """Whether a name has the noun of whoever asks before it: ``Our correspondent ADA EXAMPLE talked to``."""
    before = reading.text[max(0, name.start - _NOUN) : name.start].lower().split()
    words = {*before[-1:], *name.of(reading.text).lower().split()[:1]}
    return bool(words & reading.lexicon.question_labels)


def _of_label(
    reading: Reading, turn: Turn, introduced: tuple[int, Span] | None, known: dict[str, int]
) -> Decision | None:
    label = " ".join(turn.label.of(reading.text).split())
    if not label or label.lower() in reading.lexicon.answer_labels:
        if introduced is None:
            return None
        person, mention = introduced
        return Decision(
            person=person, mention=mention, rule=ANSWER, certainty=Certainty.INFERRED, clause=None
        )
    if label not in known:
        known[label] = _named(reading, label)
    person = known[label]
    return Decision(
        person=person,
        mention=turn.label,
        rule=TURN,
        certainty=Certainty.STATED,
        clause=turn.label,
    )


def _named(reading: Reading, label: str) -> int:
    """The person whose name or initials the label gives; somebody new where nobody fits."""
    words = [word.strip(".") for word in label.lower().replace(".", ". ").split()]
    entries = reading.table.entries
    for number, entry in enumerate(entries):
        name = [word.lower() for word in entry.words]
        if name and set(words) <= set(name):
            return number
    for number, entry in enumerate(entries):
        if entry.words and [word[0].lower() for word in entry.words] == words:
            return number
    shown = label.title() if label.isupper() and "." not in label else label
    return reading.table.add_unnamed(shown, SpeakerKind.PERSON, None, label.lower())
