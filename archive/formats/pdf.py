"""PDFs with a text layer, by pdfminer.six: the words as the layer has them, in the order of reading.

Running heads, numbers of pages and lines, timecodes in the margin and footnotes are furniture. A PDF of
pictures alone is refused: recognising letters is a task of its own, with errors of its own.
"""

import re

from archive.errors import UnreadableFile
from archive.formats.heads.page_metadata import PageMetadata
from archive.formats.markdown import title_of
from archive.formats.page_words import folded
from archive.formats.pdf_layout import lines as pdf_lines, text as pdf_text
from archive.formats.reading.text import MAX_BYTES, too_large
from archive.formats.turns import labelled_turns
from archive.model import Description, Document

MEDIA_TYPE = "application/pdf"
WHAT = "a PDF"
_FEWEST_LETTERS = 40
"""Letters in all, below which a PDF is pictures with a stamp."""
_UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")
"""What stands for a letter of which the font does not tell what it is."""
_MOST_UNKNOWN = 0.1
_RECOGNISE = "Have its letters recognised by a program for that, correct the result, and add its text."
_SHARE = 0.25
"""Share of the text that turns must carry: covers, contents and indexes take up many pages."""


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    if not original.startswith(b"%PDF-"):
        raise UnreadableFile(
            "this is no PDF", where=where, remedy="Check the file and the ending of its name."
        )
    layer = pdf_lines.read(original, where)
    composed = pdf_text.compose(layer.pages)
    text = composed.text
    if len(folded(text)) < _FEWEST_LETTERS:
        raise UnreadableFile(
            "this PDF has no text layer: its pages are pictures",
            where=where,
            remedy=_RECOGNISE,
        )
    if sum(map(len, _UNKNOWN.findall(text))) > _MOST_UNKNOWN * len(text):
        raise UnreadableFile(
            "this PDF's fonts do not tell which letters they show", where=where, remedy=_RECOGNISE
        )
    if len(text) > MAX_BYTES:
        raise too_large(len(text), where)
    said = PageMetadata()
    said.propose("title", layer.title, "document information")
    empty = sum(not page.pieces for page in layer.pages)
    document = Document(
        text=text,
        metadata=Description(title=said.values.get("title") or title_of(name)),
        original=original,
        original_name=name,
        media_type=MEDIA_TYPE,
        furniture=tuple(composed.furniture),
        unconfirmed=frozenset(said.values),
        remarks=(_EMPTY.format(empty, len(layer.pages)),) if empty else (),
    )
    return labelled_turns.with_turns(document, share=_SHARE)


def holds(original: bytes, charset: str, text: str, *, where: str) -> bool:
    """Whether the text has the characters of the text layer. Raises UnreadableFile.

    A later version of the library may set lines and spaces otherwise; the words must be the same.
    """
    del charset  # a PDF has none
    layer = pdf_lines.read(original, where)
    return sorted(folded(text)) == sorted(folded(pdf_text.compose(layer.pages).text))


_EMPTY = "{} of its {} pages have no text: they are pictures, or empty, and nothing of them is read."
"""Told to the archivist."""
