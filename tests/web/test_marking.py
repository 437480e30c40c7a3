"""The marked text: whatever overlaps whatever, the page holds the source's characters and no others."""

from html.parser import HTMLParser

from flask import Flask
from hypothesis import given, settings, strategies as st

from archive.extraction.quotations import paragraphs
from archive.model import Span
from web.desk.marks.marking import Layer, Mark, marked
from web.pages.parts import Written

WORDS = "She said: “We left,” the baker, 70, said.\n\nThen nothing."


class Characters(HTMLParser):
    """The text content of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.starts: list[tuple[int, int]] = []
        """Position in the content, and what ``data-start`` says of it."""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = dict(attrs).get("data-start")
        if start is not None:
            self.starts.append((len(self.text), int(start)))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    text = draw(
        st.text(st.one_of(st.sampled_from("a<&\"' \r\n🧳ש\u2028"), characters), min_size=1, max_size=60)
    )
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    whole = spans.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    layers = st.sampled_from([layer for layer in Layer if layer is not Layer.WITHHELD])
    marks = st.builds(
        Mark,
        span=whole,
        layer=layers,
        quote=st.sampled_from(["1", "2", "3"]),
        label=st.sampled_from(["", "age"]),
    )
    return text, draw(st.lists(marks, max_size=8))


def rendered(app: Flask, text: str, marks: list[Mark]) -> str:
    pieces = marked(text, marks, paragraphs.split(text))
    template = app.jinja_env.from_string(
        '{% from "desk/_marked.html" import whole_text %}{{ whole_text(paragraphs, written) }}'
    )
    return template.render(paragraphs=pieces, written=Written("en"))


def test_the_page_holds_the_text_character_for_character(reader) -> None:  # type: ignore[no-untyped-def]
    app = reader.application

    @settings(max_examples=150, deadline=None)
    @given(marked_texts())
    def check(example: tuple[str, list[Mark]]) -> None:
        text, marks = example
        characters = Characters()
        characters.feed(rendered(app, text, marks))
        characters.close()
        assert characters.text == text
        assert all(position == start for position, start in characters.starts)

    check()


@settings(max_examples=150, deadline=None)
@given(marked_texts())
def test_every_character_knows_all_the_marks_over_it(example: tuple[str, list[Mark]]) -> None:
    text, marks = example
    pieces = [piece for paragraph in marked(text, marks, paragraphs.split(text)) for piece in paragraph]
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for position in range(piece.span.start, piece.span.end):
            over = [mark for mark in marks if position in mark.span]
            assert sorted(map(repr, piece.marks)) == sorted(map(repr, over))


def test_marks_that_overlap_are_cut_where_they_cross() -> None:
    said, age = WORDS.index("We left"), WORDS.index("70")
    marks = [
        Mark(span=Span(said, said + 8), layer=Layer.QUOTE, quote="1"),
        Mark(span=Span(said + 3, age + 2), layer=Layer.SPEAKER, quote="1", label="speaker"),
        Mark(span=Span(age, age + 2), layer=Layer.TAG, quote="1", label="age"),
    ]
    first, second = marked(WORDS, marks, paragraphs.split(WORDS))
    assert [(piece.text, [layer.value for layer in piece.layers]) for piece in first] == [
        ("She said: “", []),
        ("We ", ["said"]),
        ("left,", ["said", "who"]),
        ("” the baker, ", ["who"]),
        ("70", ["who", "told"]),
        (", said.\n\n", []),
    ]
    assert [piece.text for piece in second] == ["Then nothing."]
    assert first[1].anchor == "1"
    assert first[4].ending == ("speaker", "age")


def test_withheld_words_are_not_on_the_page(reader) -> None:  # type: ignore[no-untyped-def]
    at = WORDS.index("We left")
    html = rendered(reader.application, WORDS, [Mark(span=Span(at, at + 8), layer=Layer.WITHHELD)])
    assert "We left" not in html and "[…]" in html and 'data-length="8"' in html


def test_words_know_when_they_are_said() -> None:
    text = "One two three four"
    mark = Mark(span=Span(4, 13), layer=Layer.QUOTE, quote="1")
    (pieces,) = marked(text, [mark], [Span(0, len(text))], [(4, 1.5), (14, 3.0)])
    assert [(piece.text, piece.moment) for piece in pieces] == [
        ("One ", None),
        ("two three", 1.5),
        (" ", 1.5),
        ("four", 3.0),
    ]
