"""The metadata table of "Oral History as Data": what is known of each interview, beside the transcripts.

A file whose name holds ``metadata`` and ends in ``.csv`` describes the transcripts of its folder, each by its
name without the ending (``objectid``). What a transcript says of itself stands before it. The text of a
transcript is its own file's alone: nothing of the table comes into it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from archive.formats import ohd_table
from archive.formats.reading import page_encoding
from archive.formats.reading.files import bytes_of
from archive.formats.turns import language_codes, turn_roles
from archive.formats.turns.transcript import Participant
from archive.model import Description, Document, TurnRole
from archive.notation import is_address

_PATTERN = "*[Mm][Ee][Tt][Aa][Dd][Aa][Tt][Aa]*.csv"
_SEVERAL = re.compile(r"\s*[;|]\s*")


def described(document: Document, path: Path) -> Document:
    """The transcript with what a table beside it says. Raises UnreadableFile where that can't be read."""
    row = next(_rows_for(path), None) if document.turns else None
    if row is None:
        return document
    metadata = replace(document.metadata, **_fields(document.metadata, path, row))  # type: ignore[arg-type]
    participants = (
        *_named(row, "interviewee", TurnRole.NARRATOR),
        *_named(row, "interviewer", TurnRole.INTERVIEWER),
    )
    turns = turn_roles.decide(document.text, document.turns, participants, metadata.language)
    address = row.get("object_location", "")
    media = document.media_url or (address if is_address(address) else None)
    return replace(document, metadata=metadata, turns=turns, media_url=media)


def _rows_for(path: Path) -> Iterator[Mapping[str, str]]:
    for table in sorted(path.parent.glob(_PATTERN)):
        if table == path or not table.is_file():
            continue
        where = str(table)
        original = bytes_of(table)
        text = page_encoding.decode(original, page_encoding.find(original, where), where)
        for _line, row in ohd_table.rows(text, where):
            if row.get("objectid", "").casefold() == path.stem.casefold():
                yield row


def _named(row: Mapping[str, str], column: str, role: TurnRole) -> Iterator[Participant]:
    for name in _SEVERAL.split(row.get(column, "")):
        if name:
            yield Participant(name=name, role=role)


def _fields(known: Description, path: Path, row: Mapping[str, str]) -> dict[str, str]:
    """The fields of the description that the table gives and the transcript does not."""
    told = {
        "publisher": row.get("source"),
        "rights": " ".join(filter(None, (row.get("rights"), row.get("rightsstatement")))),
        "note": _note(row),
        "language": language_codes.find(row.get("language")),
    }
    given = {field: value for field, value in told.items() if value and getattr(known, field) is None}
    if row.get("title") and known.title == path.stem:
        given["title"] = row["title"]
    return given


def _note(row: Mapping[str, str]) -> str:
    """What has no field of its own: an archivist's description, and when and where the interview was held."""
    held = ", ".join(filter(None, (row.get("date"), row.get("location"))))
    return "\n\n".join(filter(None, (row.get("description"), f"Interview: {held}." if held else "")))
