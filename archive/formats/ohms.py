"""OHMS XML 5.4 and 6.0 (Oral History Metadata Synchronizer): transcript, sync, WebVTT, index.

The transcript is either WebVTT (``vtt_transcript``) or lines of text (``transcript``) with a moment for every
so many minutes (``sync``). The index (``point``) is an archivist's: titles, synopses, keywords and
coordinates lead into the recording and never become testimony. The twins in another language (``…_alt``) are
not read.
"""

import re

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats import vtt
from archive.formats.ohms_index import points_of
from archive.formats.ohms_sync import timed_lines
from archive.formats.reading.hardened_xml import child, children, local, parse, text, value
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns import language_codes
from archive.formats.turns.transcript import Participant, Said
from archive.model import Document, TurnRole
from archive.notation import is_address

MEDIA_TYPE = "application/vnd.ohms+xml"
_NOTHING = re.compile(r"\W*(?:no transcript)?\W*", re.IGNORECASE)
_OF_NOTE = re.compile(r"\n(?:NOTE\s+)?ANNOTATIONS BEGIN.*", re.DOTALL)
_HEAD = re.compile(r"\s*(?:NOTE\s+)?TRANSCRIPTION BEGIN\s*\n")


def claims(original: bytes) -> bool:
    """Whether these bytes are an OHMS file."""
    head = original[:4096].replace(b"\0", b"")
    return b"<ROOT" in head and b"record" in head


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile, also where there is no transcript."""
    root = parse(original, where)
    record = root if local(root) == "record" else child(root, "record")
    if record is None:
        raise UnreadableFile(
            "this OHMS file has no record", where=where, remedy="Export the interview again."
        )
    said = _said(record, where)
    points = points_of(record)
    if not said:
        index = f", only an archivist's index of {len(points)} points" if points else ""
        raise UnreadableFile(
            f"this interview has no transcript{index}: there are no words to keep",
            where=where,
            remedy="Add it again when it has been transcribed.",
        )
    interview = Interview(
        title=value(record, "title"),
        described=_described(record),
        participants=_participants(record),
        day=_day(record),
        points=points,
        media_url=_media(record),
    )
    return finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=interview)


def _said(record: etree._Element, where: str) -> tuple[Said, ...]:
    cues = text(child(record, "vtt_transcript"))
    if not _NOTHING.fullmatch(cues):
        return vtt.read(_as_vtt(cues), where)
    lines = text(child(record, "transcript"))
    if _NOTHING.fullmatch(lines):
        return ()
    return timed_lines(lines, text(child(record, "sync")), where)


def _as_vtt(cues: str) -> str:
    """WebVTT as OHMS writes it, made whole: the first line may be missing, notes may stand without NOTE."""
    cues = _OF_NOTE.sub("\n", cues.strip().removeprefix("\ufeff"))
    if not cues.startswith("WEBVTT"):
        cues = f"WEBVTT\n\n{_HEAD.sub('', cues, count=1)}"
    return cues


def _participants(record: etree._Element) -> tuple[Participant, ...]:
    roles = (("interviewee", TurnRole.NARRATOR), ("interviewer", TurnRole.INTERVIEWER))
    return tuple(
        Participant(name=name, role=role)
        for element, role in roles
        for name in dict.fromkeys(" ".join(text(one).split()) for one in children(record, element))
        if name
    )


def _described(record: etree._Element) -> dict[str, str]:
    described = {
        "publisher": value(record, "repository"),
        "rights": " ".join(filter(None, (value(record, "rights"), value(record, "usage")))) or None,
        "note": value(record, "description"),
        "language": language_codes.find(value(record, "language")),
    }
    return {key: told for key, told in described.items() if told is not None}


def _day(record: etree._Element) -> str | None:
    element = child(record, "date")
    return element.get("value") if element is not None else None


def _media(record: etree._Element) -> str | None:
    address = value(record, "media_url")
    return address if address and is_address(address) else None
