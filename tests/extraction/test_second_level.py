"""Who else stands in a chain of words: the living link, and whoever is quoted. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField


def only(text: str) -> Proposal:
    (quote,) = extract(text, language="en").quotes
    return quote


def chain(text: str, field: TagField) -> list[str]:
    return [tag.value for tag in only(text).tags if tag.field is field]


@pytest.mark.parametrize(
    "text, speaker, through",
    [
        (
            "Ilka, 34, recalled how her late grandmother told her: “Never leave the mill.”",
            "her late grandmother",
            ["Ilka"],
        ),
        ("Otto Velt wrote that Cem Orlin told him: “I miss the mill.”", "Cem Orlin", ["Otto Velt"]),
        ("Ilka Brandt waited, and Cem Orlin told her: “I miss the mill.”", "Cem Orlin", []),
        ("Cem Orlin told Ilka Brandt: “I miss the mill.”", "Cem Orlin", []),
    ],
)
def test_whoever_tells_what_somebody_said_is_in_the_chain(
    text: str, speaker: str, through: list[str]
) -> None:
    attribution = only(text).attribution
    assert attribution is not None and attribution.name == speaker
    assert chain(text, TagField.REPORTED_BY) == through


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("“I will return,” said Ilka, quoting her father Cem, 80. “He believes it.”", ["Cem"]),
        ("“I will return,” Ilka Brandt said, quoting Cem Orlin.", ["Cem Orlin"]),
        ("“I will return,” said Ilka Brandt, citing a report on Samplewood.", []),
        ("“I will return,” said Ilka Brandt, waiting for her father Cem.", []),
    ],
)
def test_whoever_the_speaker_quotes_is_in_the_chain(text: str, quoted: list[str]) -> None:
    attribution = only(text).attribution
    assert attribution is not None and attribution.name.startswith("Ilka")
    assert chain(text, TagField.QUOTING) == quoted
    assert all(tag.field is not TagField.AGE for tag in only(text).tags)


def test_a_description_before_its_relative_clause_has_no_comma() -> None:
    text = "“They took our cattle,” the farmer, who spoke through an interpreter, Cem Orlin, said."
    attribution = only(text).attribution
    assert attribution is not None and attribution.name == "the farmer"
