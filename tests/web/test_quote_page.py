"""The page of one quote: the whole chain, and every claim with the words it rests on."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.model import Certainty
from archive.record.store import Record
from archive.review import NewSpeaker, Voice, attribute
from tests.reading import links, quote_with, text_of
from tests.shelf import VALLEY


def page_of(reader: FlaskClient, words: str) -> str:
    return reader.get(quote_with(reader, words)).text


def test_the_words_are_those_of_the_source_letter_by_letter(reader: FlaskClient) -> None:
    page = page_of(reader, "took the photographs")
    (block,) = re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)
    parts = [
        re.sub(r"<[^>]+>", "", part) for part in re.findall(r'<p[^>]*><span class="said">(.*?)</span>', block)
    ]
    assert parts == ["We took the photographs and the keys,", "Nothing else went into the bags."]
    assert all(part in VALLEY for part in parts)
    assert block.count("[…]") == 1, "the reporter’s words between the parts leave a sign"


def test_the_whole_chain_is_shown_and_unknown_links_say_so(reader: FlaskClient) -> None:
    page = text_of(page_of(reader, "took the photographs"))
    chain = page[page.index("How these words came here") : page.index("What is said of these words")]
    for link in (
        "Speaker Nona Fictive (stated)",
        "Said to Sample Gazette (stated)",
        "Said on unknown",
        "Published by Sample Gazette",
        "Published 6 May 2024",
        "Archived copy unknown",
        "Added by Test Archivist",
    ):
        assert link in chain, link
    assert re.search(r"sha256:[0-9a-f]{64}", chain)


@pytest.mark.parametrize(
    ("claim", "value", "words"),
    [
        ("Speaker", "Nona Fictive", "Nona Fictive, a 70-year-old baker from Stepanakert, told"),
        ("Age", "70", "70-year-old"),
        ("Described as", "baker", "baker"),
        ("Said to", "Sample Gazette", "told the Sample Gazette"),
        ("From", "Stepanakert", "from Stepanakert"),
        ("Spoke at", "Goris", "in Goris pointing to Goris, Armenia"),
    ],
)
def test_each_claim_shows_the_words_it_rests_on(
    reader: FlaskClient, claim: str, value: str, words: str
) -> None:
    page = text_of(page_of(reader, "took the photographs"))
    evidence = page[page.index("What is said of these words") :]
    assert f"{claim} {value} Stated in the words {words} rule invented.rule, version 1" in evidence


def test_what_is_inferred_or_uncertain_says_so_beside_the_words_and_in_the_evidence(
    reader: FlaskClient,
) -> None:
    inferred = text_of(page_of(reader, "still set the bread"))
    assert "Nona Fictive (speaker inferred)" in inferred and "Inferred from the words she said" in inferred
    uncertain = text_of(page_of(reader, "every seat"))
    assert "relaying the governor (uncertain)" in uncertain
    assert "Uncertain on the words relaying the governor" in uncertain


def test_words_that_no_source_gives_to_anybody_are_not_said_to_name_their_speaker(
    client: FlaskClient, record: Record
) -> None:
    page = quote_with(client, "took the photographs")
    quote_id = page.rsplit("/", 1)[-1]
    attribute(record, quote_id, None, who="Test", why="looked again")
    known = Voice(speaker=NewSpeaker(label="Ona Other"), certainty=Certainty.INFERRED)
    attribute(record, quote_id, known, who="Test", why="her daughter wrote to us")
    told = text_of(client.get(page).text)
    assert "Speaker Ona Other Inferred by an archivist; the source does not say here who speaks" in told
    assert "Inferred from the speaker’s own words We took" not in told and "her daughter" not in told


def test_a_statement_is_visibly_context(reader: FlaskClient) -> None:
    page = page_of(reader, "every seat")
    assert 'class="quote words-of-record statement"' in page and "kept as context to the testimonies" in page
    assert len(re.findall(r"\bStatement\b", text_of(page))) == 1, "said once is enough"
    assert "kept as context to the testimonies" not in page_of(reader, "took the photographs")


def test_the_sentences_around_are_shown_with_the_words_marked(reader: FlaskClient) -> None:
    page = page_of(reader, "brother stayed")
    assert (
        '<mark class="theirs">My brother stayed,</mark>” said Secret Personage, who walked behind her.'
        in page
    )
    assert "The bus from the valley" not in page


def test_a_citation_stands_ready_with_the_address_that_stays(reader: FlaskClient) -> None:
    address = quote_with(reader, "brother stayed")
    page = text_of(reader.get(address).text)
    assert f"http://localhost{address}" in page
    whose = "Secret Personage, said to: unknown, in “Leaving <the> valley”"
    assert f"{whose}, Sample Gazette, 6 May 2024, https://gazette.example/article." in page


def test_a_citation_says_who_is_only_inferred(reader: FlaskClient) -> None:
    page = text_of(reader.get(quote_with(reader, "set the bread")).text)
    assert "Nona Fictive (speaker inferred), " in page.split("Cite these words")[-1]


def test_the_citation_is_one_step_from_the_top(reader: FlaskClient) -> None:
    page = page_of(reader, "brother stayed")
    assert page.index('href="#cite"') < page.index("<blockquote") and 'id="cite"' in page


def test_the_speaker_is_named_once_above_the_words(reader: FlaskClient) -> None:
    page = page_of(reader, "brother stayed")
    above = text_of(page[page.index("<main") : page.index("</figure>")])
    assert above.count("Secret Personage") == 1


def test_a_source_that_is_no_record_of_the_archives_is_called_a_source(reader: FlaskClient) -> None:
    page = text_of(page_of(reader, "brother stayed"))
    assert "In the source" in page and "archive’s summary" not in page
    assert "Named in the source: “We took the photographs" in text_of(page_of(reader, "set the bread"))


def test_one_goes_on_to_the_quotes_before_and_after_in_the_source(reader: FlaskClient) -> None:
    address = quote_with(reader, "took the photographs")
    walked = [address]
    while True:
        page = reader.get(address).text
        following = re.findall(r'rel="next" href="([^"]+)"', page)
        assert text_of(page).count("Quote ") >= 1
        if not following:
            break
        (address,) = following
        assert f'rel="prev" href="{walked[-1]}"' in reader.get(address).text
        walked.append(address)
    assert len(walked) == 4
    assert walked[-1] == quote_with(reader, "every seat")


def test_words_in_another_script_carry_their_direction(reader: FlaskClient) -> None:
    page = page_of(reader, "غادرنا البيت")
    assert re.search(r'<blockquote lang="en" dir="auto"', page)
    assert "not named in the source" in text_of(page)


def test_the_source_is_one_link_away_at_the_very_quote(reader: FlaskClient) -> None:
    page = page_of(reader, "brother stayed")
    anchored = [href for href in links(page) if href.startswith("/sources/leaving-the-valley#quote-")]
    assert anchored
    assert f'id="{anchored[0].split("#")[1]}"' in reader.get("/sources/leaving-the-valley").text


def test_every_quote_of_the_record_is_shown_word_for_word(reader: FlaskClient, record: Record) -> None:
    shown = 0
    for quote_id, chain in record.chains(record.quote_ids()).items():
        response = reader.get(f"/quotes/{quote_id}")
        if response.status_code == 200:
            shown += 1
            for span in chain.quote.parts:
                assert " ".join(span.of(chain.version.text).split()) in text_of(response.text)
    assert shown == 6


def test_the_seeds_are_read_through_the_whole_house(tmp_path: Path) -> None:
    """The two real articles, where they are at hand: the words and their speakers reach the page."""
    seeds = Path(__file__).parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seed articles are not here")
    from archive import intake
    from archive.model import AccessStatus, Description, Document
    from tests.conftest import close
    from web.app import create_app
    from web.settings import Settings

    settings = Settings(home=tmp_path)
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        described = Description(title=path.stem, access=AccessStatus.OPEN, accepted_by="Test Archivist")
        document = Document(
            text=text,
            metadata=described,
            original=text.encode(),
            original_name=path.name,
            media_type="text/plain",
        )
        intake.add(record, document, who="Test Archivist")
    record.close()
    app = create_app(settings)
    reader = app.test_client()
    for name, role in (
        ("Vera Petrosyan", "retired teacher"),
        ("Anna Agopyan", "Reuters"),
        ("Srbuhi", "mother-of-three"),
    ):
        page = text_of(reader.get("/search", query_string={"q": f'speaker:"{name}"'}).text)
        assert name in page and role in page, name
    close(app)


def test_anchors_of_a_source_do_not_tell_how_many_quotes_are_withheld_between(
    reader: FlaskClient, record: Record
) -> None:
    page = reader.get("/sources/leaving-the-valley").text
    ids = set(re.findall(r'id="quote-([^"]+)"', page))
    assert ids and ids <= set(record.quote_ids())
    assert not re.search(r'[#"]quote-\d+"', page)
