"""PDFs: the text layer in its order, and what of a page is no account. All of them are invented."""

import time

import pytest

from archive.errors import UnreadableFile
from archive.formats.pdf_layout import lines as pdf_lines
from archive.formats.registry import document_of, is_text_of
from archive.model import Document, TurnRole
from archive.transcripts import propose
from tests.pdfs import Line, pdf

HEAD = "Invented Valley Oral History"


def read(original: bytes) -> Document:
    return document_of(original, "walk.pdf", where="walk.pdf")


def typescript(pages: list[list[str]], *, numbered: bool = False) -> bytes:
    """Double-spaced pages with a running head, a page's number and perhaps numbers of lines."""
    made: list[list[Line]] = []
    for number, lines in enumerate(pages, start=1):
        page: list[Line] = [(90, 750, 10, HEAD), (300, 40, 10, str(number))]
        for row, words in enumerate(lines):
            y = 700 - 24 * row
            if words:
                page.append((90, y, 12, words))
            if numbered:
                page.append((60, y + 1, 8, str(row + 1)))
        made.append(page)
    return pdf(made, title="A walk down the river")


INTERVIEW = [
    [
        "INTERVIEWEE: Invented Narrator",
        "INTERVIEWER: Imre Asker",
        "DATE: 4 May 2019",
        "",
        "ASKER: When did you leave the valley?",
        "",
        "NARRATOR: We left in May, when the river was still high, and we car-",
        "ried what we could. My mother took the lamp and the bread and",
    ],
    [
        "the key of the house, which she kept in her coat.",
        "",
        "ASKER: Did anybody stay behind?",
        "",
        "NARRATOR: Two old men stayed, and the dogs stayed with them.",
        *[""] * 10,
        "______________________________",
        "* The village had forty houses then.",
    ],
    ["ASKER: Thank you very much.", "", "NARRATOR: Thank you for coming all the way."],
]


@pytest.mark.parametrize("numbered", [False, True])
def test_a_typescript_becomes_turns_without_the_furniture_of_its_pages(numbered: bool) -> None:
    document = read(typescript(INTERVIEW, numbered=numbered))
    assert document.metadata.title == "A walk down the river"
    quotes = propose(document)
    assert [quote.span.of(document.text) for quote in quotes] == [
        "We left in May, when the river was still high, and we car-\n"
        "ried what we could. My mother took the lamp and the bread and\n"
        "the key of the house, which she kept in her coat.",
        "Two old men stayed, and the dogs stayed with them.",
        "Thank you for coming all the way.",
    ]
    assert {quote.attribution.name for quote in quotes if quote.attribution} == {"Invented Narrator"}
    assert all(turn.role is not TurnRole.OTHER for turn in document.turns)
    aside = "\n".join(span.of(document.text) for span in document.furniture)
    assert aside.count(HEAD) == 3
    assert "forty houses" in aside
    assert ("7\n" in aside) is numbered


def test_nothing_of_the_text_layer_is_lost_and_the_audit_agrees() -> None:
    original = typescript(INTERVIEW, numbered=True)
    document = read(original)
    for words in (word for page in INTERVIEW for line in page for word in line.split()):
        assert words in document.text
    assert is_text_of(document.text, original, document.media_type, where="x")
    assert not is_text_of(document.text.replace("lamp", "lump"), original, document.media_type, where="x")


def test_numbers_of_lines_that_run_into_the_words_are_parted_from_them() -> None:
    lines = [f"{n} The road went on and on along the water, and we with it." for n in range(1, 13)]
    document = read(pdf([[(60, 700 - 24 * row, 12, words) for row, words in enumerate(lines)]]))
    assert "The road went on" in document.text
    assert "3 The road" not in document.text
    assert document.furniture[0].of(document.text).split("\n") == [str(n) for n in range(1, 13)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(60.0, 700.0 - 14 * row, 10.0, f"left line number {row} of the page") for row in range(20)]
    right = [(330.0, 700.0 - 14 * row, 10.0, f"right line number {row} of the page") for row in range(20)]
    text = read(pdf([[*left, *right]])).text
    assert text.index("left line number 19") < text.index("right line number 0")


def test_timecodes_that_begin_again_are_no_moments() -> None:
    pages = [
        ["[00:10:05]", "ASKER: Were you alone?", "", "[00:10:40]", "NARRATOR: No, with all of my aunts."],
        ["[00:00:09]", "ASKER: And then?", "", "[00:00:30]", "NARRATOR: Then the second winter came to us."],
    ]
    document = read(typescript(pages))
    assert len(propose(document)) == 2
    assert all(turn.start is None and not turn.cues for turn in document.turns)
    assert all("00:" not in quote.span.of(document.text) for quote in propose(document))


def test_pictures_without_a_text_layer_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="no text layer: its pages are pictures") as refusal:
        read(pdf([[], []]))
    assert "letters recognised" in str(refusal.value)


@pytest.mark.parametrize(
    "original, message",
    [
        (typescript(INTERVIEW)[:200], "this is no whole PDF"),
        (b"%PDF-1.7\n" + b"\xff\x00 obj << " * 500, "this is no whole PDF"),
        (b"words in a file of another kind", "this is no PDF"),
        (b"PK\x03\x04....", "this is a ZIP container"),
        (b"", "this is no PDF"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(original: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(original)


def test_pages_that_hold_themselves_end() -> None:
    before = time.monotonic()
    with pytest.raises(UnreadableFile):
        read(pdf([[(60, 700, 12, "words")]], kids="2 0 R 2 0 R"))
    assert time.monotonic() - before < 60


def test_more_pages_than_may_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "MOST_PAGES", 3)
    with pytest.raises(UnreadableFile, match="has more than"):
        read(pdf([[(60, 700, 12, "words on a page")]] * 5))


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "MOST_SECONDS", 1)
    heavy = [[(60.0, 700.0 - row % 600, 1.0, "word " * 40) for row in range(3_000)]] * 4
    with pytest.raises(UnreadableFile, match="takes more than 1 seconds"):
        read(pdf(heavy))


def test_letters_that_no_font_tells_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="do not tell which letters"):
        read(
            pdf([[(60, 700 - 20 * row, 12, "(cid:12)(cid:13)(cid:14) (cid:15)(cid:16)") for row in range(9)]])
        )


def test_short_last_lines_and_repeated_answers_are_no_furniture() -> None:
    pages: list[list[Line]] = [
        [(90, 740, 12, "HOLM: Yes."), (90, 400, 12, "ASKER: When was that?"), (90, 60, 12, "1945.")],
        [(90, 740, 12, "HOLM: Yes."), (90, 400, 12, "__________"), (90, 60, 12, "mild")],
    ]
    document = read(pdf(pages))
    assert document.furniture == ()
