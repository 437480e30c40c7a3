"""The archive's own quote sheet: cells become text, and every span points into it. All quotes are invented."""

import csv
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.formats.quote_sheet import divided
from archive.formats.registry import document_of, is_text_of, parts
from archive.formats.sheet.columns import COLUMNS
from archive.intake import add_files
from archive.model import Certainty, Document, Kind, PlaceRole, SpeakerKind, TagField, spans_of
from archive.record.store import Record
from tests.accounts import WHO, new_record
from web.commands.templating import template

Cells = dict[str, str]
HOLM: Cells = {
    "title": "The ferry stopped",
    "publisher": "Valley Post",
    "published": "2023-10-04",
    "url": "https://valley.example/ferry",
    "language": "en",
    "before": "At the bridge stood Runa Holm, a 70-year-old baker who had left Goris on foot.",
    "quote": "We locked the door\nand took the key",
    "after": ", she said.",
    "speaker": "Runa Holm",
    "age": "70",
    "age_words": "70-year-old",
    "role": "baker",
    "place": "Goris",
    "place_role": "left",
    "place_words": "left Goris",
}
CLERK: Cells = {
    "title": "The ferry stopped",
    "quote": "“The ferry will sail again.”",
    "speaker": "a clerk of the valley",
    "speaks_as": "official",
    "is_named": "no",
}


def sheet(*rows: Cells, delimiter: str = ",") -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    written = StringIO(newline="")
    writer = csv.DictWriter(written, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def read(original: bytes, name: str = "quotes.csv") -> Document:
    return document_of(original, name, where=name)


def same_source(*rows: Cells) -> tuple[Cells, ...]:
    """The rows with the first one's source."""
    told = {name: rows[0][name] for name in ("title", "publisher", "published", "url") if name in rows[0]}
    return tuple({**row, **told} for row in rows)


def test_the_cells_are_the_text_of_an_excerpt_record() -> None:
    original = sheet(*same_source(HOLM, CLERK))
    document = read(original)
    assert document.is_excerpt
    assert document.text == (
        "At the bridge stood Runa Holm, a 70-year-old baker who had left Goris on foot. "
        "“We locked the door\nand took the key”, she said.\n\n— Runa Holm, 70, baker, Goris\n\n"
        "“The ferry will sail again.”\n\n— a clerk of the valley"
    )
    said = document.metadata
    assert (said.title, said.publisher, said.published, said.language) == (
        "The ferry stopped",
        "Valley Post",
        "2023-10-04",
        "en",
    )
    assert said.accepted_by is None
    assert is_text_of(document.text, original, document.media_type, where="x")


def test_every_tag_points_at_the_words_that_show_it() -> None:
    document = read(sheet(*same_source(HOLM, CLERK)))
    told, official = document.proposals
    evidence = {
        tag.field: (
            tag.value,
            tag.evidence.spans[0].of(document.text),
            tag.evidence.certainty,
            tag.evidence.method,
        )
        for tag in told.tags
    }
    assert evidence[TagField.AGE] == ("70", "70-year-old", Certainty.STATED, "quote-sheet.words@1")
    assert evidence[TagField.ROLE] == ("baker", "baker", Certainty.STATED, "quote-sheet.value@1")
    assert evidence[TagField.PLACE] == ("Goris", "left Goris", Certainty.STATED, "quote-sheet.words@1")
    place = told.tags[-1]
    assert (place.place_role, place.place_key is not None) == (PlaceRole.LEFT, True)
    assert told.attribution is not None
    assert told.attribution.mention.of(document.text) == "Runa Holm"
    assert told.span.of(document.text) == HOLM["quote"]
    assert official.kind is Kind.STATEMENT
    assert official.attribution is not None
    assert (official.attribution.speaker_kind, official.attribution.named) == (SpeakerKind.OFFICIAL, False)
    assert official.attribution.evidence.certainty is Certainty.INFERRED
    assert all(
        0 <= span.start < span.end <= len(document.text)
        for one in document.proposals
        for span in spans_of(one)
    )


@pytest.mark.parametrize(
    ("before", "place", "words", "key", "certainty"),
    [
        ("Runa Holm left San Mateo.", "San Mateo", "", "geonames:1689056", Certainty.INFERRED),
        ("Runa Holm left.", "San Mateo", "", "geonames:1689056", Certainty.UNCERTAIN),
        ("Runa Holm left San Mateo, California.", "San Mateo", "", "geonames:5392423", Certainty.STATED),
        (
            "Runa Holm left San Mateo, California.",
            "San Mateo, California",
            "left San Mateo, California",
            "geonames:5392423",
            Certainty.STATED,
        ),
        ("Runa Holm left.", "San Mateo, California", "", "geonames:5392423", Certainty.INFERRED),
        ("Runa Holm left.", "Tripoli, the north", "", None, Certainty.INFERRED),
        ("Runa Holm left Goris. In San Mateo, it rained.", "Goris", "", "geonames:174895", Certainty.STATED),
    ],
)
def test_a_shared_name_is_weighed_as_in_any_text(
    before: str, place: str, words: str, key: str | None, certainty: Certainty
) -> None:
    row = {**HOLM, "before": before, "place": place, "place_words": words, "age_words": ""}
    tag = read(sheet(row)).proposals[0].tags[-1]
    assert (tag.value, tag.place_key, tag.evidence.certainty) == (place, key, certainty)


def test_a_number_alone_is_no_evidence_of_an_age() -> None:
    row = {**HOLM, "age_words": "", "before": "Runa Holm walked 70 kilometres and left Goris, a baker."}
    (told,) = read(sheet(row)).proposals
    (age,) = (tag for tag in told.tags if tag.field is TagField.AGE)
    assert (age.evidence.certainty, age.evidence.method) == (Certainty.INFERRED, "quote-sheet.cell@1")


def test_words_of_minors_are_held_back() -> None:
    child = {**HOLM, "age": "12", "age_words": "", "place_words": "", "before": "Runa Holm, 12, stood there."}
    assert any(tag.field is TagField.MINOR for tag in read(sheet(child)).proposals[0].tags)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_may_be_parted_by_semicolons_or_tabs(delimiter: str) -> None:
    assert read(sheet(HOLM, delimiter=delimiter)).text == read(sheet(HOLM)).text


def test_a_workbook_is_read_like_a_table() -> None:
    original = workbook(
        ["Title", "Quote", "Speaker", "Age", "Published"], ["A walk", "We left", "Runa Holm", 70.0, None]
    )
    document = read(original, "quotes.xlsx")
    assert document.text == "“We left”\n\n— Runa Holm, 70"
    assert is_text_of(document.text, original, document.media_type, where="x")


def test_a_sheet_of_several_sources_is_divided(tmp_path: Path) -> None:
    other = {**HOLM, "title": "Another day", "quote": "=SUM(1) is what we paid"}
    path = tmp_path / "quotes.csv"
    path.write_bytes(sheet(HOLM, other, {**HOLM, "quote": "The key is here"}))
    first, second = parts(path)
    assert (first.original_name, len(first.proposals)) == ("quotes-1.csv", 2)
    assert (second.metadata.title, second.proposals[0].span.of(second.text)) == (
        "Another day",
        other["quote"],
    )
    for one in (first, second):
        assert divided(one.original, one.original_name, where="x") == ((one.original, one.original_name),)
        assert is_text_of(one.text, one.original, one.media_type, where="x")
    with pytest.raises(ArchiveError, match=r"row 3, column title: this sheet tells of 2 sources"):
        read(path.read_bytes())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    made.close()


def test_each_source_of_a_sheet_comes_in_once(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_bytes(sheet(HOLM, {**HOLM, "title": "Another day"}))
    outcomes = list(add_files(record, [path], who=WHO))
    assert [outcome.added is not None and outcome.added.records for outcome in outcomes] == [1, 1]
    assert all(outcome.duplicate for outcome in add_files(record, [path], who=WHO))
    added = outcomes[0].added
    assert added is not None
    quote = record.quote(added.quote_ids[0])
    assert quote is not None
    assert quote.exact == (HOLM["quote"],)


@pytest.mark.parametrize(
    "row, message",
    [
        ({**HOLM, "quote": " "}, "row 2, column quote: there is no quote in this row"),
        ({**HOLM, "age": "seventy"}, "row 2, column age: “seventy” is no age in years"),
        ({**HOLM, "age": "9" * 5_000}, f"row 2, column age: “{'9' * 40}” is no age in years"),
        ({**HOLM, "age_words": "71 years"}, "row 2, column age_words: these words stand neither before"),
        ({**HOLM, "age_words": "70-yea"}, "row 2, column age_words: these words stand neither before"),
        ({**HOLM, "age": ""}, "row 2, column age_words: there are words for it, and no age"),
        ({**HOLM, "place_role": "nearby"}, "row 2, column place_role: “nearby” is none of from, left"),
        ({**HOLM, "speaks_as": "crowd"}, "row 2, column speaks_as: “crowd” is none of"),
        ({**HOLM, "is_named": "perhaps"}, "row 2, column is_named: write yes or no"),
        ({**HOLM, "published": "last May"}, "row 2, column published: “published” is wrong"),
        ({**HOLM, "url": "valley"}, "row 2, column url: “url” must be an address"),
        ({**HOLM, "title": ""}, "row 2, column title: “title” is missing"),
        ({**HOLM, "colour": "red"}, "row 1: “colour” is no column of a quote sheet"),
        ({"quote": "We left", "speaker": "R"}, "row 1: the column “title” is missing"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(row: Cells, message: str) -> None:
    with pytest.raises(Problems) as refusal:
        read(sheet(row))
    assert f"quotes.csv: {message}" in str(refusal.value)


def test_a_cell_without_a_heading_is_never_dropped() -> None:
    with pytest.raises(Problems, match="row 2: a cell without a heading, number 3 in its row"):
        read(b"title,quote\nA walk,We left, and we came back\n")


def test_many_empty_rows_of_a_workbook_cost_little() -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "quote"])
    book.active.append(["A walk", "We left"])
    book.active.cell(300_000, 1, " ")
    written = BytesIO()
    book.save(written)
    before = time.process_time()
    assert len(read(written.getvalue(), "quotes.xlsx").proposals) == 1
    assert time.process_time() - before < 10


SHEET = "xl/worksheets/sheet1.xml"


def in_workbook(book: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with other words in its first sheet's XML, as another program might write them."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as given, zipfile.ZipFile(written, "w") as made:
        for part in given.infolist():
            content = given.read(part)
            assert part.filename != SHEET or old in content
            made.writestr(part, content.replace(old, new) if part.filename == SHEET else content)
    return written.getvalue()


@pytest.mark.parametrize("dimension", [b"A1:B2", b"A1:XFD1048576"])
def test_a_workbook_is_read_to_its_end_whatever_it_says_of_its_size(dimension: bytes) -> None:
    book = workbook(["title", "quote"], ["A walk", "We left"], ["A walk", "We came back"])
    document = read(in_workbook(book, b"A1:B3", dimension), "quotes.xlsx")
    assert [one.span.of(document.text) for one in document.proposals] == ["We left", "We came back"]


def test_a_row_further_down_than_there_are_rows_is_refused() -> None:
    book = workbook(["title", "quote"], ["A walk", "We left"])
    with pytest.raises(UnreadableFile, match="stands below row 1,048,576"):
        read(in_workbook(book, b'row r="2"', b'row r="90000000000"'), "quotes.xlsx")


def test_rows_of_one_source_that_disagree_are_told() -> None:
    with pytest.raises(Problems, match="row 3, column author: the same source has another author in row 2"):
        read(sheet({**HOLM, "author": "A"}, {**HOLM, "author": "B"}))


@pytest.mark.parametrize(
    "original, name, message",
    [
        (b'title,quote\nA,"We left', "a.csv", "this CSV breaks off"),
        (b"title,quote\n", "a.csv", "this quote sheet has no rows"),
        (workbook(["colour"], ["red"]), "a.xlsx", "no column “quote”"),
        (workbook(["title", "quote"], ["A", "We left"])[:900], "a.xlsx", "this is no whole file of its kind"),
        (b"title,quote\nA," + b"x" * 100_001, "a.csv", "100,000 in a cell"),
    ],
)
def test_what_is_no_whole_sheet_is_refused(original: bytes, name: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(original, name)


def test_a_long_sheet_is_read_in_linear_time() -> None:
    original = sheet(*[{**HOLM, "quote": f"We left in May, number {n}"} for n in range(500)])
    before = time.process_time()
    assert len(read(original).proposals) == 500
    assert time.process_time() - before < 8


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_has_the_columns_and_is_never_written_over(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"quotes.{ending}"
    runner = CliRunner()
    assert runner.invoke(template, [str(path)]).exit_code == 0
    with pytest.raises(UnreadableFile, match="has no rows"):
        document_of(path.read_bytes(), path.name, where="x")
    again = runner.invoke(template, [str(path)])
    assert isinstance(again.exception, ArchiveError)
    if ending == "xlsx":
        book = openpyxl.load_workbook(path)
        assert [cell.value for cell in book["columns"]["A"][1:]] == [column.name for column in COLUMNS]
