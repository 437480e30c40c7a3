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


KARL = "Karl Velt, 71, sat on a case. “I left it all,” he said.\n\n"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # What somebody does to others may be told by either of two.
        ("en", f"{KARL}A soldier stopped the car. “They took my phone and my papers,” he said.", None),
        ("en", f"{KARL}A neighbor pulled out the children. “I was in the fields,” he said.", None),
        ("en", f"{KARL}A doctor told the family there was no hope. “I did not believe it,” he said.", None),
        ("en", f"{KARL}A cousin in Lindau sent money for the bus. “I will pay it back,” he said.", None),
        ("en", f"{KARL}A man in uniform knocked at the door. He said: “Leave quickly, all of you.”", "a man"),
        ("es", f"{ES}Un vecino la sacó de los escombros. «Pensé que moría», cuenta.", None),
        ("es", f"{ES}Un soldado les pidió los documentos. «Nos quitaron los teléfonos», recuerda.", None),
        # The dead and the newborn say nothing, nor does what only sounds like somebody.
        ("en", f"{EN}Her neighbor Bea Stein was killed. “I never said goodbye,” she said.", "Ada Velt"),
        ("en", f"{EN}Her sister Bea Stein was killed. “I never said goodbye,” she said.", "Ada Velt"),
        ("en", f"{KARL}His son, Aram, 19, was killed in 2020. “I held his hand,” he said.", "Karl Velt"),
        ("fr", f"{FR}Sa sœur Marie Stein est morte en route. « Je n’ai rien pu faire », dit-elle.", None),
        ("uk", "Анна Вельт тримає дитину. «Ми пішли», — каже вона.\n\nЇї сестра Олена Штейн загинула. «Я навіть не попрощалася», — каже вона.", "Анна Вельт"),
        ("en", f"{EN}Shells killed Bea Stein at the gate. “I saw it myself,” she said.", "Ada Velt"),
        ("en", f"{EN}The house next door belonged to Bea Stein. “I see the curtains,” she said.", "Ada Velt"),
        ("en", f"{KARL}A grandson was born in the shelter. “We called him Gift,” he said.", "Karl Velt"),
        ("en", f"{KARL}A refugee camp opened nearby. “We got soup,” he said.", "Karl Velt"),
        ("en", f"{KARL}Without a doctor, the wound got worse. “I thought I would die,” he said.", "Karl Velt"),
        ("en", f"{KARL}A sniper killed the baker. “I saw it from the roof,” he said.", "Karl Velt"),
        ("en", "Ada Velt, 38, fled with her mother, Bea Stein. “We walked for two days,” she said.", "Ada Velt"),
    ],
)  # fmt: skip
def test_a_sentence_between_brings_in_only_whom_it_is_about(
    language: str, text: str, speaker: str | None
) -> None:
    last = extract(text, language=language).quotes[-1]
    assert (last.attribution.name if last.attribution else None) == speaker


def test_a_stranger_stays_in_mind_until_somebody_is_named() -> None:
    text = (
        f"{KARL}An old man stood up. “We left at night,” he said.\n\nHe lit a cigarette. “The house burned,” "
        "he said.\n\nVelt nodded. “There was nothing left,” he said."
    )
    names = [q.attribution.name if q.attribution else None for q in extract(text, language="en").quotes]
    assert names == ["Karl Velt", "an old man", "an old man", "Karl Velt"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“We took bread,” said Ada Velt’s mother. “It was still warm,” she said.", "Ada Velt’s mother"),
        ("en", f"{KARL}“We have no blankets,” said a volunteer. “It is cold,” he said.", None),
        ("en", f"{KARL}“We have no blankets,” said one woman. “It is cold,” she said.", "one woman"),
        ("en", f"{KARL}“We have no blankets,” said one woman. Velt nodded. “It is cold,” he said.", "Karl Velt"),
        # Zaruhi is no "he", so that nobody else fits.
        ("en", "“We left,” said Zaruhi Velt. Her neighbour, a baker, spoke of a “long minute”. “The keys I left,” he said.", "her neighbour"),
        ("fr", "Ada Velten et son mari Karl partagent une tente. « Le chien est là », dit-il.", "Karl"),
    ],
)  # fmt: skip
def test_who_spoke_without_a_name_goes_on(language: str, text: str, speaker: str | None) -> None:
    last = extract(text, language=language).quotes[-1]
    assert (last.attribution.name if last.attribution else None) == speaker


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
