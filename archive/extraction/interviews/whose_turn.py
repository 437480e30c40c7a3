"""Whose turn it is in an interview: a label that names somebody, or the one who was introduced."""

from archive.extraction.decisions import ANSWER, TURN, Decision
from archive.extraction.interviews import introductions
from archive.extraction.interviews.turns import Turn
from archive.extraction.mentions.reading import Reading
from archive.extraction.quotations.marks import Style
from archive.model import Certainty, Span, SpeakerKind


def decide(reading: Reading, turns: tuple[Turn, ...]) -> dict[int, Decision]:
    """The speaker of every answer, by the index of its quotation."""
    by_paragraph = {turn.paragraph: turn for turn in turns}
    introduced = introductions.find(reading, turns)
    decisions = {}
    known: dict[str, int] = {}
    for index, quotation in enumerate(reading.quotations):
        turn = by_paragraph.get(quotation.paragraph)
        if quotation.style is Style.TURN and turn is not None:
            decision = _of_label(reading, turn, introduced.get(turn.paragraph), known)
            if decision is not None:
                decisions[index] = decision
    return decisions


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
