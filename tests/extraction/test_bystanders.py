"""Whom a noun alone brings in may have begun to speak: the words stay open. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract

BEFORE = {
    "ru": ("Карл Вельт, 71, сидел у входа. «Мы ушли ночью», — говорит он.", "Карл Вельт"),
    "uk": ("Карл Вельт, 71, сидів біля входу. «Ми пішли вночі», — каже він.", "Карл Вельт"),
    "fr": ("Karl Velt, 71 ans, était assis. « Nous sommes partis la nuit », dit-il.", "Karl Velt"),
    "es": ("Karl Velt, de 71 años, estaba sentado. «Nos fuimos de noche», dice.", "Karl Velt"),
    "tr": ("Mehmet Velt, 71, girişte oturuyordu. “Gece çıktık” dedi.", "Mehmet Velt"),
    "hy": ("Կարլ Վելտյանը նստած էր։ «Մենք գիշերը գնացինք», - ասում է նա։", "Կարլ Վելտյան"),
}
WORDS = {
    "ru": "«Езжайте быстро и не оглядывайтесь».",
    "uk": "«Їдьте швидко і не оглядайтеся».",
    "fr": "« Partez vite et ne vous retournez pas. »",
    "es": "«Váyanse rápido y no miren atrás».",
    "tr": "“Çabuk gidin ve arkanıza bakmayın.”",
    "hy": "«Գնացեք արագ և հետ մի նայեք»։",
}


def speaker(language: str, lead: str) -> tuple[str, ...]:
    """Who speaks before and behind the lead."""
    text = f"{BEFORE[language][0]}\n\n{lead} {WORDS[language]}"
    first, second = extract(text, language=language).quotes
    return tuple(one.attribution.name if one.attribution else "" for one in (first, second))


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("ru", "Солдат проверил документы. Потом сказал:"),
        ("ru", "Офицер долго листал паспорт. Наконец сказал:"),
        ("ru", "В дверях стоял незнакомец. Он сказал:"),
        ("ru", "Пекарь долго молчал. Потом он сказал:"),
        ("uk", "Солдат перевірив документи. Потім сказав:"),
        ("uk", "Офіцер довго гортав паспорт. Нарешті сказав:"),
        ("uk", "У дверях стояв незнайомець. Він сказав:"),
        ("fr", "Le soldat a vérifié les papiers. Puis il a dit :"),
        ("fr", "Un policier regarde les papiers. Il dit :"),
        ("fr", "À la porte se tenait un inconnu. Il a dit :"),
        ("es", "El soldado revisó los papeles. Después dijo:"),
        ("es", "En la puerta esperaba un desconocido. Dijo:"),
        ("es", "La vecina entra sin llamar. Después dice:"),
        ("tr", "Asker belgeleri inceledi. Sonra dedi ki:"),
        ("tr", "Kapıda bir yabancı duruyordu. Sonra dedi ki:"),
        ("hy", "Զինվորը ստուգեց փաստաթղթերը։ Հետո ասաց."),
        ("hy", "Դռան մոտ մի անծանոթ էր կանգնած։ Նա ասաց."),
    ],
)
def test_whoever_spoke_before_does_not_go_on_past_a_newcomer(language: str, lead: str) -> None:
    assert speaker(language, lead) == (BEFORE[language][1], "")


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("ru", "Потом сказал:"),
        ("ru", "Его жена принесла чай. Потом он сказал:"),
        ("ru", "Медсестра принесла чай. Потом он сказал:"),
        ("ru", "Старик закурил. Потом сказал:"),
        ("ru", "Он долго говорил с солдатом. Потом он сказал:"),
        ("uk", "Сусідка принесла чай. Потім він сказав:"),
        ("fr", "Puis il a dit :"),
        ("fr", "Sa femme apporte le thé. Puis il a dit :"),
        ("fr", "Il montre la photo du soldat. Puis il a dit :"),
        ("es", "Después dijo:"),
        ("es", "Es panadero desde 1990. Después dijo:"),
        ("es", "Es un hombre callado. Después dijo:"),
        ("es", "El anciano encendió un cigarrillo. Después dijo:"),
        ("es", "Muestra la foto de un soldado. Después dijo:"),
        ("es", "Su vecina trae café. Después dijo:"),
        ("hy", "Հետո ասաց."),
    ],
)
def test_whoever_spoke_before_goes_on_where_nobody_came_in(language: str, lead: str) -> None:
    known = BEFORE[language][1]
    assert speaker(language, lead) == (known, known)


def test_a_trade_may_mean_whom_the_sentence_before_names() -> None:
    text = (
        "76-летнюю Эмму Вельт вывезли родственники. Бывшая учительница взяла с собой указку. "
        "«Карты остались, а указка со мной», — улыбается она."
    )
    (quote,) = extract(text, language="ru").quotes
    assert quote.attribution is not None
    assert "Эмм" in quote.attribution.name


def test_a_baker_who_is_known_for_one_is_no_newcomer() -> None:
    text = (
        "Карл Вельт, пекарь, сидел у входа. «Мы ушли ночью», — говорит он.\n\n"
        "Пекарь закурил. Потом сказал: «Езжайте быстро и не оглядывайтесь»."
    )
    assert {one.attribution.name for one in extract(text, language="ru").quotes if one.attribution} == {
        "Карл Вельт"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ar",
            "جلس خالد النموذجي أمام البيت. «خرجنا ليلاً من المدينة»، قال.\n\nفحص الجندي الأوراق. ثم قال: «اذهبوا بسرعة ولا تلتفتوا».",
        ),
        (
            "fa",
            "کریم صالحی نشسته بود. او گفت: «شب از خانه رفتیم».\n\nسرباز مدارک را دید. سپس گفت: «زود بروید و برنگردید».",
        ),
        (
            "ka",
            "გიორგი ლომიძე იჯდა. „ღამით წამოვედით სახლიდან“, - ამბობს ის.\n\nჯარისკაცმა საბუთები შეამოწმა. მერე თქვა: „სწრაფად წადით“.",
        ),
    ],
)
def test_nor_in_scripts_without_capitals(language: str, text: str) -> None:
    first, second = extract(text, language=language).quotes
    assert first.attribution is not None
    assert second.attribution is None


def test_later_words_of_the_same_pronoun_stay_open_too() -> None:
    text = (
        "Karl Velt, 71 ans, était assis. « Nous sommes partis la nuit », dit-il.\n\n"
        "Le soldat regarde les papiers. Il dit : « Partez vite et sans bruit. » Il dit aussi : « Ne revenez pas. »"
    )
    names = [one.attribution.name if one.attribution else "" for one in extract(text, language="fr").quotes]
    assert names[0] == "Karl Velt"
    assert set(names[1:]) == {""}
