"""The two seed articles, from their raw pages: exactly the quotes that a careful reader finds.

The articles stay outside the project; without them these tests are skipped.
"""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction.pipeline import Extraction, extract
from archive.model import Certainty, Form, Kind, PlaceRole, Proposal, Tag, TagField

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")


@cache
def read(name: str) -> tuple[str, Extraction]:
    text = next(SEEDS.glob(f"{name}*.txt")).read_text("utf-8")
    return text, extract(text, published="2023-09-27")


def quote(name: str, words: str) -> Proposal:
    text, extraction = read(name)
    found = [q for q in extraction.quotes if any(words in part.of(text) for part in q.parts)]
    assert len(found) == 1, words
    return found[0]


def parts(name: str, proposal: Proposal) -> list[str]:
    return [part.of(read(name)[0]) for part in proposal.parts]


def tag(proposal: Proposal, field: TagField, role: PlaceRole | None = None) -> Tag:
    found = [t for t in proposal.tags if t.field is field and (role is None or t.place_role is role)]
    assert len(found) == 1, (field, found)
    return found[0]


def words(name: str, claim: Tag) -> list[str]:
    return [span.of(read(name)[0]) for span in claim.evidence.spans]


def fields(proposal: Proposal) -> set[TagField]:
    return {t.field for t in proposal.tags}


def speaker(proposal: Proposal) -> tuple[str, Certainty]:
    assert proposal.attribution is not None
    return proposal.attribution.name, proposal.attribution.evidence.certainty


def test_first_seed_gives_three_quotes_and_no_more() -> None:
    _, extraction = read("000")
    assert len(extraction.quotes) == 3


def test_second_seed_gives_six_quotes_and_no_more() -> None:
    _, extraction = read("001")
    assert len(extraction.quotes) == 6


def test_an_utterance_around_its_attribution_is_one_quote_in_two_parts() -> None:
    anna = quote("000", "No one is going back")
    assert parts("000", anna) == [
        "No one is going back – that’s it,",
        "The topic of Karabakh is over now for good I think.",
    ]
    assert speaker(anna) == ("Anna Agopyan", Certainty.STATED)
    assert (anna.form, anna.kind) == (Form.FULL, Kind.TESTIMONY)


def test_anna_agopyan_spoke_at_goris_to_reuters() -> None:
    anna = quote("000", "No one is going back")
    place = tag(anna, TagField.PLACE, PlaceRole.SPOKE_AT)
    assert (place.value, place.evidence.certainty) == ("Goris", Certainty.STATED)
    assert words("000", place) == ["who reached Goris, a border town in Armenia"]
    said_to = tag(anna, TagField.SAID_TO)
    assert (said_to.value, said_to.evidence.certainty) == ("Reuters", Certainty.INFERRED)
    assert set(words("000", said_to)) == {"Reuters", "told the news agency"}


def test_srbuhi_is_a_mother_of_three_without_age_or_addressee() -> None:
    srbuhi = quote("000", "I left everything there")
    assert parts("000", srbuhi) == ["I left everything there,"]
    assert speaker(srbuhi) == ("Srbuhi", Certainty.STATED)
    assert (srbuhi.form, srbuhi.kind) == (Form.FULL, Kind.TESTIMONY)
    role = tag(srbuhi, TagField.ROLE)
    assert (role.value, role.evidence.certainty) == ("mother-of-three", Certainty.STATED)
    assert not fields(srbuhi) & {TagField.AGE, TagField.AGE_BAND, TagField.SAID_TO}


def test_two_powers_speak_a_fragment_together() -> None:
    powers = quote("000", "deep concerns")
    assert powers.form is Form.FRAGMENT
    assert powers.kind is Kind.STATEMENT
    assert speaker(powers)[0] == "the US and EU"


def test_page_furniture_is_marked_and_gives_nothing() -> None:
    text, extraction = read("000")
    marked = [span.of(text) for span in extraction.furniture]
    assert marked == [
        "Please use Chrome browser for a more accessible video player",
        "Read more world news:",
        "Mafia boss arrested after 30 years on run dies",
        "Police identify woman’s body found in alligator",
        "Simone Biles ‘heartbroken’ after black girl denied medal",
        "Please use Chrome browser for a more accessible video player",
        "Be the first to get Breaking News",
        "Install the Sky News app for free",
    ]


def test_prose_that_looks_like_a_headline_is_no_furniture() -> None:
    assert read("001")[1].furniture == ()


def test_continued_paragraphs_are_one_testimony() -> None:
    vera = quote("001", "I have nothing")
    assert parts("001", vera) == [
        "I left everything behind,",
        "I don't know what is in store for me.",
        "I have nothing.",
        "I don't want anything.",
        "I would not want anybody to see what I have seen,",
    ]
    assert speaker(vera) == ("Vera Petrosyan", Certainty.STATED)
    assert (vera.form, vera.kind) == (Form.FULL, Kind.TESTIMONY)


def test_vera_petrosyan_is_tagged_with_the_words_that_say_so() -> None:
    vera = quote("001", "I have nothing")
    age = tag(vera, TagField.AGE)
    assert (age.value, words("001", age), age.evidence.certainty) == ("70", ["70-year-old"], Certainty.STATED)
    role = tag(vera, TagField.ROLE)
    assert (role.value, role.evidence.certainty) == ("retired teacher", Certainty.STATED)
    said_to = tag(vera, TagField.SAID_TO)
    assert (said_to.value, said_to.evidence.certainty) == ("Reuters", Certainty.STATED)
    said_on = tag(vera, TagField.SAID_ON)
    assert (said_on.value, said_on.evidence.certainty) == ("2023-09-26", Certainty.INFERRED)
    place = tag(vera, TagField.PLACE, PlaceRole.SPOKE_AT)
    assert place.place_key == "country:AM"
    assert "hotel on the Armenian side of the border with Azerbaijan" in words("001", place)[0]


def test_said_on_keeps_the_words_where_no_publication_date_is_known() -> None:
    text = next(SEEDS.glob("001*.txt")).read_text("utf-8")
    undated = next(q for q in extract(text).quotes if "I have nothing" in q.parts[2].of(text))
    assert "Tuesday" in tag(undated, TagField.SAID_ON).value


@pytest.mark.parametrize("fragment", ["iron fist", "paradise"])
def test_aliyevs_few_words_are_fragments_not_records(fragment: str) -> None:
    proposal = quote("001", fragment)
    assert proposal.form is Form.FRAGMENT
    assert proposal.kind is Kind.STATEMENT
    assert speaker(proposal)[0] == "Ilham Aliyev"


def test_a_spokesman_relays_the_secretary() -> None:
    request = quote("001", "to emphasise the need")
    assert speaker(request) == ("Matthew Miller", Certainty.STATED)
    assert (request.form, request.kind) == (Form.FULL, Kind.STATEMENT)
    assert tag(request, TagField.QUOTING).value == "Antony Blinken"


def test_the_spokesmans_own_sentence_has_no_second_level() -> None:
    urged = quote("001", "The Secretary urged")
    assert speaker(urged) == ("Matthew Miller", Certainty.INFERRED)
    assert (urged.form, urged.kind) == (Form.FULL, Kind.STATEMENT)
    assert not fields(urged) & {TagField.QUOTING, TagField.REPORTED_BY}


def test_a_presidents_words_reach_the_source_through_his_office() -> None:
    facilities = quote("001", "that military facilities only")
    assert speaker(facilities) == ("Ilham Aliyev", Certainty.INFERRED)
    assert (facilities.form, facilities.kind) == (Form.FULL, Kind.STATEMENT)
    assert tag(facilities, TagField.REPORTED_BY).value == "Azerbaijan's presidential office"
    assert "Blinken" in tag(facilities, TagField.SAID_TO).value
