"""Bytes to text: UTF-8, or UTF-16 that says so, or an encoding that was found for them (``text_encoding``).

Nothing is normalised: line ends, spaces and accents stay as received, so that offsets mean the same for ever.
A byte order mark is no part of the text; the bytes are kept with it.
"""

import codecs

from archive.errors import UnreadableFile
from archive.formats.reading import signatures

MAX_BYTES = 10_000_000
"""Largest file: several long books, and little enough to read within seconds."""

_SAVE_AS_TEXT = "Save its text as a UTF-8 .txt file and add that."


def decode(original: bytes, where: str, encoding: str | None = None) -> str:
    """The text of these bytes; ``where`` names the file in errors. Raises UnreadableFile.

    ``encoding`` is one that was found for bytes that are neither UTF-8 nor say what they are.
    """
    if not original:
        raise UnreadableFile("the file is empty", where=where, remedy="Check the file.")
    if len(original) > MAX_BYTES:
        raise too_large(len(original), where)
    signatures.refuse_any(original, where)
    text = _strictly(original, encoding, where) if encoding else _decoded(original, where)
    if "\0" in text:
        at = text.index("\0")
        raise UnreadableFile(
            "this is a binary file, not a text (a NUL character)",
            where=f"{where}:{line_at(text, at)}",
            remedy=_SAVE_AS_TEXT,
        )
    if not text.strip():
        raise UnreadableFile("the file holds no words", where=where, remedy="Check the file.")
    return text


def too_large(size: int, where: str) -> UnreadableFile:
    """The error for a file of so many bytes."""
    return UnreadableFile(
        f"the file has {size:,} bytes; {MAX_BYTES:,} are possible",
        where=where,
        remedy="Divide it, for example by interview, and add the parts.",
    )


def line_at(text: str, position: int) -> int:
    """The line, from 1, that holds this position; lines end with LF, CR LF or CR."""
    before = text[:position]
    lone_returns = before.count("\r") - before.count("\r\n")
    # The LF of a CR LF pair that the position itself splits is still on the old line.
    split_pair = before.endswith("\r") and text[position : position + 1] == "\n"
    return 1 + before.count("\n") + lone_returns - (1 if split_pair else 0)


def _decoded(original: bytes, where: str) -> str:
    if original.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableFile(
            "the file is in UTF-32", where=where, remedy="Save it as UTF-8 and add it again."
        )
    if original.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(original, "utf-16", where)
    mark = codecs.BOM_UTF8 if original.startswith(codecs.BOM_UTF8) else b""
    return _strictly(original, "utf-8", where, skip=len(mark))


def _strictly(original: bytes, encoding: str, where: str, *, skip: int = 0) -> str:
    encoded = original[skip:]
    try:
        return encoded.decode(encoding)
    except UnicodeDecodeError as error:
        before = encoded[: error.start].decode(encoding, "replace")
        wrong = encoded[error.start]
        raise UnreadableFile(
            f"the file is not in {encoding.upper()}: byte {error.start + skip} (0x{wrong:02x}) can't be read",
            where=f"{where}:{line_at(before, len(before))}",
            remedy="Find out its encoding and save it as UTF-8 "
            "(for example: iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW), then add it again.",
        ) from error
