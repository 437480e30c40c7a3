"""The ZIP container of Word documents and spreadsheets, looked through before a parser unpacks it.

A few kilobytes can unfold into gigabytes, by packing or by entities; office programs write neither so many
bytes nor any document type. The sizes that the container declares are what Python's reader unpacks at most.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from archive.errors import UnreadableFile

MOST_UNPACKED = 100_000_000
"""Bytes, unpacked: ten times the largest file that is taken in."""
MOST_PARTS = 5_000
"""Files within the container; a long document with many pictures has hundreds."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.LxmlError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
"""What the parsers of these formats raise where a file is not what its container promises."""
_DECLARED = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_SAVE_AGAIN = "Open it in the program that made it, save it again and add that."


def check(original: bytes, what: str, where: str) -> frozenset[str]:
    """The names of the parts. Raises UnreadableFile where it is no such container, or one that must not be
    read.

    what: what it should be, with its article: ``a Word document``.
    """
    if not original:
        raise UnreadableFile("the file is empty", where=where, remedy="Check the file.")
    try:
        with zipfile.ZipFile(BytesIO(original)) as container:
            parts = container.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                told = f"this would unfold into more than {MOST_UNPACKED:,} bytes or {MOST_PARTS:,} parts"
                raise UnreadableFile(told, where=where, remedy=_SAVE_AGAIN)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    content = container.read(part)
                    if any(mark in content for mark in _DECLARED):
                        told = "a part of this declares a document type, which no office program writes"
                        raise UnreadableFile(told, where=where, remedy=_SAVE_AGAIN)
            return frozenset(part.filename for part in parts)
    except BROKEN as error:
        raise broken(what, where) from error


def broken(what: str, where: str) -> UnreadableFile:
    """The error for a container that is damaged or breaks off."""
    return UnreadableFile(f"this is no whole file of its kind ({what})", where=where, remedy=_SAVE_AGAIN)
