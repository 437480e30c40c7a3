"""Bodies of several words before a trade and a name. Everybody and everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

WORDS = "“We have waited for this for nine years.”"
COUNCIL = "Joint Council for the Welfare of Drivers"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{COUNCIL} campaigner Ada Velt said: {WORDS}", "Ada Velt"),
        (f"Association of Lindau Teachers president Ada Velt said: {WORDS}", "Ada Velt"),
        (f"The Gazette met {COUNCIL} campaigner Ada Velt, who said: {WORDS}", "Ada Velt"),
        (f"The mother of Drivers Council campaigner Ada Velt said: {WORDS}", "the mother"),
        (f"The Gazette met {COUNCIL}, with Ada Velt stating: {WORDS}", "Ada Velt"),
        (f"The Gazette spoke to {COUNCIL} campaigner Ada Velt, with Velt stating: {WORDS}", "Ada Velt"),
        (f"The {COUNCIL}, president Ada Velt said, “has waited for nine years”.", "Ada Velt"),
    ],
)
def test_the_name_behind_a_trade_speaks(text: str, speaker: str) -> None:
    (quote,) = extract(text, language="en").quotes
    assert quote.attribution is not None and quote.attribution.name == speaker


@pytest.mark.parametrize("body", ["Drivers Council", COUNCIL])
@pytest.mark.parametrize("told", ["who said", "with Velt stating"])
def test_a_speakers_employer_does_not_listen(body: str, told: str) -> None:
    (quote,) = extract(
        f"The Gazette spoke to {body} campaigner Ada Velt, {told}: {WORDS}", language="en"
    ).quotes
    assert not [tag for tag in quote.tags if tag.field is TagField.SAID_TO]


def test_a_paper_whose_article_is_told_of_has_no_words() -> None:
    text = "Laut einem Artikel der „Velter Times“ hat sich Karl Muster mit dem Vorschlag befasst."
    assert extract(text, language="de").quotes == ()
