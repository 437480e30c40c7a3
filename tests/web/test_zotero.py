"""What Zotero takes from a page: by the fields its translators document, and by the translators themselves.

The second needs node and a folder with Zotero's translators, named by TESTIMONY_ZOTERO: there, `npm pack
zotero-translators` unpacked into node_modules/zotero-translators, and `npm install jsdom@13 request xregexp
iconv-lite@0.4 wicked-good-xpath`.
"""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from archive.model import Certainty, Description, Name, SourceKind
from archive.references.reference import of_quote, of_source
from tests import invented
from tests.reading import outline, quote_with
from web.metadata import tags

ADDRESS = "https://words.example/quotes/" + "q" * 16
SOURCE = "/sources/leaving-the-valley"
FIELDS = {
    "rft.type": "itemType",
    "rft.title": "title",
    "rft.source": "publicationTitle",
    "rft.publisher": "publisher",
    "rft.date": "date",
    "rft.language": "language",
    "rft.description": "abstractNote",
    "rft.creator": "author",
    "rft.contributor": "contributor",
    "rft_id": "url",
}
"""How Zotero's translator "COinS" names the keys of a context object in its Dublin Core format."""


def taken(context_object: str) -> dict[str, str]:
    """The fields Zotero fills from a context object; fails at a key it has no field for."""
    values = {name: value for name, (value,) in parse_qs(context_object, strict_parsing=True).items()}
    assert values.pop("ctx_ver") == "Z39.88-2004"
    assert values.pop("rft_val_fmt") == "info:ofi/fmt:kev:mtx:dc"
    return {FIELDS[name]: value for name, value in values.items()}


def interview(**changes: Any) -> Any:
    described = Description(
        title="An invented conversation",
        kind=SourceKind.INTERVIEW,
        publisher="Sample Museum",
        author="Asker Invented",
    )
    return invented.chain(source=invented.source(description=described), **changes)


def test_a_quote_is_taken_as_its_source_with_the_words_and_the_chain() -> None:
    reference = of_quote(invented.chain(), ADDRESS)
    fields = taken(tags.context_object(reference))
    assert fields["itemType"] == "newspaperArticle"
    assert (fields["title"], fields["publicationTitle"]) == ("An invented article", "Sample Gazette")
    assert (fields["date"], fields["url"]) == ("2024-05", ADDRESS)
    assert fields["abstractNote"] == reference.note and invented.TEXT[1:36] in reference.note
    assert "author" not in fields, "who wrote the article is not known, and the speaker did not"


def test_the_narrator_of_an_interview_is_its_author() -> None:
    fields = taken(tags.context_object(of_quote(interview(), ADDRESS)))
    assert (fields["itemType"], fields["publisher"]) == ("interview", "Sample Museum")
    assert (fields["author"], fields["contributor"]) == ("Invented Narrator", "Asker Invented")


@pytest.mark.parametrize("label", ["Nona F.", "N. F.", "N.F.", "Ն. Ֆ.", "Nona"])
def test_a_narrator_without_a_public_name_is_no_author(label: str) -> None:
    speaker = invented.speaker(names=(Name(form=label, primary=True),), named=label != "Nona")
    reference = of_quote(interview(speaker=speaker), ADDRESS)
    assert reference.author is None and "author" not in taken(tags.context_object(reference))
    assert not {"DC.creator", "citation_author"} & {meta.name for meta in tags.meta_names(reference)}


@pytest.mark.parametrize("certainty", [Certainty.INFERRED, Certainty.UNCERTAIN])
def test_a_narrator_who_is_only_supposed_is_no_author(certainty: Certainty) -> None:
    attribution = invented.quote().attribution
    assert attribution
    doubted = replace(attribution, evidence=replace(attribution.evidence, certainty=certainty))
    reference = of_quote(interview(quote=invented.quote(attribution=doubted)), ADDRESS)
    assert reference.author is None and f"(speaker {certainty})" in reference.note


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_has_a_type_in_zotero(kind: SourceKind) -> None:
    described = replace(invented.source().description, kind=kind)
    reference = of_source(invented.source(description=described), invented.version(), ADDRESS)
    fields = {meta.name: meta.content for meta in tags.meta_names(reference)}
    assert fields["z:itemType"] == taken(tags.context_object(reference))["itemType"]
    assert "citation_journal_title" not in fields, "Zotero would take it for an article of a journal"


@pytest.fixture
def folder() -> Path:
    named = os.environ.get("TESTIMONY_ZOTERO")
    if not named or not shutil.which("node"):
        pytest.skip("Zotero's translators are not at hand; TESTIMONY_ZOTERO names their folder")
    return Path(named)


@pytest.mark.parametrize("page", ["quote", "source"])
def test_zoteros_own_translators_take_it_so(
    reader: FlaskClient, folder: Path, tmp_path: Path, page: str
) -> None:
    path = quote_with(reader, "took the photographs") if page == "quote" else SOURCE
    saved = tmp_path / "page.html"
    saved.write_text(reader.get(path).text, encoding="utf-8")
    script = Path(__file__).parents[1] / "zotero" / "translate.js"
    command = ["node", str(script), str(folder), str(saved), f"http://localhost{path}"]
    answers = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for answer in answers.values():
        assert answer["offered"][0] == "COinS", "which the reader's Zotero takes by itself"
        (item,) = answer["items"]
        assert item["itemType"] == "newspaperArticle"
        assert (item["title"], item["publicationTitle"]) == ("Leaving <the> valley", "Sample Gazette")
        assert item["date"].replace("/", "-") == "2024-05-06"
        assert item["url"] == "https://gazette.example/article" and item["language"] == "en"
        assert item["creators"] == [] and "sha256:" in item["abstractNote"]
        assert ("We took the photographs" in item["abstractNote"]) == (page == "quote")


def test_quotes_and_sources_carry_one_context_object_each(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        spans = [one for tag, one in outline(html).tags if tag == "span" and one.get("class") == "Z3988"]
        names = [one.get("name") or "" for tag, one in outline(html).tags if tag == "meta"]
        is_cited = path.startswith(("/quotes/", "/sources/")) and path != "/sources/"
        assert len(spans) == ("citation_title" in names) == is_cited, path
