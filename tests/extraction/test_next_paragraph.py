"""A pronoun behind a paragraph, or words, of somebody who has no name yet, or whose relative it is."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty


def _last(lang: str, text: str) -> tuple[str, Certainty] | None:
    attribution = extract(text, language=lang).quotes[-1].attribution
    return (attribution.name, attribution.evidence.certainty) if attribution else None


_PREFECT = "The prefect, Omar Velt, spoke first. “We are full,” said Velt.\n\n"


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", _PREFECT + "An elderly man was weaving a mat.\n\n“I fled twice,” he said.", "an elderly man"),
        ("en", _PREFECT + "An elderly man was weaving a mat. He gave his name as Adam Stein.\n\n“I fled,” he said.",
         "Adam Stein"),
        ("fr", "« On est pleins », dit Omar Velt, le préfet.\n\nUn vieil homme tressait une natte.\n\n« J’ai fui », dit-il.",
         "un vieil homme"),
        ("es", "«Estamos llenos», dijo el prefecto Omar Velt.\n\nUn anciano tejía una estera.\n\n«Huí», dijo él.",
         "un anciano"),
        ("uk", "«Місць нема», — сказав мер Петро Коваль.\n\nЛітній чоловік плів кошик.\n\n«Я тікав», — сказав він.", None),
        ("ru", "«Мест нет», — сказал мэр Пётр Иванов.\n\nПожилой мужчина плёл корзину.\n\n«Я бежал», — сказал он.", None),
        # Relatives who tell something go on, and not whose they are.
        ("en", "“We ran,” said Ada Velt.\n\nVelt's mother-in-law, who gave no name, said she was ill. “I slept,” she said.",
         "Velt's mother-in-law"),
        ("en", "“We ran,” said Ada Velt.\n\nHer mother-in-law, who gave no name, said she was ill. “I slept,” she said.",
         "her mother-in-law"),
        ("fr", "« On a fui », dit Anna Velt.\n\nSa belle-mère, qui reste seule, dit avoir fui. « J’étais petite », dit-elle.",
         "sa belle-mère"),
        ("es", "«Huimos», dice Ana Velt.\n\nSu suegra, que no quiso dar su nombre, dijo que huyó. «Era niña», dice ella.",
         "su suegra"),
        # Either may be meant.
        ("ru", "«Мы бежали», — говорит Анна Вельт.\n\nЕё свекровь, которая не назвала имени, бежала. «Я спала», — говорит она.",
         None),
        # Whoever has just spoken goes on.
        ("en", "“No bread,” said Ada Velt, the spokeswoman.\n\n“No water,” said the mother of four.\n\n“They cry,” she added.",
         "the mother of four"),
        ("de", "„Kein Brot“, sagte die Sprecherin Ada Velt.\n\n„Kein Wasser“, sagte eine Mutter von vier Kindern.\n\n"
               "„Sie weinen“, fügte sie hinzu.", "eine Mutter von vier Kindern"),
    ],
)  # fmt: skip
def test_somebody_without_a_name_goes_on(lang: str, text: str, name: str | None) -> None:
    last = _last(lang, text)
    assert (last and last[0]) == name
    assert last is None or last[1] is Certainty.UNCERTAIN


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", _PREFECT + "Velt was weaving a mat.\n\n“I fled twice,” he said.", "Omar Velt"),
        ("en", _PREFECT + "An elderly woman was weaving a mat.\n\n“I fled twice,” he said.", "Omar Velt"),
        # "Her mother fell ill" tells of the daughter, too.
        ("en", "“We ran,” said Ada Velt.\n\nHer mother fell ill. “I cooked,” she said.", "Ada Velt"),
        # Named since, and of another gender.
        ("en", "“No water,” said the mother of four.\n\nAda Velt came back. “They cry,” she added.", "Ada Velt"),
        ("en", "“No bread,” said Ada Velt.\n\n“No water,” said the father of four.\n\n“They cry,” she added.", "Ada Velt"),
    ],
)  # fmt: skip
def test_the_named_go_on_where_nobody_came_between(lang: str, text: str, name: str) -> None:
    last = _last(lang, text)
    assert last is not None
    assert last[0] == name


def test_who_spoke_as_he_is_no_she_afterwards() -> None:
    text = (
        "Her doctor, Vitaliy Stein, was there. “She complains,” he laughed.\n\n"
        "The gutsy gran reckons it was luck.\n\n“I looked where the foxes walked,” she explained."
    )
    assert _last("en", text) is None


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        (
            "uk",
            "Тетяна Вельт живе тут. Син Тетяни Артем, студент, спить. «Я повернуся», — сказав він.",
            "Артем",
        ),
        (
            "ru",
            "Татьяна Вельт живёт тут. Сын Татьяны Артём, студент, спит. «Я вернусь», — сказал он.",
            "Артём",
        ),
        ("ru", "Мария Вельт живёт тут. Сын Марии Пётр спит. «Я вернусь», — сказал он.", "Пётр"),
        ("ru", "Сын Татьяны спит. «Я вернусь», — сказала Татьяна Вельт.", "Татьяна Вельт"),
    ],
)
def test_a_mothers_name_is_no_part_of_her_sons(lang: str, text: str, name: str) -> None:
    last = _last(lang, text)
    assert last is not None
    assert last[0] == name
