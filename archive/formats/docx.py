"""Word documents (.docx), by python-docx: paragraphs and tables in their order, as a reader sees them.

Running heads and feet are furniture. What was inserted with changes tracked is read, what was deleted is
not; comments, notes, text boxes and hidden words are no part of the text; of all of this it is said how much
there is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats.heads.page_metadata import PageMetadata
from archive.formats.markdown import title_of
from archive.formats.reading import office_container
from archive.formats.reading.text import MAX_BYTES, too_large
from archive.formats.turns import labelled_turns
from archive.model import Description, Document, Span

if TYPE_CHECKING:
    from docx.document import Document as Opened

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WHAT = "a Word document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {
    f"{_W}del": "deletions that were tracked",
    f"{_W}moveFrom": "moved passages, where they stood before",
    f"{_W}txbxContent": "text boxes",
}
"""Elements whose words are no part of the text → what they are called."""
_COUNTED = {
    f"{_W}ins": "insertions that were tracked",
    f"{_W}commentReference": "comments",
    f"{_W}footnoteReference": "footnotes",
    f"{_W}endnoteReference": "endnotes",
}
_IN_TEXT = ("insertions that were tracked",)
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\xad",
}
_BETWEEN = "\n\n"


@dataclass(slots=True)
class _Words:
    """What the walk through the document gathers."""

    paragraphs: list[str] = field(default_factory=list)
    noticed: Counter[str] = field(default_factory=Counter)

    def take(self, words: str) -> None:
        """Keep a paragraph that has words."""
        if words.strip():
            self.paragraphs.append(words.strip("\n "))


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    opened = _opened(original, where)
    words = _Words()
    try:
        heads, feet = _running(opened, words)
        _read_blocks(opened.element.body, words)
        said = _properties(opened)
    except office_container.BROKEN as error:
        raise office_container.broken(WHAT, where) from error
    if not words.paragraphs:
        raise UnreadableFile("this document holds no words", where=where, remedy="Check the file.")
    text = _BETWEEN.join((*heads, *words.paragraphs, *feet))
    if len(text) > MAX_BYTES:
        raise too_large(len(text), where)
    unconfirmed = frozenset(said) & {"title", "author"}
    title = said.pop("title", None) or title_of(name)
    document = Document(
        text=text,
        metadata=Description(title=title, **said),  # type: ignore[arg-type]
        original=original,
        original_name=name,
        media_type=MEDIA_TYPE,
        furniture=_furniture(text, heads, feet),
        unconfirmed=unconfirmed,
        remarks=(*_remarks(words.noticed),),
    )
    return labelled_turns.with_turns(document)


def _opened(original: bytes, where: str) -> "Opened":
    # Late: its import takes half a second, and plain text needs none of it.
    import docx

    if "word/document.xml" not in office_container.check(original, WHAT, where):
        raise office_container.broken(WHAT, where)
    try:
        return docx.Document(BytesIO(original))
    except office_container.BROKEN as error:
        raise office_container.broken(WHAT, where) from error


def _properties(opened: "Opened") -> dict[str, str]:
    core = opened.core_properties
    said = PageMetadata()
    for name, value in (("title", core.title), ("author", core.author), ("language", core.language)):
        said.propose(name, value, "core properties")
    return said.values


def _running(opened: "Opened", words: _Words) -> tuple[list[str], list[str]]:
    """The running heads and feet of all sections, each once."""
    heads, feet = _Words(noticed=words.noticed), _Words(noticed=words.noticed)
    for section in opened.sections:
        for head in (section.header, section.first_page_header, section.even_page_header):
            if not head.is_linked_to_previous:
                _read_blocks(head._element, heads)
        for foot in (section.footer, section.first_page_footer, section.even_page_footer):
            if not foot.is_linked_to_previous:
                _read_blocks(foot._element, feet)
    return [*dict.fromkeys(heads.paragraphs)], [*dict.fromkeys(feet.paragraphs)]


def _read_blocks(container: etree._Element, words: _Words) -> None:
    for block in container:
        if block.tag == f"{_W}p":
            words.take("".join(_pieces(block, words.noticed)))
        elif block.tag == f"{_W}tbl":
            for row in _outermost(block, f"{_W}tr"):
                words.take("\t".join(_cell(cell, words.noticed) for cell in _outermost(row, f"{_W}tc")))
        elif block.tag in _LEFT_OUT:
            words.noticed[_LEFT_OUT[block.tag]] += 1
        else:
            _read_blocks(block, words)


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of this name within another, but those within one of them: a table may stand in a cell."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)


def _cell(cell: etree._Element, noticed: Counter[str]) -> str:
    inside = _Words(noticed=noticed)
    _read_blocks(cell, inside)
    return "\n".join(inside.paragraphs)


def _pieces(element: etree._Element, noticed: Counter[str]) -> Iterator[str]:
    """The words of a paragraph in their order, without what is left out."""
    for child in element:
        tag = child.tag
        if tag in _COUNTED:
            noticed[_COUNTED[tag]] += 1
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag in _LEFT_OUT:
            noticed[_LEFT_OUT[tag]] += 1
        elif tag == f"{_W}r" and _is_hidden(child):
            noticed["hidden words"] += 1
        elif tag not in (f"{_W}pPr", f"{_W}rPr", _ALTERNATIVE):
            yield from _pieces(child, noticed)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _furniture(text: str, heads: list[str], feet: list[str]) -> tuple[Span, ...]:
    above = len(_BETWEEN.join(heads))
    below = len(_BETWEEN.join(feet))
    return (*((Span(0, above),) if above else ()), *((Span(len(text) - below, len(text)),) if below else ()))


def _remarks(noticed: Counter[str]) -> Iterator[str]:
    for what, count in sorted(noticed.items()):
        state = "are in the text" if what in _IN_TEXT else "are left out of the text"
        yield f"{what.capitalize()} {state}: {count}."
