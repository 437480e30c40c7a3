"""The encoding of a text file: its mark, UTF-8, UTF-16 by its zeros, and only then the look of its bytes.

Most files are UTF-8 and say so by being valid. Older ones are in a code page of Windows, of the Mac or of a
Unix, and nothing in them says which: charset-normalizer names the code pages that fit the language, and among
these the one is taken in which letters, capitals and quotation marks stand where they can stand. What was
guessed is told with how surely, and kept with the media type, so that the same bytes stay the same text.
"""

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from archive.errors import UnreadableFile

_LIKELY = {
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
    "koi8_r": "KOI8-R (Russian)",
    "koi8_u": "KOI8-U (Ukrainian)",
    "cp866": "CP866 (Russian, DOS)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
}
"""Code pages that are tried, the likelier first, with what people call them."""
_NAMES = {
    **_LIKELY,
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 (little-endian)",
    "utf-16-be": "UTF-16 (big-endian)",
}
_SAMPLE = 40_000
"""Bytes that are looked at for a guess."""
_FEW = 8
"""Fewer characters that are not ASCII leave a guess uncertain."""
_FITS = 0.6
"""Plausibility below which no code page is taken."""
_LEAD = 0.15
"""By which the code page must be better than any other that reads otherwise, to be called likely."""
_OPENING = frozenset("“„«‘‹‚")
_CLOSING = frozenset("”»’›")
_SIGNS = frozenset("–—…\u00a0°§£€№•©®")
_REMEDY = (
    "Find out its encoding and save it as UTF-8 (for example: iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW), "
    "then add it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What a text file is taken to be encoded in, and for the archivist how that is known."""

    name: str
    """As Python has it."""
    remark: str | None = None
    """None for UTF-8, which proves itself."""


def find(original: bytes, where: str) -> Encoding:
    """The encoding of these bytes. Raises UnreadableFile where none fits."""
    if original.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        remedy = "Save it as UTF-8 and add it again."
        raise UnreadableFile("the file is in UTF-32", where=where, remedy=remedy)
    if original.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding(name="utf-16", remark="Read as UTF-16, as its byte order mark says.")
    if original.startswith(codecs.BOM_UTF8) or _decodes(original, "utf-8"):
        return Encoding(name="utf-8")
    return _by_zeros(original) or _by_look(original, where)


def is_guess(media_type: str) -> bool:
    """Whether a text of this media type was read in an encoding that nothing in its bytes proves."""
    kind, _, charset = media_type.partition("; charset=")
    return bool(charset) and kind in ("text/plain", "text/markdown")


def _by_zeros(original: bytes) -> Encoding | None:
    """UTF-16 without its mark: in most scripts every second byte is the same few."""
    sample = original[:_SAMPLE]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(original) % 2 == 0 and high.count(0) * 2 > len(high) and _decodes(original, name):
            return Encoding(name=name, remark=f"Read as {_NAMES[name]}, likely: it has no byte order mark.")
    return None


def _by_look(original: bytes, where: str) -> Encoding:
    from charset_normalizer import from_bytes

    sample = original[:_SAMPLE]
    foreign = sum(byte > 0x7F for byte in sample)
    found = from_bytes(sample, cp_isolation=[*_LIKELY])
    proposed = [codecs.lookup(match.encoding).name.replace("-", "_") for match in found]
    readings = {
        name: sample.decode(name)
        for name in dict.fromkeys([*(name for name in proposed if name in _LIKELY), *_LIKELY])
        if _decodes(original, name)
    }
    fits = {name: plausibility(text) for name, text in readings.items()}
    if b"\0" in original or not fits or max(fits.values()) < _FITS:
        raise UnreadableFile(_not_utf8(original), where=where, remedy=_REMEDY)
    best = max(fits, key=lambda name: fits[name])
    others = [fits[name] for name in proposed if name in fits and readings[name] != readings[best]]
    surely = "likely" if foreign >= _FEW and fits[best] - max(others, default=0) >= _LEAD else "uncertain"
    letters = f"{foreign} byte{'' if foreign == 1 else 's'} that {'is' if foreign == 1 else 'are'} not ASCII"
    remark = (
        f"Read as {_NAMES[best]}, {surely}: guessed from {letters}. "
        "If words are wrong, save the file as UTF-8 and add that instead."
    )
    return Encoding(name=best, remark=remark)


def _not_utf8(original: bytes) -> str:
    try:
        original.decode()
    except UnicodeDecodeError as error:
        wrong = original[error.start]
        return f"the file is not in UTF-8 (byte {error.start}, 0x{wrong:02x}), and no other encoding fits it"
    return "this is a binary file, not a text (a NUL character)"


def plausibility(text: str) -> float:
    """How far the characters that are not ASCII stand where such characters stand: from -1 to 1."""
    marks = [*_marks(text)]
    return sum(marks) / len(marks) if marks else 1.0


def _marks(text: str) -> Iterator[float]:
    padded = f" {text} "
    for place, character in enumerate(padded):
        if character > "\x7f":
            yield _mark(padded[place - 1], character, padded[place + 1])


def _mark(before: str, character: str, after: str) -> float:
    if character in _OPENING:
        spaced = character == "«" and after.isspace() and before.isspace()
        return 1 if spaced or (after.isalnum() and not before.isalnum()) else -1
    if character in _CLOSING:
        between = before.isalpha() and after.isalpha() and character == "’"
        spaced = character == "»" and before.isspace() and not after.isalnum()
        return 1 if between or spaced or (not before.isspace() and not after.isalnum()) else -1
    if character in _SIGNS:
        return 0.5
    if not character.isalpha():
        return 0.0 if unicodedata.category(character) in ("Mn", "Nd") else -1
    script = _script(character)
    neighbours = [one for one in (before, after) if one.isalpha()]
    if any(_script(one) != script for one in neighbours):
        return -1
    if character.isupper() and before.islower():
        return -1
    return 1 if neighbours else 0


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _decodes(original: bytes, name: str) -> bool:
    try:
        original.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
