"""What stays open, or is no record, where only nearness would name a speaker. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Form


def read(language: str, text: str) -> list[tuple[str, str]]:
    """The records of a text: their speakers, empty where open, and their forms."""
    quotes = extract(text, language=language).quotes
    return [(one.attribution.name if one.attribution else "", one.form.value) for one in quotes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Станція Лугового району давно є справжньою «річковою бомбою» для міста."),
        ("uk", "Діти ростуть, а ми несемо світом вірус нашого «набутого дому»."),
        ("ru", "Закрытие школ имеет эффект «домино» для всего Нижнего Района."),
        ("ru", "Актёр Илья Вельт сыграл князя в фильме Карла Штейна «Заговор рыбаков»."),
        ("ru", "Парламент Вельтии проголосовал: 215 голосов «за», один «против»."),
        ("hy", "Պարզ դարձավ, որ «վտանգի» մեջ է նաև Արամ Օրինակյանի ռեկորդը։"),
        ("fr", "Mardi, à Lindau, le ciel de Karl Velt est devenu « couleur de thé »."),
        ("es", "Jon Velt se fue con lo puesto. Antes, cruzó a pie «la raya»."),
        ("ar", "عاد خالد النموذجي إلى المدينة. يسمّي الناس الحي «الوطن الصغير» منذ سنين."),
    ],
)
def test_a_few_words_that_nothing_sets_as_speech_are_no_record(language: str, text: str) -> None:
    assert read(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Лист увійшов до збірки «Переселенці, які не загубили себе самих» видавництва Вельт."),
        ("ru", "Особенно любили песню «В синем и далёком тумане за рекой» в часы отдыха."),
        ("hy", "Նշանաբանն էր «Պիոներները երկրի հավատարիմ զավակներն են միշտ» և ուրիշ ոչինչ։"),
        ("fr", "Le recueil « Ceux qui n’ont pas perdu leur maison » paraît à Lindau."),
    ],
)
def test_a_capital_beside_a_word_that_is_none_for_speaking_is_a_title(language: str, text: str) -> None:
    assert read(language, text) == []


def test_a_proper_name_behind_a_conjunction_opens_words_that_somebody_says() -> None:
    text = "На встрече он призвал к тому, чтобы «Вельтия жила не по законам гор»."
    assert read("ru", text) == [("", "full")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # A place, a body, the word that begins a sentence.
        ("ru", "Россия делала всё возможное для языка: «В долине в ходу два языка, свой и чужой».", ""),
        ("uk", "Фестиваль минув. «Мене взяли сюди через помилку, і я лишилася».", ""),
        ("ru", "Вывеску сняли давно. «Мы уходили летом, поэтому ничего не взяли».", ""),
        # Somebody whose gender or trade is told.
        ("ru", "Учительница Анна Вельт садится к окну. «Мы уходили летом, поэтому ничего не взяли».", "Анна Вельт"),
        ("uk", "Ганна Вельт сідає до вікна. «Мене взяли сюди через помилку, і я лишилася».", "Ганна Вельт"),
        # Where names take no endings a capital tells enough.
        ("fr", "Halima Velten hausse les épaules. « Écrivez ce que vous voulez, de toute façon. »", "Halima Velten"),
        # Words within a paragraph that tells of something else.
        (
            "uk",
            "«Ми вийшли вночі», — сказала Ганна Вельт.\n\nУ відповіді контори читаємо: «Виплати не спинено, а відкладено».",
            "",
        ),
    ],
)  # fmt: skip
def test_nearness_names_only_who_is_known_to_be_somebody(language: str, text: str, speaker: str) -> None:
    assert read(language, text)[-1][0] == speaker


def test_who_spoke_last_is_forgotten_where_somebody_else_spoke() -> None:
    text = (
        "«Ми вийшли вночі», — сказала Ганна Вельт.\n\n"
        "У відповіді контори читаємо: «Виплати не спинено, а відкладено».\n\n"
        "«Третього човна я не прив’язував, бо він був у роботі»."
    )
    assert [speaker for speaker, _ in read("uk", text)] == ["Ганна Вельт", "", ""]


def test_a_short_sentence_of_its_own_is_kept_though_nobody_is_known_to_say_it() -> None:
    text = "Человек постучал по раме. «Кто это здесь?» Это был портрет."
    assert read("ru", text) == [("", Form.FULL.value)]


def test_english_goes_on_as_measured() -> None:
    text = "Ilka Brandt has little time for “paper boats and speeches”."
    assert read("en", text) == [("Ilka Brandt", "fragment")]
