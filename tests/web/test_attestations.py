"""Beside a quote: the same words in other sources, the speaker's words before and after, the comparison made."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.likeness.attestation import is_same_utterance
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    Proposal,
    Quote,
    SourceKind,
    Span,
    SpeakerKind,
)
from archive.record.store import Record
from tests import accounts, invented
from tests.conftest import close
from tests.reading import links, quote_with, text_of
from tests.web.test_access import bring_index_up
from web.app import create_app
from web.pages.quote import verified
from web.settings import Settings

OFFICE = "Office of Samples"


def spoken(*words: str, name: str = "Invented Narrator") -> Quote:
    attribution = invented.quote().attribution
    assert attribution
    return invented.quote(exact=words, attribution=replace(attribution, name=name))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (spoken("We left by the back road,"), spoken("“we left by\nthe BACK road”", name="A. Nother"), True),
        (spoken("We left by the back road,", "Nobody"), spoken("We left by the back road."), True),
        (spoken("We left by", "the back road"), spoken("We left by the back road."), True),
        (spoken("We left by the back road"), spoken("We left by the front road"), False),
        (spoken("I have nothing"), spoken("I have nothing.", name="invented narrator"), True),
        (spoken("I have nothing"), spoken("I have nothing", name="Somebody Else"), False),
        (spoken("I have nothing", name=""), spoken("I have nothing", name=""), False),
        (spoken("…"), spoken("—"), False),
    ],
)
def test_an_utterance_is_told_by_its_words(one: Quote, other: Quote, same: bool) -> None:
    assert is_same_utterance(one, other) is same is is_same_utterance(other, one)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def reprinted(home: Path) -> Iterator[Record]:
    """The same invented account as two papers print it, and three statements of one office in two sources."""
    record = accounts.new_record(home)
    accounts.put_in_public(record, 1, title="First printing", published="2024-01-02")
    accounts.put_in_public(record, 2, title="Second printing", published="2024-01-03")
    put_statements(
        record, "Early notice", "2024-02-01", "We shall open the office.", "We shall count the seats."
    )
    put_statements(record, "Late notice", "2024-03-01", "We have closed the office again.")
    yield record
    record.close()


def put_statements(record: Record, title: str, published: str, *statements: str) -> None:
    text = " ".join(f"“{words}” said the {OFFICE}." for words in statements)
    evidence = Evidence(
        spans=(accounts.span(OFFICE, text),), certainty=Certainty.STATED, method="test.rule@1"
    )
    attribution = Attribution(
        name=OFFICE, mention=evidence.spans[0], evidence=evidence, speaker_kind=SpeakerKind.ORGANISATION
    )
    proposals = [
        Proposal(
            parts=(Span(text.index(words), text.index(words) + len(words)),),
            form=Form.FULL,
            kind=Kind.STATEMENT,
            attribution=attribution,
        )
        for words in statements
    ]
    document = accounts.document(
        text,
        title=title,
        published=published,
        access=AccessStatus.OPEN,
        accepted_by=accounts.WHO,
        kind=SourceKind.NEWS,
    )
    record.add(document, proposals, accounts.ATLAS, who=accounts.WHO, why="added for a test")


@pytest.fixture
def reading(home: Path, reprinted: Record) -> Iterator[FlaskClient]:
    app: Flask = create_app(Settings(home=home))
    yield app.test_client()
    close(app)


def addresses(record: Record, words: str) -> list[str]:
    chains = record.chains(record.quote_ids())
    return [f"/quotes/{i}" for i, chain in chains.items() if words in chain.quote.exact[0]]


def test_the_same_words_in_another_source_are_one_link_away(reading: FlaskClient, reprinted: Record) -> None:
    first, second = addresses(reprinted, "back road")
    for here, there, title in ((first, second, "Second printing"), (second, first, "First printing")):
        page = reading.get(here).text
        (section,) = re.findall(r'<section class="attested".*?</section>', page, re.DOTALL)
        assert links(section) == [there] and f"{title}, Sample Gazette" in text_of(section)
    assert 'class="attested"' not in reading.get(addresses(reprinted, "count the seats")[0]).text


def test_the_same_words_are_found_among_many_alike_and_beside_what_is_no_word(
    reading: FlaskClient, reprinted: Record
) -> None:
    rows = "……………………… —————————————— We shall rebuild the old harbour"
    put_statements(reprinted, "Alike", "2024-02-14", *(f"{rows} of door {number}." for number in range(60)))
    put_statements(reprinted, "One", "2024-02-15", f"We shall {rows}.")
    put_statements(reprinted, "Other", "2024-02-16", f"We shall {rows}.", "We shall say it again.")
    bring_index_up(reprinted, reading)
    (one, other) = addresses(reprinted, "We shall …")
    for here, there in ((one, other), (other, one)):
        (section,) = re.findall(r'<section class="attested".*?</section>', reading.get(here).text, re.DOTALL)
        assert links(section) == [there]


def test_the_api_gives_attestations_with_their_chain(reading: FlaskClient, reprinted: Record) -> None:
    first, second = addresses(reprinted, "back road")
    (again,) = reading.get(f"/api/v1{first}").json["attestations"]  # type: ignore[index]
    assert again["page"].endswith(second) and again["source"]["title"] == "Second printing"
    assert again["chain"][0]["label"] == "Speaker"
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    reprinted.decide(second.removeprefix("/quotes/"), access=gone, who="Test Archivist", why="asked for")
    assert reading.get(f"/api/v1{first}").json["attestations"] == []  # type: ignore[index]


def test_what_was_withdrawn_is_no_attestation(reading: FlaskClient, reprinted: Record) -> None:
    first, second = addresses(reprinted, "back road")
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    reprinted.decide(second.removeprefix("/quotes/"), access=gone, who="Test Archivist", why="asked for")
    page = reading.get(first).text
    assert 'class="attested"' not in page and "Second printing" not in page


def onward(page: str) -> list[tuple[str, str]]:
    (nav,) = re.findall(r'<nav class="neighbours".*?</nav>', page, re.DOTALL) or [""]
    return list(zip(re.findall(r'class="rubric">([^<]+)<', nav), links(nav), strict=True))


def test_one_goes_on_with_the_same_speaker_into_the_next_source(
    reading: FlaskClient, reprinted: Record
) -> None:
    opened, counted, closed = (addresses(reprinted, w)[0] for w in ("open the", "count the", "closed the"))
    together = "in the same source, by the same speaker"
    assert onward(reading.get(opened).text) == [(f"After, {together}", counted)]
    assert onward(reading.get(counted).text) == [
        (f"Before, {together}", opened),
        ("After, by the same speaker", closed),
    ]
    assert onward(reading.get(closed).text) == [("Before, by the same speaker", counted)]


def onward_by_speaker(reading: FlaskClient, address: str) -> dict[str, str]:
    ways = onward(reading.get(address).text)
    return {label.partition(",")[0]: to for label, to in ways if label.endswith("by the same speaker")}


def test_no_source_of_one_day_is_left_out_of_a_speakers_walk(reading: FlaskClient, reprinted: Record) -> None:
    statements = [f"We shall open door number {number}." for number in range(24)]
    for number in range(0, 24, 8):
        put_statements(reprinted, f"Notice {number}", "2024-02-15", *statements[number : number + 8])
    bring_index_up(reprinted, reading)
    expected = [
        addresses(reprinted, words)[0]
        for words in ("open the office", "count the", *statements, "closed the office")
    ]
    walked = expected[:1]
    while following := onward_by_speaker(reading, walked[-1]).get("After"):
        assert onward_by_speaker(reading, following)["Before"] == walked[-1]
        walked.append(following)
        assert len(walked) <= len(expected), "the walk has an end"
    assert walked == expected


def test_results_of_one_day_stand_in_the_order_of_their_source(
    reading: FlaskClient, reprinted: Record
) -> None:
    statements = [f"We shall open gate number {number}." for number in range(12)]
    put_statements(reprinted, "Gates", "2024-02-15", *statements)
    bring_index_up(reprinted, reading)
    expected = [addresses(reprinted, words)[0].rpartition("/")[2] for words in statements]
    for sort in ("date", "age", "speaker"):
        found = reading.get(f"/api/v1/search?q=gate&sort={sort}").json["quotes"]  # type: ignore[index]
        assert [one["id"] for one in found] == expected


def test_a_long_source_is_entered_at_its_first_words_and_at_its_last(
    reading: FlaskClient, reprinted: Record
) -> None:
    statements = [f"We shall open door number {number}." for number in range(500)]
    put_statements(reprinted, "Long notice", "2024-02-15", *statements)
    bring_index_up(reprinted, reading)
    counted, closed = (addresses(reprinted, words)[0] for words in ("count the", "closed the"))
    first, last = (addresses(reprinted, words)[0] for words in (statements[0], statements[-1]))
    assert onward_by_speaker(reading, counted)["After"] == first
    assert onward_by_speaker(reading, closed)["Before"] == last


def test_the_speaker_goes_on_past_others_in_the_source(reader: FlaskClient) -> None:
    counted = quote_with(reader, "brother stayed")
    ways = onward(reader.get(counted).text)
    assert [label for label, _ in ways] == ["Before, in the same source", "After, in the same source"]


def test_the_comparison_is_made_for_the_page(client: FlaskClient, archive_home: Path) -> None:
    # A page is kept for as long as the record says that nothing changed: another quote's is looked at first.
    page = text_of(client.get(quote_with(client, "They counted us twice")).text)
    assert re.search(
        r"Verified on \d{1,2} \w+ \d{4}, letter for letter, against the text of that version [^(]", page
    )
    connection = sqlite3.connect(archive_home / "archive.db")
    with connection:
        connection.execute(
            "UPDATE versions SET text = text || ' Altered.' WHERE text LIKE '%brother stayed%'"
        )
    connection.close()
    page = text_of(client.get(quote_with(client, "brother stayed")).text)
    assert "Verified no: the text is not the one that was kept; do not cite it" in page


def test_the_long_citations_are_folded_and_the_short_one_is_not(reader: FlaskClient) -> None:
    page = reader.get(quote_with(reader, "brother stayed")).text
    before, folded = page[page.index('id="cite"') :].split('<details class="folded">')
    assert (
        "Secret Personage, said to: unknown, in “Leaving" in text_of(before)
        and "This address does not change" in before
    )
    assert "MLA, as a work cited" in folded and "MLA" not in text_of(before)


def test_the_digest_of_a_text_that_is_not_its_bytes_is_named() -> None:
    digest = sha256(invented.TEXT.encode()).hexdigest()
    link = verified(invented.version(text_sha256=digest), date(2026, 1, 2))
    assert (link.known, link.note) == (True, f"text sha256:{digest}")
    assert link.value.text.startswith("on 2 January 2026, letter for letter")
    same = invented.version(text_sha256=digest, original_sha256=digest)
    assert verified(same, date(2026, 1, 2)).note is None
    assert not verified(invented.version(), date(2026, 1, 2)).known, "its digest is another"
