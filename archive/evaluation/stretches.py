"""Quoted stretches and whose they are: the measures of quotation extraction in news.

A stretch is one uninterrupted piece between marks. An utterance in several parts is several stretches of one
speaker; full quotations and fragments both count. The strict and the forgiving match of spans follow the
evaluations of PolNeAR (Newell et al., LREC 2018) and of the Gender Gap Tracker (Asr et al., PLOS ONE 2021),
which is also where the lenient speaker comes from.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from archive.evaluation.annotation import GoldDocument, GoldQuotation, Quotation
from archive.evaluation.measures import Figures, Share, detected, total
from archive.evaluation.misses import Fault, Miss
from archive.evaluation.names import convention, is_same_name
from archive.evaluation.scored import Scored
from archive.evaluation.spans import common, jaccard, length, overlap, pair, trimmed

Q = TypeVar("Q", bound=Quotation)

KINDS = ("direct", "mixed", "testimony", "statement")
"""Kinds of gold that count unless others are asked for; stretches of any other kind are neutral."""
UNNAMED_KIND = "direct"
NEUTRAL_ALIKE = 0.5
NEUTRAL_INSIDE = 0.8
"""A prediction without a counted partner that is half like a neutral stretch, or lies so far inside one,
neither helps nor hurts."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    """One counted stretch of gold, with what was found in its place."""

    gold: GoldQuotation
    predicted: Quotation | None
    name_right: bool = False
    """The same person, or rightly nobody."""
    right: bool = False
    """That, or the mention marked in gold."""

    @property
    def found(self) -> bool:
        return self.predicted is not None

    @property
    def asked(self) -> bool:
        """Found, and gold knows the speaker."""
        return self.found and self.gold.speaker is not None

    @property
    def answered(self) -> bool:
        return self.asked and self.predicted is not None and self.predicted.speaker is not None


def score(document: GoldDocument, predicted: Sequence[Quotation], kinds: Collection[str] = KINDS) -> Scored:
    """The figures of one document.

    exact: spans equal but for marks, stops and white space at the ends. jac80: spans with at least 80 % of
    their characters in common, one to one; everything below is about these pairs. name, lenient: the share
    with the right speaker, by name, or by name or mention, where gold has one; answered: the share that was
    given a speaker; prec_at_answered: lenient among those. e2e_name, e2e_lenient: a pair counts when its
    speaker is right too, or rightly left open. Groups: kind and speaker type of gold; certainty and rule of
    what was answered, so that it can be seen which answers to trust.
    """
    marked = _stretches(document.quotations)
    counted = [one for one in marked if _kind(one) in kinds]
    neutral = [one for one in marked if _kind(one) not in kinds]
    found = _stretches(predicted)
    partners = pair([one.parts for one in counted], [one.parts for one in found])
    matched = frozenset(partners.values())
    spurious = [
        one for number, one in enumerate(found) if number not in matched and not _is_neutral(one, neutral)
    ]
    kept = [*(found[number] for number in matched), *spurious]
    judged = [
        _judge(one, found[partners[number]]) if number in partners else _Judgement(one, None)
        for number, one in enumerate(counted)
    ]
    return Scored(
        figures=_figures(document, judged, kept),
        groups=_groups(judged),
        misses=_misses(document, judged, spurious, found),
    )


def _stretches(quotations: Iterable[Q]) -> list[Q]:
    return [replace(quotation, parts=(part,)) for quotation in quotations for part in quotation.parts]


def _kind(stretch: GoldQuotation) -> str:
    return stretch.kind or UNNAMED_KIND


def _is_neutral(stretch: Quotation, neutral: Iterable[GoldQuotation]) -> bool:
    inside = NEUTRAL_INSIDE * max(1, length(stretch.parts))
    for other in neutral:
        shared = common(stretch.parts, other.parts)
        if shared and (jaccard(stretch.parts, other.parts) >= NEUTRAL_ALIKE or shared >= inside):
            return True
    return False


def _judge(gold: GoldQuotation, predicted: Quotation) -> _Judgement:
    if gold.speaker is None:
        right = predicted.speaker is None
        return _Judgement(gold, predicted, right, right)
    same = is_same_name(gold.names, predicted.speaker, convention("news"))
    return _Judgement(gold, predicted, same, same or overlap(gold.speaker_span, predicted.speaker_span))


def _figures(document: GoldDocument, judged: list[_Judgement], kept: list[Quotation]) -> Figures:
    marked = Counter(trimmed(document.text, one.gold.span) for one in judged)
    proposed = Counter(trimmed(document.text, one.span) for one in kept)
    gold, predicted = len(judged), len(kept)
    asked = [one for one in judged if one.asked]
    answered = sum(one.answered for one in asked)
    return Figures(
        detections={
            "exact": detected((marked & proposed).total(), predicted, gold),
            "jac80": detected(sum(one.found for one in judged), predicted, gold),
            "e2e_name": detected(sum(one.name_right for one in judged), predicted, gold),
            "e2e_lenient": detected(sum(one.right for one in judged), predicted, gold),
        },
        shares={
            **_speakers(asked),
            "answered": Share(answered, len(asked)),
            "prec_at_answered": Share(sum(one.right for one in asked if one.answered), answered),
        },
    )


def _speakers(asked: list[_Judgement]) -> dict[str, Share]:
    return {
        "name": Share(sum(one.name_right for one in asked), len(asked)),
        "lenient": Share(sum(one.right for one in asked), len(asked)),
    }


def _groups(judged: list[_Judgement]) -> dict[str, Figures]:
    groups: dict[str, list[Figures]] = {}
    for one in judged:
        shares = {"recall": Share(one.found, 1), **_speakers([one] if one.asked else [])}
        for name in (f"kind={_kind(one.gold)}", f"speaker={one.gold.speaker_type or '-'}"):
            groups.setdefault(name, []).append(Figures(shares=shares))
        if one.answered and one.predicted:
            answer = Figures(shares=_speakers([one]))
            for name in (
                f"certainty={one.predicted.speaker_certainty}",
                f"rule={one.predicted.speaker_rule}",
            ):
                groups.setdefault(name, []).append(answer)
    return {name: total(figures) for name, figures in groups.items()}


def _misses(
    document: GoldDocument, judged: list[_Judgement], spurious: list[Quotation], found: list[Quotation]
) -> tuple[Miss, ...]:
    misses = [miss for one in judged if (miss := _missed(document, one, found))]
    for other in spurious:
        near = next((one.gold.parts for one in judged if common(one.gold.parts, other.parts)), ())
        misses.append(
            Miss(
                fault=Fault.SPURIOUS,
                document_id=document.id,
                text=document.text,
                gold=near,
                predicted=other.parts,
            )
        )
    return tuple(sorted(misses, key=Miss.position))


def _missed(document: GoldDocument, one: _Judgement, found: list[Quotation]) -> Miss | None:
    gold, predicted = one.gold, one.predicted
    if predicted is None:
        near = next((other.parts for other in found if common(gold.parts, other.parts)), ())
        return Miss(
            fault=Fault.MISSED, document_id=document.id, text=document.text, gold=gold.parts, predicted=near
        )
    if one.right and (one.name_right or not gold.resolved):
        return None
    return Miss(
        fault=Fault.NAME if one.right else Fault.SPEAKER,
        document_id=document.id,
        text=document.text,
        gold=gold.parts,
        predicted=predicted.parts,
        wanted=gold.speaker,
        given=predicted.speaker,
    )
