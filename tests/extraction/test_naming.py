"""Stated by the whole name, inferred from a part of it; every person here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty, Evidence

BROUGHT_IN = "Ilka Brandt, a baker, sat by the well.\n\n"


def speaker(text: str, language: str = "en") -> tuple[Certainty, list[str]]:
    """How firmly the last quote's speaker is named, and on which words."""
    attribution = extract(text, language=language).quotes[-1].attribution
    assert attribution is not None
    evidence: Evidence = attribution.evidence
    return evidence.certainty, [span.of(text) for span in evidence.spans]


def test_a_whole_name_beside_the_words_states_the_speaker() -> None:
    assert speaker(BROUGHT_IN + "“The well was dry,” said Ilka Brandt.") == (
        Certainty.STATED,
        ["Ilka Brandt"],
    )


@pytest.mark.parametrize("mention", ["Brandt", "Mrs Brandt", "she"])
def test_what_stands_for_a_name_is_resolved_and_shows_the_name(mention: str) -> None:
    text = BROUGHT_IN + f"“The well was dry,” {mention} said."
    assert speaker(text) == (Certainty.INFERRED, [mention, "Ilka Brandt"])


def test_a_name_that_is_all_we_have_is_stated() -> None:
    assert speaker("“The well was dry,” said Ilka.") == (Certainty.STATED, ["Ilka"])


def test_a_case_ending_makes_no_other_name() -> None:
    text = "Илка Брандт сидела у колодца.\n\nПо словам Илки Брандт, «колодец высох в то самое лето»."
    assert speaker(text, "ru")[1] == ["Илки Брандт"]
