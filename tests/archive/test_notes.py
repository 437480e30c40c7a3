"""Archivists' notes: Markdown becomes safe HTML, quickly, whatever is typed."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from archive.description.notes import MAX_BRACKETS, MAX_LENGTH, render
from archive.errors import ArchiveError

HOSTILE_HTML = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](&#106;avascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](http://e.example "onmouseover=alert(1)")',
    '[x](http://e.example" onmouseover="alert(1))',
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<iframe src=//e.example></iframe>",
    "<form action=//e.example><input></form>",
    "<!-- --><script>x</script>",
    "`<script>x</script>`",
    "    <script>x</script>",
    "&lt;script&gt;x&lt;/script&gt;",
    "&#60;script&#62;x&#60;/script&#62;",
    "<div\n\n<script>x</script>\n\n</div>",
    "[x]: javascript:alert(1)\n\n[x]",
    "\u0002klzzwxh:0000\u0003<b onclick=x>",
]


@pytest.mark.parametrize("markdown", HOSTILE_HTML)
def test_nothing_typed_becomes_active(markdown: str) -> None:
    html = render(markdown).lower()
    tags = [piece.split(">")[0] for piece in html.split("<")[1:]]
    names = {tag.split()[0].strip("/") for tag in tags if tag.split()}
    assert names <= {"p", "a", "em", "strong", "code", "pre", "blockquote", "br"}
    for tag in tags:
        assert " on" not in tag.replace('title="on', ""), tag
        assert "script:" not in tag and "data:" not in tag, tag


def test_raw_html_is_shown_as_it_was_typed() -> None:
    assert render("She wrote <b>no</b> & left") == "<p>She wrote &lt;b&gt;no&lt;/b&gt; &amp; left</p>"


def test_plain_markdown_is_rendered() -> None:
    html = render("# Title\n\nA *first* **line**.\n\n- one\n- two\n\n> quoted\n\n[site](https://e.example)")
    for piece in ("<em>first</em>", "<strong>line</strong>", "<li>one</li>", "<blockquote>", 'rel="noopener'):
        assert piece in html
    # The page has its own h1.
    assert "<h1>" not in html


def test_images_are_not_loaded_from_anywhere() -> None:
    assert "<img" not in render("![a picture](https://elsewhere.example/x.png)")


@pytest.mark.parametrize(
    "markdown", ["a" * (MAX_LENGTH + 1), "[" * (MAX_BRACKETS + 1), " 1." * (MAX_LENGTH // 3)]
)
def test_notes_too_long_or_too_deep_are_refused(markdown: str) -> None:
    with pytest.raises(ArchiveError):
        render(markdown)


SLOW = {
    "brackets": "[" * MAX_BRACKETS + "a " * 4900,
    "images": "![" * MAX_BRACKETS,
    "brackets and ticks": "[`" * (MAX_BRACKETS - 1) + "`` " * 3000,
    "brackets and stars": "[*" * (MAX_BRACKETS - 1) + "*a" * 4700,
    "links opened": ("[a](" + "b" * 45) * (MAX_BRACKETS - 1),
    "stars": "*" * MAX_LENGTH,
    "star words": "*a " * (MAX_LENGTH // 3),
    "mixed stars": "*a **b " * (MAX_LENGTH // 7),
    "ticks": "`" * MAX_LENGTH,
    "rising ticks": " ".join("`" * n for n in range(1, 140))[:MAX_LENGTH],
    "underlines": "a_b_" * (MAX_LENGTH // 4),
    "quotations": "> " * (MAX_LENGTH // 2),
    "headings": "a\n-\n" * (MAX_LENGTH // 4),
    "angles": "<" * MAX_LENGTH,
    "ampersands": "&a" * (MAX_LENGTH // 2),
    "lines": "\n" * MAX_LENGTH,
}


@pytest.mark.parametrize("name", SLOW)
def test_no_note_runs_away(name: str) -> None:
    # Each takes half a second at most; without the limits the slowest take minutes. The bound lies between, in
    # processor time of this process, so that no other work on the machine fails the test.
    started = time.process_time()
    render(SLOW[name][:MAX_LENGTH])
    assert time.process_time() - started < 10


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="*_`[]()<>!#&\\ \n\t-+1.:=\"'a\u0002\u0003", max_size=200))
def test_whatever_is_typed_gives_html_without_script(markdown: str) -> None:
    html = render(markdown)
    assert "<script" not in html
    assert "javascript:" not in html
