"""English sentences in which the speaker stands far off, behind an aside or in another clause. All people are invented."""

import pytest

from archive.extraction.pipeline import extract


def speakers(text: str) -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in extract(text, language="en").quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A clause that closes the sentence, with an apposition, with an article, after nobody else's clause.
        (
            "Jan Velt reports that it has used “velvet gloves” in its dealings, said Ilka Brandt, a miller at the lower gate.",
            "Ilka Brandt",
        ),
        (
            "The mill is “as dry as a boat” while the miller protests, the Oster Caller reports.",
            "Oster Caller",
        ),
        (
            "The board gave an “inaccurate and late” answer when Jan Velt said it had no lamp, according to Ilka Brandt, a miller.",
            "Ilka Brandt",
        ),
        (
            "It helps Jan Velt’s argument that the road is more than a “local” matter, as Ilka Brandt suggested after the fire.",
            "Ilka Brandt",
        ),
        # An aside between the subject and its verb; an age before the name.
        (
            "Ilka Brandt, for whom Jan Velt once worked, privately feared that Jan Velt was idle, telling one aide: “It is all a paper boat.”",
            "Ilka Brandt",
        ),
        (
            "Jan Velt came. It stopped when 76-year-old Ilka Brandt shut it, calling it “a paper boat of a thing”.",
            "Ilka Brandt",
        ),
        (
            "Ilka Brandt and 24-year-old Jan Velt, two millers, said the road was “as dry as a paper boat”.",
            "Ilka Brandt and 24-year-old Jan Velt",
        ),
        # What shows the words, and a speaker counted by her children.
        (
            "Jan Velt came. The listing was replaced by a message that said, “The lamp you asked for is no longer here.”",
            "a message",
        ),
        (
            "Jan Velt came, and when he left, the 34-year-old mother of three replied, “It is meant for all of us here.”",
            "the 34-year-old mother of three",
        ),
        # A name in apposition within another's clause, a body that only describes a noun, an object who does something.
        (
            "Ilka Brandt, whose home village, Miami, is expected to be under water, argues that it will “drown our one road.”",
            "Ilka Brandt",
        ),
        (
            "Ilka Brandt came with a new and longer campaign message: “It is all about the lamp.”",
            "Ilka Brandt",
        ),
        ("Ilka Brandt’s words make him wish drivers could go home and “put the lamp back in its box.”", None),
        # A heading of two words in capitals; verbs of judging.
        ("FULL TEXT\n\n“You had a lot of people at the lamp.”\n\nThat was the winter.", None),
        ("Jan Velt came. Ilka Brandt pronounced the ferry “a paper boat of a thing”.", "Ilka Brandt"),
        (
            "Jan Velt came. It rained upon Ilka Brandt’s threat that the road would be “shut by winter”.",
            "Ilka Brandt",
        ),
        # A word as the object of a verb; a participle before its subject; "it" for a sign.
        ("After a while Ilka Brandt coined the term “paper boat of a road” for Velt.", "Ilka Brandt"),
        ("After saying her foot was “as big as a paper boat,” Ilka Brandt went home.", "Ilka Brandt"),
        ("Ilka Brandt lifted a sign of her own.\n\n“I am still a miller,” it read.", "a sign"),
        # A joined participle, and a relative clause up to the participle behind it.
        (
            "Millers came, with Ilka Brandt calling it a “dull thing” for Velt and asking, “How can it be so dry?”",
            "Ilka Brandt",
        ),
        (
            "The crowd met Ilka Brandt, who bakes and who worked the crowd, praising “the lamp of all the millers”.",
            "Ilka Brandt",
        ),
        # A surname that is an ordinary word; a verb without an object after a question.
        (
            "They met Ada Small. She has small hands.\n\nSmall, who came on Wednesday, said that “the lamp was lit all the winter.”",
            "Ada Small",
        ),
        (
            "“It may well be noon?” Jan Velt said.\n\n“You know, it happens, right?” Ilka Brandt went on, as if nobody had spoken.",
            "Ilka Brandt",
        ),
        # An object with its owner is no subject; shares of those asked; a noun that is a verb too.
        ("Ilka Brandt summed up Jan Velt as “terrible,” denounced his record and left.", "Ilka Brandt"),
        ("Jan Velt came. However, 63 percent said Velt was “justified” in keeping the lamp.", "63 percent"),
        ("Jan Velt came. About four in 10 said they were “angry” with the road.", "four in 10"),
        (
            "Many Asian states saw it, and Ilka Brandt saw that the road was “as dry as a paper boat”.",
            "Ilka Brandt",
        ),
    ],
)
def test_the_speaker_of_a_long_sentence(text: str, speaker: str | None) -> None:
    assert speakers(text)[-1] == speaker


def test_a_clause_with_a_colon_tells_of_the_next_words() -> None:
    text = "After Ilka Brandt said that most do better at “less wet schools,” Jan Velt said: “I do not like it at all.”"
    assert speakers(text) == ["Ilka Brandt", "Jan Velt"]


def test_what_a_sign_shows_in_a_few_capitals_is_nobodys_words() -> None:
    assert extract("The storm left the sign that said “No Entry.”", language="en").quotes == ()


def test_a_podcast_is_the_name_of_a_thing() -> None:
    text = "“We took the lamp,” Ilka Brandt said on the podcast “Here’s the Thing.”"
    assert len(extract(text, language="en").quotes) == 1


def test_what_somebody_is_said_to_be_is_nobodys_words() -> None:
    text = "Jan Velt came. Ilka Brandt was said to be “as angry as a paper boat in the rain”."
    assert speakers(text) == [None]
