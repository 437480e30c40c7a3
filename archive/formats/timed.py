"""The formats of transcripts, and how a file is known for one of them: by its ending, and by its first words
where several formats share one (``.xml``, ``.json``, ``.csv``)."""

from collections.abc import Callable
from typing import Protocol

from archive.formats import cue_xml, elan, ohd_table, ohms, otranscribe, srt, timed_json, vtt, whisper
from archive.model import Document


class Reader(Protocol):
    """A module that reads one format."""

    MEDIA_TYPE: str

    def document_of(self, original: bytes, name: str, *, where: str) -> Document:
        """The document that these bytes hold. Raises UnreadableFile."""
        ...


def _always(_: bytes) -> bool:
    return True


_CLAIMS: tuple[tuple[str, Callable[[bytes], bool], Reader], ...] = (
    (".vtt", _always, vtt),
    (".srt", _always, srt),
    (".eaf", _always, elan),
    (".otr", _always, otranscribe),
    (".xml", ohms.claims, ohms),
    (".xml", cue_xml.claims, cue_xml),
    (".json", timed_json.claims, timed_json),
    (".json", whisper.claims, whisper),
    (".csv", ohd_table.claims, ohd_table),
    (".tsv", ohd_table.claims, ohd_table),
)
"""Ending, whether the bytes are of this format, reader; the first that claims a file reads it."""
SUFFIXES = {suffix: reader.MEDIA_TYPE for suffix, _, reader in reversed(_CLAIMS)}
"""Ending of a file's name, in small letters → a media type that such a file may have."""
_BY_MEDIA_TYPE = {reader.MEDIA_TYPE: reader for _, _, reader in _CLAIMS}


def reader_of(suffix: str, original: bytes) -> Reader | None:
    """What reads this file, by the ending of its name; None where it is no transcript."""
    return next((reader for ending, claims, reader in _CLAIMS if ending == suffix and claims(original)), None)


def reader_for(media_type: str) -> Reader | None:
    """What read a file of this media type; None where that was none of these."""
    return _BY_MEDIA_TYPE.get(media_type)
