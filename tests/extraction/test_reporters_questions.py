"""Reports that hold a talk in dashes, or begin with the verb; speeches that a closing mark carries on. All invented."""

import pytest

from archive.extraction.pipeline import extract


def told(text: str, language: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Who speaks, and the parts of what is said."""
    return [
        (quote.attribution.name if quote.attribution else None, tuple(part.of(text) for part in quote.parts))
        for quote in extract(text, language=language).quotes
    ]


TALKS = [
    (
        "es",
        "—Nos dieron hasta el mediodía —dice Elvira Sotelo, de 68 años—. Yo todavía barría.\n\n—¿Y por qué barría?\n\n"
        "—Porque una casa se deja limpia.\n\nEl camión esperaba.",
        "Elvira Sotelo",
        ["Nos dieron hasta el mediodía", "Porque una casa se deja limpia."],
    ),
    (
        "fr",
        "Bachir Orsel tient la rampe.\n\n— Commencez où vous voulez, lui ai-je dit.\n\n— Je commence par le four, a répondu Bachir Orsel.\n\n"
        "— Il était grand ?\n\n— Il tenait onze pains.",
        "Bachir Orsel",
        ["Je commence par le four,", "Il tenait onze pains."],
    ),
    (
        "ru",
        "— Мы взяли закваску, — говорит Лидия Важенина. — Больше ничего.\n\nОна молчит.\n\n— А ключи?\n\n— Ключи остались в двери.",
        "Лидия Важенина",
        ["Мы взяли закваску,", "Ключи остались в двери."],
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "openings"), TALKS)
def test_what_a_reporter_asks_in_a_report_is_no_record(
    language: str, text: str, speaker: str, openings: list[str]
) -> None:
    assert [(who, parts[0]) for who, parts in told(text, language)] == [
        (speaker, words) for words in openings
    ]


def test_where_two_people_talk_a_question_is_somebodys() -> None:
    text = "— Мы взяли закваску, — говорит Лидия Важенина.\n\n— А ключи?\n\n— Ключи остались в двери, — говорит её брат."
    assert "А ключи?" in [parts[0] for _, parts in told(text, "ru")]


def test_a_turn_in_dashes_is_one_utterance_whoever_speaks_it() -> None:
    text = "Los hombres suben.\n\n—Cuidado con las patas —le grita al motorista—, que están recién encoladas."
    (quote,) = told(text, "es")
    assert quote == (None, ("Cuidado con las patas", "que están recién encoladas."))


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Explicó Ilka Velt: «El pozo estaba seco y nos fuimos».", "Ilka Velt"),
        ("fr", "Raconte Ilka Velt : « Le puits était sec et nous sommes partis. »", "Ilka Velt"),
        ("de", "Erzählt Ilka Velt: „Der Brunnen war leer, und wir gingen.“", "Ilka Velt"),
        ("ru", "Сказала Илка Вельт: «Колодец был пуст, и мы ушли».", "Илка Вельт"),
        ("uk", "Розповіла Ілка Вельт: «Криниця була порожня, і ми пішли».", "Ілка Вельт"),
        ("en", "Recalled Ilka Velt: “The well was dry, and we left.”", "Ilka Velt"),
    ],
)
def test_the_verb_that_opens_a_sentence_is_no_part_of_the_name(
    language: str, text: str, speaker: str
) -> None:
    assert [who for who, _ in told(text, language)] == [speaker]


SPEECH = "Dijo Elvira Sotelo: «En mi pueblo se pone un vaso en la ventana.\n\n»En la mía ya no hay ventana.\n\n»Lo puse en la de Jon».\n\n{}"


@pytest.mark.parametrize("further", ["", "Sotelo calla. «Estaba llena», dice."])
def test_a_closing_mark_carries_a_speech_on(further: str) -> None:
    # Comillas de seguir, as the Real Academia's Ortografía has them.
    first, *others = told(SPEECH.format(further), "es")
    assert first[1] == (
        "En mi pueblo se pone un vaso en la ventana.",
        "En la mía ya no hay ventana.",
        "Lo puse en la de Jon",
    )
    assert [parts for _, parts in others] == ([("Estaba llena",)] if further else [])


def test_reversed_marks_are_still_reversed() -> None:
    text = "»Wir nahmen die Lampe«, sagte Ilka Velt.\n\n»Die Uhr blieb da«, sagte sie. »Sie ging vor.«"
    assert [parts[0] for _, parts in told(text, "de")][:2] == ["Wir nahmen die Lampe", "Die Uhr blieb da"]
