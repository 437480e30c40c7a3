"""English news: who speaks in reported speech, and which marks set off nobody's words. All people are invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Form, TagField


def speakers(text: str) -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in extract(text, language="en").quotes]


@pytest.mark.parametrize(
    "ending",
    [
        "the Valley spokesman Jan Velt said.",
        "Valley spokesman Jan Velt said.",
        "according to Valley spokesman Jan Velt.",
        "said the spokesman, Jan Velt.",
    ],
)
def test_whoever_relays_a_request_speaks_and_the_one_who_made_it_is_quoted(ending: str) -> None:
    text = f"Valley Secretary Ilka Brandt asked Oster on Tuesday “to open both gates before the winter”, {ending}"
    (proposal,) = extract(text, language="en").quotes
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Jan Velt"
    assert [t.value for t in proposal.tags if t.field is TagField.QUOTING] == ["Ilka Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A clause that closes the sentence, verb first or last.
        ("The road is a “paper boat” on every map, said Ilka Brandt, a baker.", "Ilka Brandt"),
        ("It was Jan Velt who called the road “a paper boat of a thing”, Ilka Brandt said.", "Ilka Brandt"),
        # Joined verbs and participles have the subject of the main clause.
        (
            "Ilka Brandt found the map “confusing” and called the road venture “a great example”.",
            "Ilka Brandt",
        ),
        ("Ilka Brandt repeated that Jan Velt sells maps, calling him a “talented guy”.", "Ilka Brandt"),
        ("Nobody had read the map, with Jan Velt calling it “a paper boat”.", "Jan Velt"),
        # A complement does not speak.
        ("A neighbour speaking to Jan Velt said, “The gates were open all winter.”", "a neighbour"),
        # What somebody says of another's words is the first one's.
        ("Ilka Brandt said Jan Velt called on the board to be “closely tied” to the ferry.", "Ilka Brandt"),
        # Brackets and appositions after a name.
        ("“We took the lamp,” Ilka Brandt (F-N.Y.), an old member, said in a talk.", "Ilka Brandt"),
        ("“We took the lamp,” Ilka Kelly said.", "Ilka Kelly"),
        # Verbs of manner need no list beside a quotation and a name.
        ("“We took the lamp,” fumed Ilka Brandt.", "Ilka Brandt"),
        ("Ilka Brandt quavered: “We took the lamp.”", "Ilka Brandt"),
        ("“We took the lamp,” Ilka Brandt shot back.", "Ilka Brandt"),
        # Nouns of speech with an owner.
        ("The board rejected Ilka Brandt’s claim that the road was “entirely safe”.", "Ilka Brandt"),
        # Labels, and signatures in the next paragraph.
        ("Ilka Brandt: “The lamp was lit all the winter.”", "Ilka Brandt"),
        ("“The lamp was lit all the winter.”\n\n— Ilka Brandt, Oster.", "Ilka Brandt"),
        # A quotation whose end is a quotation.
        ("''They say he is 'old-school,''' said Ilka Brandt.", "Ilka Brandt"),
    ],
)
def test_the_speaker_in_a_news_sentence(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_it_is_the_body_that_spoke() -> None:
    text = "The Road Board opposed it.\n\n“Keep the gates as they are this winter,” it recommended."
    assert speakers(text) == ["Road Board"]


def test_a_shortened_title_is_taken_up_by_its_noun() -> None:
    text = "Sen. Ilka Brandt opened the gate.\n\nJan Velt stood by.\n\n“It was late that evening,” the senator said."
    assert speakers(text) == ["Ilka Brandt"]


def test_a_description_keeps_somebody_in_mind() -> None:
    text = "Admiral Ilko Brandt met Jan Velt. The admiral laughed. “It was late that evening,” he said."
    assert speakers(text) == ["Ilko Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "On the radio’s “Morning at the Ferry,” Ilka Brandt said that she was tired.",
        "Ilka Brandt is the author of “A Lamp for the Ferry.” She bakes.",
        "Ilka Brandt wrote it in her memoir, “A Lamp for the Ferry.” She bakes.",
        "Ilka Brandt was the first to buy a “lamp” ticket at the gate.",
    ],
)
def test_marks_that_set_off_names_of_things_give_no_quote(text: str) -> None:
    assert extract(text, language="en").quotes == ()


def test_a_heading_in_single_marks_is_no_quote_where_speech_has_double_ones() -> None:
    text = "“We took the lamp,” Ilka Brandt said.\n\n'Paper boats.'\n\nThe road was closed."
    assert len(extract(text, language="en").quotes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The road is what Ilka Brandt called “a paper boat”.",
        "Ilka Brandt called Jan Velt a “Ferry Prince.”",
    ],
)
def test_a_name_that_somebody_gives_is_speech(text: str) -> None:
    (proposal,) = extract(text, language="en").quotes
    assert proposal.form is not Form.PHRASE
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Ilka Brandt"
