"""Interviews in dashes without labels: who answers, and that questions are nobody's testimony."""

import pytest

from archive.extraction.pipeline import extract

_INTERVIEWS = [
    (
        "ru",
        "Пекарь Игнат Сомов встретил нас у ворот склада.\n\n— Когда вы приехали?\n\n— В марте, ещё лежал снег.\n\n"
        "— С кем?\n\n— Один. Жена осталась с матерью.\n\n— Что вы везли?\n\n— Закваску в банке. Она и сейчас жива.",
        "Игнат Сомов",
        3,
    ),
    (
        "ru",
        "Лидия Важенина согласилась поговорить с нами на вокзале.\n\n- Вы долго ждали автобус?\n\n"
        "- Девять часов. Никто не присел.\n\n- А потом?\n\n- Потом пришёл совсем другой автобус, разве угадаешь?",
        "Лидия Важенина",
        2,
    ),
    (
        "uk",
        "Столяр Панас Дробот приймає нас у майстерні.\n\n– Ви одразу поїхали?\n\n– Ні, я ще тиждень годував чужих курей.\n\n"
        "– І хто їх годує тепер?\n\n– Кажуть, ніхто. Я намагаюся про це не думати.",
        "Панас Дробот",
        2,
    ),
    (
        "uk",
        "Пекарка Устина Коваленко говорить неголосно.\n\n— Що ви лишили?\n\nПіч. Я її тільки побілила.\n\n"
        "— Вам сниться дім?\n\nМені сниться піч, вона холодна.",
        "Устина Коваленко",
        2,
    ),
    (
        "hy",
        "Դարբին Վահրամ Սեթյանը մեզ ընդունեց բակում։\n\n– Ե՞րբ եկաք այստեղ։\n\n– Աշնանը, երբ խաղողը դեռ չէինք քաղել։\n\n"
        "– Ի՞նչ բերեցիք։\n\n– Մի մուրճ։ Մնացածը երկաթ է, երկաթ ամենուր կա։",
        "Վահրամ Սեթյան",
        2,
    ),
    (
        "ka",
        "მანანა გელაშვილი 66 წლისაა, მკერავია.\n\n– როდის წამოხვედით სახლიდან?\n\n– შუადღისას, სადილი ღუმელზე იდგა.\n\n"
        "– რა წამოიღეთ?\n\n– ნემსები. ქსოვილი ყველგან იშოვება.",
        "მანანა გელაშვილი",
        2,
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "answers"), _INTERVIEWS)
def test_answers_between_dashes_are_of_the_one_the_lead_names(
    language: str, text: str, speaker: str, answers: int
) -> None:
    quotes = extract(text, language=language).quotes
    assert len(quotes) == answers
    for quote in quotes:
        assert quote.attribution is not None
        assert speaker in quote.attribution.name
        begin = text.rindex("\n", 0, quote.parts[0].start)
        assert text[:begin].rstrip().endswith(("?", "։"))


_NO_INTERVIEWS = [
    # Somebody reports one of the turns: dialogue in a story.
    "Игнат Сомов вошёл.\n\n— Кто там?\n\n— Свои, — сказал сосед.\n\n— Чего надо?\n\n— Соли.",
    # Two questions in a row are no interview.
    "Игнат Сомов вошёл.\n\n— Кто там?\n\n— Это ты?\n\n— Я.\n\n— Входи.",
    # One question and its answer.
    "Игнат Сомов вошёл.\n\n— Кто там?\n\n— Свои.",
]


@pytest.mark.parametrize("text", _NO_INTERVIEWS)
def test_dialogue_in_a_story_is_no_interview(text: str) -> None:
    quotes = extract(text, language="ru").quotes
    assert not any(q.attribution and "Сомов" in q.attribution.name for q in quotes)


def test_the_reporter_named_in_the_lead_does_not_answer() -> None:
    text = (
        "Корреспондент Олег Ветров поговорил с Марией Зуевой.\n\n— Где вы живёте?\n\n— В школе, на третьем этаже.\n\n"
        "— Есть ли вода?\n\n— Утром и вечером."
    )
    names = [q.attribution.name for q in extract(text, language="ru").quotes if q.attribution]
    assert names == ["Мария Зуева", "Мария Зуева"]
