"""OHMS: the transcript with its minutes, WebVTT within, and the index that is an archivist's."""

from pathlib import Path

import pytest

from archive.errors import UnreadableFile
from archive.formats.registry import is_text_of
from archive.model import Certainty, SourceKind, TagField, TurnRole
from tests.transcripts import OHMS, VTT, reading


def test_an_ohms_file_gives_turns_with_full_names_and_stated_roles(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.xml", OHMS)
    document = found.document
    assert document.metadata.title == "Interview with Ilka Fictive"
    assert document.metadata.kind is SourceKind.INTERVIEW
    assert (document.metadata.publisher, document.metadata.language) == ("Archive of Nowhere", "en")
    assert document.media_url == "https://media.example/ilka.mp3"
    narrator = next(turn for turn in document.turns if turn.speaker == "FICTIVE")
    assert (narrator.role, narrator.role_certainty) == (TurnRole.NARRATOR, Certainty.STATED)
    assert narrator.name == "Ilka Fictive" and narrator.name_at is not None
    assert narrator.name_at.of(document.text) == "Ilka Fictive"
    assert is_text_of(document.text, document.original, document.media_type, where="here")


def test_the_minute_before_the_words_is_their_moment(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.xml", OHMS)
    turns = [(turn.speaker, turn.start) for turn in found.document.turns]
    # The first minute ends in line 5; after the last one that is told, nothing is.
    assert turns == [
        ("ASKER", 0.0),
        ("FICTIVE", 0.0),
        ("FICTIVE", 60.0),
        ("ASKER", 120.0),
        ("FICTIVE", None),
    ]
    minutes = [
        (cue.start, cue.words.of(found.document.text)[:12])
        for turn in found.document.turns
        for cue in turn.cues
    ]
    assert minutes == [(0.0, "Please tell "), (60.0, "house had it"), (120.0, "Did you ever")]


def test_a_paragraph_of_many_lines_is_one_speakers(tmp_path: Path) -> None:
    lines = "\n".join(
        f"and in the house of number {number} there was a garden with trees" for number in range(12)
    )
    found = reading(tmp_path, "long.xml", OHMS.replace("forty houses on the slope", lines))
    assert [turn.is_inherited for turn in found.document.turns] == [False, False, True, False, False]
    assert found.words()[0].endswith("its own garden with mulberry trees.")


def test_footnotes_are_no_words_and_lines_are_no_paragraphs(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.xml", OHMS)
    assert found.words()[0].startswith(
        "It was a small village with forty houses on the slope and every house"
    )
    assert "Invented." not in found.document.text


def test_the_index_leads_into_the_recording_and_is_never_testimony(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.xml", OHMS)
    village, journey = found.document.points
    assert (village.start, village.title) == (0.0, "The village")
    assert (journey.title, journey.keywords, journey.subjects) == (
        "The journey",
        ("road", "bus"),
        ("Travel",),
    )
    assert (journey.latitude, journey.longitude, journey.place) == (39.51, 46.34, "Goris")
    assert "99" not in found.document.text
    assert not any(tag.value == "99" for quote in found.proposals for tag in quote.tags)


def test_the_day_of_the_interview_is_when_it_was_said(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.xml", OHMS)
    (day,) = (tag for tag in found.proposals[0].tags if tag.field is TagField.SAID_ON)
    assert day.value == "2019-05-04"
    assert [span.of(found.document.text) for span in day.evidence.spans] == ["2019-05-04"]


def test_webvtt_within_is_read_although_its_first_line_is_missing(tmp_path: Path) -> None:
    cues = (
        VTT.partition("\n\n")[2] + '\n\nNOTE ANNOTATIONS BEGIN\n<annotation ref="1">No words.</annotation>\n'
    )
    within = f"<vtt_transcript><![CDATA[{cues}]]></vtt_transcript>"
    found = reading(tmp_path, "invented.xml", OHMS.replace("<transcript>", within + "<transcript>"))
    assert [turn.start for turn in found.document.turns][:2] == [1.0, 5.0]
    assert "No words" not in found.document.text


def test_a_monologue_is_the_one_interviewees(tmp_path: Path) -> None:
    before, _, rest = OHMS.partition("<transcript>")
    words = "We had a house by the river, and we kept three cows there."
    found = reading(
        tmp_path, "m.xml", f"{before}<transcript>{words}</transcript>{rest.partition('</transcript>')[2]}"
    )
    (quote,) = found.proposals
    assert quote.attribution is not None and quote.attribution.name == "Ilka Fictive"
    assert quote.attribution.evidence.certainty is Certainty.INFERRED


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            OHMS.partition("<transcript>")[0] + "<transcript>No transcript.</transcript></record></ROOT>",
            "2 points",
        ),
        (OHMS.replace("</record>", ""), "well-formed"),
        ('<?xml version="1.0"?><!DOCTYPE ROOT [<!ENTITY a "aa">]><ROOT><record/></ROOT>', "entit"),
        ("<ROOT><records/></ROOT>", "no record"),
    ],
)
def test_what_can_t_be_taken_is_refused_with_the_reason(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        reading(tmp_path, "bad.xml", content)
