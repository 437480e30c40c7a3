"""Saved web pages: the article's paragraphs out of the page, by trafilatura; the bytes stay as received.

Nothing is fetched: what is read is the file. Trafilatura chooses the paragraphs and leaves menus, captions
and links out; the words of each are then sliced from the page itself, so that the text is the page's own.
``docs/decisions/0008-saved-pages.md`` says why this library, and what was tried.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from archive.errors import UnreadableFile
from archive.formats import page_words
from archive.formats.heads import page_metadata
from archive.formats.markdown import title_of
from archive.formats.reading import page_encoding
from archive.model import Description, Document, Span

FEWEST_WORDS = 10
"""A page that gives fewer holds no article: a wall of consent, a shell that a script would fill."""
MOST_ATTRIBUTES = 500
"""Of one element: the parser takes quadratic time over them."""
_VALUE = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_TAG = re.compile(rf"<[A-Za-z](?:[^\"'>]|{_VALUE.pattern})*+")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,1000}) -->")
"""What browsers write at the head of a page that they save."""
_HEAD = 4_096
_TOO_DEEP = "Excessive depth"
_BY_HAND = "Open it in a browser, copy the article's text into a UTF-8 .txt file and add that."
_BLOCKS = frozenset(
    ["body", "p", "head", "item", "quote", "list", "table", "row", "cell", "code", "figure", "div", "section"]
)
"""Elements of trafilatura's result that hold a paragraph of their own, or several."""
_BETWEEN = "\n\n"


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that a saved page holds. Raises UnreadableFile, which names the file and the remedy."""
    encoding = page_encoding.find(original, where)
    page = page_encoding.decode(original, encoding, where)
    tree = _parsed(page, where)
    words = page_words.of_tree(tree)
    said = page_metadata.read(tree)
    if saved := _SAVED_FROM.search(page[:_HEAD]):
        said.propose("url", saved[1], "saved from url")
    # An article told in a script too is read where a reader sees it.
    etree.strip_elements(tree, "script", with_tail=False)
    title = said.values.get("title") or title_of(name)
    blocks = _without_second_title(_article(tree, words, where), title)
    if sum(len(block.split()) for block in blocks) < FEWEST_WORDS:
        raise UnreadableFile("no article's text was found in this page", where=where, remedy=_BY_HAND)
    given = {key: value for key, value in said.values.items() if key != "title"}
    if "published" in given:
        given["published_note"] = (
            f"As the saved page says of itself ({said.places['published']}); not checked."
        )
    return Document(
        text=_BETWEEN.join(blocks),
        metadata=Description(title=title, **given),  # type: ignore[arg-type]
        original=original,
        original_name=name,
        media_type=f"text/html; charset={encoding}",
        furniture=(Span(0, len(blocks[0])),) if _same(blocks[0], title) else (),
    )


def holds(original: bytes, charset: str, text: str, *, where: str) -> bool:
    """Whether every paragraph of the text stands in the page word for word. Raises UnreadableFile.

    The paragraphs are not chosen again: a later version of the library may choose others.
    """
    tree = _parsed(page_encoding.decode(original, charset or "utf-8", where), where)
    return page_words.of_tree(tree).holds(text.split(_BETWEEN))


def _parsed(page: str, where: str) -> etree._Element:
    if any(len(_VALUE.sub("", tag[0]).split()) > MOST_ATTRIBUTES for tag in _TAG.finditer(page)):
        what = f"an element of this page has more than {MOST_ATTRIBUTES} attributes"
        raise UnreadableFile(what, where=where, remedy=_BY_HAND)
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(page.encode(), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFile("this page can't be parsed", where=where, remedy=_BY_HAND) from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableFile("this page is nested too deep to be read whole", where=where, remedy=_BY_HAND)
    return tree


def _article(tree: etree._Element, words: page_words.PageWords, where: str) -> list[str]:
    """The article's paragraphs, each in the page's own characters."""
    # Late: its import takes a second, and plain text needs none of it.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, favor_recall=True)
    except RecursionError as error:
        raise UnreadableFile("this page is nested too deep", where=where, remedy=_BY_HAND) from error
    body = getattr(found, "body", None)
    if body is None:
        return [""]
    blocks = []
    for slice_ in words.slices(_paragraphs(body)):
        if slice_ is None:
            what = "a paragraph of this page can't be found again in its own words"
            raise UnreadableFile(what, where=where, remedy=_BY_HAND)
        blocks.append(slice_.replace(_BETWEEN, "\n"))
    return blocks or [""]


def _paragraphs(body: etree._Element) -> Iterator[str]:
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if is_block:
            if words := "".join(pieces).strip():
                yield words
            pieces = []
        pieces.append((element.text if event == "start" else element.tail) or "")
    if words := "".join(pieces).strip():
        yield words


def _without_second_title(blocks: list[str], title: str) -> list[str]:
    """The blocks with the headline once at most, where the page's head and its article both have it."""
    titles = [number for number, block in enumerate(blocks[:4]) if _same(block, title)]
    return [block for number, block in enumerate(blocks) if number not in titles[1:]]


def _same(block: str, title: str) -> bool:
    return page_words.folded(block).casefold() == page_words.folded(title).casefold()
