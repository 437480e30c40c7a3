"""Short words in a paragraph of their own that may be the other's: ``“I did not,” says Bea. ¶ “You did.”``"""

from archive.extraction.pipeline import extract


def _speakers(text: str) -> list[str | None]:
    return [
        quote.attribution.name if quote.attribution else None for quote in extract(text, language="en").quotes
    ]


def test_a_short_answer_without_a_clause_is_nobodys() -> None:
    text = "“We went at night,” says Ada Velt.\n\n“I wasn't singing,” says Bea Stein.\n\n“She was singing.”\n\nRain fell."
    assert _speakers(text) == ["Ada Velt", "Bea Stein", None]


def test_whoever_speaks_at_length_goes_on() -> None:
    rest = "We carried the old people down the stairs one by one, and then the flour, and then the clock."
    text = (
        f"“We went at night,” says Ada Velt.\n\n“I wasn't there,” says Bea Stein.\n\n“{rest}”\n\nRain fell."
    )
    assert _speakers(text) == ["Ada Velt", "Bea Stein"]


def test_the_only_one_who_speaks_goes_on() -> None:
    assert set(_speakers("“We went at night,” says Ada Velt.\n\n“It was cold.”\n\nRain fell.")) == {
        "Ada Velt"
    }


def test_whoever_the_paragraph_goes_on_about_goes_on() -> None:
    text = (
        "“We went at night,” says Ada Velt.\n\n“I wasn't there,” says Bea Stein. She shows a picture.\n\n"
        "“This is it.”\n\nRain fell."
    )
    assert _speakers(text)[-1] == "Bea Stein"
