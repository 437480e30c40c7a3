"""What runs in the process that reads a PDF: bytes from standard input, JSON to standard output."""

import json
import logging
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

_MOST_LINES = 3_000
"""Lines of one page: a newspaper's has some hundreds."""


def main(most_seconds: int, most_memory: int, most_pages: int) -> None:
    """Read the PDF and write what is in it; the process ends when a limit is passed."""
    logging.disable(logging.CRITICAL)
    _limit(most_seconds, most_memory)
    sys.setrecursionlimit(2_000)
    json.dump(_answer(sys.stdin.buffer.read(), most_pages), sys.stdout)


def _answer(original: bytes, most_pages: int) -> dict[str, Any]:
    try:
        opened = PDFDocument(PDFParser(BytesIO(original)))
        said = opened.info[0] if opened.info else {}
        pages: list[dict[str, Any]] = []
        for page in _pages(opened):
            if len(pages) == most_pages or len(page["pieces"]) > _MOST_LINES:
                return {"refused": "long"}
            pages.append(page)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        return {"refused": "locked"}
    except MemoryError:
        raise
    except Exception:
        # The parser meets a broken file with whatever its code happens to run into.
        return {"refused": "broken"}
    return {"title": _text(said.get("Title")), "author": _text(said.get("Author")), "pages": pages}


def _pages(opened: PDFDocument) -> Iterator[dict[str, Any]]:
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(opened):
        interpreter.process_page(page)
        layout = device.get_result()
        yield {
            "width": layout.width,
            "height": layout.height,
            "pieces": [_piece(line) for line in _lines(layout) if line.get_text().strip()],
        }


def _lines(layout: LTPage) -> Iterator[LTTextLine]:
    for box in layout:
        if isinstance(box, LTTextBox):
            yield from (line for line in box if isinstance(line, LTTextLine))


def _piece(line: LTTextLine) -> list[Any]:
    letters = [character.size for character in line if isinstance(character, LTChar)]
    size = max(set(letters), key=letters.count)
    box = [round(side, 1) for side in line.bbox]
    # Halves of characters and NULs come out of broken tables of letters, and can't be kept as text.
    words = line.get_text().strip("\n").replace("\0", "").encode("utf-8", "replace").decode()
    return [*box, round(size, 1), words]


def _text(value: object) -> str | None:
    return decode_text(value).replace("\0", "") if isinstance(value, bytes) else None


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there only the number of pages is limited
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
