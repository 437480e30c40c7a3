"""Accounts whose marks are lost, which somebody retells, or which two tell. Every person is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty, TagField
from tests.extraction.test_narratives import VOICE, marked, plain, tagged, told
from tests.extraction.test_narrators import methods, quote_of, speakers


def test_a_paragraph_that_never_closes_is_the_narrators_to_its_end() -> None:
    open_ended = (
        '"We kept the key to the mill, said my uncle Otto. He said we would want it again, and so I have it.'
    )
    text = f"{marked(VOICE[:2])}\nThe Key\n\n{open_ended}\n\nThe Hens\n\n{marked(VOICE[2:])}"
    assert open_ended.strip('"') in [quote.span.of(text) for quote in extract(text, language="en").quotes]


def test_a_clause_after_words_that_never_close_stays_the_reporters() -> None:
    text = f'{marked()}\nThe Key\n\n"We kept the key to the mill, said Ilka Brandt.\n\nThe Hens\n\n{marked()}'
    assert "We kept the key to the mill," in [quote.span.of(text) for quote in extract(text).quotes]


def test_a_paragraph_that_lost_its_marks_is_the_narrators() -> None:
    bare = "I was born in the flood year, and my mother and I lived with my aunt till I was grown."
    text = f"{bare}\n\n{marked()}"
    assert [quote.span.of(text) for quote in extract(text).quotes] == [bare, *VOICE]


@pytest.mark.parametrize(
    "frame", ["", "Rosa Brandt lives by the mill in Samplewood and is glad of every visit.\n\n"]
)
def test_what_the_writer_says_inside_a_paragraph_is_left_out(frame: str) -> None:
    broken = (
        '"We kept the key to the mill for thirty years and more, all of us," she went on, "and I have it still. '
        'I would know the wheel by its sound, and I would know the house by its step."'
    )
    text = f"{frame}{marked(VOICE[:2])}\n{broken}\n\n{marked(VOICE[2:])}"
    quotes = extract(text, language="en").quotes
    assert len(quotes) == len(VOICE) + 1
    assert not any("she went on" in part.of(text) for quote in quotes for part in quote.parts)
    assert len(quotes[2].parts) == 2


def test_a_word_in_marks_does_not_break_the_narrators_paragraph() -> None:
    words = 'I slept in what they called the "little house" by the mill, and I did not mind it, nor did my sister.'
    text = marked((words, *VOICE))
    assert extract(text, language="en").quotes[0].span.of(text) == words


def test_the_listeners_lead_is_no_testimony() -> None:
    lead = (
        "In July the schoolmaster went to the home of Uncle Cem Brandt and found him on the porch. "
        'The old man said: "I have got so that I am of no use to anybody, and I sleep in the day."'
    )
    text = f"{lead}\n\n{plain()}"
    starts = [quote.span.start for quote in extract(text, language="en").quotes]
    assert 0 not in starts
    assert quote_of(text, VOICE[1]).attribution is not None
    assert set(speakers(text)[1:]) == {"Cem Brandt"}


def test_an_account_told_by_somebody_else_is_no_testimony() -> None:
    text = (
        "The writer found two women before the old house, and both of them asked me to come in.\n\n"
        "Her name was Ilka Brandt and she said she was 84 years of age. Her hands lay in her lap, and she "
        "asked me to sit by her. She knew the mill, and her father was the miller there.\n\n"
        'She was born in slavery, and her mother was sold to the mill. "We had the key," she said. Her brother '
        "left the valley when she was small. She kept his letters, and she showed me her box.\n\n"
        "Source: Ilka Brandt, Samplewood.\n"
    )
    assert [quote.span.of(text) for quote in extract(text, language="en").quotes] == ["We had the key,"]
    assert told(text) == ("Ilka Brandt", "84")


def test_a_comment_alone_tells_of_its_narrator() -> None:
    text = (
        "Interviewer's Comment\n\nI went to see Ilka Brandt, age eighty-one, twice. She had a cough. She "
        'told me, "I don\'t think I ever saw the sea."\n'
    )
    assert told(text) == ("Ilka Brandt", "81")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("The millers were too hard for Rosa Brandt. I never ground there.", "vouched-for"),
        ("Folks in the valley will tell you Rosa Brandt can be trusted.", "vouched-for"),
        ("And he said, 'Well, if it ain't Rosa Brandt!' I laughed.", "called-out-to"),
        ("The old miller said to me: 'Rosa Brandt, you keep the key.' I kept it.", "called-out-to"),
        ("The soldiers took Otto Brandt (younger brother of Rosa Brandt) off.", "kin-note"),
        ("I joined the church in the valley and was baptized Rosa Brandt.", "is-called"),
        ("I grew up as Rosa Brandt, and nobody asked.", "says-it-is"),
        ("Rosa Brandt is what they call me.", "is-called"),
        ("My own true name is Rosa Brandt. We had the mill.", "says-name"),
    ],
)
def test_the_narrators_words_name_them_in_passing(words: str, rule: str) -> None:
    text = marked((words, *VOICE))
    assert told(text)[0] == "Rosa Brandt"
    assert methods(text) == {f"narrator.{rule}@1"}


@pytest.mark.parametrize(
    "words",
    [
        "I worked for Rosa Brandt. I carried the water.",
        "He said to the miller, 'Otto Brandt, you keep the key.' He kept it.",
        "Rosa Brandt is what I called the goat.",
    ],
)
def test_others_named_in_passing_are_not_the_narrator(words: str) -> None:
    assert set(speakers(marked((words, *VOICE)))) == {None}


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (
            "In a low house on the last hill, under two pear trees, lives Rosa Brandt, a keeper of bees.\n\n",
            "",
            "behind-verb",
        ),
        ("", "Interviewer's Comment\n\nA number of people vouch for Rosa Brandt's age.", "owner"),
        ("", "Given by Aunt Rosa Brandt\n", "interview-with"),
    ],
)
def test_the_frame_names_the_narrator_in_further_ways(before: str, after: str, rule: str) -> None:
    text = f"{before}{marked()}\n{after}\n"
    assert quote_of(text, VOICE[0]).attribution is not None
    assert methods(text) == {f"narrator.{rule}@1"}


@pytest.mark.parametrize(
    "name", ["_Rosa Brandt_", "*Rosa Brandt*", "[Rosa Brandt]", "=Rosa Brandt=", "Old man Rosa Brandt"]
)
def test_emphasis_does_not_hide_a_name(name: str) -> None:
    text = f"{name} lives by the mill in Samplewood, alone, and is glad of every visit.\n\n{marked()}"
    assert told(text)[0] == "Rosa Brandt"
    assert methods(text) == {"narrator.opens-frame@1"}


@pytest.mark.parametrize(
    "aside",
    [", 92 or thereabouts,", ", born ninety-two years ago,", ", Age: 92,", ", hale and hearty at 92,"],
)
def test_an_age_stands_beside_the_name_in_many_ways(aside: str) -> None:
    text = f"Rosa Brandt{aside} lives by the mill in Samplewood and is glad of every visit.\n\n{marked()}"
    assert told(text) == ("Rosa Brandt", "92")


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("I was 92 las' March, and nobody came.", "92"),
        ("I was ninety-two in May, and nobody came.", "92"),
        ("I was 92 years old the first of August.", "92"),
        ("I've reached the age of 92.", "92"),
        ("I was ninety-two in May of 1901, said my uncle.", None),
        ("I was twelve in May.", None),
    ],
)
def test_a_birthday_gone_by_tells_the_age(words: str, age: str | None) -> None:
    assert told(marked((words, *VOICE)))[1] == age


def test_a_title_and_surname_are_the_narrators_though_an_owner_shares_them() -> None:
    text = (
        "Mrs. Rosa Brandt claims to be 81. She was a slave of the mill.\n\nHer family was sold to Doctor Brandt "
        'at the ferry. Mrs. Brandt remarked, "We saw so many of us part at that ferry."\n'
    )
    assert told(text) == ("Rosa Brandt", "81")


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("I've been here a long time, over 81 years, and am ready.", "81"),
        ("I've lived near about ninety years and I have seen much.", "90"),
        ("Born in this valley and lived in this valley seventy-eight years.", "78"),
        ("I was a grown man when the mill burned. (This makes him about 96 years old.)", "96"),
    ],
)
def test_how_long_somebody_has_lived_is_their_age_and_inferred(words: str, age: str) -> None:
    quote = extract(marked((words, *VOICE)), language="en").quotes[0]
    tags = [tag for tag in quote.tags if tag.field is TagField.AGE]
    assert [(tag.value, tag.evidence.certainty) for tag in tags] == [(age, Certainty.INFERRED)]


def test_what_somebody_said_in_a_childhood_is_no_age() -> None:
    assert told(marked(("My mistress asked my father, and she say I 'bout twenty now.", *VOICE)))[1] is None


@pytest.mark.parametrize(
    ("comment", "age"),
    [
        ("This old lady appears nearer ninety than sixty-nine.", "69"),
        ("Peter Brandt, aged 18, kept the mill in those days.", None),
        ("As an example, Pavle Brandt, aged 18, kept the mill in those days.", None),
        ("Otto Brandt was sixty years old in the year of the flood.", None),
        ("A cousin left for the war when about 25 years of age.", None),
        ("No more than 11 years old at the time, Rosa Brandt remembers the flood.", None),
    ],
)
def test_the_comment_tells_the_narrators_age_and_not_anothers(comment: str, age: str | None) -> None:
    frame = "Rosa Brandt lives by the mill in Samplewood, alone, and is glad of every visit."
    text = f"{frame}\n\n{marked()}\nInterviewer's Comment\n\n{comment}\n"
    assert told(text) == ("Rosa Brandt", age)


def test_better_than_is_a_bound() -> None:
    text = f"Rosa Brandt is better than ninety years old and lives by the mill.\n\n{marked()}"
    assert tagged(extract(text).quotes[0], TagField.AGE_BAND) == ["90s"]


def test_another_spelling_of_the_narrators_name_is_theirs() -> None:
    text = (
        "In July we went to the home of Uncle Zebedelee Brandt, by the mill.\n\n"
        f"In May, in the house of his son, Zebedelie, ninety-three, told this.\n\n{marked()}"
    )
    assert told(text) == ("Zebedelee Brandt", "93")


def test_two_who_tell_together_are_named_together_and_have_no_age() -> None:
    text = f"{marked()}\nInterview with Ilka and Cem Brandt, Samplewood.\n\nCem is 88 years old.\n"
    attribution = extract(text).quotes[0].attribution
    assert attribution is not None
    assert (attribution.name, attribution.evidence.certainty) == ("Ilka and Cem Brandt", Certainty.UNCERTAIN)
    assert told(text)[1] is None


def test_headings_tell_which_of_the_two_speaks() -> None:
    text = (
        "Ilka and Cem Brandt live north of the mill and are content.\n\n"
        f"Uncle Cem's Story\n\n{marked(VOICE[:2])}\nAunt Ilka's Story\n\n{marked(VOICE[2:])}"
    )
    assert speakers(text) == ["Cem Brandt", "Cem Brandt", "Ilka Brandt", "Ilka Brandt"]
    assert methods(text) == {"narrator.heading@1"}
