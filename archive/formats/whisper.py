"""Whisper JSON (``segments`` with start, end, text), and of tools that add speakers to it.

Without speakers nobody knows whose words they are: the text is kept and no quote is proposed.
"""

from typing import Any

from archive.formats.reading import json_reading
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns import language_codes, timecodes
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.model import Document

MEDIA_TYPE = "application/vnd.whisper+json"


def claims(original: bytes) -> bool:
    """Whether these bytes are a transcript of this form."""
    return b'"segments"' in original


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    value = json_reading.load(original, where)
    said = labelled(_said(segment) for segment in json_reading.objects(value, "segments", where))
    described = language_codes.described(json_reading.words(value, "language"))
    interview = Interview(described=described)
    return finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=interview)


def _said(segment: dict[str, Any]) -> Said:
    return Said(
        words=json_reading.words(segment, "text"),
        label=json_reading.words(segment, "speaker") or None,
        start=timecodes.number(segment.get("start")),
        end=timecodes.number(segment.get("end")),
    )
