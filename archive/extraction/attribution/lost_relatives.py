"""A pronoun behind a sentence about a relative who died: ``Her sister Bea was killed. “…,” she said.``

The last woman named is the sister, and whose sister she is speaks. Always uncertain; nobody known where the
text does not say whose relative it is.
"""

from dataclasses import dataclass, replace

from archive.extraction.attribution.strangers import gender_of, is_pronoun
from archive.extraction.decisions import Decision
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.model import Certainty

_NEAR = 12
"""Words behind the name in which its sentence tells of the loss."""


@dataclass(frozen=True, slots=True)
class _Loss:
    start: int
    """Where the text tells of it."""
    owner: int | None
    """Whose relative it was."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Gives the words of such pronouns to whose relative it is; changes ``told``."""
    losses: dict[int, _Loss] = {}
    for paragraph in reading.paragraphs:
        for run in paragraph.runs:
            person = paragraph.persons.get(run.first)
            if person is not None and (loss := _loss(reading, paragraph, run)) is not None:
                losses.setdefault(person, loss)
    if not losses:
        return
    spoken = {quote: decision.mention.of(reading.text).lower() for quote, decision in told.items()}
    for quote, decision in sorted(told.items()):
        if not is_pronoun(spoken[quote], reading.lexicon):
            losses.pop(decision.person, None)  # spoke under a name
    for quote, decision in sorted(told.items()):
        loss = losses.get(decision.person)
        if loss is None or decision.mention.start < loss.start:
            continue
        gender = gender_of(spoken[quote], reading.lexicon)
        if loss.owner is None:
            reading.pointless[quote] = told.pop(quote)
        elif None in (gender, own := reading.table.entries[loss.owner].gender) or own is gender:
            told[quote] = replace(decision, person=loss.owner, certainty=Certainty.UNCERTAIN)


def _loss(reading: Reading, paragraph: Paragraph, run: NameRun) -> _Loss | None:
    """What a sentence tells of a relative who is named in it; None where it tells of no loss."""
    lexicon, words = reading.lexicon, paragraph.tokens
    noun = (run.first if run.led is None else run.led) - 1
    if run.core > run.first and words[run.first].folded in lexicon.kin:
        noun = run.first
    elif noun > 0 and not words[noun].is_word:
        noun -= 1  # her sister, Bea,
    if noun < 0 or words[noun].folded not in either(lexicon.kin, lexicon.spouses):
        return None
    low, high = paragraph.sentence_of(run.first)
    gone = any(word.folded in lexicon.gone for word in words[run.after : min(high, run.after + _NEAR)])
    if noun < low or not gone:
        return None
    owner = noun - 1
    if owner >= low and words[owner].folded in lexicon.possessive:
        return _Loss(words[run.first].start, paragraph.persons.get(owner))
    return _Loss(words[run.first].start, None) if noun == low else None
