"""Plain text of every encoding, and heads of other systems. Every text and person here is invented."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.extraction.quotations import paragraphs
from archive.formats.reading import text_encoding
from archive.formats.registry import document_of, is_text_of
from archive.model import AccessStatus, Document

FRENCH = (
    "« Nous avons fermé la porte à clé », dit l’invitée. « C’était l’été, près de l’école — déjà tard. »\n"
)
ENGLISH = "“We locked the door — we didn’t look back,” said Zoë Renée, the baker’s aunt from Málaga.\n"
RUSSIAN = "«Мы заперли дверь и ушли», — сказала вымышленная рассказчица. Ей семьдесят лет, она из деревни.\n"
PLAIN_RUSSIAN = RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-")
UKRAINIAN = (
    "«Ми замкнули двері й пішли», — сказала вигадана оповідачка. Їй сімдесят років, вона з села Ґанок.\n"
)
TURKISH = "“Kapıyı kilitledik, çıktık,” dedi uydurma anlatıcı; yaşı yetmiş, köyü şuradaydı, ağaçlık.\n"
GERMAN = "„Wir haben die Tür abgeschlossen“, sagte die erfundene Erzählerin über die Straße nach Köln.\n"


def read(original: bytes, name: str = "words.txt") -> Document:
    return document_of(original, name, where=name)


@pytest.mark.parametrize(
    "text, encoding",
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (RUSSIAN, "cp1251"),
        (PLAIN_RUSSIAN, "koi8_r"),
        (PLAIN_RUSSIAN, "cp866"),
        (RUSSIAN, "mac_cyrillic"),
        (UKRAINIAN, "cp1251"),
        (TURKISH, "cp1254"),
    ],
)
def test_old_code_pages_are_read_and_said_to_be_guessed(text: str, encoding: str) -> None:
    original = (text * 4).encode(encoding)
    document = read(original)
    assert document.text == text * 4
    assert document.media_type.startswith("text/plain; charset=")
    assert "guessed from" in document.remarks[0]
    assert is_text_of(document.text, original, document.media_type, where="x")
    assert not is_text_of(document.text.replace("\n", " \n"), original, document.media_type, where="x")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_zeros(encoding: str) -> None:
    document = read(ENGLISH.encode(encoding))
    assert document.text == ENGLISH
    assert document.media_type == f"text/plain; charset={encoding}"
    assert "likely" in document.remarks[0]


def test_utf_8_proves_itself_and_needs_no_remark() -> None:
    document = read(RUSSIAN.encode())
    assert (document.media_type, document.remarks) == ("text/plain", ())


def test_marks_within_a_text_stay_and_are_told_of() -> None:
    original = b"\xef\xbb\xbf" + "First half.\n".encode("utf-8-sig") + "Second half.\n".encode("utf-8-sig")
    document = read(original)
    assert document.text == "\ufeffFirst half.\n\ufeffSecond half.\n"
    assert document.remarks[0].startswith("2 byte order marks")


def test_a_guess_from_few_characters_is_called_uncertain() -> None:
    assert "uncertain" in read(b"The caf\xe9 was closed.\n").remarks[0]


def test_what_no_encoding_fits_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableFile, match=r"not in UTF-8 \(byte 4, 0xd7\)") as refusal:
        read(b"a \xc3\xb7\xd7 \xb6 \x87\xa7 \xfc \xde9" * 20)
    assert "iconv" in str(refusal.value)


def test_words_parted_by_lone_returns_are_parted() -> None:
    line = (
        "Of what was left behind in the valley they told us word by\rword when the evening came, and then\r"
    )
    text = f"{line * 5}went on.\r\r{line * 5}went on.\r"
    assert len(paragraphs.split(text)) == 2
    assert paragraphs.split(text) == paragraphs.split(text.replace("\r", "\n"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(original: bytes) -> None:
    try:
        document = read(original)
    except ArchiveError as error:
        assert error.remedy or isinstance(error, Problems)
    else:
        assert is_text_of(document.text, original, document.media_type, where="x")


def test_a_large_file_of_an_old_code_page_is_guessed_in_linear_time() -> None:
    original = RUSSIAN.encode("cp1251") * 20_000
    before = time.process_time()
    assert text_encoding.find(original, "x").name == "cp1251"
    assert time.process_time() - before < 4


# Heads of other systems

JEKYLL = """---
title: "A walk down the river, part 1"
layout: transcript
date: 2019-04-02
interviewer: Imre Asker
tags: [river, "the road"]
media: { audio: walk.mp3 }
---
"We walked for two days," said Invented Narrator.
"""


def test_a_foreign_head_is_furniture_and_only_proposes() -> None:
    document = read(JEKYLL.encode(), "walk.md")
    (head,) = document.furniture
    assert head.of(document.text).endswith("---\n")
    assert document.text[head.end :].startswith('"We walked')
    said = document.metadata
    assert (said.title, said.published, said.author) == (
        "A walk down the river, part 1",
        "2019-04-02",
        "Imre Asker",
    )
    assert said.access is AccessStatus.CLOSED
    assert said.accepted_by is None
    assert document.stated == frozenset()
    assert "not this archive's" in document.remarks[0]


@pytest.mark.parametrize(
    "line", ["acess: withdrawn", "access: open", "Accepted-by: A. Archivist", "record: excerpt"]
)
def test_a_head_that_may_decide_something_is_never_taken_for_foreign(line: str) -> None:
    with pytest.raises(Problems):
        read(JEKYLL.replace("layout: transcript", line).encode(), "walk.md")


def test_a_foreign_head_alone_is_refused() -> None:
    with pytest.raises(ArchiveError, match="nothing follows"):
        read(JEKYLL.rpartition("---\n")[0].encode() + b"---\n \n", "walk.md")
