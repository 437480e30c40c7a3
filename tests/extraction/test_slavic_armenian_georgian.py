"""Whose words, and how old, what and where they are: Russian, Ukrainian, Armenian, Georgian. All is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal

_SPEAKERS = [
    # A noun that says no more than "she" points at the one just named.
    ("ru", "Раиса Тихоновна Бурлакова доила коров.\n\n«Корову я отвела к соседям, – говорит пенсионерка. – Обещали доить».",
     [("Корову я отвела к соседям, Обещали доить", "Раиса Тихоновна Бурлакова")]),
    ("uk", "Лікарка Оксана Ткач покинула дім у червні.\n\n— Халат я не взяла, — розповідає жінка. — Думала, на тиждень.",
     [("Халат я не взяла, Думала, на тиждень.", "Оксана Ткач")]),
    ("hy", "Վաճառողուհի Հերմինե Սարգսյանը (48) այստեղ է։\n\n«Խանութը փակեցի, կշեռքը մոռացա»,- ժպտալով պատմում է կինը։",
     [("Խանութը փակեցի, կշեռքը մոռացա", "Հերմինե Սարգսյան")]),
    ("ka", "ნანი ქობალია 72 წლისაა.\n\n„წიგნები ბარათებით დავტოვე“, – იხსენებს ქალი.",
     [("წიგნები ბარათებით დავტოვე", "ნანი ქობალია")]),
    # What the speaker does while saying it; turns of different speakers do not run together.
    ("ru", "Борис Юрьевич Клюев вышел.\n\n— Ключ от гаража у меня, — показывает он связку. — Гаража нет.\n\n"
     "— Зачем же ты его хранишь? — удивляется соседка.\n\n— Привык ещё там, — отвечает Борис Юрьевич.",
     [("Ключ от гаража у меня, Гаража нет.", "Борис Юрьевич Клюев"), ("Зачем же ты его хранишь?", None),
      ("Привык ещё там,", "Борис Юрьевич Клюев")]),
    # A paper named in marks stands between the verb and its speaker.
    ("ru", "«Мы ехали в кузове, — сообщил газете \"Берег\" Тимур Ахмедов. — Под ковром».",
     [("Мы ехали в кузове, Под ковром", "Тимур Ахмедов")]),
    ("hy", "«Դպրոցներում տեղ դեռ կա,– ուրբաթ «Կամուրջ» թերթին հայտնեց Արա Մելքոնյանը։– Շուտ եկեք»։",
     [("Դպրոցներում տեղ դեռ կա, Շուտ եկեք", "Արա Մելքոնյան")]),
    ("ka", "ორშაბათს გაზეთ „ხიდს“ ექიმმა გია მესხმა უთხრა: „წამალი ერთი კვირის გვაქვს“.",
     [("წამალი ერთი კვირის გვაქვს", "გია მესხი")]),
    # Whom a sentence brings in without a name goes on speaking; nobody named before does.
    ("ru", "Психолог Инна Лобода слушает. Мать троих детей из Горловки просит не писать её фамилию. "
     "«Старший молчит с марта, — рассказывает она. — Рисует только двери».",
     [("Старший молчит с марта, Рисует только двери", "мать троих детей из Горловки")]),
    ("uk", "Чоловік років сорока з Оріхова відмовився назватися. «Запишіть: тато двох доньок, — просить він. — Цього досить».",
     [("Запишіть: тато двох доньок, Цього досить", "чоловік років сорока з Оріхова")]),
    # In whose words: a pronoun inside the phrase, a noun in another case.
    ("uk", "Столяр Петро Мазур сидить у дворі. За його словами, «дошки досі лежать там під снігом».",
     [("дошки досі лежать там під снігом", "Петро Мазур")]),
    ("ru", "Капитан Роман Вязов ждёт у моста. По словам капитана, «к утру подойдут ещё четыре автобуса».",
     [("к утру подойдут ещё четыре автобуса", "Роман Вязов")]),
    # The name after the noun, in Georgian.
    ("ka", "ფონდის სპიკერმა დავით ჯანელიძემ განაცხადა: „ყველას ექნება საწოლი“.",
     [("ყველას ექნება საწოლი", "დავით ჯანელიძე")]),
    # Words in lower case between the verb and its subject.
    ("ru", "«Хлеба хватит на всех до весны», — написал на своей странице глава района Олег Шатов.",
     [("Хлеба хватит на всех до весны", "Олег Шатов")]),
]  # fmt: skip


def _words(text: str, quote: Proposal) -> str:
    return " ".join(part.of(text) for part in quote.parts)


@pytest.mark.parametrize(("language", "text", "expected"), _SPEAKERS)
def test_whose_words(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [
        (_words(text, q), q.attribution.name if q.attribution else None)
        for q in extract(text, language=language).quotes
    ]
    assert [words for words, _ in found] == [words for words, _ in expected]
    for (_, name), (_, wanted) in zip(found, expected, strict=True):
        if wanted is None:
            assert name is None or " " not in name
        else:
            assert name == wanted


_TAGS = [
    ("ru", "Раисе Бурлаковой 74 года, почти сорок лет она проработала дояркой. Родилась в Купянске, весной перебралась "
     "к дочери в Белгород.\n\n«Корову я отвела к соседям», — говорит Бурлакова.",
     {"age": "74", "role": "дояркой", "from": "Купянске", "now_living": "Белгород"}),
    ("ru", "Слесарь Борис Клюев выехал из Лисичанска и теперь снимает комнату в Туле.\n\n«Ключ у меня, гаража нет», — говорит Клюев.",
     {"role": "Слесарь", "left": "Лисичанска", "now_living": "Туле"}),
    ("ru", "Мужчина лет шестидесяти, бежавший из Грозного, молчит. «Здесь была наша школа», — говорит он наконец.",
     {"age_band": "60s", "left": "Грозного"}),
    ("uk", "Петрові Мазуру 66 років, він столяр. Народився в Попасній.\n\n«Верстат важив двісті кіло», — каже Мазур.",
     {"age": "66", "role": "столяр", "from": "Попасній"}),
    ("uk", "Ірина Дзюба, швачка за фахом, каже: «Машинку я винесла на руках». З Бахмута вона втекла взимку, нині мешкає в Полтаві.",
     {"left": "Бахмута", "now_living": "Полтаві"}),
    ("hy", "Սուրեն Բալայանը 58 տարեկան է, մասնագիտությամբ՝ էլեկտրիկ։ Ծնվել է Հադրութում, այժմ բնակվում է Արտաշատում։\n\n"
     "«Լույսը ես եմ անջատել ամբողջ փողոցում»,– հիշում է Սուրենը։",
     {"age": "58", "role": "էլեկտրիկ", "now_living": "Արտաշատում"}),
    ("ka", "ნანი ქობალია 72 წლისაა, პროფესიით ბიბლიოთეკარია. ის გალიდან 1993 წელს წამოვიდა, ახლა ქუთაისში ცხოვრობს.\n\n"
     "„წიგნები ბარათებით დავტოვე“, – იხსენებს ქალი.",
     {"age": "72", "role": "ბიბლიოთეკარი", "left": "გალიდან", "now_living": "ქუთაისში"}),
    ("ka", "ორშაბათს გაზეთ „ხიდს“ ექიმმა გია მესხმა უთხრა: „წამალი ერთი კვირის გვაქვს“.",
     {"role": "ექიმმა", "said_to": "ხიდს", "said_on": "2023-10-09"}),
]  # fmt: skip


def _tags(quote: Proposal) -> dict[str, str]:
    return {tag.place_role.value if tag.place_role else tag.field.value: tag.value for tag in quote.tags}


@pytest.mark.parametrize(("language", "text", "expected"), _TAGS)
def test_age_role_and_places_are_read_in_sentences_about_the_speaker(
    language: str, text: str, expected: dict[str, str]
) -> None:
    found = _tags(extract(text, language=language, published="2023-10-12").quotes[0])
    assert {key: found.get(key) for key in expected} == expected


_NOBODYS = [
    # Somebody else's age, and a time that is none.
    ("ru", "Анна Рогова здесь. Её сыну 12 лет. «Мы ехали ночью по полям», — говорит Анна Рогова.", "age"),
    ("ru", "Анне Роговой 5 лет не платили пенсию. «Мы ехали ночью по полям», — говорит Анна Рогова.", "age"),
    ("ka", "ნანი ქობალია აქ არის. მისი შვილი 40 წლისაა. „წიგნები დავტოვე სახლში“, – ამბობს ნანი ქობალია.", "age"),
    # Going somewhere is no leaving of it.
    ("ru", "Анна Рогова уехала в Москву. «Мы ехали ночью по полям», — говорит Анна Рогова.", "left"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "field"), _NOBODYS)
def test_what_tells_of_something_else_gives_no_tag(language: str, text: str, field: str) -> None:
    for quote in extract(text, language=language).quotes:
        assert field not in _tags(quote)
