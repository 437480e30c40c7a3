"""Minors are found, with evidence and certainty, and never by an age remembered. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField


def only(code: str, text: str) -> Proposal:
    (quote,) = extract(text, language=code, published="2023-10-04").quotes
    return quote


def told(code: str, text: str) -> tuple[str, str, str] | None:
    """The words, the certainty and the rule of the tag; None where there is none."""
    tags = [tag for tag in only(code, text).tags if tag.field is TagField.MINOR]
    assert len(tags) <= 1
    for tag in tags:
        return (" ".join(s.of(text) for s in tag.evidence.spans), tag.evidence.certainty, tag.evidence.method)
    return None


@pytest.mark.parametrize(
    "code, text, words",
    [
        ("en", "“We took the lamp,” said Ilka Brandt, 11, from the upper valley.", "11"),
        ("en", "“We took the lamp,” said a seven-year-old who had walked for three days.", "seven-year-old"),
        ("en", "“We took the lamp,” said Ilka Brandt, a boy of twelve.", "of twelve"),
        ("en", "“We took the lamp,” said Ilka Brandt, a child of eleven from the valley.", "of eleven"),
        ("ru", "«Мы взяли лампу и часы», — сказала 11-летняя Илка Брандт.", "11-летняя"),
        ("uk", "«Ми взяли лампу і годинник», — сказала 11-річна Ілка Брандт.", "11-річна"),
        ("hy", "«Մենք վերցրինք ճրագը և ժամացույցը»,- ասաց 11-ամյա Իլկա Բրանդտը։", "11-ամյա"),
        ("ar", 'قال أحمد سالم البالغ من العمر 11 عاماً: "أخذنا المصباح ولم نأخذ شيئا غيره".', "البالغ من العمر 11 عاماً"),
        ("ar", 'قال أحمد سالم، البالغ من العمر 11 عاماً: "أخذنا المصباح ولم نأخذ شيئا غيره".', "البالغ من العمر 11 عاماً"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte die elfjährige Ilka Brandt.", "elfjährige"),
        ("fr", "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, 11 ans.", "11 ans"),
        ("es", "«Nos llevamos la lámpara y el reloj», dijo Ilka Brandt, una niña de 11 años.", "de 11 años"),
        ("tr", "“Lambayı ve saati aldık,” dedi 11 yaşındaki Ilka Brandt.", "11 yaşındaki"),
        ("fa", "علی رضایی، ۱۱ ساله، گفت: «ما چراغ را برداشتیم و رفتیم».", "۱۱ ساله"),
    ],
)  # fmt: skip
def test_a_stated_age_below_eighteen_makes_a_minor(code: str, text: str, words: str) -> None:
    assert told(code, text) == (words, "stated", "minor.age@1")


@pytest.mark.parametrize(
    "code, text, words",
    [
        ("en", "“We took the lamp and the clock,” the schoolboy said.", "schoolboy"),
        ("en", "“We took the lamp and the clock,” the little girl said.", "girl"),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a schoolgirl from Goris.", "schoolgirl"),
        ("en", "“We took the lamp and the clock,” said schoolgirl Ilka Brandt.", "schoolgirl"),
        ("ru", "«Мы взяли лампу и часы», — сказала Илка Брандт, школьница из Гориса.", "школьница"),
        ("ru", "«Мы взяли лампу и часы», — сказала девочка.", "девочка"),
        ("uk", "«Ми взяли лампу і годинник», — сказала Ілка Брандт, школярка з Гориса.", "школярка"),
        ("hy", "«Մենք վերցրինք ճրագը և ժամացույցը»,- ասաց աշակերտուհի Իլկա Բրանդտը։", "աշակերտուհի"),
        ("ar", 'قال الطفل أحمد سالم: "أخذنا المصباح ولم نأخذ شيئا غيره".', "الطفل"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte der Schüler Ilka Brandt.", "Schüler"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte ein Mädchen.", "Mädchen"),
        (
            "fr",
            "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, une écolière de Goris.",
            "écolière",
        ),
        ("tr", "“Lambayı ve saati aldık,” dedi lise öğrencisi Ilka Brandt.", "lise öğrencisi"),
    ],
)
def test_words_for_a_child_make_it_inferred(code: str, text: str, words: str) -> None:
    found = told(code, text)
    assert found is not None and found[:2] == (words, "inferred")


def test_a_teenager_may_be_of_age() -> None:
    found = told("en", "“We took the lamp and the clock,” said Ilka Brandt, a teenager.")
    assert found == ("teenager", "uncertain", "minor.teenager@1")


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "“I was nine when the mill burned, a schoolboy with one lamp,” said Ilka Brandt, a baker."),
        ("en", "“I was nine when the mill burned,” said Ilka Brandt, who was a boy of nine then."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, 34, who was a schoolgirl when the mill burned."),
        ("en", "“We took the lamp and the clock,” said the girl, Ilka Brandt, 34."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a former schoolboy of the mill."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a child psychologist."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a mother of a boy."),
        ("en", "“We took the lamp and the clock,” said the mother of the boy."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, who left as a child."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a teacher of schoolchildren, with her son, 9."),
        ("ru", "«Мне было девять лет, я была школьницей», — сказала Илка Брандт, учительница."),
        ("fr", "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, mère d’un enfant."),
        ("es", "«Nos llevamos la lámpara y el reloj», dijo Ilka Brandt, madre de un niño."),
    ],
)  # fmt: skip
def test_a_childhood_remembered_or_somebody_elses_child_makes_none(code: str, text: str) -> None:
    assert told(code, text) is None


@pytest.mark.parametrize(
    "code, text",
    [
        ('en', 'Reporter Otto Velt wrote that a boy aged 12 named Cem told him: "I miss my dog."'),
        ('en', '"I am 13," said Cem.'),
        ('en', '"My lamp is there," said little Ilka, clutching her mother\'s hand.'),
        ('en', '"I was in fifth grade when we left," said Ilka.'),
        ('en', '"I miss my dog," said Ilka, then 9, at the mill.'),
        ('en', 'A girl of 12 called Ani said: "I miss my dog."'),
        ('en', '"I miss my dog," said Ani, who is in the fifth grade.'),
        ('en', '"I miss my dog," said Ani, who goes to kindergarten in Goris.'),
        ('en', '"I\'m 13 years old and I miss my dog," said Suren.'),
        ('en', '“I miss my dog,” said Ani. “I’m only seven.”'),
        ('en', 'Little Mane said: "I miss my dog and my bed."'),
        ('en', 'Ani is in grade 4. "I miss my dog," she said.'),
        ('en', '"I miss my dog," Ani, a high school student, said.'),
        ('en', 'Ani, in her early teens, said: "I miss my dog."'),
        ('de', '„Ich bin dreizehn und vermisse meinen Hund“, sagte Suren Brandt.'),
        ('de', '„Ich vermisse meinen Hund“, sagte der Viertklässler Suren Brandt.'),
        ('de', '„Ich vermisse meinen Hund“, sagte die kleine Ani.'),
        ('fr', '« J’ai treize ans et mon chien me manque », dit Suren Brandt.'),
        ('fr', '« Mon chien me manque beaucoup », dit la petite Ani.'),
        ('fr', '« Mon chien me manque beaucoup », dit Ani Brandt, élève de sixième.'),
        ('es', '«Tengo trece años y extraño a mi perro», dijo Suren Brandt.'),
        ('es', '«Extraño mucho a mi perro», dijo la pequeña Ani.'),
        ('ru', '«Мне тринадцать, и я скучаю по собаке», — сказал Сурен Брандт.'),
        ('ru', '«Я очень скучаю по своей собаке», — сказала маленькая Ани.'),
        ('uk', '«Мені тринадцять років, і я сумую за собакою», — сказав Сурен Брандт.'),
        ('uk', '«Я дуже сумую за своєю собакою», — сказала маленька Ані.'),
        ('hy', '«Ես տասներեք տարեկան եմ, կարոտում եմ շանս»,- ասաց Սուրեն Բրանդտը։'),
        ('hy', '«Ես շատ եմ կարոտում իմ շանը»,- ասաց փոքրիկ Անին։'),
        ('hy', '«Ես շատ եմ կարոտում իմ շանը»,- ասաց հինգերորդ դասարանցի Սուրեն Բրանդտը։'),
        ('tr', '“On üç yaşındayım, köpeğimi özlüyorum,” dedi Suren Brandt.'),
        ('tr', '“Köpeğimi çok özlüyorum,” dedi küçük Ani.'),
        ('tr', '“Köpeğimi çok özlüyorum,” dedi beşinci sınıf öğrencisi Suren Brandt.'),
        ('ar', 'قال أحمد سالم: "عمري 13 عاما وأشتاق إلى كلبي كثيرا".'),
        ('ar', 'قال الصغير أحمد سالم: "أشتاق إلى كلبي كثيرا جدا".'),
        ('ar', 'قال أحمد سالم، وهو في الصف الخامس: "أشتاق إلى كلبي كثيرا جدا".'),
        ('fa', 'علی رضایی گفت: «من سیزده سال دارم و دلم برای سگم تنگ شده».'),
        ('fa', 'علی رضایی، شاگرد صنف پنجم، گفت: «دلم برای سگم خیلی تنگ شده است».'),
        ('fa', 'علی کوچک گفت: «دلم برای سگم خیلی تنگ شده است».'),
        ('ka', '„ცამეტი წლის ვარ და ჩემი ძაღლი მენატრება“, - თქვა ნინო დათიაშვილმა.'),
        ('ka', '„ჩემი ძაღლი ძალიან მენატრება“, - თქვა პატარა ნინომ.'),
        ('ka', '„ჩემი ძაღლი ძალიან მენატრება“, - თქვა მეხუთეკლასელმა ნინო დათიაშვილმა.'),
        ("en", "“We took the lamp,” said Ilka Brandt, two days before her ninth birthday."),
        ("en", "“I turned twelve in that cellar,” said Ilka Brandt."),
    ],
)  # fmt: skip
def test_a_sign_near_the_speaker_or_in_their_words_makes_it_uncertain(code: str, text: str) -> None:
    found = told(code, text)
    assert found is not None and found[1] == "uncertain"
    assert found[2].startswith(("minor.own-words", "minor.near-name", "minor.beside-name"))
    assert all(tag.field is not TagField.AGE for tag in only(code, text).tags)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('en', 'Ten-year-old Cem said: "The lamp went out at night."'),
        ('en', 'Twelve-year-old Ani Brandt told me: "I miss my dog."'),
        ('ru', 'Двенадцатилетняя Ани Брандт сказала: «Я очень скучаю по своей собаке».'),
        ('uk', 'Дванадцятирічна Ані Брандт сказала: «Я дуже сумую за своєю собакою».'),
    ],
)  # fmt: skip
def test_an_age_in_words_before_the_name_is_stated(code: str, text: str) -> None:
    found = told(code, text)
    assert found is not None and found[1:] == ("stated", "minor.age@1")


def test_a_sign_counts_where_nobody_was_found_to_speak() -> None:
    text = "“My name is a secret and I am eleven.”\n"
    assert only("en", text).attribution is None
    assert told("en", text) == ("I am eleven", "uncertain", "minor.own-words@1")


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "“We took the lamp,” said Ilka Brandt, holding the hand of her 9-year-old brother."),
        ("en", "“We took the lamp,” said Ilka Brandt, a kindergarten teacher."),
        ("en", "“We took the lamp,” said Ilka Brandt, a third-grade teacher."),
        ("en", "Ilka Brandt fled with her nine-year-old son. “We took the lamp,” she said."),
        ("en", "“We took the lamp,” said Ilka Brandt, who taught in a high school for 12 years."),
        ("en", "“We took the lamp,” said Ilka Brandt, 34, next to nine-year-old Cem."),
        ("en", "“We took the lamp,” said Ilka Brandt, mother of a 9-year-old boy."),
        ("en", "“We took the lamp,” a young woman said."),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte die junge Frau."),
        ("en", "“I am 45,” said Ilka Brandt."),
        ("en", "“I am 13th in the queue,” said Ilka Brandt."),
        ("en", "“I was nine when the mill burned,” said Ilka Brandt."),
        ("fr", "« Nous sommes partis il y a 12 ans », dit Ilka Brandt."),
        ("ru", "«Мы взяли лампу», — сказала Илка Брандт, мать двенадцатилетней Ноны."),
        ("ka", "„ჩვენ 12 წლის წინ წამოვედით“, - თქვა ნინო დათიაშვილმა."),
    ],
)  # fmt: skip
def test_somebody_elses_child_or_a_stated_age_is_no_sign(code: str, text: str) -> None:
    assert told(code, text) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“I was in fifth grade when the war began,” said Ilka Brandt, a baker."),
        ("en", "“When I was in fourth grade we moved to Baku,” said her grandfather, Karl Brandt."),
        ("en", "“When I was in fourth grade we moved to Baku,” said Karl Brandt, Ilka’s grandfather."),
        ("de", "„Ich war in der fünften Klasse, als wir gingen“, sagte Karl Brandt, ein Bäcker."),
        ("fr", "« J’étais en sixième quand on est partis », dit Ilka Brandt, boulangère."),
        ("es", "«Yo iba en tercer grado cuando salimos», dijo Ilka Brandt, panadera."),
        ("ru", "«Я училась в пятом классе, когда мы ушли», — сказала бабушка."),
    ],
)
def test_a_grown_speaker_who_remembers_school_is_no_minor(code: str, text: str) -> None:
    assert told(code, text) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“I was in fifth grade when the war began,” said Ilka Brandt, her classmate."),
        ("en", "“I was in fifth grade when the war began,” said Ilka Brandt, a student."),
        ("en", "“I go to fifth grade,” said Ilka Brandt, a dancer."),
        ("en", "“I was in fifth grade when we left,” said Ilka Brandt, her grandmother’s favourite."),
        ("en", "“I was in fifth grade when we left,” said Ilka Brandt, the daughter of a retired baker."),
        ("ru", "«Я училась в пятом классе, когда мы ушли», — сказала Илка Брандт."),
        ("en", "“I want to go home,” says Karl, Ilka Brandt’s grandson, who is in the third grade."),
        ("en", "“I want to go home,” says Karl — Ilka’s grandson — who is in the third grade."),
    ],
)
def test_a_child_who_speaks_of_school_waits_for_an_archivist(code: str, text: str) -> None:
    found = told(code, text)
    assert found is not None and found[1] == "uncertain"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "«Мы его любили», — сказала Илка Брандт, одноклассница погибшего."),
        ("uk", "«Ми його любили», — сказала Ілка Брандт, однокласниця загиблого."),
        ("ru", "«Мы вернулись домой», — сказал Карл Брандт после 9-летнего изгнания."),
        ("ru", "Ветеран 9-летней войны Карл Брандт сказал: «Мы шли два дня»."),
        ("uk", "«Ми повернулися додому», — сказав Карл Брандт після 9-річного заслання."),
        ("de", "„Wir sind zurück“, sagte Karl Brandt nach 12-jähriger Haft."),
        ("de", "Nach 12-jähriger Haft sagte Karl Brandt: „Wir gingen zwei Tage.“"),
        ("hy", "«Մենք քայլեցինք երկու օր»,- ասաց Անի Վելտյանը՝ 7-ամյա Կարենի մայրը։"),
        ("tr", "“İki gün yürüdük” dedi 7 yaşındaki Can’ın annesi Ayşe Brandt."),
        ("es", "Carlos Brandt, pescador desde niño, mira el mar. «Salimos sin nada», dice."),
        ("es", "Tras una condena de 12 años, Marta Brandt espera. «Salimos sin nada», dice."),
        ("fr", "Marc Brandt, pêcheur depuis enfant, regarde la mer. « On est partis », dit-il."),
        ("fr", "« Nous avons marché », dit Ilka Brandt, qui tenait son petit-fils, 7 ans."),
        ("ar", "قالت منى عبود، والدة الطفل كريم البالغ 7 أعوام: «خرجنا في الليل»."),
        ("fa", "منا عبود، مادر کودک ۷ ساله، گفت: «ما شب رفتیم»."),
        ("en", "A woman sat beside her 6-year-old daughter. “We walked for two days,” the woman said."),
    ],
)
def test_somebody_elses_class_or_years_of_something_are_no_sign(code: str, text: str) -> None:
    assert told(code, text) is None


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [
        ("“I miss my dog,” said Karl, her grandson, 7.", True),
        ("“I miss my dog,” said Karl Brandt, Ilka’s grandson, 7.", True),
        ("“I miss my dog,” said Ani, her mother’s youngest daughter, 9.", True),
        ("“We walked for two days,” said Anna Brandt, her grandson, 7, on her lap.", False),
        ("“We walked for two days,” said Ada Brandt, 71, her granddaughter, 7, on her lap.", False),
        ("“We walked for two days,” said Karl Brandt, who lost his son, 9.", False),
        ("“We walked for two days,” said Karl Brandt with his daughter, 9.", False),
    ],
)
def test_a_child_in_apposition_waits_unless_it_is_not_the_speaker(text: str, is_sign: bool) -> None:
    assert (told("en", text) is not None) is is_sign
