"""Collections, essays and featured quotes as readers see them. Everything here is invented."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from archive.description.essays import Essay
from archive.description.featured import HOME, Featured
from archive.finding_aid import FindingAid
from archive.model import Access, AccessStatus, Document
from archive.places.gazetteer import Gazetteer
from archive.record.store import Record
from index.upkeep.sync import PublicIndex
from tests import shelf
from tests.accounts import Signature
from tests.archive.test_companions import essay
from tests.conftest import close
from tests.reading import links, outline, text_of
from web.app import create_app
from web.settings import Settings

WHO = "Test Archivist"
SAID: Signature = {"who": WHO, "why": "for a test"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "schemas" / "ead3.rng"))
EAD = {"e": "http://ead3.archivists.org/schema/"}
AID = FindingAid(
    reference="TA 1",
    creators="Gathering Group; A. Archivist",
    arrangement="By date.\n\nThen by title.",
    access_conditions="All of it is open.",
    rules="DACS",
    language="en",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive whose public accounts, and one sealed account, are in collections."""
    settings = Settings(home=tmp_path / "home")
    settings.home.mkdir()
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    for text, description, proposals, is_excerpt in shelf._accounts():
        key = "sealed-2024" if text == shelf.SEALED else "valley-2024"
        document = Document(
            text=text,
            metadata=replace(description, collection=key),
            original=text.encode(),
            original_name="invented.txt",
            media_type="text/plain",
            is_excerpt=is_excerpt,
        )
        record.add(document, proposals, Gazetteer.load(), **SAID)
    record.describe_collection(
        "valley-2024", "From the valley", "What *was* gathered.\n\nMore.", aid=AID, **SAID
    )
    record.describe_collection("sealed-2024", "A sealed collection", "Sealed words.", **SAID)
    index = PublicIndex(settings.index_directory, record)
    index.rebuild()
    index.close()
    record.close()
    return settings.home


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    settings = Settings(home=home)
    opened = Record.open(settings.effective_database_url, settings.originals_directory)
    yield opened
    opened.close()


@pytest.fixture
def reader(home: Path, record: Record) -> Iterator[FlaskClient]:
    app = create_app(Settings(home=home))
    yield app.test_client()
    close(app)


def quote(record: Record, beginning: str) -> str:
    chains = record.chains(record.quote_ids())
    return next(i for i, chain in chains.items() if chain.quote.exact[0].startswith(beginning))


def written(record: Record, **changes: object) -> Essay:
    return record.write_essay(essay(**({"is_public": True, "collection": "valley-2024"} | changes)), **SAID)


def test_a_collection_has_a_finding_aid_and_shows_what_it_holds(reader: FlaskClient, record: Record) -> None:
    page = reader.get("/collections/valley-2024").text
    told = text_of(page)
    for words in (
        "From the valley",
        "2 sources, 6 quotes, 5 speakers",
        "What was gathered. More.",
        "Gathered byGathering Group, A. Archivist",
        "Reference codeTA 1",
        "May 2024",
        "ArrangementBy date.Then by title.",
        "LanguagesEnglish",
        f"by {WHO}",
    ):
        assert words in re.sub(r"\s+", " ", told), words
    assert {"/sources/leaving-the-valley", "/sources/at-the-river", "/speakers/nona-fictive"} <= set(
        links(page)
    )
    assert not outline(page).problems and 'lang="en" dir="auto"><p>By date.</p>' in page


def test_what_may_not_be_seen_has_no_collection(reader: FlaskClient, record: Record) -> None:
    absent = reader.get("/collections/nothing")
    for path in ("/collections/sealed-2024", "/collections/sealed-2024.ead.xml", "/collections/..%2f"):
        assert (reader.get(path).status_code, reader.get(path).data) == (404, absent.data), path
    for path in ("/collections/", "/", "/sources/", "/sitemap-1.xml", "/oai?verb=ListSets"):
        answer = reader.get(path)
        assert answer.status_code == 200 and "ealed" not in answer.text, path
        assert "From the valley" in answer.text or "valley-2024" in answer.text, path


def test_a_collection_whose_words_are_withdrawn_is_gone(reader: FlaskClient, record: Record) -> None:
    for source in record.sources():
        record.set_source_access(source.id, Access(status=AccessStatus.WITHDRAWN, reason="safety"), **SAID)
    assert reader.get("/collections/valley-2024").status_code == 404
    assert reader.get("/collections/valley-2024.ead.xml").status_code == 404
    assert "From the valley" not in reader.get("/collections/").text


def test_the_finding_aid_leaves_as_ead3(reader: FlaskClient, record: Record) -> None:
    answer = reader.get("/collections/valley-2024.ead.xml")
    assert answer.mimetype == "application/xml" and "attachment" in answer.headers["Content-Disposition"]
    root = etree.fromstring(answer.data)
    GRAMMAR.assertValid(root)
    assert root.xpath("string(//e:archdesc/e:did/e:unittitle)", namespaces=EAD) == "From the valley"
    assert root.xpath("//e:arrangement/e:p/text()", namespaces=EAD) == ["By date.", "Then by title."]
    assert root.xpath("//e:scopecontent/e:p/text()", namespaces=EAD) == ["What was gathered.", "More."]
    assert "a man with a cart" not in answer.text, "who is unnamed has no name for machines"
    assert root.xpath("//e:physdescstructured/e:quantity/text()", namespaces=EAD)[:2] == ["2", "6"]
    assert root.xpath("count(//e:c)", namespaces=EAD) == 2


def test_a_collection_that_nobody_described_has_a_page_and_an_ead(
    reader: FlaskClient, record: Record
) -> None:
    sealed = next(source for source in record.sources() if source.description.collection == "sealed-2024")
    record.set_source_access(sealed.id, Access(status=AccessStatus.OPEN), **SAID)
    record.describe_collection("sealed-2024", "S", "", **SAID)
    GRAMMAR.assertValid(etree.fromstring(reader.get("/collections/sealed-2024.ead.xml").data))
    assert reader.get("/collections/sealed-2024").status_code == 200


def test_machines_are_told_of_collections_and_essays(reader: FlaskClient, record: Record) -> None:
    written(record)
    for path, kind in (("/collections/valley-2024", "Collection"), ("/essays/on-keys", "Article")):
        (data,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', reader.get(path).text, re.DOTALL
        )
        assert kind in json.loads(data)["@type"]
    sets = reader.get("/oai?verb=ListSets").text
    assert "<dc:creator>Gathering Group</dc:creator>" in sets and "/collections/valley-2024.ead.xml" in sets
    assert "/essays/on-keys" in reader.get("/sitemap-1.xml").text


def test_featured_quotes_stand_first_in_their_order_and_pass_the_gate(
    reader: FlaskClient, record: Record
) -> None:
    ids = [quote(record, words) for words in ("They counted", "My brother", "Nobody may read")]
    chosen = [Featured(quote_id=quote_id, reason="for a test") for quote_id in ids]
    record.feature("valley-2024", chosen, **SAID)
    record.feature(HOME, chosen[::-1], **SAID)
    page, front = (reader.get(path).text for path in ("/collections/valley-2024", "/"))
    assert page.index("They counted") < page.index("My brother") and "Nobody may read" not in page + front
    assert front.index("My brother") < front.index("They counted")
    record.decide(ids[1], access=Access(status=AccessStatus.WITHDRAWN, reason="safety"), **SAID)
    for path in ("/collections/valley-2024", "/"):
        assert "My brother" not in reader.get(path).text, path
    assert "for a test" not in front


def test_an_essay_shows_its_quotes_with_speaker_and_source(reader: FlaskClient, record: Record) -> None:
    said = quote(record, "My brother")
    written(record, text=f"## Those who *stayed*\n\nSome words.\n\n{{{{quote {said}}}}}\n\nMore words.")
    page = reader.get("/essays/on-keys").text
    told = text_of(page)
    assert told.index("Those who stayed") < told.index("My brother stayed") < told.index("More words")
    assert "Secret Personage" in told and f"/quotes/{said}" in links(page)
    assert "/collections/valley-2024" in links(page) and not outline(page).problems
    assert "/essays/on-keys" in links(reader.get("/essays/").text)
    assert "/essays/on-keys" in links(reader.get("/collections/valley-2024").text)


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_a_quote_that_may_not_be_shown_leaves_a_sentence_in_the_essay(
    reader: FlaskClient, record: Record, status: AccessStatus
) -> None:
    said = quote(record, "My brother")
    written(record, text=f"Some words.\n\n{{{{quote {said}}}}}\n\n{{{{quote {'0' * 16}}}}}\n")
    assert "My brother" in reader.get("/essays/on-keys").text
    reason = "safety" if status is AccessStatus.WITHDRAWN else None
    record.decide(said, access=Access(status=status, reason=reason), **SAID)
    page = reader.get("/essays/on-keys").text
    assert "brother" not in page and "Personage" not in page and said not in page
    assert text_of(page).count("A quotation stood here. It may not be shown.") == 2


def test_a_draft_is_shown_to_nobody(reader: FlaskClient, record: Record) -> None:
    written(record, is_public=False, title="A title nobody may read")
    absent = reader.get("/essays/nothing")
    draft = reader.get("/essays/on-keys")
    assert (draft.status_code, draft.data) == (404, absent.data)
    for path in ("/essays/", "/collections/valley-2024", "/sitemap-1.xml"):
        assert "on-keys" not in reader.get(path).text and "nobody may read" not in reader.get(path).text, path


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_an_archivists_text_that_repeats_what_is_withheld_goes_with_it(
    reader: FlaskClient, record: Record, status: AccessStatus
) -> None:
    repeated = "As he said, he packed: “my brother STAYED”, and no more."
    written(
        record,
        text=f"Before.\n\n## One\n\n{repeated}\n\n## Two\n\nOf Secret Personage.\n\n## Three\n\nAfter.",
    )
    aid = FindingAid(history=f"Told thus. {repeated}", rules="DACS")
    record.describe_collection("valley-2024", "From the valley", repeated, aid=aid, **SAID)
    paths = (
        "/essays/on-keys",
        "/collections/valley-2024",
        "/collections/",
        "/",
        "/sources/leaving-the-valley",
    )
    assert all("STAYED" in reader.get(path).text for path in paths)
    reason = "safety" if status is AccessStatus.WITHDRAWN else None
    record.decide(quote(record, "My brother"), access=Access(status=status, reason=reason), **SAID)
    for path in (*paths, "/collections/valley-2024.ead.xml", "/oai?verb=ListSets"):
        page = reader.get(path).text
        assert "STAYED" not in page and "Personage" not in page, path
    essay_page = text_of(reader.get("/essays/on-keys").text)
    assert "Before." in essay_page and "After." in essay_page
    assert essay_page.count("A part of the text stood here.") == 2
    assert "DACS" in reader.get("/collections/valley-2024").text


def test_an_essay_named_after_somebody_withheld_is_not_there(reader: FlaskClient, record: Record) -> None:
    written(record, title="The brother of Secret Personage")
    assert reader.get("/essays/on-keys").status_code == 200
    record.decide(quote(record, "My brother"), access=Access(status=AccessStatus.CLOSED), **SAID)
    assert reader.get("/essays/on-keys").status_code == 404
    assert "Personage" not in reader.get("/essays/").text + reader.get("/sitemap-1.xml").text


def test_markup_in_an_essay_is_text(reader: FlaskClient, record: Record) -> None:
    written(record, title="<script>x</script>", text="<script>alert(1)</script>\n\n[x](javascript:alert(1))")
    page = reader.get("/essays/on-keys").text
    assert "<script>alert" not in page and "javascript:" not in page and "<script>x" not in page


def test_nobody_is_led_to_essays_before_there_is_one(client: FlaskClient) -> None:
    assert "/essays/" not in links(client.get("/collections/").text)
    assert "/collections/" in links(client.get("/essays/").text) and "with essays" not in client.get("/").text
