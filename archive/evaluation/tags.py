"""Whole utterances with their tags: who, of what age, from where, in what role, told to whom and when."""

from collections.abc import Iterator, Sequence

from archive.evaluation.annotation import GoldDocument, GoldQuotation, PlaceMark, Quotation
from archive.evaluation.claims import CLAIM_MEASURES, claims, is_right_speaker
from archive.evaluation.measures import Detection, Figures, Share, detected, total
from archive.evaluation.misses import Fault, Miss
from archive.evaluation.places import PLACE_MEASURES, PlaceScore, score_places
from archive.evaluation.scored import Scored
from archive.evaluation.spans import Parts, common, cover, jaccard, pair
from archive.model import Form, Kind, Span

PHRASE_ALIKE = 0.5
"""How much like a phrase a record must be to count as that phrase, wrongly recorded."""

Pair = tuple[GoldQuotation, Quotation]


def score(document: GoldDocument, predicted: Sequence[Quotation]) -> Scored:
    """The figures of one document, over full utterances; fragments and phrases are no records.

    utterance, stretch: matched with 80 % of the characters in common, as a whole or part by part. name, kind:
    the share of the matched that is right; e2e, kindF1: a pair counts only when that is right too. The
    measures of the tags stand in ``docs/extraction-evaluation.md``.
    """
    records = [one for one in predicted if is_record(one)]
    gold, spans = document.quotations, [cover(one.parts) for one in records]
    partners = pair([cover(one.parts) for one in gold], spans)
    matched = [(gold[number], records[partners[number]]) for number in sorted(partners)]
    taken = frozenset(partners.values())
    strays = [span for number, span in enumerate(spans) if number not in taken]
    everybody = frozenset(one.speaker for one in gold if one.speaker)
    figures = [_document_figures(document, records, matched, strays, everybody)]
    misses = [
        *_missed(document, [one for number, one in enumerate(gold) if number not in partners], spans),
        *_spurious(document, strays),
    ]
    for one, other in matched:
        places = score_places(one.places, other.places)
        said = tuple(claims(one, other, everybody))
        shares = {claim.measure: Share(int(claim.counts), 1) for claim in said}
        figures.append(Figures(detections=places.detections, shares=shares))
        faults = [(claim.fault, claim.wanted, claim.given) for claim in said if claim.fault]
        misses += [
            _miss(fault, document, one.parts, other.parts, wanted, given)
            for fault, wanted, given in (*faults, *_place_faults(places, other))
        ]
    return Scored(figures=total(figures), misses=tuple(sorted(misses, key=Miss.position)))


def is_record(quotation: Quotation) -> bool:
    """Whether a prediction counts as somebody's full utterance; one that says nothing of itself does."""
    return quotation.kind in (None, *Kind) and quotation.form in (None, Form.FULL)


def _document_figures(
    document: GoldDocument,
    records: Sequence[Quotation],
    matched: Sequence[Pair],
    strays: Sequence[Parts],
    everybody: frozenset[str],
) -> Figures:
    gold = document.quotations
    stretches = [(part,) for one in gold for part in one.parts]
    proposed = [(part,) for one in records for part in one.parts]
    named = sum(is_right_speaker(one, other, everybody) for one, other in matched)
    of_kind = sum(one.kind == other.kind for one, other in matched)
    taken = sum(_is_recorded(phrase, strays) for phrase in document.phrases)
    return Figures(
        detections={
            "utterance": detected(len(matched), len(records), len(gold)),
            "stretch": detected(len(pair(stretches, proposed)), len(proposed), len(stretches)),
            "e2e": detected(named, len(records), len(gold)),
            "kindF1": detected(of_kind, len(records), len(gold)),
            **{measure: Detection() for measure in PLACE_MEASURES},
        },
        shares={
            "phrases_as_records": Share(taken, len(document.phrases)),
            **{measure: Share() for measure in CLAIM_MEASURES},
        },
    )


def _is_recorded(phrase: Span, strays: Sequence[Parts]) -> bool:
    return any(jaccard((phrase,), stray) >= PHRASE_ALIKE for stray in strays)


def _missed(document: GoldDocument, gold: Sequence[GoldQuotation], spans: Sequence[Parts]) -> Iterator[Miss]:
    for one in gold:
        near = next((other for other in spans if common(cover(one.parts), other)), ())
        yield _miss(Fault.MISSED, document, one.parts, near)


def _spurious(document: GoldDocument, strays: Sequence[Parts]) -> Iterator[Miss]:
    for stray in strays:
        near = next((one.parts for one in document.quotations if common(cover(one.parts), stray)), ())
        is_phrase = any(_is_recorded(phrase, (stray,)) for phrase in document.phrases)
        yield _miss(Fault.PHRASE if is_phrase else Fault.SPURIOUS, document, near, stray)


def _place_faults(places: PlaceScore, predicted: Quotation) -> Iterator[tuple[Fault, str | None, str | None]]:
    for place in places.missing:
        given = ", ".join(_described(other) for other in predicted.places) or None
        yield Fault.PLACE, _described(place), given
    for place in places.spurious:
        yield Fault.FALSE_PLACE, None, _described(place)


def _described(place: PlaceMark) -> str:
    return f"{place.name} ({place.role or 'no role'})"


def _miss(
    fault: Fault,
    document: GoldDocument,
    gold: Parts,
    predicted: Parts,
    wanted: str | None = None,
    given: str | None = None,
) -> Miss:
    return Miss(
        fault=fault,
        document_id=document.id,
        text=document.text,
        gold=gold,
        predicted=predicted,
        wanted=wanted,
        given=given,
    )
