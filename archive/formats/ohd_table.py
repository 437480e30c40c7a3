"""The transcript tables of "Oral History as Data" and of Oral-History.Digital: one row for each stretch.

Columns, in any order, parted by commas, semicolons or TABs: the words (``words``, ``transcript``, ``text``),
and where they are known the speaker, the timecode and the tags. Tags are an archivist's codes and are not
read. A row without a speaker goes on with the one before, as inferred.
"""

import csv
import html
from collections.abc import Iterator
from io import StringIO

from archive.errors import UnreadableFile
from archive.formats.reading import page_encoding
from archive.formats.transcript_document import finish
from archive.formats.turns import timecodes
from archive.formats.turns.transcript import Said
from archive.model import Document

MEDIA_TYPE = "text/vnd.oral-history-transcript+csv"
_WORDS = ("words", "transcript", "transcription", "transkript", "text")
_SPEAKER = ("speaker", "sprecher", "sprecherin", "narrator", "name")
_TIME = ("timestamp", "timecode", "time", "start", "zeit")
_DELIMITERS = ",\t;"
_TABLE_OF_INTERVIEWS = {"objectid", "title"}
_CODEBOOK = {"tag", "description"}


def claims(original: bytes) -> bool:
    """Whether these bytes are a table of this family: a transcript, or what goes with transcripts."""
    head = original[:2_000]
    text = (
        head.decode("utf-16", "ignore")
        if head[:2] in (b"\xff\xfe", b"\xfe\xff")
        else head.decode("utf-8", "ignore")
    )
    names = set(columns(text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""))
    with_words = bool(names & set(_WORDS)) and bool(names & {*_SPEAKER, *_TIME, "tags"})
    return with_words or names >= _TABLE_OF_INTERVIEWS or names == _CODEBOOK


def columns(line: str) -> tuple[str, ...]:
    """The names of a table's columns, in small letters."""
    return tuple(name.strip().lower() for name in next(csv.reader([line], delimiter=_delimiter(line)), []))


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    encoding = page_encoding.find(original, where)
    text = page_encoding.decode(original, encoding, where)
    said = tuple(_said(text, where))
    return finish(original, name, said, media_type=f"{MEDIA_TYPE}; charset={encoding}", where=where)


def rows(text: str, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line, by column names in small letters. Raises UnreadableFile."""
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    # The library's limit is one for the whole process; field sizes are bounded by the file's own limit.
    table = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(first))
    names: tuple[str, ...] = ()
    try:
        for row in table:
            if not names:
                names = tuple(name.strip().lower() for name in row)
            elif any(cell.strip() for cell in row):
                yield table.line_num, dict(zip(names, (cell.strip() for cell in row), strict=False))
    except csv.Error as error:
        raise UnreadableFile(
            f"this table can't be read ({error})",
            where=f"{where}:{table.line_num}",
            remedy="Save it again as CSV in UTF-8, with double quotes around cells with line breaks.",
        ) from error


def _said(text: str, where: str) -> Iterator[Said]:
    words_in = speaker_in = time_in = None
    for line, row in rows(text, where):
        if words_in is None:
            names = set(row)
            words_in, speaker_in, time_in = (_column(names, known) for known in (_WORDS, _SPEAKER, _TIME))
            if words_in is None:
                raise _no_transcript(names, where)
        moment = row.get(time_in, "") if time_in else ""
        start = timecodes.seconds(moment) if moment else None
        if moment and start is None:
            raise UnreadableFile(
                f"“{moment[:40]}” is no timecode", where=f"{where}:{line}", remedy="Write it as 0:01:23."
            )
        label = html.unescape(row.get(speaker_in, "")) if speaker_in else ""
        yield Said(words=html.unescape(row.get(words_in, "")), label=label or None, start=start)


def _column(names: set[str], known: tuple[str, ...]) -> str | None:
    return next((name for name in known if name in names), None)


def _no_transcript(names: set[str], where: str) -> UnreadableFile:
    if names >= _TABLE_OF_INTERVIEWS:
        return UnreadableFile(
            "this table describes interviews and holds none of their words",
            where=where,
            remedy="Leave it beside the transcripts, named as its objectid says, and add those.",
        )
    if names == _CODEBOOK:
        return UnreadableFile(
            "this table explains an archivist's codes and holds no words of any interview",
            where=where,
            remedy="Add the transcripts.",
        )
    return UnreadableFile(
        "this table has no column with words",
        where=f"{where}:1",
        remedy="Name the columns speaker, words, tags, timestamp in the first line.",
    )


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)
