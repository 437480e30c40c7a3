"""WebVTT and SubRip: who speaks, when, and what is refused."""

from pathlib import Path

import pytest

from archive.errors import UnreadableFile
from archive.formats.registry import is_text_of
from archive.model import Certainty, Form, Kind, TagField, TurnRole
from tests.transcripts import VTT, reading

SRT = """1
00:00:01,000 --> 00:00:03,000
NONA ASKER: Where was that?

2
00:00:03,500 --> 00:00:06,000
ILKA FICTIVE: It was in the valley
below the

3
00:00:06,100 --> 00:00:08,000
old monastery of our village.
"""


def test_voices_become_turns_and_a_cue_without_one_goes_on_as_inferred(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.vtt", VTT)
    assert found.turns() == [
        ("Nona Asker", "Where did you live before you left?"),
        ("Ilka Fictive", "We lived in a village near Goris & kept bees."),
        ("Ilka Fictive", "I am 71 years old and I had never left it before."),
        ("Nona Asker", "And then?"),
        ("Ilka Fictive", "Then we took the bus <[?]> with the neighbours."),
    ]
    assert [turn.is_inherited for turn in found.document.turns] == [False, False, True, False, False]
    certainties = [one.attribution.evidence.certainty for one in found.proposals if one.attribution]
    assert certainties == [Certainty.STATED, Certainty.INFERRED, Certainty.STATED]
    assert "Nobody said" not in found.document.text and "color" not in found.document.text


def test_only_the_narrator_gives_testimony_and_each_quote_has_its_moment(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.vtt", VTT)
    assert found.roles() == {"Nona Asker": TurnRole.INTERVIEWER, "Ilka Fictive": TurnRole.NARRATOR}
    assert [(one.start_seconds, one.end_seconds) for one in found.proposals] == [
        (5.0, 9.0),
        (9.5, 14.0),
        (16.5, 21.25),
    ]
    assert {(one.kind, one.form) for one in found.proposals} == {(Kind.TESTIMONY, Form.FULL)}
    assert not any("?" in words.replace("[?]", "") for words in found.words())


def test_what_narrators_say_of_themselves_is_tagged_and_to_whom_they_speak(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.vtt", VTT)
    text = found.document.text
    tagged = {
        tag.field: (tag.value, [span.of(text) for span in tag.evidence.spans])
        for tag in found.proposals[0].tags
    }
    assert tagged[TagField.AGE] == ("71", ["I am 71 years old"])
    assert tagged[TagField.SAID_TO] == ("Nona Asker", ["Nona Asker"])
    assert tagged[TagField.PLACE][0] == "Goris"


def test_the_text_is_proved_by_reading_the_bytes_again(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.vtt", VTT)
    document = found.document
    assert is_text_of(document.text, document.original, document.media_type, where="here")
    assert not is_text_of(document.text + "x", document.original, document.media_type, where="here")


def test_captions_are_joined_to_sentences_and_labels_in_them_are_speakers(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.srt", SRT)
    assert found.turns() == [
        ("NONA ASKER", "Where was that?"),
        ("ILKA FICTIVE", "It was in the valley below the old monastery of our village."),
    ]
    (quote,) = found.proposals
    assert (quote.start_seconds, quote.end_seconds) == (3.5, 8.0)
    assert quote.attribution is not None and quote.attribution.name == "Ilka Fictive"


def test_a_sentence_with_a_colon_names_no_speaker(tmp_path: Path) -> None:
    found = reading(tmp_path, "invented.srt", "1\n00:00:01,000 --> 00:00:03,000\nI told them: go home.\n")
    assert found.turns() == [(None, "I told them: go home.")] and found.proposals == ()


def test_two_voices_of_one_cue_are_two_turns(tmp_path: Path) -> None:
    cue = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Was it cold there?\n<v Eva>It was cold as never before.\n"
    )
    found = reading(tmp_path, "invented.vtt", cue)
    assert found.turns() == [("Ada", "Was it cold there?"), ("Eva", "It was cold as never before.")]


CHAPTERS = "WEBVTT\n\nChapter 1\n00:00:00.000 --> 00:01:00.000\nOpening\n\nChapter 2\n00:01:00.000 --> 00:09:00.000\nThe road\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("chapters.vtt", CHAPTERS, "chapters"),
        ("pictures.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nt.jpg#xywh=0,0,9,9\n", "pictures"),
        ("nothing.vtt", "WEBVTT\n\n", "no cue"),
        ("other.vtt", "00:00.000 --> 00:05.000\nHello there.\n", "WEBVTT"),
        (
            "lost.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:xx.000 --> 00:05.000\nTwo.\n",
            "1 of 2 cues",
        ),
        ("empty.srt", "", "empty"),
        ("other.srt", "Hello there.\n", "SubRip"),
        ("silent.srt", "1\n00:00:01,000 --> 00:00:03,000\n<i> </i>\n", "no words"),
    ],
)
def test_what_holds_no_testimony_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    with pytest.raises(UnreadableFile, match=said) as refused:
        reading(tmp_path, name, content)
    assert refused.value.remedy and name in str(refused.value)


def test_old_encodings_and_line_ends_are_read(tmp_path: Path) -> None:
    russian = "1\r00:00:01,000 --> 00:00:03,000\rАННА: Мы жили в деревне у реки, и дом стоял на горе.\r"
    found = reading(tmp_path, "invented.srt", russian.encode("cp1251"))
    assert found.turns() == [("АННА", "Мы жили в деревне у реки, и дом стоял на горе.")]
    marked = reading(tmp_path, "marked.vtt", VTT.encode("utf-16"))
    assert len(marked.document.turns) == 5
