"""Page furniture is marked and gives no quotes. Every headline, person and event here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Span

PROSE = "“The well was dry that summer,” said Ilka Brandt, a baker from the upper valley."


@pytest.mark.parametrize(
    "line",
    [
        "Please use another browser to watch this video",
        "Sign up to our morning newsletter",
        "Subscribe for “unlimited access” today",
        "Photo: a lamp on a sill",
        "Advertisement",
        "Follow us on Instagram",
        "We use cookies. Accept all cookies to read on",
        "You may also like: “The Lamp on the Sill”",
        "© Valley Post. All rights reserved.",
    ],
)
def test_furniture_is_marked_and_never_read(line: str) -> None:
    text = f"{PROSE}\n{line}\n{PROSE}"
    extraction = extract(text, language="en")
    assert [span.of(text) for span in extraction.furniture] == [line]
    assert all(
        span.end <= len(PROSE) or span.start > len(PROSE) + len(line)
        for q in extraction.quotes
        for span in q.parts
    )


def test_headlines_after_read_more_are_furniture_until_prose_resumes() -> None:
    text = f"{PROSE}\nRead more valley news:\nMiller ‘heartbroken’ after ferry sinks\nNew lamp for old bridge\n{PROSE}"
    extraction = extract(text, language="en")
    assert len(extraction.furniture) == 3
    assert len(extraction.quotes) == 2


def test_stretches_given_as_furniture_are_not_read() -> None:
    text = f"{PROSE}\n“Words of the navigation bar, all of them,” said Jana Velt."
    given = Span(len(PROSE) + 1, len(text))
    extraction = extract(text, language="en", furniture=(given,))
    assert [q.attribution.name for q in extraction.quotes if q.attribution] == ["Ilka Brandt"]
    assert given in extraction.furniture


def test_prose_is_no_furniture() -> None:
    assert extract(f"{PROSE}\nSome took their lamps with them\n{PROSE}", language="en").furniture == ()
