"""Formats: bytes become text without a guess, and what would need one is refused with its place."""

import dataclasses
import os
import re
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from archive.description.essays import rendered
from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.formats import collection, essay
from archive.formats.heads import protection_keys
from archive.formats.heads.frontmatter import MAX_LENGTH, read as read_front_matter
from archive.formats.heads.stated_relations import KEYS as RELATION_KEYS
from archive.formats.markdown import KEYS, document_of
from archive.formats.reading.text import MAX_BYTES, decode, line_at
from archive.formats.registry import is_text_of, read
from archive.model import AccessStatus, Description, SourceKind, Span

CORPUS = Path(__file__).parents[2] / "corpus"
BODY = "“Nobody came,” said Invented Narrator.\n"


def excerpt(*lines: str, body: str = BODY) -> bytes:
    return "\n".join(["---", "title: An invented article", "kind: news", *lines, "---", body]).encode()


def markdown(original: bytes) -> object:
    return document_of(original, "sample.md", media_type="text/markdown", where="sample.md")


def problems(original: bytes) -> list[str]:
    with pytest.raises(ArchiveError) as refusal:
        markdown(original)
    error = refusal.value
    return [str(problem) for problem in (error.problems if isinstance(error, Problems) else (error,))]


# Text


@pytest.mark.parametrize(
    "original, text",
    [
        ("Գորիս".encode(), "Գորիս"),
        (b"\xef\xbb\xbfwords", "words"),
        ("words é".encode("utf-16"), "words é"),
        (b"\xfe\xff" + "слова".encode("utf-16-be"), "слова"),
        (b"one\r\ntwo\rthree\nfour", "one\r\ntwo\rthree\nfour"),
        ("e\u0301 \u00e9 \u00a0\u2028x".encode(), "e\u0301 \u00e9 \u00a0\u2028x"),
        (b"\xef\xbb\xbf\xef\xbb\xbfx", "\ufeffx"),
    ],
)
def test_text_is_kept_as_received(original: bytes, text: str) -> None:
    assert decode(original, "x") == text


@pytest.mark.parametrize(
    "original, message",
    [
        (b"", "x: the file is empty."),
        (b" \r\n\t", "x: the file holds no words."),
        (b"one\ntwo\0", "x:2: this is a binary file"),
        (b"%PDF-1.7 ...", "x: this is a PDF, not a text."),
        (b"PK\x03\x04", "x: this is a ZIP container"),
        ("a\nb\nчто".encode("cp1251"), "x:3: the file is not in UTF-8: byte 4 (0xf7)"),
        (b"\xef\xbb\xbfab\xff", "x:1: the file is not in UTF-8: byte 5 (0xff)"),
        (b"a\r\nb\rc\n\xe9", "x:4: the file is not in UTF-8: byte 7 (0xe9)"),
        ("a".encode("utf-16") + b"\x00\xd8", "x:1: the file is not in UTF-16: byte 4"),
        ("a".encode("utf-32"), "x: the file is in UTF-32."),
        (b"a" * (MAX_BYTES + 1), "x: the file has 10,000,001 bytes"),
        ("a\0".encode("utf-16"), "x:1: this is a binary file"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place_and_a_remedy(original: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        decode(original, "x")
    assert str(refusal.value).startswith(message)
    assert refusal.value.remedy


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_survives_its_encoding(text: str) -> None:
    if text.strip():
        assert decode(text.encode(), "x") == text.removeprefix("\ufeff")


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_bytes_become_text_or_an_error_of_ours(original: bytes) -> None:
    try:
        text = decode(original, "x")
    except UnreadableFile:
        return
    assert text.strip()


@given(st.text(alphabet="a\r\n", max_size=30), st.integers(0, 30))
def test_lines_are_counted_as_editors_count_them(text: str, position: int) -> None:
    position = min(position, len(text))
    starts = [0]
    for end, character in enumerate(text, start=1):
        if character == "\n" or (character == "\r" and text[end : end + 1] != "\n"):
            starts.append(end)
    assert line_at(text, position) == sum(start <= position for start in starts)


# Front matter


def test_an_excerpt_record_says_what_it_is() -> None:
    document = document_of(
        excerpt("record: excerpt", "published: 2023-09", "access: open", "accepted_by: A. Archivist"),
        "sample.md",
        media_type="text/markdown",
        where="sample.md",
    )
    assert document.is_excerpt
    assert document.text.encode() == document.original
    assert document.furniture == (Span(0, document.text.index("“Nobody")),)
    assert document.metadata.kind is SourceKind.NEWS
    assert document.metadata.access is AccessStatus.OPEN
    assert (document.metadata.published, document.metadata.accepted_by) == ("2023-09", "A. Archivist")
    assert document.metadata.url is None


def test_a_text_without_front_matter_is_plain_closed_and_proposed() -> None:
    document = document_of(
        BODY.encode(), "A walk -- 2023.txt", media_type="text/plain", where="A walk -- 2023.txt"
    )
    assert document.metadata.title == "A walk -- 2023"
    assert document.metadata.access is AccessStatus.CLOSED
    assert document.metadata.accepted_by is None
    assert (document.furniture, document.is_excerpt) == ((), False)


NASTY = [
    "NO",
    "yes",
    "on",
    "off",
    "True",
    "null",
    "~",
    "010",
    "0o17",
    "0x1F",
    "1_000",
    "1.10",
    "1e5",
    ".inf",
    ".NaN",
    "12:30:45",
    "2020-01-02",
    "2001-12-14t21:59:43.10-05:00",
    "=x",
    "<<",
    "=",
]


@pytest.mark.parametrize("scalar", NASTY)
def test_scalars_stay_the_words_that_were_written(scalar: str) -> None:
    front = read_front_matter(f"---\ntitle: {scalar}\n---\nx", "x", ("title",))
    assert front is not None
    assert front.values["title"].text == scalar


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(KEYS),
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=60)
        | st.sampled_from(NASTY),
        min_size=1,
    )
)
def test_every_string_comes_back_as_it_was_written(values: dict[str, str]) -> None:
    written = yaml.safe_dump(values, allow_unicode=True, width=10_000)
    front = read_front_matter(f"---\n{written}---\nbody", "x", KEYS)
    assert front is not None
    assert {key: value.text for key, value in front.values.items()} == values


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_found_with_every_line_end(end: str) -> None:
    text = end.join(["---", "title: One", "author: Two", "---", "Body"])
    front = read_front_matter(text, "x", ("title", "author"))
    assert front is not None
    assert text[front.span.end :] == "Body"
    assert {key: (value.text, value.line) for key, value in front.values.items()} == {
        "title": ("One", 2),
        "author": ("Two", 3),
    }


@pytest.mark.parametrize(
    "lines, messages",
    [
        (("access: withdrawn", "access: open"), ["sample.md:5: “access” stands here and on line 4"]),
        (("acess: open",), ["sample.md:4: “acess” is no known key. Perhaps “access”."]),
        (("Access: open",), ["sample.md:4: “Access” is no known key. Perhaps “access”."]),
        (
            ("access: Open",),
            ["sample.md:4: “access” must be one of open, restricted, embargoed, closed, withdrawn"],
        ),
        (("access: public",), ["sample.md:4: “access” must be one of"]),
        (("access: open ,",), ["sample.md:4: “access” must be one of"]),
        (("access: [open]",), ["sample.md:4: “access” must be text, not a list"]),
        (("access: {open: yes}",), ["sample.md:4: “access” must be text, not a list"]),
        (
            ("author: &a Name", "publisher: *a"),
            ["sample.md:4: a YAML anchor", "sample.md:5: “publisher” must"],
        ),
        (("author: !!python/name:os.system x",), ["sample.md:4: a YAML tag"]),
        (("author: !x y",), ["sample.md:4: a YAML tag"]),
        (("<<: {access: open}",), ["sample.md:4: “<<” is no known key", "sample.md:4: “<<” must be text"]),
        (("? [a, b]", ": c"), ["sample.md:4: a key that is no word"]),
        (("access: withdrawn",), ["sample.md:1: “access_reason” is missing"]),
        (("access_reason: safety", "access: open"), ["sample.md:4: “access_reason” stands without"]),
        (
            ("access: withdrawn", "access_reason: a brother of hers was threatened"),
            ["sample.md:5: “access_reason” must be one of speaker-request, safety,"],
        ),
        (("url: javascript:alert(1)",), ["sample.md:4: “url” must be an address"]),
        (("url: https://e.example/ x",), ["sample.md:4: “url” must be an address"]),
        (("published: 2023-02-30",), ["sample.md:4: “published” is wrong"]),
        (("published: last week",), ["sample.md:4: “published” is wrong"]),
        (("language: English, please",), ["sample.md:4: “language” must be a language tag"]),
        (("collection: ../secret",), ["sample.md:4: “collection” must be the name of a folder"]),
        (("author: " + "a" * 2_000,), ["sample.md:4: “author” has 2,000 characters"]),
        (("author: a: b",), ["sample.md:4: the front matter can't be read"]),
        (("\tauthor: x",), ["sample.md:4: the front matter can't be read"]),
        (("author: 'open",), ["sample.md:"]),
        (("author: \x07",), ["sample.md:4: a control character"]),
        (("rights: Ours\u2028access: open",), ["sample.md:4: a line end that is not seen (U+2028)"]),
        (("rights: Ours\u2029x",), ["sample.md:4: a line end that is not seen (U+2029)"]),
        (("rights: |", "  a\x85", "  b"), ["sample.md:5: a line end that is not seen (U+0085)"]),
        (("access: open # closed until June",), ["sample.md:4: a remark (#…) behind “access”"]),
        (('access: "open" # closed',), ["sample.md:4: a remark (#…) behind “access”"]),
        (("access: # open",), ["sample.md:4: a remark (#…) behind “access”"]),
        (("rights: Case # 5", "author: x"), ["sample.md:4: a remark (#…) behind “rights”"]),
        (("rights: |  # ours", "  and theirs"), ["sample.md:4: a remark (#…) behind “rights”"]),
        *(
            ((f"accepted_by: {nobody}",), ["sample.md:4: “accepted_by” must be an archivist's name"])
            for nobody in ("no", "None", "null", "~", "'-'", "unknown", "NO", "'  none '", "n/a")
        ),
        (("record: exerpt",), ["sample.md:4: “record” must be one of excerpt, full"]),
    ],
)
def test_what_would_need_a_guess_is_refused(lines: tuple[str, ...], messages: list[str]) -> None:
    told = problems(excerpt(*lines))
    assert len(told) == len(messages)
    assert all(one.startswith(message) for one, message in zip(told, messages, strict=True)), told


def test_all_problems_of_a_file_are_reported_together() -> None:
    told = problems(b"---\ntitel: x\nkind: novel\naccess: maybe\nurl: ftp://x\n---\nwords")
    assert [one.split(": ")[0] for one in told] == ["sample.md:2"] or len(told) == 1
    told = problems(b"---\nkind: novel\naccess: maybe\nurl: ftp://x\n---\nwords")
    assert [one.split(":")[1] for one in told] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "original",
    [
        b"---\ntitle: x\nkind: news\nwords without an end",
        b"---\n---\nwords",
        b"---\n- a\n- b\n---\nwords",
        b"---\njust words\n---\nwords",
        b"---\n# only a remark\n---\nwords",
        b"---\ntitle: x\nkind: news\n---\n \n",
        b"---\ntitle:\nkind: news\n---\nwords",
        b"---\ntitle: x\nkind: news\n...\ntitle: y\n---\nwords",
        b"---\n%YAML 1.1\ntitle: x\n---\nwords",
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(original: bytes) -> None:
    assert all(one.startswith("sample.md") for one in problems(original))


@pytest.mark.parametrize(
    "before, opening",
    [
        ("\n", "---"),
        ("", " ---"),
        ("", "---\u00a0"),
        ("\ufeff\ufeff", "---"),
        ("\n\u200b\n", "---"),
        ("", "----"),
        ("", "—"),
        ("", "–––"),
        ("", "--"),
        ("", "--- # closed"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_that_is_nearly_none_is_not_read_as_the_account(
    before: str, opening: str, end: str
) -> None:
    lines = [f"{before}{opening}", "title: T", "kind: news", "access: withdrawn", "---", BODY]
    (told,) = problems(end.join(lines).replace("\n", end).encode())
    assert told.startswith(f"sample.md:{1 + before.count(chr(10))}: a line of hyphens")


@pytest.mark.parametrize("text", ["— We left, she said.\n", "-- a dash\n", "Words\n---\nmore\n", "#---\nx"])
def test_a_text_may_hold_dashes(text: str) -> None:
    document = document_of(text.encode(), "x.txt", media_type="text/plain", where="x.txt")
    assert document.furniture == ()


def test_what_the_file_itself_gives_is_known() -> None:
    written = document_of(
        excerpt("access: closed", "publisher:"), "x.md", media_type="text/markdown", where="x.md"
    )
    assert written.stated == {"title", "kind", "access"}
    bare = document_of(BODY.encode(), "x.txt", media_type="text/plain", where="x.txt")
    assert bare.stated == frozenset()


def test_the_keys_are_those_of_the_description() -> None:
    assert KEYS[:4] == ("title", "record", "id", "kind")
    described = {field.name for field in dataclasses.fields(Description)}
    assert set(KEYS) == {"record", "id", *protection_keys.KEYS, *described, *RELATION_KEYS}


BOMBS = {
    "aliases": "a: &a [x]\n" + "".join(f"k{i}: &k{i} [{', '.join(['*a'] * 9)}]\n" for i in range(20)),
    "depth": "title: " + "[" * 8_000,
    "braces": "title: " + "{" * 8_000,
    "keys": "".join(f"k{i}: x\n" for i in range(1_500)),
    "questions": "? " * 7_000,
    "dashes": "- " * 7_000,
    "colons": ":" * 15_000,
    "quote": 'title: "' + "\\" * 15_000,
    "long": "title: " + "x" * MAX_LENGTH,
}


@pytest.mark.parametrize("name", BOMBS)
def test_front_matter_bombs_are_refused(name: str) -> None:
    assert problems(f"---\n{BOMBS[name]}\n---\nwords".encode())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab: -\n\r\t'\"[]{}&*!|>%@`#,?.~\\", max_size=80))
def test_any_front_matter_is_read_or_refused_with_an_error_of_ours(matter: str) -> None:
    try:
        markdown(f"---\n{matter}\n---\nwords".encode())
    except ArchiveError as error:
        assert str(error)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["open", "Open", "closed", "withdrawn", "public", "", "yes"]), max_size=3))
def test_a_source_is_open_only_where_the_file_says_so_once_and_exactly(given_access: list[str]) -> None:
    try:
        document = document_of(
            excerpt(*(f"access: {value}" for value in given_access)),
            "x.md",
            media_type="text/markdown",
            where="x.md",
        )
    except Problems:
        return
    assert (document.metadata.access is AccessStatus.OPEN) == (given_access == ["open"])


# Files


def test_files_are_read_by_their_ending(tmp_path: Path) -> None:
    for name in ("a.txt", "b.MD", "c.text", "d.markdown"):
        path = tmp_path / name
        path.write_bytes(BODY.encode())
        document = read(path)
        assert (document.original_name, document.original) == (name, BODY.encode())
        assert document.media_type == ("text/plain" if "te" in name or "txt" in name else "text/markdown")
        assert is_text_of(document.text, document.original, document.media_type, where="x")


@pytest.mark.parametrize("name", ["رواية.txt", "شهادة.md", "Գորիս.txt", "a b'c.txt", "-rf.txt"])
def test_a_files_name_is_kept_in_every_script(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BODY.encode())
    document = read(tmp_path / name)
    assert document.original_name == name
    assert document.metadata.title == name.rsplit(".", 1)[0]


def test_a_path_that_is_no_text_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "noending").write_bytes(b"words")
    (tmp_path / "folder.txt").mkdir()
    for name in ("x.pdf", "noending", "folder.txt", "absent.txt", "a\0b.txt", "n" * 300 + ".txt"):
        with pytest.raises(UnreadableFile):
            read(tmp_path / name)


def test_a_file_that_is_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(5 * MAX_BYTES)
    with pytest.raises(UnreadableFile, match="the file has 50,000,000 bytes; 10,000,000 are possible"):
        read(path)


def test_a_message_does_not_obey_a_files_name(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[2Jc\u202ed.txt"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    assert str(refusal.value).startswith(f"{tmp_path}/a\\nb\\x1b[2Jc\\u202ed.txt: the file is empty.")


def test_files_in_a_collections_folder_belong_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "invented-2024"
    folder.mkdir()
    (folder / "collection.md").write_text("---\ntitle: Invented\n---\n\nNobody *here* exists.\n")
    (folder / "one.md").write_bytes(excerpt())
    (folder / "two.md").write_bytes(excerpt("collection: another"))
    assert read(folder / "one.md").metadata.collection == "invented-2024"
    assert read(folder / "two.md").metadata.collection == "another"
    described = collection.read(folder / "collection.md")
    assert (described.key, described.title, described.text) == (
        "invented-2024",
        "Invented",
        "Nobody *here* exists.",
    )
    with pytest.raises(UnreadableFile, match="describes a collection"):
        read(folder / "collection.md")


@pytest.mark.parametrize("written", ["Nobody here exists.", "---\nsubject: x\n---\nx", "---\ntitle:\n---\nx"])
def test_a_collection_without_a_title_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "collection.md").write_text(written)
    with pytest.raises(ArchiveError):
        collection.read(tmp_path / "collection.md")


def test_every_shipped_file_can_be_read() -> None:
    files = sorted(CORPUS.glob("collections/*/*.md"))
    assert files
    for path in files:
        if path.name == "collection.md":
            assert collection.read(path).title
        else:
            document = read(path)
            assert document.is_excerpt, path
            assert document.metadata.collection == path.parent.name


def test_the_reference_of_the_format_names_every_key() -> None:
    reference = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"`{key}`" not in reference] == []


def test_the_example_in_the_reference_is_a_record() -> None:
    reference = (CORPUS / "README.md").read_text(encoding="utf-8")
    source, described, written = re.findall(r"```markdown\n(.*?)```", reference, re.DOTALL)
    document = document_of(source.encode(), "x.md", media_type="text/markdown", where="x.md")
    assert document.is_excerpt
    front = read_front_matter(described, "collection.md", collection.KEYS)
    assert front is not None and front.values["title"].text
    assert read_front_matter(written, "essay.md", essay.KEYS) and rendered(written[written.rindex("---") :])


def test_every_element_of_a_finding_aid_is_in_the_reference() -> None:
    reference = (CORPUS / "README.md").read_text(encoding="utf-8").split("## A collection's description")[1]
    assert [key for key in collection.KEYS if f"| `{key}` |" not in reference] == []


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_text_does_not_keep_the_account_out(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(BODY.encode())
    document = read(path)
    assert document.original_name == "caf\ufffd.txt"
    assert document.metadata.title.encode()
