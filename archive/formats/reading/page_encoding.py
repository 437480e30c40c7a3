"""The encoding of a web page: its mark, what it declares, UTF-8, and only then the look of its bytes.

The order is that of the HTML standard. What was found is kept with the version's media type
(``text/html; charset=windows-1251``), so that the same bytes mean the same text for ever.
"""

import codecs
import re

from archive.errors import UnreadableFile
from archive.formats.reading import signatures

_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
"""Bytes in which a declaration stands; the standard asks for 1,024, and pages are careless."""
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
}
"""What pages mean that declare it: so does every browser. One that was UTF-16 could not be read this far."""
_LIKELY = [
    "cp1251",
    "cp1252",
    "koi8_r",
    "koi8_u",
    "cp1250",
    "cp1254",
    "cp1256",
    "cp1253",
    "cp1255",
    "iso8859_5",
]
_REMEDY = "Save the page again from a browser, or its text as a UTF-8 .txt file, and add that."


def find(original: bytes, where: str) -> str:
    """The name of the encoding, as Python has it. Raises UnreadableFile where there is none."""
    if not original:
        raise UnreadableFile("the file is empty", where=where, remedy="Nothing was added; check the file.")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if original.startswith(mark):
            return name
    signatures.refuse_any(original, where)
    declared = _declared(original)
    for candidate in (declared, "utf-8"):
        if candidate and _decodes(original, candidate):
            return candidate
    likely = _likely(original) if declared is None else None
    if likely is None:
        told = f"is not in the encoding it declares ({declared})" if declared else "declares no encoding"
        raise UnreadableFile(f"the page {told} and can't be read", where=where, remedy=_REMEDY)
    return likely


def decode(original: bytes, encoding: str, where: str) -> str:
    """The page in this encoding, without its mark. Raises UnreadableFile."""
    try:
        page = original.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableFile(f"the page is not in {encoding}", where=where, remedy=_REMEDY) from error
    if "\0" in page:
        what = "this is a binary file, not a web page (a NUL character)"
        raise UnreadableFile(what, where=where, remedy=_REMEDY)
    return page.removeprefix("\ufeff")


def _declared(original: bytes) -> str | None:
    head = original[:_HEAD]
    match = _XML.match(head) or _DECLARED.search(head)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _decodes(original: bytes, name: str) -> bool:
    try:
        original.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _likely(original: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(original, cp_isolation=_LIKELY).best()
    return codecs.lookup(best.encoding).name if best is not None else None
