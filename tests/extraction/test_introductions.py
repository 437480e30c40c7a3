"""Whom an interview is with whose answers are labelled as answers. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract

ASKED = "Q: What did you take?\n\nA: I took the vaccination book.\n\nQ: Do you want to return?\n\nA: For one hour."


def speakers(text: str, language: str = "en") -> list[str | None]:
    quotes = extract(text, language=language).quotes
    return [quote.attribution.name if quote.attribution else None for quote in quotes]


@pytest.mark.parametrize(
    "introduction",
    [
        "The bridge at Brakel\n\nBy Jane Lahn\n12 May 2024\n\nThe Sample Gazette spoke with Ruzan Velt, 45, a nurse.",
        "The bridge at Brakel\n\nThe Sample Gazette spoke with Ruzan Velt, 45, a nurse, in Lindau.",
        "Governor Ivan Stein visits the bridge\n\nRuzan Velt, 45, is a nurse from Brakel. We asked her about it.",
        "Interview with the nurse\n\nPhoto: Karl Lahn / Sample Agency\n\nRuzan Velt is a nurse. She is 45.",
        "Ruzan Velt lives with Armin Stein and his mother in Lindau.",
        "“We waited two nights,” says Hasmik Brandt, 58.\n\nAt the clinic we interviewed Ruzan Velt, 45, a nurse.",
        "Interview with Ruzan Velt",
    ],
)
def test_it_is_who_was_asked_or_is_told_of_just_before(introduction: str) -> None:
    assert speakers(f"{introduction}\n\n{ASKED}")[-2:] == ["Ruzan Velt"] * 2


def test_where_several_could_be_nobody_is() -> None:
    told = "The bus brought Ruzan Velt and Armin Stein to Lindau."
    assert speakers(f"{told}\n\n{ASKED}") == [None, None]


def test_each_interview_of_a_text_is_with_its_own() -> None:
    first = "At the clinic we interviewed Ruzan Velt, 45, a nurse."
    second = "Later the Gazette also met Aram Stein, 70, a baker."
    text = f"{first}\n\n{ASKED}\n\n{second}\n\nQ: What did you leave?\n\nA: The oven. It was warm."
    assert speakers(text) == ["Ruzan Velt", "Ruzan Velt", "Aram Stein"]


def test_an_answer_goes_on_over_paragraphs() -> None:
    text = (
        f"Interview with Ruzan Velt\n\n{ASKED}\n\nMy sister spoke to the guard for a long time.\n\n"
        "Q: And then?\n\nA: We went on."
    )
    assert speakers(text) == ["Ruzan Velt"] * len(speakers(text))
    assert "My sister spoke to the guard for a long time." in [
        quote.parts[-1].of(text) for quote in extract(text, language="en").quotes
    ]


@pytest.mark.parametrize(
    ("language", "introduction", "question", "answer"),
    [
        ("de", "Die Zeitung sprach mit Ruzan Velt, 45. Zuvor war Iwan Stein da.", "Frage", "Antwort"),
        ("fr", "Nous avons rencontré Ruzan Velt, 45 ans, chez Ivan Stein.", "Question", "Réponse"),
        (
            "es",
            "El diario entrevistó a Ruzan Velt, de 45 años, en casa de Iván Stein.",
            "Pregunta",
            "Respuesta",
        ),
        ("ru", "Газета поговорила с Рузан Вельт, 45 лет. До неё выступал Иван Штейн.", "Вопрос", "Ответ"),
        (
            "uk",
            "Газета поговорила з Рузан Вельт, 45 років. До неї виступав Іван Штейн.",
            "Питання",
            "Відповідь",
        ),
    ],
)
def test_in_other_languages_too(language: str, introduction: str, question: str, answer: str) -> None:
    asked = f"{question}: 1991?\n\n{answer}: 1992.\n\n{question}: 1993?\n\n{answer}: 1994."
    found = speakers(f"{introduction}\n\n{asked}", language)
    assert [name and name.split()[0] for name in found] in (["Ruzan"] * 2, ["Рузан"] * 2)


@pytest.mark.parametrize(
    ("language", "introduction", "labels"),
    [
        ("ar", "اسمه ياسين، ويناديه الجميع أبا محمود. عمره 37 عاماً.", ("س", "ج")),
        ("uk", "Її звати Рузан Вельт, а її чоловіка Іван Штейн. Їй 45 років.", ("Питання", "Відповідь")),
        ("en", "Her name is Ruzan Velt, and her husband is Ivan Stein. She is 45.", ("Q", "A")),
    ],
)
def test_a_sentence_that_names_somebody_brings_them_in(
    language: str, introduction: str, labels: tuple[str, str]
) -> None:
    question, answer = labels
    text = f"{introduction}\n\n{question}: 1?\n\n{answer}: 2 3 4 5.\n\n{question}: 6?\n\n{answer}: 7 8 9 10."
    (name,) = set(speakers(text, language))
    assert name is not None and name in introduction[:25]


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        # Whoever an official's sentence is about does not answer; a pronoun tells who was asked.
        (
            "Mayor Armin Stein promises homes by spring. Ruzan Velt, 70, a teacher, waits. We spoke to her in the gym.",
            "Ruzan Velt",
        ),
        ("Mayor Armin Stein promises homes by spring. Ruzan Velt, 70, a teacher, waits.", None),
        ("Former mayor Ruzan Velt remembers it. Armin Stein does not.", "Ruzan Velt"),
    ],
)
def test_who_opens_the_introduction_is_not_always_who_was_asked(
    introduction: str, expected: str | None
) -> None:
    assert speakers(f"{introduction}\n\n{ASKED}")[-2:] == [expected] * 2


def test_an_interview_in_dashes_is_with_whom_it_was_talked_to() -> None:
    text = (
        "Президент Карл Вельт подписал указ. Анна Велтян, 70 лет, учительница, ждёт. Мы поговорили с ней.\n\n"
        "— Когда вы уехали?\n\n— Двадцать седьмого, утром. Взяли только документы.\n\n"
        "— По чему вы скучаете?\n\n— По саду. Я сама сажала эти деревья."
    )
    assert set(speakers(text, "ru")) == {"Анна Велтян"}
