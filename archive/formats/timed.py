"""The formats of transcripts with timecodes, and how a file is known for one of them: by its ending, and by
its first words where several formats share one (``.xml``, ``.json``, ``.csv``)."""

from archive.formats import cue_xml, elan, ohd_table, ohms, otranscribe, srt, timed_json, vtt, whisper
from archive.formats.format import Format

FORMATS = (
    Format(name="WebVTT", media_type=vtt.MEDIA_TYPE, suffixes=(".vtt",), read=vtt.document_of),
    Format(name="SubRip", media_type=srt.MEDIA_TYPE, suffixes=(".srt",), read=srt.document_of),
    Format(name="ELAN", media_type=elan.MEDIA_TYPE, suffixes=(".eaf",), read=elan.document_of),
    Format(
        name="oTranscribe",
        media_type=otranscribe.MEDIA_TYPE,
        suffixes=(".otr",),
        read=otranscribe.document_of,
    ),
    Format(
        name="OHMS",
        media_type=ohms.MEDIA_TYPE,
        suffixes=(".xml",),
        read=ohms.document_of,
        recognises=ohms.claims,
    ),
    Format(
        name="XML of cues",
        media_type=cue_xml.MEDIA_TYPE,
        suffixes=(".xml",),
        read=cue_xml.document_of,
        recognises=cue_xml.claims,
    ),
    Format(
        name="timed JSON",
        media_type=timed_json.MEDIA_TYPE,
        suffixes=(".json",),
        read=timed_json.document_of,
        recognises=timed_json.claims,
    ),
    Format(
        name="Whisper",
        media_type=whisper.MEDIA_TYPE,
        suffixes=(".json",),
        read=whisper.document_of,
        recognises=whisper.claims,
    ),
    Format(
        name="Oral History as Data",
        media_type=ohd_table.MEDIA_TYPE,
        suffixes=(".csv", ".tsv"),
        read=ohd_table.document_of,
        recognises=ohd_table.claims,
    ),
)
"""The first that recognises a file reads it."""
