"""oTranscribe (.otr): JSON with the transcript as HTML, in which ``span.timestamp`` carries the moments."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from archive.errors import UnreadableFile
from archive.formats.reading import json_reading
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns import timecodes
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.model import Document
from archive.notation import is_address

MEDIA_TYPE = "application/vnd.otranscribe+json"
_BREAKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "blockquote"})


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    value = json_reading.load(original, where)
    written = json_reading.words(value, "text")
    if not written.strip():
        raise UnreadableFile(
            "this oTranscribe file has no text", where=where, remedy="Export the transcript again."
        )
    media = json_reading.words(value, "media")
    interview = Interview(media_url=media if is_address(media) else None)
    said = labelled(_said(_parsed(written, where)))
    return finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=interview)


def _parsed(written: str, where: str) -> etree._Element:
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        return document_fromstring(f"<div>{written}</div>".encode(), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFile(
            "the text of this oTranscribe file can't be read", where=where, remedy="Export it again."
        ) from error


def _said(tree: etree._Element) -> Iterator[Said]:
    """Each stretch from a timestamp or a line break to the next."""
    moment: float | None = None
    pieces: list[str] = []
    is_new = True

    def stretch() -> Iterator[Said]:
        nonlocal pieces, is_new, moment
        words = " ".join("".join(pieces).split())
        pieces = []
        if words:
            yield Said(words=words, start=moment, is_paragraph=is_new, goes_on=not is_new)
            moment, is_new = None, False

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_stamp = "timestamp" in (element.get("class") or "").split()
        if event == "start" and is_stamp:
            yield from stretch()
            moment = timecodes.number(element.get("data-timestamp")) or timecodes.seconds(element.text or "")
        elif element.tag in _BREAKS:
            yield from stretch()
            is_new = True
        pieces.append(("" if is_stamp else element.text) or "" if event == "start" else element.tail or "")
    yield from stretch()
