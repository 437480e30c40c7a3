"""References in every form: what styles, reference managers and LaTeX are given. All sources are invented."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings, strategies as st

from archive.dates import PartialDate
from archive.model import Chain, SourceKind
from archive.references import bibtex, csl, ris
from archive.references.reference import Reference, of_quote, of_source
from archive.references.styled import Style, plain, styled
from tests.accounts import new_record, put_in_public

ADDRESS = "https://words.example/quotes/0123456789abcdef"
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def chain_in(folder: Path, **described: Any) -> Chain:
    record = new_record(folder)
    added = put_in_public(record, **described)
    chains = record.chains(record.quote_ids(added.source_id)).values()
    found = next(chain for chain in chains if "back road" in chain.quote.exact[0])
    record.close()
    return found


FULL: dict[str, Any] = {
    "title": "The back road",
    "author": "Rita Reporter",
    "published": "2023-10-02",
    "url": "https://gazette.example/road?a=1&b=2#top",
    "archived_url": "https://copies.example/20231003/road",
    "retrieved": "2023-10-03",
}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("publisher", ["Sample Gazette", None])
def test_a_title_of_ours_stands_without_marks_or_italics(style: Style, publisher: str | None) -> None:
    devised = "[Letter to an Invented Board]"
    for kind in (SourceKind.NEWS, SourceKind.LETTER):
        runs = styled(replace(BARE, title=devised, kind=kind, publisher=publisher), style)
        assert f"“{devised}" not in plain(runs) and f"{devised}”" not in plain(runs)
        assert any(devised in run.text and not run.is_italic for run in runs), runs
    published = plain(styled(replace(BARE, title="[Updated] The back road"), Style.CHICAGO))
    assert "“[Updated] The back road" in published, "brackets of a headline make it no title of ours"


@pytest.fixture
def full(tmp_path: Path) -> Reference:
    return of_quote(chain_in(tmp_path, **FULL), ADDRESS)


BARE = Reference(
    id="0123456789abcdef",
    noun="quote",
    kind=SourceKind.NEWS,
    title="The back road",
    author=None,
    interviewer=None,
    publisher=None,
    issued=None,
    issued_note=None,
    accessed=None,
    language=None,
    url=None,
    archived_url=None,
    address=ADDRESS,
    speaker="Invented Narrator",
    words="We left.",
    whose="Words of Invented Narrator. Written by: unknown.",
    publication="Published by: unknown, unknown.",
    located="Address: unknown.",
    keeping="Archived copy: unknown.",
)
DAY = PartialDate(year=2023, month=10, day=2)
MONTH = PartialDate(year=2023, month=10)
NEWS = replace(
    BARE, author="Rita Reporter", publisher="Sample Gazette", issued=DAY, url="https://g.example/a"
)
INTERVIEW = replace(
    BARE,
    kind=SourceKind.INTERVIEW,
    author="Invented Narrator",
    interviewer="Rita Reporter",
    publisher="Sample Centre",
    issued=MONTH,
    issued_note="From the page.",
    accessed=DAY,
    url="https://g.example/a",
)
STYLED = [
    (NEWS, Style.CHICAGO, "Invented Narrator, quoted in Rita Reporter, “The back road,” Sample Gazette, October 2, 2023, https://g.example/a."),
    (NEWS, Style.APA, "Rita Reporter. (2023, October 2). The back road. Sample Gazette. https://g.example/a"),
    (NEWS, Style.MLA, "Rita Reporter. “The back road.” Sample Gazette, 2 October 2023, https://g.example/a."),
    (INTERVIEW, Style.CHICAGO, "Invented Narrator, interview by Rita Reporter, “The back road,” Sample Centre, [October 2023?], https://g.example/a."),
    (INTERVIEW, Style.APA, "Invented Narrator. (ca. 2023, October). The back road [Interview by Rita Reporter]. Sample Centre. https://g.example/a"),
    (INTERVIEW, Style.MLA, "Invented Narrator. “The back road.” Interview by Rita Reporter. Sample Centre, [October 2023?], https://g.example/a. Accessed 2 October 2023."),
    (BARE, Style.CHICAGO, "Invented Narrator, quoted in “The back road,” n.d."),
    (BARE, Style.APA, "The back road. (n.d.)."),
    (BARE, Style.MLA, "“The back road.”"),
    (replace(BARE, kind=SourceKind.REPORT, title="Who went where?", publisher="Sample Ministry"), Style.APA, "Who went where? (n.d.). Sample Ministry."),
    (replace(BARE, title="Who?", publisher="Sample Gazette"), Style.MLA, "“Who?” Sample Gazette."),
    (replace(BARE, title="He said “no”"), Style.CHICAGO, "Invented Narrator, quoted in “He said “no,”” n.d."),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "style", "expected"), STYLED)
def test_a_style_sets_what_is_known_and_nothing_else(
    reference: Reference, style: Style, expected: str
) -> None:
    found = plain(styled(reference, style))
    located = "" if reference.url else " Address: unknown."
    assert found == f"{expected} {reference.whose}{located} {reference.keeping}"


@pytest.mark.parametrize("style", Style)
def test_the_page_here_is_not_given_as_where_a_source_was_published(tmp_path: Path, style: Style) -> None:
    text = plain(styled(of_quote(chain_in(tmp_path, **FULL | {"url": None}), ADDRESS), style))
    assert text.count(ADDRESS) == 1 and text.endswith(f"<{ADDRESS}>") and "Address: unknown." in text


def test_publishers_of_news_stand_in_italics_and_titles_keep_their_letters() -> None:
    runs = styled(replace(NEWS, title="the NGO <b>in</b> Goris & beyond"), Style.APA)
    assert [run.text for run in runs if run.is_italic] == ["Sample Gazette"]
    assert "the NGO <b>in</b> Goris & beyond." in plain(runs), "a page escapes it; nobody recases it"


@pytest.mark.parametrize("style", Style)
def test_every_style_carries_the_whole_chain(full: Reference, style: Style) -> None:
    text = plain(styled(full, style))
    for link in ("Invented Narrator, 61", "Rita Reporter", "Sample Gazette", "2023", "https://gazette.example/road?a=1&b=2#top",
                 "https://copies.example/20231003/road", "3 October 2023", "Added by Test Archivist", ADDRESS):  # fmt: skip
        assert link in text, link
    assert DIGEST.search(text)


def carries_the_chain(text: str) -> None:
    for link in ("We left by the back road, […] Nobody looked round.", "Words of Invented Narrator, 61, said to: unknown",
                 "Written by: Rita Reporter", "Published by: Sample Gazette, 2 October 2023", "Archived copy: <https://copies.example/20231003/road>",
                 "Retrieved: 3 October 2023", "Added by Test Archivist", f"<{ADDRESS}>"):  # fmt: skip
        assert link in text, link
    assert DIGEST.search(text)


def test_ris_is_read_by_others(full: Reference) -> None:
    (read,) = rispy.loads(ris.record(full))
    assert read["type_of_reference"] == "NEWS"
    assert read["title"] == "The back road" and read["authors"] == ["Rita Reporter"]
    assert read["urls"] == ["https://gazette.example/road?a=1&b=2#top"], "an address and nothing else"
    assert read["year"] == "2023" and read["date"] == "2023/10/02/"
    assert read["secondary_title"] == "Sample Gazette" and read["language"] == "en"
    assert read["file_attachments2"] == "https://copies.example/20231003/road"
    (note,) = read["notes"]
    carries_the_chain(note)


def test_bibtex_is_read_by_others(full: Reference) -> None:
    library = parse_string(bibtex.entry(full))
    assert not library.failed_blocks
    (read,) = library.entries
    assert read.key == f"testimony-{full.id}" and read.entry_type == "misc"
    assert read["author"] == "{Rita Reporter}" and read["title"] == "{The back road}"
    assert read["url"] == "https://gazette.example/road?a=1&b=2#top" and read["urldate"] == "2023-10-03"
    carries_the_chain(read["note"])


def test_csl_json_is_what_processors_read(full: Reference) -> None:
    read = json.loads(json.dumps(csl.item(full)))
    assert read["type"] == "article-newspaper" and read["author"] == [{"literal": "Rita Reporter"}]
    assert read["issued"] == {"date-parts": [[2023, 10, 2]]} and read["accessed"] == {
        "date-parts": [[2023, 10, 3]]
    }
    assert read["archive"] == "Testimony Archive" and read["archive_location"] == f"quote {full.id}"
    carries_the_chain(read["note"])


def test_what_is_inferred_is_no_certain_date_in_any_form() -> None:
    assert csl.item(INTERVIEW)["issued"]["circa"] is True
    assert "  date = {2023-10~},\n" in bibtex.entry(INTERVIEW)
    assert "[October 2023?]" in plain(styled(INTERVIEW, Style.MLA))


def test_an_exact_date_is_not_called_inferred(full: Reference) -> None:
    assert "  date = {2023-10-02},\n" in bibtex.entry(full) and "inferred" not in ris.record(full)


def test_the_note_of_every_form_says_that_a_date_is_inferred(tmp_path: Path) -> None:
    inferred = of_quote(chain_in(tmp_path, **FULL, published_note="From the page."), ADDRESS)
    notes = [line for line in ris.record(inferred).splitlines() if line.startswith("N1  - ")]
    assert len(notes) == 1 and "2 October 2023 (date inferred)" in notes[0]
    assert "(date inferred)" in bibtex.entry(inferred)


def test_what_is_unknown_is_left_out_of_fields_and_said_in_the_note(tmp_path: Path) -> None:
    bare = of_quote(chain_in(tmp_path, publisher=None), ADDRESS)
    assert (
        "Published by: unknown, unknown. Address: unknown. Archived copy: unknown. Retrieved: unknown."
        in bare.note
    )
    assert not {"author", "container-title", "issued", "accessed"} & csl.item(bare).keys()
    assert csl.item(bare)["URL"] == ADDRESS
    tags = {line[:2] for line in ris.record(bare).splitlines()}
    assert not {"AU", "T2", "PY", "DA", "Y2", "L2"} & tags
    assert "author" not in bibtex.entry(bare)


def test_an_address_that_is_none_fills_no_field(tmp_path: Path) -> None:
    chain = chain_in(tmp_path, **FULL)
    # As an older archive may hold it: today the record refuses it.
    told = replace(chain.source.description, url="https://a.example/<b>", archived_url="https://a.example/ b")
    odd = of_quote(replace(chain, source=replace(chain.source, description=told)), ADDRESS)
    assert odd.url is None and odd.archived_url is None
    assert "L2  - " not in ris.record(odd) and f"UR  - {ADDRESS}" in ris.record(odd)


def test_a_source_is_cited_without_anybodys_words(tmp_path: Path) -> None:
    chain = chain_in(tmp_path, **FULL)
    reference = of_source(chain.source, chain.version, "https://words.example/sources/x")
    assert reference.speaker is None and "back road," not in reference.note
    assert plain(styled(reference, Style.CHICAGO)).startswith("Rita Reporter, “The back road,”")
    assert reference.note.endswith(f"source {chain.source.id}: <https://words.example/sources/x>")


WILD = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(deadline=None)
@given(title=WILD, author=WILD, words=WILD, publisher=WILD)
def test_no_text_breaks_out_of_its_field(title: str, author: str, words: str, publisher: str) -> None:
    wild = replace(NEWS, title=title or "x", author=author or None, words=words, publisher=publisher or None)
    record = ris.record(wild)
    assert record.count("TY  - ") == 1 or "TY  - " in title + author + words + publisher
    tags = [line[:6] for line in record.split("\r\n") if line]
    assert tags[0] == "TY  - " and tags[-1] == "ER  - " and len(tags) == len(set(tags))
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    library = parse_string(bibtex.entry(wild))
    assert not library.failed_blocks and len(library.entries) == 1
    for style in Style:
        assert plain(styled(wild, style)).endswith(wild.keeping)
