"""Word documents: paragraphs, tables, running heads, and what is left out. All of them are invented."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from archive.errors import UnreadableFile
from archive.formats.registry import document_of, is_text_of
from archive.model import Document, SourceKind
from archive.transcripts import propose

LINES = (
    "An interview of the valley",
    "ASKER:\tWhen did you leave?",
    "",
    "NARRATOR-HOLM:\tIn May, with the lamp and the bread and nothing else.",
    "\tMy mother carried the key in her coat, and she has it still today.",
    "ASKER:\tThank you.",
    "NARRATOR-HOLM:\tThank you for coming to me.",
)


def made(*lines: str) -> docx.document.Document:
    opened = docx.Document()
    for line in lines:
        opened.add_paragraph(line)
    return opened


def saved(opened: docx.document.Document) -> bytes:
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


def read(original: bytes) -> Document:
    return document_of(original, "walk.docx", where="walk.docx")


def add_xml(opened: docx.document.Document, xml: str) -> None:
    opened.paragraphs[0]._p.append(
        parse_xml(xml.replace("<w:", "<w:", 1).replace(">", f" {nsdecls('w')}>", 1))
    )


def test_paragraphs_are_read_in_their_order_and_turns_known() -> None:
    original = saved(made(*LINES))
    document = read(original)
    assert document.text == "\n\n".join(line for line in LINES if line)
    assert document.metadata.kind is SourceKind.INTERVIEW
    assert [quote.span.of(document.text)[:12] for quote in propose(document)] == [
        "In May, with",
        "Thank you fo",
    ]
    assert "\tMy mother carried" in propose(document)[0].span.of(document.text)
    assert is_text_of(document.text, original, document.media_type, where="x")


def test_running_heads_and_feet_are_furniture_and_properties_are_metadata() -> None:
    opened = made(*LINES)
    opened.core_properties.title = "A walk down the river"
    opened.core_properties.author = "Imre Asker"
    opened.sections[0].header.paragraphs[0].text = "Invented Valley Oral History"
    opened.sections[0].footer.paragraphs[0].text = "Page of many"
    document = read(saved(opened))
    assert (document.metadata.title, document.metadata.author) == ("A walk down the river", "Imre Asker")
    assert document.text.startswith("Invented Valley Oral History\n\n")
    assert document.text.endswith("\n\nPage of many")
    assert {span.of(document.text) for span in document.furniture} == {
        "Invented Valley Oral History",
        "Page of many",
    }


def test_a_table_of_speakers_and_words_is_a_transcript() -> None:
    opened = made("An interview in a table")
    rows = [
        ("ASKER", "When did you leave the valley?"),
        ("HOLM", "We left in May when the river was high."),
        ("ASKER", "And then?"),
        ("HOLM", "Then we walked for two days along the water."),
    ]
    table = opened.add_table(rows=0, cols=2)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document = read(saved(opened))
    assert [quote.span.of(document.text) for quote in propose(document)] == [rows[1][1], rows[3][1]]


def test_tables_within_cells_are_read_once_however_deep() -> None:
    inner = "<w:p><w:r><w:t>Innermost words.</w:t></w:r></w:p>"
    for level in range(40):
        line = f"<w:p><w:r><w:t>Level {level}.</w:t></w:r></w:p>"
        inner = f"<w:tbl><w:tr><w:tc>{line}{inner}</w:tc></w:tr></w:tbl>"
    opened = made("A table in a table")
    opened.element.body.insert(0, parse_xml(inner.replace("<w:tbl>", f"<w:tbl {nsdecls('w')}>", 1)))
    text = read(saved(opened)).text
    assert (text.count("Innermost words."), text.count("Level 39.")) == (1, 1)


def test_tracked_changes_comments_and_hidden_words_are_never_silently_text() -> None:
    opened = made("They left the house in May.")
    add_xml(opened, '<w:ins w:author="B"><w:r><w:t> With a lamp.</w:t></w:r></w:ins>')
    add_xml(opened, '<w:del w:author="B"><w:r><w:delText> With nothing.</w:delText></w:r></w:del>')
    add_xml(opened, "<w:r><w:rPr><w:vanish/></w:rPr><w:t> A secret.</w:t></w:r>")
    opened.add_comment(opened.paragraphs[0].runs, text="Is this so?", author="B", initials="B")
    document = read(saved(opened))
    assert document.text == "They left the house in May. With a lamp."
    assert set(document.remarks) == {
        "Insertions that were tracked are in the text: 1.",
        "Deletions that were tracked are left out of the text: 1.",
        "Hidden words are left out of the text: 1.",
        "Comments are left out of the text: 1.",
    }


def zipped(parts: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return written.getvalue()


BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><w:document>&c;</w:document>'


@pytest.mark.parametrize(
    "original, message",
    [
        (saved(made(*LINES))[:3_000], "this is no whole file of its kind"),
        (zipped({"word/document.xml": b"<w:document"}), "this is no whole file of its kind"),
        (zipped({"something/else.xml": b"<a/>"}), "this is no whole file of its kind"),
        (
            zipped({"word/document.xml": b" " * 100_000_001}),
            "this would unfold into more than 100,000,000 bytes",
        ),
        (zipped({"word/document.xml": BOMB}), "declares a document type"),
        (zipped({"word/document.xml": BOMB.decode().encode("utf-16")}), "declares a document type"),
        (zipped({f"word/{n}.xml": b"" for n in range(5_001)}), "or 5,000 parts"),
        (saved(made()), "this document holds no words"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old word processor's file"),
        (b"", "the file is empty"),
        (b"words under another ending", "this is no whole file of its kind"),
    ],
)
def test_what_must_not_be_unpacked_or_is_broken_is_refused(original: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as refusal:
        read(original)
    assert refusal.value.remedy
