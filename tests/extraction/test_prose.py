"""What free prose tells of its speakers, in one line each. All people and places of the fixtures are invented."""

import pytest

from archive.extraction.output import as_json
from archive.extraction.pipeline import extract

_SHORT = {"from": "from", "left": "left", "now_living": "now", "spoke_at": "at"}

ENGLISH = (
    # who | age or band | role | places
    (
        "Most were short.¶“We put the bread in a cloth.”¶— Displaced nurse from Hadrut, aged 52, interviewed in Goris",
        "Displaced nurse from Hadrut|52|nurse|at=Goris from=Hadrut",
    ),
    ("Some spoke.¶“They wanted fifty for each of us.”¶– Mother of four, interview", "Mother of four|||"),
    ("Ilka Brandt sat down.¶She’s 69 and was a welder at the mill. “I let him in,” she says.", "Ilka Brandt|69|welder|"),
    ("“I am not saying it was clever,” said Otto Velt, who turned 68 in a motel.", "Otto Velt|68||"),
    (
        "“I had left the oven on!” Greta Amsel recalled. Amsel, a court interpreter who is 59, had gone.",
        "Greta Amsel|59|court interpreter|",
    ),
    ("Nora Velt, 63 and a seamstress since spring, laughs. “I count in dozens.”", "Nora Velt|63|seamstress|"),
    ("Nora Velt celebrated her 80th birthday in a gym. “There was cake,” she said.", "Nora Velt|80||"),
    ("Cem Orlin, a man of sixty with a cough, nods. “I shut the gate,” he says.", "Cem Orlin|60||"),
    ("Aunt Nora pours tea. Nora Velt is 77. “I shut the gate,” she says.", "Nora Velt|77||"),
    ("‘It was the noon one,’ says a girl by the pump. Her name is Nora and she’s eleven. ‘It is loud.’", "Nora|11||"),
    (
        "One man, a former driver for the mill, sat. “I carried it to every door,” he told us.",
        "one man||former driver for the mill|",
    ),
    ("“I still count in dozens,” a widowed beekeeper in Goris told me.", "a widowed beekeeper in Goris||widowed beekeeper|"),
    ("“We had a pear tree,” says Nora Velt, who taught chemistry for thirty years.", "Nora Velt||taught chemistry|"),
    ("Nora Velt drove a tram. “I knew every stop by its smell,” she says.", "Nora Velt||drove a tram|"),
    ("Nora Velt drove a tram and was a baker. “I shut the gate,” said Nora Velt, a baker.", "Nora Velt||baker|"),
    ("Ilka Brandt keeps a key. In Mosul she had a house. “It opens nothing now,” she says.", "Ilka Brandt|||from=Mosul"),
    ("Ilka Brandt, formerly of Raqqa, sells thread. “I count in dozens,” she says.", "Ilka Brandt|||from=Raqqa"),
    (
        "Nora Velt, who had been a judge in Kabul, now cleans offices in Lyon. “I still read,” she says.",
        "Nora Velt||judge|from=Kabul now=Lyon",
    ),
    ("Nora Velt worked as a midwife in Aleppo until May. “I never counted,” she says.", "Nora Velt||midwife|from=Aleppo"),
    ("Ilka Brandt waited. She left Rubizne on Monday, she says. “It had begun.”", "Ilka Brandt|||left=Rubizne"),
    ("Ilka Brandt waited. She left Maria on Monday, she says. “It had begun by then.”", "Ilka Brandt|||"),
    ("Nora Velt’s journey from Bakhmut took nine days. “It smelled of rye,” she says.", "Nora Velt|||left=Bakhmut"),
    ("Nora Velt had to get out of Bakhmut in a van. “It smelled of rye,” she says.", "Nora Velt|||left=Bakhmut"),
    ("Nora Velt, now in Lviv with two cats, sits. “The board is still there,” she says.", "Nora Velt|||now=Lviv"),
    ("Home for Nora Velt is now a hall in Lviv. “The board is still there,” she says.", "Nora Velt|||now=Lviv"),
    ("Ada Venn writes from Graz: “My father walked out with one ski and kept it.”", "Ada Venn|||now=Graz"),
)  # fmt: skip


GERMAN = (
    (
        "„Er hat den Bagger gegrüßt“, gab eine Frau aus Alt Brenitz, Mitte fünfzig, zu Protokoll.",
        "eine Frau aus Alt Brenitz|50s||from=Alt Brenitz",
    ),
    (
        "Viele kamen.¶„Ich habe geklingelt.“¶– Ehemaliger Kranführer, 58, Gespräch am 14. August 2018, Bad Radow",
        "Ehemaliger Kranführer|58|Kranführer|at=Bad Radow",
    ),
    ("„Er war leer“, gab Ilka Brandt aus Bonn bekannt.", "Ilka Brandt|||from=Bonn"),
    ("Ilka Brandt sitzt da. Im Mai ist sie dreiundvierzig geworden. „Man hat Zeit“, sagt sie.", "Ilka Brandt|43||"),
    ("Nora Velt packt, heute ist sie 66. „Ich kannte ihn“, sagt sie.", "Nora Velt|66||"),
    ("Nora Velt feierte ihren 80. Geburtstag im Saal. „Es gab Kuchen“, sagt sie.", "Nora Velt|80||"),
    (
        "Ilka Brandt ist Fachärztin für Augenheilkunde, eine zierliche Frau von 49 Jahren. „Man hat Zeit“, sagt sie.",
        "Ilka Brandt|49|Fachärztin für Augenheilkunde|",
    ),
    ("Ilka Brandt lacht. „Schwieriger war der Winter“, sagt die Pharmazeutin.", "Ilka Brandt||Pharmazeutin|"),
    ("Sozialdezernent Ulf Brenner verweist darauf. „Es gibt Listen“, so Brenner.", "Ulf Brenner||Sozialdezernent|"),
    ("„Wir hatten Zeit“, sagt Nora Velt, die lange Chemie unterrichtete.", "Nora Velt||Chemie unterrichtete|"),
    (
        "Nora Velt hat in Mossul Mathematik unterrichtet. „Man hat Zeit“, sagt sie.",
        "Nora Velt||Mathematik unterrichtet|from=Mossul",
    ),
    ("Es ist lange her, dass Ilka Brandt aus Tell Marwan aufbrach. „Man hat Zeit“, sagt sie.", "Ilka Brandt|||left=Tell Marwan"),
    ("Nora Velt hat Cherson im Oktober verlassen. „Man hat Zeit“, sagt sie.", "Nora Velt|||left=Cherson"),
    ("Nora Velt hat ihr Haus in Cherson zurückgelassen. „Man hat Zeit“, sagt sie.", "Nora Velt|||left=Cherson"),
    ("„Alles ist laut“, sagt ein Mädchen am Brunnen. Sie heißt Nora und ist elf. „Alle sind weg.“", "Nora|11||"),
    ("Nora Velt stammt aus einem Dorf bei Stepanakert. „Man hat Zeit“, sagt sie.", "Nora Velt|||from=Stepanakert"),
)  # fmt: skip


RUSSIAN = (
    ("«У нас была груша», — говорит 63-летняя Ольга Приклад.", "Ольга Приклад|63||"),
    ("Вере Приклад пятьдесят девять. «Я днём, он ночью», — объясняет она.", "Вера Приклад|59||"),
    ("Нине Садовой исполнилось восемьдесят. «Мы взяли документы», — говорит она.", "Нина Садова|80||"),
    ("Нине Садовой скоро восемьдесят. «Мы взяли документы», — говорит она.", "Нина Садова|||"),
    ("В зале была Олеся Приклад, которой 33 года. «Сирену давно продали», — бросила она.", "Олеся Приклад|33||"),
    ("«Мы взяли документы», — рассказывает Нина Садова, семидесяти двух лет.", "Нина Садова|72||"),
    (
        "По словам 50-летнего водителя Петра Цоя, «дорога была пуста до самого моста».",
        "Пётр Цой|50|водителя|",
    ),
    (
        "До войны Армен Садоян работал учителем физики. Сейчас ему 45, он устал. «Я рассказал», — говорит он.",
        "Армен Садоян|45|учителем физики|",
    ),
    ("В зале была медсестра Олеся Приклад. «Сирену давно продали», — сказала она.", "Олеся Приклад||медсестра|"),
    ("Нина Садова всю жизнь преподавала химию. «Мы взяли документы», — говорит она.", "Нина Садова||преподавала химию|"),
    ("«Мы взяли документы», — вспоминает Иван Садов из Попасной.", "Иван Садов|||from=Попасной"),
    ("У Нины Садовой в Купянске была аптека. «Мы взяли документы», — говорит она.", "Нина Садова|||from=Купянске"),
    ("Иван Садов покинул Рубежное в мае. «Мы взяли документы», — говорит он.", "Иван Садов|||left=Рубежное"),
    ("Соня рисует, из Изюма их увезли в апреле. «Крыша тогда уже улетела», — объясняет она.", "Соня|||left=Изюма"),
    ("Нина Садова ждёт. Дом в Купянске она оставила. «Мы взяли документы», — говорит она.", "Нина Садова|||left=Купянске"),
    (
        "Все молчат.¶«Мы взяли документы и кошку».¶— Бывшая учительница из Попасной, 58 лет, беседа 14 августа",
        "Бывшая учительница из Попасной|58|Бывшая учительница|from=Попасной",
    ),
    ("Местный лесник, попросивший не называть имени, вздыхает. «Мы звонили», — говорит он.", "местный лесник||лесник|"),
)  # fmt: skip


def told(text: str, language: str) -> list[str]:
    text = text.replace("¶", "\n\n")
    found = as_json("prose", text, extract(text, published="2023-05-12", language=language))["quotes"]
    assert isinstance(found, list)
    lines = []
    for quote in found:
        if quote["form"] != "full":
            continue
        places = [f"{_SHORT[p['role']]}={p['name']}" for p in quote["places"] if p["role"] in _SHORT]
        age = quote["age"] if quote["age"] is not None else quote["age_band"]
        lines.append(f"{quote['speaker']}|{age or ''}|{quote['role'] or ''}|{' '.join(sorted(places))}")
    return lines


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_prose_tells_who_speaks(text: str, expected: str) -> None:
    assert set(told(text, "en")) == {expected}


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_prose_tells_who_speaks(text: str, expected: str) -> None:
    assert set(told(text, "de")) == {expected}


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian_prose_tells_who_speaks(text: str, expected: str) -> None:
    assert set(told(text, "ru")) == {expected}


def test_a_couple_is_told_apart_by_the_surnames_ending() -> None:
    text = "Николай Садов варит чай. Вера Садова молчит.¶— Я такого не видел, — поправляет Садов.¶— Видел, — говорит Садова."
    assert told(text, "ru") == ["Николай Садов|||", "Вера Садова|||"]


def test_whoever_was_named_between_is_not_the_one_described() -> None:
    text = "“It was loud,” says a girl by the pump. Cem Orlin nods. His name is Ada."
    assert told(text, "en") == ["a girl|||"]


def test_a_remark_to_you_stands_in_a_questions_place() -> None:
    """Its answer is no part of it, and it is no part of the answer before."""
    text = (
        "Busfahrer Mehari Oblay (38) singt. Mit ihm sprach Dora Pfeil.¶"
        "Herr Oblay, Sie sind der erste Fahrer, der singt.¶Ich singe nicht. Ich spreche mit Melodie.¶"
        "Haben sich Fahrgäste bei Ihnen beschwert?¶Eine Dame hat mir geschrieben.¶"
        "Sie haben erzählt, dass Sie angebunden waren.¶Ja. Mehr möchte ich nicht sagen.¶"
        "Denken Sie beim Fahren daran?¶Nein. Ich denke an den Fahrplan."
    )
    assert told(text, "de") == ["Mehari Oblay|38|Busfahrer|"] * 4


def test_a_headline_in_marks_is_of_whoever_speaks_most() -> None:
    below = "Nora Velt sits down. “The well was dry,” she says.¶“We went round it,” says Velt.¶“It rained,” said Otto Brandt."
    assert told(f"“I closed the hatch again”¶{below}", "en")[0] == "Nora Velt|||"
    assert told(f"“Somebody closed the hatch again”¶{below}", "en")[0] == "None|||"
    assert (
        told(f"“It rained all of that day”¶{below} “It rained all of that day.”", "en")[0] == "Otto Brandt|||"
    )


def test_a_sentence_about_somebodys_people_keeps_the_owner_in_mind() -> None:
    text = "Nora Velt sits down. “The well was dry,” she says.¶Her son Cem, 40, was present.¶“We went round it in the dark.”"
    assert told(text, "en") == ["Nora Velt|||"] * 2


def test_a_note_in_brackets_names_nobody() -> None:
    assert (
        told("“It was dry,” said Ilka Brandt.¶(Pause.)¶“We went round it in the dark.”", "en")[-1]
        == "Ilka Brandt|||"
    )


def test_a_trade_means_the_only_one_of_the_paragraph() -> None:
    text = "Nora Velt wartet. „Man hat Zeit“, sagt sie.¶Anja Kühn lobt den Bau. „Es fehlt Holz“, sagte die Einsatzleiterin."
    assert told(text, "de")[-1] == "Anja Kühn||Einsatzleiterin|"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We left at night,” says an old man. He buried his son last week. His name was Karl."),
        ("en", "“We left at night,” says a woman by the pump. She holds a baby. Her name is Arpi."),
        ("en", "“We left at night,” says a woman with her daughter. Her name is Arpi."),
        ("en", "“We left at night,” says an old woman. She has a cat. He is called Tiger."),
        ("de", "„Wir gingen nachts“, sagt eine Frau. Neben ihr liegt ihre Tochter. Sie heißt Mika."),
        ("ru", "«Мы ушли ночью», — говорит женщина у колодца. Рядом её дочка. Её зовут Аня."),
        ("es", "«Salimos de noche», dice una anciana. Su pueblo ya no existe. Se llamaba Lindau."),
    ],
)
def test_the_name_of_a_child_a_cat_or_a_village_is_not_the_speakers(language: str, text: str) -> None:
    (quote,) = extract(text, language=language).quotes
    assert quote.attribution is not None and not quote.attribution.named
