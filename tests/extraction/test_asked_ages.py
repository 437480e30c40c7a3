"""An age that was asked for is read from the answer. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


def ages(text: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    """Of each quote the age, and the words that state it."""
    found: list[tuple[str | None, str | None]] = []
    for quote in extract(text, language=language).quotes:
        tag = next((tag for tag in quote.tags if tag.field is TagField.AGE), None)
        found.append((tag.value, tag.evidence.spans[0].of(text)) if tag else (None, None))
    return found


@pytest.mark.parametrize(
    ("language", "asked", "answer", "words"),
    [
        ("en", "How old are you?", "Fifty-two. I will be fifty-three in December.", "Fifty-two"),
        ("en", "Your age, please?", "I am 52 and I have three sons.", "52"),
        ("en", "What is your name and how old are you?", "Ada Velt, fifty-two.", "fifty-two"),
        ("de", "Wie alt sind Sie?", "Ich bin zweiundfünfzig.", "zweiundfünfzig"),
        ("fr", "Quel âge avez-vous ?", "J’ai cinquante-deux ans.", "cinquante-deux"),
        ("es", "¿Cuántos años tiene?", "Cincuenta y dos.", "Cincuenta y dos"),
        ("ru", "Сколько вам лет?", "Пятьдесят два года.", "Пятьдесят два"),
        ("uk", "Скільки вам років?", "Мені 52 роки.", "52"),
        ("tr", "Kaç yaşındasınız?", "Elli iki yaşındayım.", "Elli iki"),
        ("ar", "كم عمرك؟", "52 سنة.", "52"),
        ("fa", "چند سالتان است؟", "۵۲ سال.", "۵۲"),
        ("ka", "რამდენი წლის ხართ?", "52 წლის ვარ.", "52"),
    ],
)
def test_an_interviewer_asks_for_it(language: str, asked: str, answer: str, words: str) -> None:
    text = f"A. Stein: {asked}\nAda Velt: {answer}\nA. Stein: …?\nAda Velt: 1992."
    told = ages(text, language)
    assert ("52", words) in told and {age for age, _ in told} == {"52"}


def test_in_armenian_dialogue_it_is_asked_for_between_dashes() -> None:
    text = "— Քանի՞ տարեկան եք։\n— 52 տարեկան եմ։\n— Իսկ հետո՞։\n— Մենք հեռացանք գիշերը։"
    assert ages(text, "hy")[0] == ("52", "52")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("How old are your children?", "Eleven, twelve."),
        ("How old were you when you left?", "Eleven."),
        ("How old are you?", "Old enough. We had three cows."),
        ("How old are you? And how many came with you?", "Three children."),
        ("Where do you live now?", "Fifty-two, Mill Street."),
    ],
)
def test_no_other_number_is_an_age(asked: str, answer: str) -> None:
    text = f"Interviewer: {asked}\nAda Velt: {answer}\nInterviewer: And then?\nAda Velt: We left."
    assert {age for age, _ in ages(text)} == {None}


def test_who_has_no_label_has_it_in_this_answer_only() -> None:
    text = "Q: How old are you?\nA: I am sixty-three.\nQ: And then?\nA: We left at night."
    assert ages(text) == [("63", "sixty-three"), (None, None)]


def test_who_is_under_age_is_told_so() -> None:
    text = "Interviewer: How old are you?\nMila Velt: Fourteen.\nInterviewer: And then?\nMila Velt: We left."
    for quote in extract(text, language="en").quotes:
        assert [tag.value for tag in quote.tags if tag.field is TagField.MINOR] == ["under 18"]
