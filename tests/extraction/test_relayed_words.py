"""Words that somebody quotes, and whoever quotes them. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

WORDS = "“We waited at the bridge until the morning,”"


def told(text: str) -> tuple[str, str]:
    """The speaker, and through whom the words come."""
    (quote,) = extract(text, language="en").quotes
    through = [tag.value for tag in quote.tags if tag.field is TagField.REPORTED_BY]
    return quote.attribution.name if quote.attribution else "", ", ".join(through)


@pytest.mark.parametrize(
    ("text", "speaker", "through"),
    [
        (f"The Sample Post quoted Karl Velt as saying {WORDS}", "Karl Velt", "Sample Post"),
        (f"The Sample Post quoted Karl Velt, 58, as saying: {WORDS}", "Karl Velt", "Sample Post"),
        (
            f"The Sample Post cited Karl Velt, a baker of 58 from Lindau, as saying {WORDS}",
            "Karl Velt",
            "Sample Post",
        ),
        (f"The paper quoted the mayor, Karl Velt, as saying {WORDS}", "Karl Velt", "the paper"),
        (f"The agency quoted one refugee, Ada Velt, 71, as saying {WORDS}", "Ada Velt", "the agency"),
        (f"The Sample Post quoted the mayor as saying {WORDS}", "the mayor", "Sample Post"),
        (f"Karl Velt, 58, was quoted as saying {WORDS}", "Karl Velt", ""),
        (f"Karl Velt was quoted by the Sample Post as saying {WORDS}", "Karl Velt", "Sample Post"),
        (f"{WORDS} Karl Velt was quoted as saying by the Sample Post.", "Karl Velt", "Sample Post"),
        (f"{WORDS} the Sample Post quoted Karl Velt, 58, as saying.", "Karl Velt", "Sample Post"),
        (f"{WORDS} the agency quoted a 71-year-old woman as saying.", "a 71-year-old woman", "the agency"),
        (f"Karl Velt left. The Sample Post quoted him as saying {WORDS}", "Karl Velt", "Sample Post"),
    ],
)
def test_whoever_is_quoted_speaks(text: str, speaker: str, through: str) -> None:
    assert told(text) == (speaker, through)


def test_whoever_quotes_a_thing_speaks() -> None:
    assert told(f"Karl Velt quoted a letter and said {WORDS}")[0] == "Karl Velt"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{WORDS} Nina Velt, 58, recalled her daughter telling her.", "her daughter"),
        (f"Nina Velt remembered her daughter saying: {WORDS}", "her daughter"),
        (f"{WORDS} Nina Velt heard a soldier shouting.", "a soldier"),
    ],
)
def test_whoever_is_remembered_as_saying_it_speaks(text: str, speaker: str) -> None:
    assert told(text) == (speaker, "Nina Velt")


ORDER = "“Get out of the house now.”"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Nina Velt recalled them saying: {ORDER}", ""),
        (f"Nina Velt recalled him saying: {ORDER}", ""),
        (f"Nina Velt remembers the announcer saying: {ORDER}", ""),
        (f"Nina Velt remembers a voice on the loudspeaker saying: {ORDER}", ""),
        (f"Nina Velt remembers the soldier who stopped the car telling her: {ORDER}", "the soldier"),
        (f"Nina Velt remembers her late husband, Karl, telling her: {ORDER}", "Karl"),
        (f"Nina Velt remembers her son Karl, 7, asking as they drove: {ORDER}", "Karl"),
        (f"Nina Velt recalled hearing the soldiers shouting: {ORDER}", "the soldiers"),
        (f"Nina Velt remembers her phone ringing and her son saying: {ORDER}", "her son"),
        (f"Nina Velt said her husband kept saying: {ORDER}", "her husband"),
        (f"Nina Velt said her husband was shouting: {ORDER}", "her husband"),
        (f"Nina Velt said she could hear soldiers shouting: {ORDER}", "soldiers"),
        (f"Nina Velt watched as soldiers went from door to door shouting: {ORDER}", "soldiers"),
        (f"Nina Velt said that the soldiers came to the door, shouting: {ORDER}", "the soldiers"),
        (f"Nina Velt said they came to the door, shouting: {ORDER}", ""),
        (f"A soldier guarding the house of Karl Velt said: {ORDER}", "a soldier"),
        # The participle is hers.
        (f"Nina Velt said the soldiers left at dawn, adding: {ORDER}", "Nina Velt"),
        (f"Nina Velt ran into the street, shouting: {ORDER}", "Nina Velt"),
        (f"Nina Velt remembers the day, saying: {ORDER}", "Nina Velt"),
        (f"Nina Velt, who saw her house burn, kept telling us: {ORDER}", "Nina Velt"),
        (f"{WORDS} recalled Nina Velt, her voice shaking, telling her story in a cold gym.", "Nina Velt"),
    ],
)
def test_other_peoples_words_are_not_the_witnesss(text: str, speaker: str) -> None:
    assert told(text)[0] == speaker


def test_who_is_quoted_by_a_paper_and_speaks_speaks() -> None:
    assert told(f"Ada Velt, quoted by the Sample Post, said: {WORDS}")[0] == "Ada Velt"
