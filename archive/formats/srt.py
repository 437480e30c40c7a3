"""SubRip (SRT) subtitles, by webvtt-py; who speaks may stand in the words (``NAME: …``)."""

from io import StringIO

import webvtt
from webvtt.errors import MalformedFileError

from archive.errors import UnreadableFile
from archive.formats.reading import page_encoding
from archive.formats.transcript_document import finish
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.formats.vtt import plain, refuse_lost_cues
from archive.model import Document

MEDIA_TYPE = "application/x-subrip"


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    encoding = page_encoding.find(original, where)
    text = page_encoding.decode(original, encoding, where)
    said = labelled(_read(text.lstrip(), where))
    return finish(original, name, said, media_type=f"{MEDIA_TYPE}; charset={encoding}", where=where)


def _read(text: str, where: str) -> list[Said]:
    try:
        captions = webvtt.from_buffer(StringIO(text), format="srt").captions
    except MalformedFileError as error:
        raise UnreadableFile(
            "this is not a SubRip file: it does not begin with 1 and a timecode",
            where=f"{where}:1",
            remedy="Write cues as a number, 00:01:02,345 --> 00:01:05,678, and the words below.",
        ) from error
    refuse_lost_cues(text, len(captions), where)
    return [
        Said(
            words=plain(caption.raw_text),
            start=caption.start_time.in_milliseconds() / 1000,
            end=caption.end_time.in_milliseconds() / 1000,
        )
        for caption in captions
    ]
