"""Transcripts from anywhere: whatever the bytes, a document or a reason; time that grows with the size."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings, strategies as st

from archive.errors import ArchiveError
from archive.formats.timed import FORMATS
from archive.model import Document
from archive.preview import preview
from tests.archive.test_transcript_data import EAF, TABLE
from tests.transcripts import OHMS, VTT, reading

SEEDS = {
    "text/vtt": VTT.encode(),
    "application/x-subrip": b"1\n00:00:01,000 --> 00:00:03,000\nADA: Where was that?\n\n",
    "application/vnd.elan+xml": EAF.encode(),
    "application/vnd.otranscribe+json": json.dumps({"text": "<p>ADA: <b>hello</b> there</p>"}).encode(),
    "application/vnd.ohms+xml": OHMS.encode(),
    "application/vnd.islandora.cues+xml": b"<cues><cue><start>1</start><transcript>Hello</transcript></cue></cues>",
    "application/vnd.aapb.transcript+json": b'{"parts":[{"text":"Hello","start_time":"1"}]}',
    "application/vnd.whisper+json": b'{"segments":[{"text":"Hello","start":1,"end":2,"speaker":"A"}]}',
    "text/vnd.oral-history-transcript+csv": TABLE.encode(),
}


@st.composite
def damaged(draw: st.DrawFn, original: bytes) -> bytes:
    """The bytes with a stretch taken out and another put in."""
    start = draw(st.integers(0, len(original)))
    end = draw(st.integers(start, min(len(original), start + 40)))
    return original[:start] + draw(st.binary(max_size=12)) + original[end:]


@pytest.mark.parametrize("media_type", SEEDS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_damaged_files_give_a_document_or_a_reason(media_type: str, data: st.DataObject) -> None:
    (format_,) = (one for one in FORMATS if one.media_type == media_type)
    original = data.draw(damaged(SEEDS[media_type]))
    try:
        document = format_.read(original, "invented", where="here")
    except ArchiveError as refused:
        assert str(refused)
        return
    assert_sound(document)
    assert format_.holds(original, document.media_type.partition("charset=")[2], document.text, where="here")


def assert_sound(document: Document) -> None:
    """Turns, cues and quotes lie inside the text, in its order, and the text can be kept."""
    document.text.encode()
    position = 0
    for turn in document.turns:
        assert position <= turn.words.start < turn.words.end <= len(document.text)
        position = turn.words.end
        for cue in turn.cues:
            assert turn.words.start <= cue.words.start < cue.words.end <= turn.words.end
    for proposal in preview(document).proposals:
        assert 0 <= proposal.span.start < proposal.span.end <= len(document.text)


def many_speakers(size: int) -> tuple[str, str]:
    rows = "".join(f"Person{number},Some words were said here.\n" for number in range(size))
    return "many.csv", f"speaker,words\n{rows}"


def one_long_turn(size: int) -> tuple[str, str]:
    cues = "".join(
        f"00:{n // 60 % 60:02d}:{n % 60:02d}.000 --> 00:{n // 60 % 60:02d}:{n % 60:02d}.900\n<v Ada>We walked on.\n\n"
        for n in range(size)
    )
    return "long.vtt", f"WEBVTT\n\n{cues}"


def many_people(size: int) -> tuple[str, str]:
    people = "".join(f"<interviewee>Given{n} Family{n}</interviewee>" for n in range(size))
    cues = "".join(
        f"00:{n // 60 % 60:02d}:{n % 60:02d}.000 --> 00:{n // 60 % 60:02d}:{n % 60:02d}.900\n<v Family{n}>We walked on.\n\n"
        for n in range(size)
    )
    transcript = f"<vtt_transcript>{escape(f'WEBVTT{chr(10) * 2}{cues}')}</vtt_transcript>"
    return "people.xml", f"<ROOT><record><title>People</title>{people}{transcript}</record></ROOT>"


def one_cue(words: str) -> tuple[str, str]:
    return "cue.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n"


def unended_voice(size: int) -> tuple[str, str]:
    return one_cue(f"We walked on. <v{' ' * 10 * size}")


def pictures_that_are_none(size: int) -> tuple[str, str]:
    return one_cue(f"{'a.jpg#' * 10 * size} and words")


def spaces_in_a_head(size: int) -> tuple[str, str]:
    return "head.txt", f"INTERVIEWEE: Ada{' ' * 10 * size}Sample\nWe walked on.\n"


@pytest.mark.parametrize(
    "make",
    [many_speakers, many_people, one_long_turn, unended_voice, pictures_that_are_none, spaces_in_a_head],
)
def test_time_grows_with_the_size(tmp_path: Path, make: Callable[[int], tuple[str, str]]) -> None:
    def taken(size: int) -> float:
        begun = time.process_time()
        reading(tmp_path, *make(size))
        return time.process_time() - begun

    taken(50)
    # The quicker of two: with other tests beside it, one run may take several times as long.
    assert min(taken(2_000) for _ in range(2)) < 10 * max(taken(500), 0.1)


@pytest.mark.parametrize(
    ("name", "content", "speaker"),
    [
        ("nobody.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v >We walked all day.\n", None),
        ("colon.csv", "speaker,words\n:,We walked all day.\n", None),
        ("half.json", '{"segments":[{"text":"We walked \\ud800 all day.","speaker":"Ada"}]}', "Ada"),
        ("never.json", '{"segments":[{"text":"We walked.","speaker":"Ada","start":1e400,"end":-5}]}', "Ada"),
    ],
)
def test_odd_values_are_read_as_far_as_they_can(
    tmp_path: Path, name: str, content: str, speaker: str | None
) -> None:
    found = reading(tmp_path, name, content)
    assert_sound(found.document)
    assert [(turn.speaker, turn.start) for turn in found.document.turns] == [
        (speaker, None)
    ] or name == "nobody.vtt"
