"""Turns in running text: whose they are, what stands around them. Every interview here is invented."""

import time

import pytest

from archive.formats.registry import document_of
from archive.model import Certainty, Document, SourceKind, TagField, TurnRole
from archive.preview import preview
from archive.transcripts import propose

HEADS = (
    "INTERVIEWEE: Runa Holm\nINTERVIEWERS: Imre Asker\nPia Lund\nDATE: 4 May 2019\nLOCATION: the kitchen\n\n"
)
TALK = (
    "ASKER: When did you leave?\n\nHOLM: We left in May, when the river was high.\n\nIt rained for a week.\n\n"
    "LUND: Did anybody stay?\n\nHOLM: Two old men stayed behind with all the dogs.\n\n"
)


def read(text: str, name: str = "talk.txt") -> Document:
    return document_of(text.encode(), name, where=name)


def quotes(document: Document) -> list[str]:
    return [quote.span.of(document.text) for quote in propose(document)]


def test_the_heads_say_who_is_asked_and_who_asks() -> None:
    document = read(HEADS + TALK)
    roles = {(turn.speaker, turn.name, turn.role, turn.role_certainty) for turn in document.turns}
    assert roles == {
        ("ASKER", "Imre Asker", TurnRole.INTERVIEWER, Certainty.STATED),
        ("LUND", "Pia Lund", TurnRole.INTERVIEWER, Certainty.STATED),
        ("HOLM", "Runa Holm", TurnRole.NARRATOR, Certainty.STATED),
    }
    assert document.metadata.kind is SourceKind.INTERVIEW
    assert "".join(span.of(document.text) for span in document.furniture).startswith("INTERVIEWEE: Runa Holm")
    assert quotes(document) == [
        "We left in May, when the river was high.\n\nIt rained for a week.",
        "Two old men stayed behind with all the dogs.",
    ]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (HEADS + TALK, Certainty.INFERRED),
        ((HEADS + TALK).replace("ASKER:", "IMRE ASKER:").replace("HOLM:", "RUNA HOLM:"), Certainty.STATED),
        (TALK, Certainty.INFERRED),
    ],
    ids=["surname of a head", "whole name of a head", "asks most"],
)
def test_the_interviewers_name_is_as_certain_as_the_narrators(text: str, certainty: Certainty) -> None:
    first = propose(read(text))[0]
    said_to = next(tag for tag in first.tags if tag.field is TagField.SAID_TO)
    assert said_to.evidence.certainty is certainty
    if text.startswith(HEADS):
        assert first.attribution is not None and first.attribution.evidence.certainty is certainty


def test_heads_repeated_for_a_second_session_are_no_words() -> None:
    document = read(HEADS + TALK + HEADS + TALK)
    assert len(quotes(document)) == 4
    assert not any("INTERVIEW" in words for words in quotes(document))


ROLES = "INTERVIEWER: When did you leave?\n\nINTERVIEWEE: We left in May, when the river was high.\n\nINTERVIEWER: Alone?\n\nINTERVIEWEE: Two old men stayed behind with all the dogs.\n"


@pytest.mark.parametrize("age", ["", ", born in 1951"])
def test_a_block_above_the_turns_names_those_whose_labels_say_a_role(age: str) -> None:
    document = read(f"A talk\n\nINTERVIEWEE: Runa Holm{age}\nINTERVIEWER: Imre Asker\n\n{ROLES}")
    proposed = propose(document)
    assert quotes(document) == [
        "We left in May, when the river was high.",
        "Two old men stayed behind with all the dogs.",
    ]
    assert [quote.attribution and quote.attribution.name for quote in proposed] == ["Runa Holm"] * 2
    said_to = [tag.value for tag in proposed[0].tags if tag.field is TagField.SAID_TO]
    assert said_to == ["Imre Asker"]


@pytest.mark.parametrize(
    "opening", ["INTERVIEWEE: Goris.\n", "INTERVIEWEE: Goris\nINTERVIEWER: Tell More\nINTERVIEWEE: Yes\n"]
)
def test_short_answers_are_no_heads(opening: str) -> None:
    document = read(f"INTERVIEWER: Where is home?\n{opening}{ROLES}")
    assert quotes(document)[0].startswith("Goris")


def test_the_block_above_questions_and_answers_is_nobodys_words() -> None:
    talk = "Q. When did you leave?\n\nA. We left in May.\n\nQ. Alone?\n\nA. Nobody stayed with the dogs.\n"
    text = f"INTERVIEWEE: Runa Holm\nINTERVIEWER: Imre Asker\nDATE: 4 May 2019\n\n{talk}"
    found = preview(read(text)).proposals
    assert [quote.span.of(text) for quote in found] == ["We left in May.", "Nobody stayed with the dogs."]
    assert not any(quote.attribution for quote in found), "who is asked is an archivist's to say"


def test_questions_are_never_quoted_although_nothing_says_who_asks() -> None:
    document = read(TALK)
    assert {turn.speaker for turn in document.turns if turn.role is TurnRole.INTERVIEWER} == {"ASKER", "LUND"}
    assert all("?" not in words for words in quotes(document))


def test_timecodes_and_notes_of_the_recording_are_furniture_and_moments() -> None:
    text = TALK.replace("HOLM: We", "[00:01:05]\nHOLM: We").replace("It rained", "[00:02:10]\nIt rained")
    text = text.replace("LUND:", "[END OF TAPE 1, SIDE A]\n\nLUND:")
    document = read(text)
    first, second, third = propose(document)
    assert (first.start_seconds, second.start_seconds, third.start_seconds) == (65.0, 130.0, None)
    assert second.span.of(document.text) == "It rained for a week."
    assert "TAPE" not in "".join(quotes(document))


def test_initials_stand_for_the_full_name_of_the_first_turns() -> None:
    text = (
        "Imre Asker: You left in May?\n\nRuna Holm: Yes, in May.\n\n"
        + "IA: Why?\n\nRH: The river was high then.\n\n" * 3
    )
    document = read(text)
    assert {quote.attribution.name for quote in propose(document) if quote.attribution} == {"Runa Holm"}


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the river is the Lune.\n\n" + "A long report about the valley and its river. " * 40,
        "Notes: one\nNotes: two\nNotes: three\nNotes: four\n",
        "The valley, a report.\n\n"
        + "It rained for weeks and nobody came to help them there. " * 30
        + "\n\n"
        + TALK,
    ],
)
def test_a_text_that_is_not_made_of_turns_is_read_as_prose(text: str) -> None:
    assert read(text).turns == ()


def test_letters_for_question_and_answer_are_left_to_the_prose_that_names_them() -> None:
    assert read("Q: When did you leave?\n\nA: In May, with the lamp and the bread.\n\n" * 4).turns == ()


def test_an_excerpt_record_is_never_a_transcript() -> None:
    head = "---\nrecord: excerpt\ntitle: A talk\nkind: interview\n---\n"
    assert read(head + TALK, "talk.md").turns == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Interviewer: Where were you born? Narrator: In Goris, by the mill, in 1951.",
            ["In Goris, by the mill, in 1951."],
        ),
        (
            "MR. HOLM: I saw it fall that day. THE COURT: Who else? MR. HOLM: Two men from the mill did. "
            "THE COURT: Did they come back?",
            ["I saw it fall that day.", "Two men from the mill did."],
        ),
        (
            HEADS + TALK.replace("\n\nLUND:", " LUND:").replace("leave?\n\nHOLM", "leave? HOLM"),
            [
                "We left in May, when the river was high.\n\nIt rained for a week.",
                "Two old men stayed behind with all the dogs.",
            ],
        ),
        (
            "Runa Holm: We took the lamp with us. Imre Asker: Why? Runa Holm: It was dark in the mill.\n\n"
            "Imre Asker: And the dog?",
            ["We took the lamp with us.", "It was dark in the mill."],
        ),
        (
            "HOLM: I met Mr. HOLM: he was old. I took two things: a lamp. The reason: it was dark.\n\n"
            "ASKER: Was it?\n\nHOLM: It was as dark as the mill.",
            [
                "I met Mr. HOLM: he was old. I took two things: a lamp. The reason: it was dark.",
                "It was as dark as the mill.",
            ],
        ),
    ],
    ids=["roles", "capitals", "known from the heads", "names", "ordinary colons"],
)
def test_a_label_within_a_paragraph_begins_a_turn_where_it_is_known(text: str, told: list[str]) -> None:
    assert quotes(read(text)) == told


RETOLD = (
    "We walked to the bridge, and there was a sign at the gate. MINES: do not enter. We did not go in, my father "
    "stood there and he wept.",
    "They gave us sacks at the crossing. USA: it stood on each of them, in blue letters. We kept ours.",
    "I wrote every day in the cellar. MONDAY: no bread. The day after there was none either.",
    "They stopped us at the bridge. SOLDIER: where is your son? I could not answer.",
    "I was small and understood nothing. MOTHER: where is your brother? I could not answer.",
    "They asked the same things. Question: who is your father? Answer: he is dead, I said. Then they let us go.",
    "They asked the same. Interviewer: who is your father? I said nothing. Then they let us go and we walked on.",
    "They had a sheet. INTERVIEWER: who is your father? I said nothing. Then they let us go and we walked on.",
)


@pytest.mark.parametrize("words", RETOLD)
@pytest.mark.parametrize(
    ("asking", "telling"), [("ASKER", "HOLM"), ("Imre Asker", "Runa Holm"), ("Int", "NARRATOR")]
)
def test_what_a_speaker_reads_out_or_retells_is_no_turn(words: str, asking: str, telling: str) -> None:
    text = (
        f"{asking}: What did you see?\n\n{telling}: {words}\n\n{asking}: And then?\n\n{telling}: We left.\n\n"
    )
    document = read(text * 2)
    assert {turn.speaker for turn in document.turns} == {asking, telling}
    assert quotes(document) == [words, "We left."] * 2


@pytest.mark.parametrize("words", RETOLD)
@pytest.mark.parametrize("telling", ["HOLM", "NARRATOR"])
def test_one_paragraph_shows_no_speaker_by_a_label_that_comes_once(words: str, telling: str) -> None:
    assert read(f"{telling}: {words}").turns == ()
    assert read(f"{telling}: {words} MINES: do not enter. It stood there again.").turns == ()


@pytest.mark.parametrize(
    "text",
    [
        (TALK + "AAAA " * 50 + ":\n" + "X: " * 30 + "\n") * 1_500,
        "".join(
            f"{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676)}: yes\n" for n in range(17_000)
        ),
        "INTERVIEWERS: Imre Asker\nPia Lund\n" * 10_000,
        "HOLM: yes. ASKER: why? " * 40_000,
        "HOLM: " + "a. A : " * 100_000,
    ],
    ids=["long", "labels", "heads", "one paragraph", "colons"],
)
def test_labels_are_found_in_linear_time(text: str) -> None:
    before = time.process_time()
    read(text)
    assert time.process_time() - before < 8
