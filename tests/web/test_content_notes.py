"""Content notes are a buffer wherever words stand: also in lines, feeds, harvests, titles and what is embedded."""

import csv
import io
import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from archive.record.store import Record
from tests.guarded import WHO
from tests.reading import quote_with
from web.sheets import BYTE_ORDER_MARK

TEI = "http://www.tei-c.org/ns/1.0"
ATOM = "{http://www.w3.org/2005/Atom}"
WORDS = "I would still set the bread at four"


@pytest.fixture
def noted(client: FlaskClient, record: Record) -> Iterator[str]:
    """The address of a quote with a content note; another one has none."""
    address = quote_with(client, WORDS)
    record.note_content(address.rsplit("/", 1)[1], ("violence", "death"), who=WHO, why="told of")
    yield address


def test_a_line_of_a_concordance_stands_behind_its_note(client: FlaskClient, noted: str) -> None:
    page = client.get("/concordance?q=the").text
    lines = page.split('<li id="')[1:]
    of_noted = [line for line in lines if noted in line]
    assert of_noted and len(of_noted) < len(lines)
    for line in lines:
        before, _, after = line.partition('class="kwic')
        assert (
            ('<details class="buffer">' in before)
            == ("Content note: death, violence." in before)
            == (line in of_noted)
        )
        assert "</details>" not in before and after
    opened = of_noted[0].split('rel="nofollow" href="')[1].split('"')[0]
    around = unescape(client.get(unescape(opened).partition("#")[0]).text).split('class="around"')[1]
    assert around.index("Content note") < around.index("bread")
    rows = csv.DictReader(
        io.StringIO(client.get("/concordance.csv?q=the").text.removeprefix(BYTE_ORDER_MARK))
    )
    assert {row["content_notes"] for row in rows} == {"", "death, violence"}


def test_an_entry_of_a_feed_begins_with_its_note(client: FlaskClient, noted: str) -> None:
    entries = etree.fromstring(client.get("/search.atom").data).findall(f"{ATOM}entry")
    for entry in entries:
        is_noted = entry.findtext(f"{ATOM}id").endswith(noted)
        content = entry.findtext(f"{ATOM}content")
        assert (entry.findtext(f"{ATOM}summary") == "Content note: death, violence.") == is_noted
        assert ("bread" in entry.findtext(f"{ATOM}title")) is False
        assert (
            content.index("<details><summary>Content note") < content.index(WORDS)
            if is_noted
            else "<details>" not in content
        )
    assert sum(entry.find(f"{ATOM}summary") is not None for entry in entries) == 1


def test_harvesters_read_the_note_before_the_words(client: FlaskClient, noted: str) -> None:
    identifier = f"http://localhost{noted}"
    told = client.get(
        "/oai", query_string={"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": identifier}
    )
    dc = {
        name: [
            e.text for e in etree.fromstring(told.data).iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        ]
        for name in ("title", "description")
    }
    assert dc["description"][0].startswith(f"Content note: death, violence. “{WORDS}")
    assert "bread" not in dc["title"][0] and "(content note: death, violence)" in dc["title"][0]


def test_no_title_or_description_says_the_words_before_their_note(client: FlaskClient, noted: str) -> None:
    page = client.get(noted).text
    head = page.partition("<body>")[0].partition('<script type="application/ld+json">')[0]
    before, _, after = head.partition(WORDS)
    assert "(content note: death, violence)" in before and "Content note: death, violence. “" in before
    assert WORDS not in after, "the abstract for reference managers has its note first"
    assert "մահ" in client.get(f"/hy{noted}").text.partition("<body>")[0]
    assert "&lt;details&gt;&lt;summary&gt;Content note" in page, "what is embedded elsewhere has it, too"


def test_data_in_the_head_say_the_note_and_not_the_words(client: FlaskClient, noted: str) -> None:
    def told(address: str) -> dict[str, str]:
        block = client.get(address).text.split('<script type="application/ld+json">')[1].split("</script>")[0]
        found: dict[str, str] = json.loads(block)
        return found

    assert WORDS not in json.dumps(told(noted)) and "text" not in told(noted)
    assert told(noted)["description"] == "Content note: death, violence."
    other = told(quote_with(client, "We took the photographs"))
    assert "photographs" in other["text"] and "description" not in other


def test_what_is_taken_along_has_the_notes(client: FlaskClient, noted: str) -> None:
    record = client.get(f"/api/v1{noted}").json
    assert record["content_notes"] == ["death", "violence"]  # type: ignore[index]
    kept = [json.loads(line)["content_notes"] for line in client.get("/search.jsonl").text.splitlines()]
    assert sorted(kept, key=len)[-2:] == [[], ["death", "violence"]]
    annotations = client.get("/search.jsonld").json["first"]["items"]  # type: ignore[index]
    assert sorted((one["contentNotes"] for one in annotations), key=len)[-2:] == [[], ["death", "violence"]]
    tei = etree.fromstring(client.get("/search.tei").data)
    etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "schemas" / "tei.rng")).assertValid(tei)
    terms = tei.xpath("//t:note[@type='content-note']/t:term/text()", namespaces={"t": TEI})
    assert terms == ["death", "violence"]
    assert "Content note: death, violence. “" in client.get("/search.ris").text
    table = client.get("/search.csv").text.removeprefix(BYTE_ORDER_MARK)
    assert {row["content_notes"] for row in csv.DictReader(io.StringIO(table))} == {"", "death | violence"}
