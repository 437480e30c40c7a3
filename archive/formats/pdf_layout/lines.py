"""The text layer of a PDF, piece by piece with its place on the page, by pdfminer.six in a process of its
own.

A PDF is a program: one can run for ever, refer to itself, or unfold into more memory than there is. So it is
read by a process that may use so much time and memory and no more; what it had not read by then is not read.
"""

import json
import subprocess
import sys
from dataclasses import dataclass

from archive.errors import UnreadableFile

MOST_SECONDS = 120
"""Seconds of the processor: 800 pages of a typescript on a slow machine."""
_PATIENCE = 5
"""So many times as long by the clock, on a machine that has other things to do."""
MOST_MEMORY = 1_500_000_000
"""Bytes."""
MOST_PAGES = 3_000
"""Pages; more are several books."""
_BY_HAND = "Open it in a viewer, copy its text into a UTF-8 .txt file and add that."
_DIVIDE = "Divide it, for example by interview, and add the parts."


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line, with their box in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Of the letters, in points."""
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is set."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """What the file says of itself, and its pages."""

    title: str | None
    author: str | None
    pages: tuple[Page, ...]


def read(original: bytes, where: str) -> Layer:
    """The text layer. Raises UnreadableFile."""
    limits = map(str, (MOST_SECONDS, MOST_MEMORY, MOST_PAGES))
    try:
        # Our own program, by this interpreter; the bytes go in as data.
        finished = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-c", _PROGRAM, *limits, *sys.path],
            input=original,
            capture_output=True,
            check=False,
            timeout=_PATIENCE * MOST_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_heavy(where) from error
    if finished.returncode != 0:
        raise _too_heavy(where)
    given = json.loads(finished.stdout)
    if "refused" in given:
        what, remedy = _REFUSALS[given["refused"]]
        raise UnreadableFile(what, where=where, remedy=remedy)
    pages = tuple(
        Page(width=page["width"], height=page["height"], pieces=tuple(Piece(*one) for one in page["pieces"]))
        for page in given["pages"]
    )
    return Layer(title=given["title"], author=given["author"], pages=pages)


def _too_heavy(where: str) -> UnreadableFile:
    told = f"reading this PDF takes more than {MOST_SECONDS} seconds, or more memory than it may"
    return UnreadableFile(told, where=where, remedy=_DIVIDE)


_REFUSALS = {
    "locked": ("this PDF is locked with a password", "Save it without one and add that."),
    "broken": ("this is no whole PDF", f"Get it once more where it came from. {_BY_HAND}"),
    "long": (f"this PDF has more than {MOST_PAGES:,} pages, or a page with thousands of lines", _DIVIDE),
}
_PROGRAM = """
import sys
sys.path[:] = sys.argv[4:]
from archive.formats.pdf_layout.process import main
main(*map(int, sys.argv[1:4]))
"""
