"""A capital that names many is nobody whom “she” or “he” could mean. Everything said here is invented."""

import pytest

from archive.extraction.pipeline import extract


def speakers(text: str) -> list[str | None]:
    quotes = extract(text, language="en").quotes
    return [quote.attribution.name if quote.attribution else None for quote in quotes]


@pytest.mark.parametrize(
    "before",
    [
        "Many Democrats say the road is closed.",
        "The road is closed, most Lindauers say.",
        "Several Texans said so.",
        "Dozens of Texans said so.",
        "Armenians said that the road is closed.",
        "Ukrainians came in the evening.",
        "Lindauers have a long way home.",
        "The Velts came late.",
        "Facebook closed her page.",
        "Operation Ring began in May.",
        "Hotel Lindau was full.",
    ],
)
@pytest.mark.parametrize("pronoun", ["she", "he"])
def test_a_group_is_no_he_and_no_she(before: str, pronoun: str) -> None:
    assert speakers(f"{before} “I am cold and I want to leave,” {pronoun} said.") == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Several Texans came. “We are cold and we want to leave,” they said.", ["Texans"]),
        ("“We are cold and we want to leave,” many Texans said.", ["Texans"]),
        (
            "Ilka Velt came to Lindau, where dozens of Armenians sleep. “I am cold,” she said.",
            ["Ilka Velt"],
        ),
        (
            "Mara Roberts came late. Roberts said: “I am cold.” “I want to leave,” she said.",
            ["Mara Roberts", "Mara Roberts"],
        ),
        ("Roberts said: “I am cold.” “I want to leave,” she said.", ["Roberts", "Roberts"]),
        ("Some Roberts supporters left. “I am cold,” Roberts said. “I stay,” she said.", ["Roberts"] * 2),
    ],
)
def test_a_group_speaks_as_many_and_a_name_in_s_is_a_name(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
