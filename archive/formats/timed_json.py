"""The timed transcripts of broadcasters' archives (AAPB): ``parts`` with text, start_time and end_time."""

from archive.formats.reading import json_reading
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns import language_codes, timecodes
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.model import Document

MEDIA_TYPE = "application/vnd.aapb.transcript+json"


def claims(original: bytes) -> bool:
    """Whether these bytes are a transcript of this form."""
    return b'"parts"' in original and b'"start_time"' in original


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    value = json_reading.load(original, where)
    said = labelled(
        Said(
            words=json_reading.words(part, "text"),
            label=json_reading.words(part, "speaker") or None,
            start=timecodes.number(part.get("start_time")),
            end=timecodes.number(part.get("end_time")),
        )
        for part in json_reading.objects(value, "parts", where)
    )
    described = language_codes.described(json_reading.words(value, "language"))
    interview = Interview(described=described)
    return finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=interview)
