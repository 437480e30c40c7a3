"""Question and answer in one paragraph, in prose that is no transcript. Every talk here is invented."""

import time

import pytest

from archive.extraction.pipeline import extract

LEAD = "A talk with Runa Holm, who kept the mill.\n\n"
ASKED = "Where were you born? A{0} In Goris, in the house of my uncle."
AGAIN = "And when was it? A{0} In 1951, in the cold of winter."


def told(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [
        (part.of(text), quote.attribution.name if quote.attribution else None)
        for quote in extract(text, language=language).quotes
        for part in quote.parts
    ]


@pytest.mark.parametrize("sign", [":", "."])
def test_answers_behind_their_questions_are_turns(sign: str) -> None:
    text = f"{LEAD}Q{sign} {ASKED.format(sign)} Q{sign} {AGAIN.format(sign)} It was in Block A. It fell."
    assert told(text) == [
        ("In Goris, in the house of my uncle.", "Runa Holm"),
        ("In 1951, in the cold of winter. It was in Block A. It fell.", "Runa Holm"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        ("es", "P. ¿Dónde nació? R. En Barinas. P. ¿Y cuándo? R. En un invierno.", 2),
        ("fr", "Question : Où êtes-vous née ? Réponse : À Lens. Question : Quand ? Réponse : En hiver.", 2),
        ("ru", "Вопрос: Где вы родились? Ответ: В Горисе. Вопрос: Когда? Ответ: Зимой, в холод.", 2),
        ("ar", "سؤال: أين ولدت؟ جواب: في حمص. سؤال: ومتى؟ جواب: في الشتاء.", 2),
        ("tr", "Soru: Nerede doğdunuz? Cevap: Van'da. Soru: Ne zaman? Cevap: Kışın.", 2),
    ],
)
def test_the_words_for_question_and_answer_stand_in_the_languages_files(
    language: str, text: str, answers: int
) -> None:
    assert len(told(text, language)) == answers


def test_names_within_paragraphs_are_those_that_open_others() -> None:
    report = "The valley lies high, and its river rose twice in a year. " * 12
    talk = (
        "Ilka Brandt: We left in May, all of us. Imre Asker: Who came along? Ilka Brandt: The dog.\n\n"
        "Imre Asker: Why? Ilka Brandt: It was the war. I took two things: a lamp. The reason: it was dark.\n\n"
    )
    found = told(f"{report}\n\n{talk}")
    assert ("We left in May, all of us.", "Ilka Brandt") in found
    assert ("It was the war. I took two things: a lamp. The reason: it was dark.", "Ilka Brandt") in found
    assert not any("?" in words for words, _ in found)


def test_a_question_within_a_paragraph_that_goes_on_is_no_answer() -> None:
    text = (
        "Interviewer: Where were you?\n\nNarrator: In Goris, by the mill.\n\n"
        "It was cold there. Interviewer: Why did you leave? Narrator: The war came."
    )
    assert [words for words, _ in told(text)] == [
        "In Goris, by the mill.",
        "It was cold there.",
        "The war came.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She took one thing. Note: it was dark. Correction: The mill stood. “We left in May,” said Ilka Brandt.",
        "Ilka Brandt: “We left in May.” The reason was plain. Answer: war. It took them: all of them.",
    ],
)
def test_an_ordinary_colon_is_no_turn(text: str) -> None:
    assert [words.rstrip(".,") for words, _ in told(text)] == ["We left in May"]


@pytest.mark.parametrize(
    "text", ["Q: why? A: no. " * 3_000, "Q. why? A. no. " * 3_000, "Q: a. A : b. " * 3_000]
)
def test_a_long_paragraph_is_parted_in_linear_time(text: str) -> None:
    before = time.process_time()
    extract(text, language="en")
    assert time.process_time() - before < 8
