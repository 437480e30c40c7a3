"""The JSON form of an extraction. Every person and event here is invented."""

import json
from pathlib import Path

import jsonschema
import pytest

from archive.extraction.output import as_json
from archive.extraction.pipeline import extract

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "extract.schema.json").read_text("utf-8"))
TEXT = (
    "At the ferry on Tuesday, one lamp burned.\n"
    "“We took the lamp,” Ilka Brandt, a 70-year-old retired baker, told the Valley Post on Tuesday. “Nothing else.”\n"
    "Governor Jana Velt called the crossing “entirely safe”.\n"
    "Sign up to our newsletter"
)


@pytest.mark.parametrize(
    "text", [TEXT, "", "No quotes here.", "“Nobody knows who painted this on the wall.”"]
)
def test_output_follows_its_schema(text: str) -> None:
    given = as_json("a", text, extract(text, published="2023-09-27", language="en"))
    assert [*jsonschema.Draft202012Validator(SCHEMA).iter_errors(given)] == []


def test_output_survives_json() -> None:
    value = as_json("a", TEXT, extract(TEXT, language="en"))
    assert json.loads(json.dumps(value, ensure_ascii=False)) == value


def test_offsets_cut_the_words_out_of_the_text() -> None:
    value = json.loads(json.dumps(as_json("a", TEXT, extract(TEXT, published="2023-09-27", language="en"))))
    first = value["quotes"][0]
    assert [TEXT[start:end] for start, end in first["parts"]] == ["We took the lamp,", "Nothing else."]
    assert TEXT[slice(*first["speaker_span"])] == "Ilka Brandt"
    for name, support in first["evidence"].items():
        for one in support if name == "places" else [support]:
            assert [TEXT[start:end] for start, end in one["spans"]] == one["words"]


def test_tags_are_flat_values_with_their_evidence_beside() -> None:
    value = json.loads(json.dumps(as_json("a", TEXT, extract(TEXT, published="2023-09-27", language="en"))))
    first = value["quotes"][0]
    assert (first["speaker"], first["age"], first["role"]) == ("Ilka Brandt", 70, "retired baker")
    assert first["evidence"]["age"]["words"] == ["70-year-old"]
    assert first["evidence"]["speaker"]["rule"] == "speaker.clause-after@1"


def test_a_fragment_is_given_with_its_form() -> None:
    value = json.loads(json.dumps(as_json("a", TEXT, extract(TEXT, language="en"))))
    assert [(q["form"], q["speaker"]) for q in value["quotes"]] == [
        ("full", "Ilka Brandt"),
        ("fragment", "Jana Velt"),
    ]


def test_furniture_is_listed() -> None:
    value = json.loads(json.dumps(as_json("a", TEXT, extract(TEXT, language="en"))))
    assert [TEXT[start:end] for start, end in value["furniture"]] == ["Sign up to our newsletter"]
