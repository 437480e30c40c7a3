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


def test_who_is_quoted_by_a_paper_and_speaks_speaks() -> None:
    assert told(f"Ada Velt, quoted by the Sample Post, said: {WORDS}")[0] == "Ada Velt"
