"""German: where words come from, who only relays, and which marks hold names. All people are invented."""

import pytest

from archive.extraction.pipeline import extract


def speakers(text: str) -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in extract(text, language="de").quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # From where it was heard.
        (
            "Ilka Brandt sprach. Wie es aus den Kreisen der Regierung Veltheims dazu hieß, gebe es „Möglichkeiten“.",
            "den Kreisen der Regierung Veltheims",
        ),
        (
            "Wenn es aus dem Rest der Republik heißt, man sehe es mit „Trauer“ und Sorge, ist das neu.",
            "dem Rest der Republik",
        ),
        # What is found in a paper.
        (
            "In der Zeitung fand sich dazu die Feststellung „Mit diesem Ziel stellt das Blatt seine Arbeit um“.",
            "der Zeitung",
        ),
        # A sentence told in that mood does not tell the next one.
        (
            "Ilka Brandt war im Tal. Einige Nachbarn würden den Bau loben und ein Ende des Brunnens behaupten. "
            "Es gebe Angst vor einer „neuen Dürre im Tal“.",
            "Ilka Brandt",
        ),
        # The object of an infinitive does not speak.
        (
            "Ilka Brandt sagte, es sei schwer, Angaben darüber zu bestätigen, was im Tal „vor sich geht“.",
            "Ilka Brandt",
        ),
        # Somebody's word for somebody.
        ("Ilka Brandt verteidigte die Bezeichnung „Gesindel“ für sie.", "Ilka Brandt"),
        # A passive that tells nobody.
        ("Die Wolken, die als „nebelartig“ beschrieben wurden, ziehen ab.", None),
    ],
)
def test_whose_words_they_are(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Am Gericht trat Velt, genannt „das Ohr“ oder auch „Großer Jo“, als Zeuge auf.",
        "Das Buch, das Ilka Brandt vorstellte, ist ihr Erstwerk: „Sie befinden sich hier“.",
        "Den Namen der Sendung gab die Talpost bekannt: „Ilka Brandt – Geheimnisse einer Müllerin“.",
        "Ilka Brandt fand einen Knochen. Damit wäre „Talboa“ die größte Schlange im Tal.",
        "Ilka Brandt sprach. Die Köpfe der Talpartei unterstützen die „Karte“ weitgehend.",
    ],
)
def test_marks_around_a_name_give_no_quote(text: str) -> None:
    assert extract(text, language="de").quotes == ()
