"""Transcripts as tables, JSON, ELAN and cue XML."""

import json
from pathlib import Path

import pytest

from archive.errors import UnreadableFile
from archive.model import Certainty, TurnRole
from tests.transcripts import reading

TABLE = """speaker,words,tags,timestamp
Nona Asker:,"Where were you then, in the autumn?",,[0:00]
Ilka Fictive:,"In the school, with the children&#8212;all of them.",road;fear,0:00:12
,"We waited there until the bus came.",,
NA,And who else was with you?,,
IF,My sister and both her daughters came.,,[01:05]
Noise,[noise],,
"""
ROWS = "TIMECODE\tSPEAKER\tTRANSCRIPT\n00:00:05.000\tINT\tWo waren Sie damals?\n00:00:11.150\tAB\tIch war damals noch\n00:00:14.000\tAB\tmit der Mutter auf dem Hof.\n"
EAF = """<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT>
<HEADER><MEDIA_DESCRIPTOR MEDIA_URL="https://media.example/a.wav"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2500"/>
<TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="6000"/></TIME_ORDER>
<TIER TIER_ID="IF" PARTICIPANT="Ilka Fictive"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="b"
 TIME_SLOT_REF2="c"><ANNOTATION_VALUE>We left on the second day of that week.</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="NA" PARTICIPANT="Nona Asker"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a"
 TIME_SLOT_REF2="b"><ANNOTATION_VALUE>When did you leave?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>
</ANNOTATION></TIER><TIER TIER_ID="translation"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="b"
 TIME_SLOT_REF2="c"><ANNOTATION_VALUE>Other words.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>"""


def test_rows_become_turns_and_initials_find_the_full_name(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.csv", TABLE)
    assert found.turns() == [
        ("Nona Asker", "Where were you then, in the autumn?"),
        ("Ilka Fictive", "In the school, with the children—all of them."),
        ("Ilka Fictive", "We waited there until the bus came."),
        ("NA", "And who else was with you?"),
        ("IF", "My sister and both her daughters came."),
        ("Noise", "[noise]"),
    ]
    assert found.roles()["NA"] is TurnRole.INTERVIEWER and found.roles()["Noise"] is TurnRole.OTHER
    names = {quote.attribution.name for quote in found.proposals if quote.attribution}
    assert names == {"Ilka Fictive"}
    assert [quote.start_seconds for quote in found.proposals] == [12.0, 12.0, 65.0]


def test_a_table_with_tabs_in_german_is_read(tmp_path: Path) -> None:
    found = reading(tmp_path, "erfunden.csv", ROWS)
    assert found.words() == ["Ich war damals noch mit der Mutter auf dem Hof."]
    (quote,) = found.proposals
    assert quote.start_seconds == 11.15 and quote.attribution is not None and quote.attribution.name == "AB"
    assert found.document.turns[0].role_certainty is Certainty.STATED


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.csv", "objectid,title,interviewee\nx,Interview,Ilka Fictive\n", "describes interviews"),
        ("f.csv", "tag,description\nroad,The road\n", "codes"),
        ("t.csv", "speaker,words,timestamp\nA,Hello,soon\n", "no timecode"),
        ("t.csv", "speaker,words\n", "no words"),
        ("p.json", '{"parts":[{"text":"Hello","start_time":"1"}', "whole JSON"),
        ("s.json", '{"segments": 5}', "list"),
        ("o.otr", '{"text": ""}', "no text"),
        ("e.eaf", "<OTHER/>", "no ELAN"),
        ("c.xml", "<a><cues/></a>", "no file of cues"),
    ],
)
def test_what_can_t_be_taken_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    with pytest.raises(UnreadableFile, match=said):
        reading(tmp_path, name, content)


def test_whisper_with_speakers_gives_quotes_and_without_them_none(tmp_path: Path) -> None:
    segments = [
        {"start": 0.0, "end": 2.0, "text": " Where was it?", "speaker": "SPEAKER_00"},
        {"start": 2.5, "end": 6.0, "text": " It was a day's walk from our house.", "speaker": "SPEAKER_01"},
    ]
    found = reading(tmp_path, "w.json", json.dumps({"language": "en", "segments": segments}))
    (quote,) = found.proposals
    assert quote.attribution is not None and not quote.attribution.named
    assert (quote.start_seconds, quote.end_seconds) == (2.5, 6.0)
    for segment in segments:
        del segment["speaker"]
    silent = reading(tmp_path, "u.json", json.dumps({"segments": segments}))
    assert silent.proposals == () and len(silent.document.turns[0].cues) == 2


def test_otranscribe_gives_the_moments_of_its_stamps(tmp_path: Path) -> None:
    html = (
        '<p><span class="timestamp" data-timestamp="3.5">0:03</span> NONA: Were you afraid?</p>'
        '<p><span class="timestamp" data-timestamp="8">0:08</span> ILKA: I was afraid for the <b>children</b>.</p>'
    )
    found = reading(tmp_path, "o.otr", json.dumps({"text": html, "media": "a.mp3"}))
    assert found.turns() == [("NONA", "Were you afraid?"), ("ILKA", "I was afraid for the children.")]
    assert [turn.start for turn in found.document.turns] == [3.5, 8.0] and found.document.media_url is None


def test_elan_tiers_are_put_in_order_and_translations_left_out(tmp_path: Path) -> None:
    found = reading(tmp_path, "e.eaf", EAF)
    assert found.turns() == [
        ("Nona Asker", "When did you leave?"),
        ("Ilka Fictive", "We left on the second day of that week."),
    ]
    assert found.document.media_url == "https://media.example/a.wav"
    assert found.proposals[0].start_seconds == 2.5


def test_broadcasters_cues_are_read(tmp_path: Path) -> None:
    parts = [{"text": "Eva: The water came up to the door.", "start_time": "3.5", "end_time": "7.0"}]
    timed = reading(tmp_path, "p.json", json.dumps({"language": "en-US", "parts": parts}))
    assert timed.turns() == [("Eva", "The water came up to the door.")]
    assert timed.document.metadata.language == "en-US"
    cue = "<cue><speaker>Eva</speaker><start>1</start><end>2.5</end><transcript>We ran up the hill at once.</transcript><translation>Other.</translation></cue>"
    xml = reading(tmp_path, "c.xml", f"<?xml version='1.0'?><cues>{cue}</cues>")
    assert xml.turns() == [("Eva", "We ran up the hill at once.")]
    assert xml.proposals[0].end_seconds == 2.5


METADATA = """objectid,title,interviewee,interviewer,date,description,location,source,language,rights,object_location
invented,Interview with I. Fictive,Ilka Fictive,Nona Asker,2014-03-27,About a school.,Nowhere,Invented Library,eng,Invented.,https://media.example/i.mp3
"""


def test_a_table_beside_the_transcripts_describes_them(tmp_path: Path) -> None:
    (tmp_path / "our-metadata.csv").write_text(METADATA, "utf-8")
    found = reading(tmp_path, "invented.csv", TABLE)
    described = found.document.metadata
    assert (described.title, described.publisher) == ("Interview with I. Fictive", "Invented Library")
    assert (described.language, described.rights) == ("en", "Invented.")
    assert described.note == "About a school.\n\nInterview: 2014-03-27, Nowhere."
    assert found.document.media_url == "https://media.example/i.mp3"
    assert {turn.role_certainty for turn in found.document.turns if turn.speaker == "IF"} == {
        Certainty.STATED
    }
    other = reading(tmp_path, "other.csv", TABLE)
    assert other.document.metadata.title == "other" and other.document.media_url is None


def test_an_archivist_is_told_why_nothing_is_proposed(tmp_path: Path) -> None:
    silent = reading(tmp_path, "u.json", '{"segments": [{"start": 0, "text": "We left the house at dawn."}]}')
    assert "no quote is proposed" in " ".join(silent.document.remarks)
    questions = reading(
        tmp_path, "q.csv", "speaker,words\nInterviewer,Where was it?\nInterviewer,And when?\n"
    )
    assert "Nobody tells" in " ".join(questions.document.remarks)
