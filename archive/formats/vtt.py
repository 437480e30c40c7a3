"""WebVTT: cues with their speakers (``<v Name>``), by webvtt-py.

Cue settings, styles, regions and notes are no words. A cue without a voice goes on with the speaker before
it, as inferred. Files of chapters or thumbnails hold no testimony and are refused.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption

from archive.errors import UnreadableFile
from archive.formats.reading import page_encoding
from archive.formats.reading.text import line_at
from archive.formats.transcript_document import finish
from archive.formats.turns.spoken_labels import labelled
from archive.formats.turns.transcript import Said
from archive.model import Document

MEDIA_TYPE = "text/vtt"
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s++([^<>]*+))?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|c|v|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d{2,}:\d{2}(?::\d{2})?\.\d{3}>|<br\s*/?>",
    re.IGNORECASE,
)
"""What WebVTT sets in angle brackets; anything else there (``<[?]>``) is of whoever wrote it down."""
_CHAPTER = re.compile(r"\s*(?:chapter|kapitel|chapitre|cap[ií]tulo|глава|գլուխ)\b", re.IGNORECASE)
_IMAGE = re.compile(r"[^\s#]+\.(?:jpe?g|png|webp|gif)(?:#\S*)?", re.IGNORECASE)
_LONG_CUE = 30.0
"""Seconds that a spoken cue of a few words never lasts; chapters do."""
_HEADING = 60
"""Characters of a chapter's title at most."""
_ENDS = (".", "!", "?", "…", "։")


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    encoding = page_encoding.find(original, where)
    text = page_encoding.decode(original, encoding, where)
    said = read(text, where)
    return finish(original, name, said, media_type=f"{MEDIA_TYPE}; charset={encoding}", where=where)


def read(text: str, where: str) -> tuple[Said, ...]:
    """What the cues of a WebVTT text say, in order. Raises UnreadableFile."""
    captions = captions_of(text, where)
    if _IMAGE.fullmatch(captions[0].raw_text.strip()):
        raise UnreadableFile(
            "these cues are pictures, not words", where=where, remedy="Add the file of the subtitles instead."
        )
    if _are_chapters(captions):
        raise UnreadableFile(
            "these cues are chapters of a recording: an archivist's headings, nobody's words",
            where=where,
            remedy="Add the transcript or the subtitles of the recording instead.",
        )
    return labelled(said for caption in captions for said in _said(caption))


def captions_of(text: str, where: str) -> Sequence[Caption]:
    """The cues, at least one. Raises UnreadableFile, also where a cue can't be read: none is passed over."""
    try:
        captions = webvtt.from_string(text).captions
    except MalformedFileError as error:
        raise UnreadableFile(
            "the first line is not WEBVTT", where=f"{where}:1", remedy="Write it, or save the file as .srt."
        ) from error
    except MalformedCaptionError as error:
        raise UnreadableFile(
            f"a cue can't be read ({error})", where=where, remedy="Correct its timecode."
        ) from error
    refuse_lost_cues(text, len(captions), where)
    return captions


def refuse_lost_cues(text: str, found: int, where: str) -> None:
    """Raise UnreadableFile where there are more timecodes than cues that could be read."""
    arrows = [match.start() for match in re.finditer("-->", text)]
    if not arrows:
        raise UnreadableFile("no cue with a timecode was found", where=where, remedy="Check the file.")
    if found < len(arrows):
        at = line_at(text, arrows[found]) if found else line_at(text, arrows[0])
        raise UnreadableFile(
            f"{len(arrows) - found} of {len(arrows)} cues have a timecode that can't be read",
            where=where if found else f"{where}:{at}",
            remedy="Write timecodes as 00:01:02.345 --> 00:01:05.678, and no arrow in the words.",
        )


def _said(caption: Caption) -> Iterator[Said]:
    """What each voice of a cue says; all of them have the moment of the cue."""
    start = caption.start_time.in_milliseconds() / 1000
    end = caption.end_time.in_milliseconds() / 1000
    raw = caption.raw_text
    voices = list(_VOICE.finditer(raw))
    pieces: list[tuple[str | None, str]] = [(None, raw[: voices[0].start()] if voices else raw)]
    for voice, after in zip_longest(voices, voices[1:]):
        pieces.append((voice[1] or "", raw[voice.end() : after.start() if after else len(raw)]))
    for label, words in pieces:
        if clean := plain(words).strip():
            yield Said(
                words=clean, label=None if label is None else html.unescape(label), start=start, end=end
            )


def plain(words: str) -> str:
    """Cue text without its tags, entities as the characters that they stand for."""
    return html.unescape(_TAG.sub(lambda tag: "\n" if tag[0].lower().startswith("<br") else "", words))


def _are_chapters(captions: Sequence[Caption]) -> bool:
    texts = [caption.raw_text.strip() for caption in captions]
    if any(_VOICE.search(text) or len(text) > _HEADING or text.endswith(_ENDS) for text in texts):
        return False
    lengths = [
        (caption.end_time.in_milliseconds() - caption.start_time.in_milliseconds()) / 1000
        for caption in captions
    ]
    named = all(_CHAPTER.match(caption.identifier or "") for caption in captions)
    return named or median(lengths) >= _LONG_CUE
