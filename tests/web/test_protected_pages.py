"""What the public is told where something is withheld: that it is, never what. Everything is invented."""

import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.access import Reason, Viewer
from archive.record.store import Record
from archive.withholding.omissions import in_words, left_out
from tests import guarded
from tests.conftest import close
from tests.guarded import quote_of
from tests.reading import text_of
from web.app import create_app
from web.holdings import today
from web.settings import Settings


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("guarded")
    guarded.build(made)
    return made


@pytest.fixture
def reader(home: Path, tmp_path: Path) -> Iterator[tuple[FlaskClient, Record]]:
    copy = Path(shutil.copytree(home, tmp_path / "home"))
    settings = Settings(home=copy)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    app = create_app(settings)
    yield app.test_client(), record
    record.close()
    close(app)


def page_of(reader: tuple[FlaskClient, Record], words: str) -> str:
    client, record = reader
    answer = client.get(f"/quotes/{quote_of(record, words).id}")
    assert answer.status_code == 200
    return unescape(answer.text)


def test_a_content_note_stands_before_the_words_and_hides_nothing_from_a_search(
    reader: tuple[FlaskClient, Record],
) -> None:
    page = page_of(reader, "plainzorb").split("<main")[1]
    note = page.index("Content note: violence.")
    assert page.index('<details class="buffer">') < note < page.index("The plainzorb road")
    found = reader[0].get("/search?q=plainzorb").text
    assert "Content note: violence." in found and "plainzorb</mark>" in found
    assert "Բովանդակության մասին նշում՝ բռնություն։" in reader[0].get("/hy/search?q=plainzorb").text


def test_one_line_says_on_what_basis_the_words_are_here(reader: tuple[FlaskClient, Record]) -> None:
    page = text_of(page_of(reader, "plainzorb"))
    assert "On what basis interview agreement, 6 May 2024" in page
    record = reader[0].get(f"/api/v1/quotes/{quote_of(reader[1], 'plainzorb').id}").get_json()
    chain = {link["label"]: link["value"] for link in record["chain"]}
    assert chain["On what basis"] == "interview agreement, 6 May 2024"


def test_a_redacted_stretch_is_a_sign_and_the_page_says_so(reader: tuple[FlaskClient, Record]) -> None:
    page = text_of(page_of(reader, "redazorb"))
    assert "We turned at the [place withheld] before dawn" in page
    assert "Some of these words are withheld; a sign in brackets stands for them." in page
    assert "(of the derived public text: words are withheld)" in page
    assert "against the derived public text; the whole one is kept" in page
    assert "derived public text sha256:" in page


def test_how_somebody_is_known_stands_in_the_chain(reader: tuple[FlaskClient, Record]) -> None:
    assert "Pseudonella (stated; a pseudonym)" in text_of(page_of(reader, "carried the bread"))
    assert "(stated; known by an initial)" in text_of(page_of(reader, "The lamp was mine"))
    assert "a nurse (stated; name withheld by the archive)" in text_of(page_of(reader, "slept in the hall"))
    assert reader[0].get("/speakers/pseudonella").status_code == 200


def test_what_was_public_leaves_a_tombstone_and_nothing_else_does(
    reader: tuple[FlaskClient, Record],
) -> None:
    client, record = reader
    page = text_of(client.get("/withdrawals").text)
    withdrawn = quote_of(record, "withdrazorb").id
    assert withdrawn in page and "the speaker asked for it" in page and "for somebody’s safety" in page
    of_source = quote_of(record, "sourcezorb").id
    listed = [i for i in record.quote_ids() if i in page]
    assert sorted(listed) == sorted([withdrawn, of_source]), "who cites a quote knows no id of its source"
    waiting = quote_of(record, "propozorb")
    guarded.set_status(record, waiting.id, "withdrawn", "safety")
    assert waiting.id not in client.get("/withdrawals").text, "nobody outside ever saw it"
    guarded.set_status(record, withdrawn, "open")
    assert withdrawn not in client.get("/withdrawals").text


def test_with_its_source_only_quotes_that_could_be_read_have_a_tombstone(
    reader: tuple[FlaskClient, Record],
) -> None:
    client, record = reader
    shown, hidden = quote_of(record, "plainzorb"), quote_of(record, "embarzorb")
    closed, waiting = quote_of(record, "closezorb"), quote_of(record, "propozorb")
    own = quote_of(record, "withdrazorb").id
    # It had a tombstone of its own once, which was taken away.
    guarded.set_status(record, shown.id, "withdrawn", "error")
    guarded.set_status(record, shown.id, "open")
    guarded.set_status(record, shown.source_id, "withdrawn", "safety")
    page = client.get("/withdrawals").text
    assert shown.id in page and page.count(own) == 1
    assert [one.id for one in (hidden, closed, waiting) if one.id in page] == []
    for one in (hidden, closed):
        guarded.set_status(record, one.id, "open")
    assert [one.id for one in (hidden, closed) if one.id in client.get("/withdrawals").text] == []
    guarded.set_status(record, shown.source_id, "open")
    assert shown.id not in client.get("/withdrawals").text


def test_a_decision_is_seen_in_everything_at_the_next_request(reader: tuple[FlaskClient, Record]) -> None:
    client, record = reader
    assert "fictive" in client.get("/suggest?q=fict").text.lower()
    for name in ("Nona", "Redana"):
        speaker = next(s for s in record.speakers().values() if s.label.startswith(name))
        record.identify(speaker.id, guarded.UNNAMED, who="Test Archivist", why="asked for")
    assert "fictive" not in client.get("/suggest?q=fict").text.lower()
    assert "Nothing found" in client.get("/search?q=speaker:fictive").text
    assert client.get("/speakers/nona-fictive").status_code == 404
    for path in (
        "/",
        "/speakers/",
        "/sources/",
        "/search",
        "/search.atom",
        "/sitemap-1.xml",
        "/api/v1/speakers",
    ):
        assert "fictive" not in client.get(path).text.lower(), path


def test_what_is_left_out_is_counted_by_reason(reader: tuple[FlaskClient, Record]) -> None:
    counts = left_out(reader[1], Viewer.PUBLIC, today())
    assert counts[Reason.NOT_ACCEPTED] == 2 and counts[Reason.QUOTE_EMBARGOED] == 2
    assert counts[Reason.WITHDRAWN] == 2 and counts[Reason.SOURCE_RESTRICTED] == 1
    assert "2 quotes: not accepted by an archivist" in in_words(counts)
    assert set(left_out(reader[1], Viewer.ARCHIVIST, today())) == {Reason.WITHDRAWN}


def test_the_digest_of_a_derived_text_is_called_by_its_name(reader: tuple[FlaskClient, Record]) -> None:
    client, record = reader
    originals, seen = set(record.originals.digests()), set()
    for source in client.get("/api/v1/sources").json["sources"]:  # type: ignore[index]
        path = f"/sources/{source['source']['slug']}"
        page = text_of(client.get(path).text)
        for version in client.get(f"/api/v1{path}").json["versions"]:  # type: ignore[index]
            is_derived = version["is_derived"]
            assert is_derived is (version["sha256"] not in originals)
            assert ("Derived public text, SHA-256" in page) is is_derived
            seen.add(is_derived)
    assert seen == {True}, "all of this archive is guarded"


def test_the_digest_of_a_whole_text_is_that_of_the_original(client: FlaskClient, record: Record) -> None:
    originals = set(record.originals.digests())
    for source in record.sources():
        answer = client.get(f"/api/v1/sources/{source.slug}")
        for version in answer.json["versions"] if answer.status_code == 200 else ():  # type: ignore[index]
            assert not version["is_derived"] and version["sha256"] in originals
            assert "Original bytes, SHA-256" in text_of(client.get(f"/sources/{source.slug}").text)
