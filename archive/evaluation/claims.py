"""What is said of one matched utterance, claim by claim, against gold."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.evaluation.annotation import GoldQuotation, Quotation
from archive.evaluation.misses import Fault
from archive.evaluation.names import convention, is_same_name, likeness, name_words
from archive.evaluation.spans import overlap

CLAIM_MEASURES = (
    *("name", "answered", "prec_at_answered", "kind"),
    *("age", "age_wrong", "falseage", "band", "role", "falserole"),
    *("said_to", "falseto", "said_on", "falseon"),
)
"""The shares that claims count towards, in the order in which they are read."""
ROLE_ALIKE = 0.5
"""How much two wordings of a role must have in common: "baker" for "retired baker" is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One utterance's contribution to one share; with a fault where it is one to look at."""

    measure: str
    counts: bool
    """Whether it counts towards the share; for the measures named ``false…`` that is the bad case."""
    fault: Fault | None = None
    wanted: str | None = None
    given: str | None = None


def claims(gold: GoldQuotation, predicted: Quotation, everybody: frozenset[str]) -> Iterator[Claim]:
    """Every claim about one matched pair; ``everybody`` are the speakers of the document."""
    named = is_right_speaker(gold, predicted, everybody)
    yield _asked("name", named, Fault.SPEAKER, gold.speaker, predicted.speaker)
    yield Claim(measure="answered", counts=predicted.speaker is not None)
    if predicted.speaker is not None:
        yield Claim(measure="prec_at_answered", counts=named)
    yield _asked("kind", predicted.kind == gold.kind, Fault.KIND, gold.kind, predicted.kind)
    yield from _age(gold, predicted)
    yield from _role(gold, predicted)
    yield from _conversation(gold, predicted)


def is_right_speaker(gold: GoldQuotation, predicted: Quotation, everybody: frozenset[str]) -> bool:
    """Whether the names agree; a bare surname that two speakers of the document bear names nobody."""
    rules = convention("tags")
    if gold.speaker is None or not is_same_name(gold.names, predicted.speaker, rules):
        return False
    given = name_words(predicted.speaker, rules)
    if not given < name_words(gold.speaker, rules):
        return True
    return not any(given < name_words(other, rules) for other in everybody - {gold.speaker})


def _age(gold: GoldQuotation, predicted: Quotation) -> Iterator[Claim]:
    wanted, given = _shown(gold.age), _shown(predicted.age)
    if gold.age is not None:
        right = predicted.age == gold.age
        yield _asked("age", right, Fault.AGE, wanted, given)
        yield Claim(measure="age_wrong", counts=not right and predicted.age is not None)
    else:
        wrong = predicted.age is not None and predicted.age not in gold.accepted_ages
        yield _unasked("falseage", wrong, Fault.FALSE_AGE, given)
    if gold.age_band:
        right = bool(predicted.age_band) and (
            likeness(gold.age_band, predicted.age_band) > 0 or overlap(gold.age_span, predicted.age_span)
        )
        yield _asked("band", right, Fault.AGE_BAND, gold.age_band, predicted.age_band)


def _role(gold: GoldQuotation, predicted: Quotation) -> Iterator[Claim]:
    if gold.roles:
        right = any(likeness(role, predicted.role) >= ROLE_ALIKE for role in gold.roles)
        yield _asked("role", right, Fault.ROLE, gold.role, predicted.role)
    else:
        yield _unasked("falserole", bool(predicted.role), Fault.FALSE_ROLE, predicted.role)


def _conversation(gold: GoldQuotation, predicted: Quotation) -> Iterator[Claim]:
    told, on = predicted.said_to, predicted.said_on
    if not gold.said_to:
        yield _unasked("falseto", bool(told), Fault.FALSE_SAID_TO, told)
    elif told or "said_to" not in gold.soft:
        right = is_same_name((gold.said_to,), told, convention("tags"))
        yield _asked("said_to", right, Fault.SAID_TO, gold.said_to, told)
    if not gold.said_on:
        yield _unasked("falseon", bool(on), Fault.FALSE_SAID_ON, on)
    elif on or "said_on" not in gold.soft:
        yield _asked("said_on", on == gold.said_on, Fault.SAID_ON, gold.said_on, on)


def _asked(measure: str, right: bool, fault: Fault, wanted: str | None, given: str | None) -> Claim:
    return Claim(measure=measure, counts=right, fault=None if right else fault, wanted=wanted, given=given)


def _unasked(measure: str, wrong: bool, fault: Fault, given: str | None) -> Claim:
    return Claim(measure=measure, counts=wrong, fault=fault if wrong else None, given=given)


def _shown(age: int | None) -> str | None:
    return None if age is None else str(age)
