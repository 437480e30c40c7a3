"""English news: asides, state phrases, bodies and their seats, whoever cuts in. All people are invented."""

import pytest

from archive.extraction.pipeline import extract


def speakers(text: str) -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in extract(text, language="en").quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A form that is a noun too, behind a name with an indefinite article.
        (
            "Cem Orlin met the others. He joined in, saying in a Brandtian post on the board: “The gate is a disaster.”",
            "Cem Orlin",
        ),
        # What goes along with a clause tells nothing.
        (
            "With Orlin drivers worried about the water, Ilka Brandt has a new message: “It is about the well.”",
            "Ilka Brandt",
        ),
        # A claim, with a phrase of time before its words; a claim passed on.
        (
            "Jan Velt sat by. Ilka Brandt was asked about her claim during the talks that “the well is where it was”.",
            "Ilka Brandt",
        ),
        (
            "Ilka Brandt retweeted the rumour that the fire was an “attempt on the mill,” and a driver repeated it.",
            "Ilka Brandt",
        ),
        # Whoever is told of by an inserted clause, before the subject too; a comparison.
        (
            "On the road, Ilka Brandt said, strangers told her that “the valley is good for it.”",
            "Ilka Brandt",
        ),
        (
            "Jan Velt is a miller seen, as the Valley Post put it in a long article, “the keeper of it all.”",
            "Valley Post",
        ),
        # A document is the subject, not the place where it stands.
        ("A story by the website Talbrief says that “already a hundred are ready to leave.”", "a story"),
        # Cries are words; so is what a crowd chants.
        ("Brandt drivers answered with chants of “I’m with Ilka” until noon.", "Brandt drivers"),
        ("The villagers are crying “fraud” over the mill.", "the villagers"),
        # Whoever cuts in speaks next.
        ("“Tell her I waited,” Ilka Brandt said, and her husband cut in. “Don’t forget it.”", "her husband"),
        (
            "“It is a joke,” said Jan Velt. Ilka Brandt, 20, a miller, chimed in. “I left in May.”",
            "Ilka Brandt",
        ),
    ],
)
def test_the_speaker_past_what_stands_between(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_a_body_and_its_seat_are_two() -> None:
    text = (
        "If Upper Goris went alone, markets would go.\n\nStill, the Business Council of Upper Goris opposed it.\n\n"
        "“Keep the well tax in place,” it recommended."
    )
    assert speakers(text) == ["Business Council of Upper Goris"]


@pytest.mark.parametrize(
    "text",
    [
        # Nothing before one or two words says that anybody speaks.
        "Ilka Brandt and Jan Velt ended in a “virtual tie” on the river side.",
        "For years Ilka Brandt helped the valley with “mill lights” and lamps.",
        # What a thing is known as nobody says; an article alone is nobody.
        "The book is a twist on a kind of story known as “mill lit.” Ilka Brandt laughed.",
        "It would cost a lot, according to the “Water for all” paper she held.",
    ],
)
def test_marks_without_a_word_of_speech_before_them_give_no_quote(text: str) -> None:
    assert extract(text, language="en").quotes == ()


def test_the_title_of_an_advertisement_is_its_words() -> None:
    assert len(extract("The board launched a radio ad on Monday titled, “Dry.”", language="en").quotes) == 1


def test_a_negated_verb_in_a_headline_is_no_name() -> None:
    text = "Ilka Brandt: Drivers Who Can’t ‘Drive’ The Road ‘Don’t Belong In The Mill.’\n\nIlka Brandt spoke."
    assert "Can’t" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Not us!” Brandt, the head of the Road Board, Tweeted on Friday with a picture.", "Brandt"),
        ("Celebrating Brandt “turning the mill around,” apparently in May, was right.", "Brandt"),
    ],
)
def test_capitals_that_are_no_names(text: str, speaker: str) -> None:
    (proposal,) = extract(text, language="en").quotes
    assert proposal.attribution is not None
    assert proposal.attribution.name == speaker
    assert proposal.attribution.evidence.method != "speaker.sentence-after@1"


def test_an_adverb_is_nobody() -> None:
    text = "Nevertheless, a map of the road shows it. “In May we will all be dry,” is one common saying here."
    assert "Nevertheless" not in speakers(text)
