"""Laws of extraction on any text at all."""

import gc
import time

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from archive.extraction.language import vocabulary_files
from archive.extraction.pipeline import Extraction, extract
from archive.model import Span

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "’", "‘", "«", "»", "„", "''", "``", "— ", "- ", "\n", "\n\n", " ", ", ", ". ", "? ", ": ",
        "said ", "says", "Ilka Brandt", "she ", "the baker ", "told ", "according to ", "a statement by ", "Q: ", "A: ",
        "BRANDT: ", "Read more:", "сказала ", "Илка", "قالت ", "إلكا", "ասաց ", "тому", "70-year-old ", "Goris ",
        "on Tuesday ", "and ", "who ", "(", ")", "<a href=", ">", "\u00a0", "\u200f", "I had nothing", "1990", "é", "𝔞",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from([None, *vocabulary_files.codes(), "xx"])
RELAXED = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def spans(extraction: Extraction) -> list[Span]:
    found: list[Span] = list(extraction.furniture)
    for proposal in extraction.quotes:
        found.extend((*proposal.parts, *proposal.nested))
        if proposal.attribution is not None:
            found.extend((proposal.attribution.mention, *proposal.attribution.evidence.spans))
        for tag in proposal.tags:
            found.extend(tag.evidence.spans)
    return found


@RELAXED
@given(TEXTS, LANGUAGES)
def test_every_span_lies_in_the_text(text: str, language: str | None) -> None:
    for span in spans(extract(text, language=language)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text)


@RELAXED
@given(TEXTS, LANGUAGES)
def test_parts_are_ordered_and_no_character_is_quoted_twice(text: str, language: str | None) -> None:
    end = 0
    for proposal in extract(text, language=language).quotes:
        assert proposal.parts
        for part in proposal.parts:
            assert part.start >= end
            end = part.end


@RELAXED
@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_proposals(text: str, language: str | None) -> None:
    assert extract(text, language=language) == extract(text, language=language)


@RELAXED
@given(TEXTS)
def test_nothing_comes_from_furniture(text: str) -> None:
    extraction = extract(text, language="en")
    for proposal in extraction.quotes:
        for part in proposal.parts:
            assert not any(
                part.start < stretch.end and stretch.start < part.end for stretch in extraction.furniture
            )


@RELAXED
@given(TEXTS)
@example("“0 ““‘''")
def test_nested_quotations_lie_inside_a_part(text: str) -> None:
    for proposal in extract(text, language="en").quotes:
        for inner in proposal.nested:
            assert any(part.start <= inner.start and inner.end <= part.end for part in proposal.parts)


@RELAXED
@given(TEXTS)
def test_a_text_that_is_all_furniture_gives_nothing(text: str) -> None:
    if text:
        assert extract(text, furniture=(Span(0, len(text)),)).quotes == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "'",
        "‘a ",
        "“a ",
        "“a” ",
        "Ilka Brandt, ",
        "Ilka said “no” and ",
        "Q: why?\nA: so\n",
        "(",
        "— ",
        "Lindau in ",
        "A baker left. Her name is Ilka Brandt. ",
        "The Gazette quoted Ilka as ",
    ],
)
def test_hostile_input_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(length: int) -> float:
        # Where nothing is quoted, nothing would be read.
        text = "“We left the house at night,” a baker said.\n\n" + unit * (length // len(unit))
        taken = []
        # The collector's walks over everything the other tests left are no cost of extraction.
        gc.collect()
        gc.disable()
        for _ in range(3):
            begun = time.process_time()
            extract(text, language="en")
            taken.append(time.process_time() - begun)
        gc.enable()
        return min(taken)

    short, long = seconds(30_000), seconds(120_000)
    # Four times the text: a quadratic step would take sixteen times as long.
    assert long < 12 * max(short, 0.1)


def test_names_behind_one_another_without_end_are_no_endless_description() -> None:
    (quote,) = extract("Lindau in " * 2_000 + "Goris said “we all left at night”.", language="en").quotes
    assert quote.attribution is not None
