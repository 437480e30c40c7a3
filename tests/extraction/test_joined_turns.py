"""Question and answer in one paragraph, in prose that is no transcript. Every talk here is invented."""

import time

import pytest

from archive.extraction.interviews.joined_turns import parted
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.lexicons import load
from archive.extraction.pipeline import extract
from archive.model import Span

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
    ("language", "paragraph"),
    [
        ("es", "R. Vivíamos cerca del río con mis padres. P. Gómez vino de noche y dijo que todo ardía."),
        ("ru", "О. Мы жили в Горисе у реки. В. Петров пришёл ночью и сказал, что всё горит."),
        ("en", "A. We lived by the river. Q. Holm came at night and said that it all burned."),
        ("en", "A. We lived by the river. Who came? Q. Holm came at night. Was it he?"),
    ],
)
def test_an_initial_in_an_answer_is_no_label(language: str, paragraph: str) -> None:
    asks, answers = {"es": ("P", "R"), "ru": ("В", "О"), "en": ("Q", "A")}[language]
    question = {"es": "¿Dónde vivían?", "ru": "Где вы жили?", "en": "Where did you live?"}[language]
    text = f"{asks}. {question}\n\n{paragraph}\n\n{asks}. {question}\n\n{answers}. 1951."
    assert [words for words, _ in told(text, language)] == [paragraph[3:], "1951."]


@pytest.mark.parametrize(
    "question",
    [
        "Q. Did you know the old teacher? A. Petrosyan, I mean, who taught the children at night?",
        "Q. Did you know the old teacher? A. Petrosyan taught the children.",
        "Q. Did you know the old teacher? A. May, I mean, who taught the children at night?",
        "Q: Who was it? A. Petrosyan?",
        "Q: Who was it? A. In Goris.",
    ],
)
def test_an_initial_in_a_question_is_no_label(question: str) -> None:
    sign = question[1]
    text = f"{LEAD}{question}\n\nA{sign} Yes, I did.\n\nQ{sign} Where?\n\nA{sign} In Goris."
    assert [words for words, _ in told(text)] == ["Yes, I did.", "In Goris."]


@pytest.mark.parametrize(
    "words",
    [
        "They asked the same. Question: who is your father? Answer: he is dead, I said. Then they let us go.",
        "They asked the same things. Question: who is your father? I said nothing, and they let us go.",
        "They asked the same things. Q: who is your father? A: he is dead, I said. Then they let us go.",
    ],
)
@pytest.mark.parametrize(
    "labels", [("Interviewer", "Narrator"), ("Imre Asker", "Runa Holm"), ("Interviewer", "Runa Holm")]
)
def test_a_questioning_that_is_retold_is_no_turn(words: str, labels: tuple[str, str]) -> None:
    asks, tells = labels
    text = f"{asks}: What did they do?\n\n{tells}: {words}\n\n{asks}: And then?\n\n{tells}: We left.\n\n"
    report = "The valley lies high, and its river rose twice in a year. " * 12
    assert [said for said, _ in told(f"{report}\n\n{text}")] == [words, "We left."]


@pytest.mark.parametrize("letters", ["Q: why? A: no. ", "Q. why? A. no. ", "Q: a. A : b. "])
def test_a_long_paragraph_is_parted_in_linear_time(letters: str) -> None:
    # Four times the text takes four times as long, up to ten where other work takes the caches; sixteen times,
    # where the time grows with its square.
    lexicon = load("en")
    assert _seconds(letters * 12_000, lexicon) < 13 * _seconds(letters * 3_000, lexicon)


def _seconds(text: str, lexicon: Lexicon) -> float:
    """Processor time of the quickest of seven runs: others' work beside it slows single ones."""
    taken = []
    for _ in range(7):
        before = time.process_time()
        parted(text, (Span(0, len(text)),), lexicon)
        taken.append(time.process_time() - before)
    return min(taken)
