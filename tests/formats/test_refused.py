"""Files that hold no testimony are told from each other, with what to do. All of them are invented."""

import contextlib
import json
import random
import time

import pytest

from archive.errors import ArchiveError, UnreadableFile
from archive.formats.reading import hardened_xml
from archive.formats.registry import document_of
from tests.formats.test_docx import LINES, made, saved
from tests.formats.test_labels import HEADS, TALK as RECORDED
from tests.formats.test_quote_sheet import HOLM, sheet, workbook
from tests.formats.test_tei import DEBATE, TALK, tei

DESCRIBES = "it describes what was said and holds none of the words"


def refusal(original: bytes | str, name: str) -> str:
    with pytest.raises(UnreadableFile) as refused:
        document_of(original.encode() if isinstance(original, str) else original, name, where=name)
    assert refused.value.remedy
    return str(refused.value)


@pytest.mark.parametrize(
    "original, name, what",
    [
        ('<pbcoreDescriptionDocument xmlns="http://x.example/pbcore"/>', "a.xml", "a PBCore record"),
        ("<?xml version='1.0'?>\n<!-- x --><mods:mods xmlns:mods='m'/>", "a.xml", "a MODS record"),
        ("<ead><archdesc/></ead>", "a.xml", "a finding aid (EAD)"),
        (
            '[{"id": "inv-1", "title": "A talk", "creator": "B", "date": "1990"}]',
            "a.json",
            "a catalogue record",
        ),
        ('{"id": "inv-1", "title": "A", "rights": "x"}\n{"id": "inv-2"}\n', "a.jsonl", "a catalogue record"),
        (
            '{"files": [], "metadata": {"identifier": "1", "title": "A", "subject": []}}',
            "a.json",
            "a catalogue record",
        ),
        (
            "\ufeffback;;\nfull_title;date_period;author_creator\nA;1970;B\n",
            "a.csv",
            "a table that describes interviews",
        ),
        ("recordid,title,narrator,date\n1,A,B,1990\n", "a.csv", "a table that describes interviews"),
        ("\ufeffBack;;\ntitle;creator;date\nA;B;1990\n", "a.csv", "a table that describes interviews"),
    ],
)
def test_a_catalogues_records_are_known_for_what_they_are(original: str, name: str, what: str) -> None:
    assert refusal(original, name).startswith(f"{name}: this is {what}: {DESCRIBES}. Add the transcript")


@pytest.mark.parametrize(
    "original, name, message",
    [
        (b"%PDF-1.7", "a.txt", "a.txt: this is a PDF, not a text. Give it its own ending (.pdf)"),
        (b"PK\x03\x04..", "a.md", "a.md: this is a ZIP container"),
        (b"ID3\x04", "a.txt", "a.txt: this is a recording"),
        (b"{\\rtf1", "a.txt", "a.txt: this is an RTF file"),
        (b"", "a.xml", "a.xml: the file is empty"),
        (b"<a><b></a>", "a.xml", "a.xml:1: this is no well-formed XML (Opening and ending tag mismatch"),
        (b"<recipe/>", "a.xml", "a.xml: XML that begins with <recipe> is not known"),
        (b'{"a": 1,\n "b" 2}', "a.json", "a.json:2: this is no well-formed JSON (Expecting ':' delimiter"),
        (b"[" * 100_000, "a.json", "a.json: this JSON is nested too deep"),
        (b'{"a": "\xff"}', "a.json", "a.json: this JSON is not in UTF-8"),
        (b'{"a": %s}' % (b"9" * 5_000), "a.json", "a.json: this is in no form the archive knows"),
        (b'{"a": 1}', "a.json", "a.json: this is in no form the archive knows"),
        (b"colour,size\nred,1\n", "a.csv", "a.csv: this table has no column that the archive reads"),
        (b"x", "a.mp3", "a.mp3: files that end in “.mp3” are not known"),
        (b"x", "noending", "noending: the file's name has no ending"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(original: bytes, name: str, message: str) -> None:
    assert refusal(original, name).startswith(message)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha">%s]><TEI><text><body><p>&z;</p></body></text></TEI>"""


def test_entities_of_a_documents_own_are_never_unfolded() -> None:
    nested = b"".join(
        b'<!ENTITY %c "%s">' % (ord("a") + n, b"&%c;" % (ord("a") + n - 1) * 40) for n in range(1, 26)
    )
    before = time.process_time()
    with pytest.raises(UnreadableFile, match=r"declares entities|Maximum entity"):
        hardened_xml.parse(LAUGHS % nested, "a.xml")
    assert time.process_time() - before < 1


def test_nothing_outside_an_xml_file_is_read() -> None:
    outside = b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI>&x;</TEI>'
    with pytest.raises(UnreadableFile, match="declares entities"):
        hardened_xml.parse(outside, "a.xml")


def test_json_is_looked_at_in_linear_time() -> None:
    original = json.dumps([{"a": n} for n in range(100_000)])
    before = time.process_time()
    refusal(original, "a.json")
    assert time.process_time() - before < 2


SAMPLES = {
    "a.xml": tei(TALK),
    "b.xml": DEBATE.encode(),
    "a.docx": saved(made(*LINES)),
    "a.xlsx": workbook(["title", "quote"], ["A", "We left"]),
    "a.csv": sheet(HOLM),
    "a.txt": (HEADS + RECORDED).encode("utf-16"),
    "a.md": b"---\ntitle: A\nkind: news\n---\nWords.\n",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_read_or_refused_with_an_error_of_ours(name: str) -> None:
    chance = random.Random(3)
    for _ in range(40):
        damaged = bytearray(SAMPLES[name][: chance.choice((None, chance.randrange(len(SAMPLES[name]))))])
        for _ in range(chance.randrange(8) if damaged else 0):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(ArchiveError):
            document_of(bytes(damaged), name, where=name)
