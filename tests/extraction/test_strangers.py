"""Pronouns behind a sentence about somebody else than the one who was in mind. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty

EN = "Ada Velt, 38, held a child. “He had gone to fetch bread,” she said.\n\n"
FR = "Ada Velten, 38 ans, tient un enfant. « Mon mari est parti », dit-elle.\n\n"
ES = "Ada Velt, de 38 años, acuna a un bebé. «Mi marido se fue», dice.\n\n"
RU = "Сосед Карл Вельт курит. «Мы ушли ночью», — говорит он.\n\n"
HY = "Արամ Օրինակյանը՝ 38 տարեկան, լուռ է։ «Մենք գիշերը հեռացանք», - ասում է նա։\n\n"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", f"{EN}A girl of eleven held a cat. “It is called Rain,” she said.", "a girl of eleven"),
        ("en", f"{EN}Across the aisle sat Grandmother Ilka Stein. “It was like stone,” she said.", "Ilka Stein"),
        ("en", f"{EN}A spokesman for the ministry denied it. “They are free,” he said.", "a spokesman"),
        ("en", f"{EN}An old man beside the stove interrupted. “We were not free,” he said.", "an old man"),
        (
            "en",
            "Karl Stein’s pollster, Bea Orlin, sees a chance. “The mayor would win,” she says.",
            "Bea Orlin",
        ),
        (
            "en",
            "Bus driver Karl Velt waited. “I drove all night,” he said.\n\n"
            "The bus driver’s grandson, who is seven, tugged at his sleeve. “When do we go home?” he asked.",
            "the bus driver’s grandson",
        ),
        # The pronoun means the one who was in mind.
        ("en", "Ada Velt came alone. Her mother died in May. “I never said goodbye,” she said.", "Ada Velt"),
        ("en", f"{EN}A man took her hand. “I am fine,” she said.", "Ada Velt"),
        ("en", f"{EN}A reporter asked again. “I do not know,” she said.", "Ada Velt"),
        (
            "fr",
            f"{FR}Le porte-parole du ministère, Karl Stein, a affirmé que tout était prêt. « Nous avons des lits », a-t-il ajouté.",
            "Karl Stein",
        ),
        ("es", f"{ES}Un niño de ocho años abraza a su perro. «Se llama Lluvia», dice.", "un niño"),
        ("es", f"{ES}El portavoz del Gobierno, Karl Stein, compareció. «Hay camas para todos», aseguró.", "Karl Stein"),
        (
            "ru",
            f"{RU}Глава пресс-службы МЧС Илья Штейн заявил, что въехали люди. «Мы их размещаем», — добавил он.",
            "Илья Штейн",
        ),
        ("hy", f"{HY}Ութ տարեկան մի տղա շուն է գրկել։ «Անունը Անձրև է», - ասում է նա։", "Ութ տարեկան մի տղա"),
    ],
)  # fmt: skip
def test_the_sentence_before_tells_whom_the_pronoun_means(language: str, text: str, speaker: str) -> None:
    last = extract(text, language=language).quotes[-1]
    assert last.attribution is not None and last.attribution.name == speaker


def test_a_stranger_is_never_more_than_uncertain() -> None:
    last = extract(f"{EN}A girl of eleven held a cat. “It is called Rain,” she said.", language="en").quotes[
        -1
    ]
    assert last.attribution is not None and last.attribution.evidence.certainty is Certainty.UNCERTAIN
    assert "minor" in {tag.field.value for tag in last.tags}, "so that an archivist looks at it"


def test_what_a_banner_says_is_nobodys_and_no_part_of_the_words_before() -> None:
    text = "“I buried him,” said Ada Velt, 70.\n\n“We will return,” read a banner above the door."
    first, second = extract(text, language="en").quotes
    assert [part.of(text) for part in first.parts] == ["I buried him,"]
    assert second.attribution is None


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Сосед Карл Вельт курит. «Мы ушли», — говорит он.\n\n«Дом сгорел», — говорит Ирина, 23-летняя дочь Карла Вельта.", ["", "23"]),
        ("«Мы ушли», — говорит 58-летняя соседка Ирина Вельт.", ["58"]),
    ],
)  # fmt: skip
def test_the_age_of_a_relative_is_not_the_owners(text: str, ages: list[str]) -> None:
    quotes = extract(text, language="ru").quotes
    assert ["".join(tag.value for tag in quote.tags if tag.field == "age") for quote in quotes] == ages


def test_whose_daughter_somebody_is_is_no_place() -> None:
    text = "« Je n’ai plus de maison », confie Ada, 35 ans, la fille de Karl Velten."
    (quote,) = extract(text, language="fr").quotes
    assert not [tag for tag in quote.tags if tag.field == "place"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "A su lado, su nieta Mane, de 17, asiente. «Me llevé solo el violín», dice la joven."),
        ("uk", "Її донька Сона, якій 15 років, мовчить. «Я хочу до школи», — нарешті каже дівчина."),
        ("ru", "Её дочь Соня, которой 15 лет, молчит. «Я хочу в школу», — говорит девушка."),
    ],
)
def test_a_child_who_is_only_pointed_at_waits_for_an_archivist(language: str, text: str) -> None:
    (quote,) = extract(text, language=language).quotes
    assert "minor" in {tag.field.value for tag in quote.tags}


def test_what_an_office_says_was_not_said_where_the_report_was_written() -> None:
    text = (
        "GORIS, Armenia (AP) – “We left at night,” said Ada Velt, 70, a baker.\n\n"
        "“They are free to go,” said the ministry’s spokesman, Karl Stein."
    )
    places = [
        [tag.value for tag in q.tags if tag.field == "place"] for q in extract(text, language="en").quotes
    ]
    assert places == [["GORIS"], []]


def test_who_stands_behind_a_dateline_is_read_whole() -> None:
    text = "LINDAU, Velteria (AP) – Former miner Karl Velt, 71, sat on a case. “I left it all,” he said."
    (quote,) = extract(text, language="en").quotes
    assert quote.attribution is not None and quote.attribution.name == "Karl Velt"
