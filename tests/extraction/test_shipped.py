"""The shipped records, in the archive's own words, give what the articles they stand for give."""

from pathlib import Path

import pytest

from archive.extraction.pipeline import Extraction, extract
from archive.formats.registry import read
from archive.model import Certainty, Form, Kind, PlaceRole, Proposal, SpeakerKind, TagField

FOLDER = Path(__file__).parents[2] / "corpus" / "collections" / "karabakh-2023"


def shipped(name: str) -> tuple[str, Extraction]:
    document = read(FOLDER / name)
    described = document.metadata
    return document.text, extract(
        document.text,
        published=described.published,
        language=described.language,
        furniture=document.furniture,
    )


@pytest.fixture(scope="module")
def sky() -> tuple[str, Extraction]:
    return shipped("sky-news-no-one-is-going-back.md")


@pytest.fixture(scope="module")
def reuters() -> tuple[str, Extraction]:
    return shipped("reuters-i-left-everything-behind.md")


def words(text: str, quote: Proposal) -> list[str]:
    return [part.of(text) for part in quote.parts]


def summary(text: str, quote: Proposal) -> tuple[str, Form, Kind, str]:
    assert quote.attribution
    return words(text, quote)[0], quote.form, quote.kind, quote.attribution.name


def value(quote: Proposal, field: TagField) -> str | None:
    return next((tag.value for tag in quote.tags if tag.field is field), None)


def test_sky_record_gives_two_testimonies_and_a_fragment(sky: tuple[str, Extraction]) -> None:
    text, extraction = sky
    assert [summary(text, quote) for quote in extraction.quotes] == [
        ("No one is going back – that’s it,", Form.FULL, Kind.TESTIMONY, "Anna Agopyan"),
        ("I left everything there,", Form.FULL, Kind.TESTIMONY, "Srbuhi"),
        ("deep concerns", Form.FRAGMENT, Kind.STATEMENT, "the US and EU"),
    ]


def test_anna_agopyan_speaks_once_in_two_parts_at_goris_to_reuters(sky: tuple[str, Extraction]) -> None:
    text, extraction = sky
    anna = extraction.quotes[0]
    assert words(text, anna)[1:] == ["The topic of Karabakh is over now for good I think."]
    spoke = [tag for tag in anna.tags if tag.place_role is PlaceRole.SPOKE_AT]
    assert [(tag.value, tag.evidence.certainty) for tag in spoke] == [("Goris", Certainty.STATED)]
    told = next(tag for tag in anna.tags if tag.field is TagField.SAID_TO)
    assert (told.value, told.evidence.certainty) == ("Reuters", Certainty.INFERRED)
    assert [span.of(text) for span in told.evidence.spans] == ["Reuters", "told the news agency"]


def test_srbuhi_has_a_role_and_no_age(sky: tuple[str, Extraction]) -> None:
    srbuhi = sky[1].quotes[1]
    assert value(srbuhi, TagField.ROLE) == "mother-of-three"
    assert value(srbuhi, TagField.AGE) is None
    assert value(srbuhi, TagField.SAID_TO) is None


def test_reuters_record_gives_one_testimony_three_statements_two_fragments(
    reuters: tuple[str, Extraction],
) -> None:
    text, extraction = reuters
    assert [(form, kind, name) for _, form, kind, name in (summary(text, q) for q in extraction.quotes)] == [
        (Form.FULL, Kind.TESTIMONY, "Vera Petrosyan"),
        (Form.FRAGMENT, Kind.STATEMENT, "Ilham Aliyev"),
        (Form.FRAGMENT, Kind.STATEMENT, "Ilham Aliyev"),
        (Form.FULL, Kind.STATEMENT, "Matthew Miller"),
        (Form.FULL, Kind.STATEMENT, "Matthew Miller"),
        (Form.FULL, Kind.STATEMENT, "Ilham Aliyev"),
    ]
    assert extraction.quotes[0].attribution
    assert extraction.quotes[0].attribution.speaker_kind is SpeakerKind.PERSON


def test_vera_petrosyan_speaks_in_five_consecutive_parts(reuters: tuple[str, Extraction]) -> None:
    text, extraction = reuters
    vera = extraction.quotes[0]
    assert words(text, vera) == [
        "I left everything behind,",
        "I don't know what is in store for me.",
        "I have nothing.",
        "I don't want anything.",
        "I would not want anybody to see what I have seen,",
    ]
    stated = {tag.field: tag.value for tag in vera.tags if tag.evidence.certainty is Certainty.STATED}
    assert stated[TagField.AGE] == "70"
    assert stated[TagField.ROLE] == "retired teacher"
    assert stated[TagField.SAID_TO] == "Reuters"
    assert stated[TagField.SAID_ON] == "Tuesday"
    at = next(tag for tag in vera.tags if tag.place_role is PlaceRole.SPOKE_AT)
    assert at.place_key == "country:AM" and "hotel on the Armenian side of the border" in at.value
    living = next(tag for tag in vera.tags if tag.place_role is PlaceRole.NOW_LIVING)
    assert living.evidence.spans[-1].of(text) == "where she now lives"


def test_second_level_of_attribution_is_kept(reuters: tuple[str, Extraction]) -> None:
    blinken, _, aliyev = reuters[1].quotes[3:]
    assert value(blinken, TagField.QUOTING) == "Antony Blinken"
    # On Tuesday Blinken asked; when the spokesman told of it is not said.
    assert value(blinken, TagField.SAID_ON) is None
    assert value(aliyev, TagField.REPORTED_BY) == "Azerbaijan's presidential office"


def test_nothing_comes_from_the_front_matter(
    sky: tuple[str, Extraction], reuters: tuple[str, Extraction]
) -> None:
    for text, extraction in (sky, reuters):
        body = text.index("\n---\n") + 5
        for quote in extraction.quotes:
            spans = [*quote.parts, *(span for tag in quote.tags for span in tag.evidence.spans)]
            assert min(span.start for span in spans) >= body
