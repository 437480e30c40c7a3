"""Cue XML (Islandora): ``cues/cue`` with speaker, start, end and tiers, of which ``transcript`` is spoken.

Other tiers (``translation``, annotations) are not the speaker's own words and are not read.
"""

from archive.errors import UnreadableFile
from archive.formats.reading.hardened_xml import child, children, local, parse, text, value
from archive.formats.transcript_document import finish
from archive.formats.turns import timecodes
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.model import Document

MEDIA_TYPE = "application/vnd.islandora.cues+xml"


def claims(original: bytes) -> bool:
    """Whether these bytes are a file of cues."""
    return b"<cues" in original[:4096].replace(b"\0", b"")


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    root = parse(original, where)
    if local(root) != "cues":
        raise UnreadableFile("this XML is no file of cues", where=where, remedy="Check the file.")
    sole = value(root, "solespeaker")
    said = labelled(
        Said(
            words=text(child(cue, "transcript")),
            label=sole or value(cue, "speaker"),
            start=timecodes.number(value(cue, "start")),
            end=timecodes.number(value(cue, "end")),
        )
        for cue in children(root, "cue")
    )
    return finish(original, name, said, media_type=MEDIA_TYPE, where=where)
