"""Page furniture is marked and gives no quotes. Every headline, person and event here is invented."""

import tomllib
from importlib.resources import files

import pytest

from archive.extraction.language import lexicons, vocabulary_files
from archive.extraction.pipeline import extract
from archive.model import Span

VOCABULARY = files("archive.extraction") / "vocabulary"
PROSE = "“The well was dry that summer,” said Ilka Brandt, a baker from the upper valley."


@pytest.mark.parametrize(
    "line",
    [
        "Please use another browser to watch this video",
        "Sign up to our morning newsletter",
        "Subscribe for “unlimited access” today",
        "Photo: a lamp on a sill",
        "Advertisement",
        "Follow us on Instagram",
        "We use cookies. Accept all cookies to read on",
        "You may also like: “The Lamp on the Sill”",
        "© Valley Post. All rights reserved.",
    ],
)
def test_furniture_is_marked_and_never_read(line: str) -> None:
    text = f"{PROSE}\n{line}\n{PROSE}"
    extraction = extract(text, language="en")
    assert [span.of(text) for span in extraction.furniture] == [line]
    assert all(
        span.end <= len(PROSE) or span.start > len(PROSE) + len(line)
        for q in extraction.quotes
        for span in q.parts
    )


def test_headlines_after_read_more_are_furniture_until_prose_resumes() -> None:
    text = f"{PROSE}\nRead more valley news:\nMiller ‘heartbroken’ after ferry sinks\nNew lamp for old bridge\n{PROSE}"
    extraction = extract(text, language="en")
    assert len(extraction.furniture) == 3
    assert len(extraction.quotes) == 2


def test_stretches_given_as_furniture_are_not_read() -> None:
    text = f"{PROSE}\n“Words of the navigation bar, all of them,” said Jana Velt."
    given = Span(len(PROSE) + 1, len(text))
    extraction = extract(text, language="en", furniture=(given,))
    assert [q.attribution.name for q in extraction.quotes if q.attribution] == ["Ilka Brandt"]
    assert given in extraction.furniture


def test_prose_is_no_furniture() -> None:
    assert extract(f"{PROSE}\nSome took their lamps with them\n{PROSE}", language="en").furniture == ()


MARKED = {
    "en": [
        "Read more: Lamp prices rise in the valley",
        "Most read in the valley",
        "Share on Facebook",
        "Download the Valley Post app for alerts",
        "We and our partners use cookies to make this page work",
        "A woman carries a lamp down the river road in June. (AP Photo/A. Person)",
        "Nona Fictive at her door in the upper valley last month. Photo: A. Person/Valley Post",
        "The bridge after the storm. Getty Images",
        "Image: A. Person / AFP",
        "Reporting by A. Person in the valley; editing by B. Person",
        "Additional reporting by B. Person",
        "Comments (12)",
    ],
    "de": [
        "Lesen Sie auch: Die Lampe im Fenster",
        "Wir verwenden notwendige Cookies auf dieser Seite",
        "Folgen Sie uns auf Instagram",
        "Eine Frau trägt ihre Lampe ins Tal. Foto: A. Person/dpa",
        "Artikel teilen",
        "Jetzt abonnieren und weiterlesen",
    ],
    "fr": [
        "À lire aussi : la lampe sur le seuil",
        "Nous utilisons des cookies pour mesurer l’audience",
        "Partager sur Facebook",
        "Une femme porte sa lampe. Photo : A. Person",
        "Inscrivez-vous à notre newsletter",
    ],
    "es": [
        "Lea también: la lámpara en la ventana",
        "Este sitio utiliza cookies propias",
        "Síguenos en Instagram",
        "Una mujer lleva su lámpara al valle. Foto: A. Person",
        "Suscríbase al boletín de la mañana",
    ],
    "ru": [
        "Читайте также: лампа на окне",
        "Подпишитесь на наш канал",
        "Поделиться в социальных сетях",
        "Женщина несёт лампу в долину. Фото: А. Персон",
        "Мы используем cookie на этом сайте",
    ],
    "uk": [
        "Читайте також: лампа на вікні",
        "Підписуйтесь на наш канал",
        "Поділитися в соцмережах",
        "Жінка несе лампу в долину. Фото: А. Персон",
        "Ми використовуємо cookie на цьому сайті",
    ],
    "hy": [
        "Կարդացեք նաև՝ ճրագը պատուհանին",
        "Բաժանորդագրվեք մեր ալիքին",
        "Լուսանկարը՝ Ա. Անձ",
        "Կիսվել ֆեյսբուքում",
        "Կինը տանում է ճրագը։ Լուսանկարը՝ Ա. Անձ",
    ],
    "ar": ["اقرأ أيضا: المصباح على النافذة", "اشترك الآن في نشرتنا", "شارك المقال", "امرأة تحمل مصباحها. الصورة: أ. شخص", "تابعونا على تويتر"],
    "fa": ["بیشتر بخوانید: چراغ کنار پنجره", "عضویت در کانال ما", "مطالب مرتبط", "زنی چراغش را می‌برد. عکس: الف. شخص", "ما را در اینستاگرام دنبال کنید"],
    "tr": ["Ayrıca okuyun: penceredeki lamba", "Bültenimize abone olun", "Haberi paylaş", "Bir kadın lambasını taşıyor. Fotoğraf: A. Kişi", "Bu site çerez kullanır"],
    "ka": ["წაიკითხეთ აგრეთვე: ლამპა ფანჯარაზე", "გამოიწერეთ სიახლეები", "გაზიარება", "ქალს ლამპა მიაქვს. ფოტო: ა. პირი"],
}  # fmt: skip
"""Furniture by language."""

PROSE_OF = {
    "en": [
        "“Read more books,” said Ilka Brandt, a teacher. “Nobody can take those.”",
        "Read more books, my father told us every evening by the lamp.",
        "Photo albums were all we took.",
        "She kept a photo by the door and the lamp beside it.",
        "Ilka Brandt said “share this article with nobody” and closed the door.",
        "Nona Fictive baked “cookies for all who would accept them”, she said.",
        "Related by marriage, the two families left together.",
        "More from the village came the next day.",
        "Writing by candlelight, she filled eleven letters.",
        "Share on, my mother said, until the bread is gone.",
        "The post was first told of it by Reuters.",
    ],
    "de": ["Fotos waren alles, was wir mitnahmen.", "Teilen wollte niemand das letzte Brot."],
    "fr": ["Photos et lettres, c’est tout ce que nous avons pris.", "Partager le pain, disait ma mère."],
    "es": ["Fotos y cartas fue todo lo que llevamos.", "El boletín de la radio no dijo nada aquella noche."],
    "ru": [
        "Поделиться водой было не с кем.",
        "Фотографии остались на стене.",
        "Комментарии соседей я не слушала.",
    ],
    "uk": ["Поділитися водою не було з ким.", "Фотографії залишилися на стіні."],
    "hy": ["Լուսանկարները մնացին պատին։"],
    "ar": ["شارك أحمد جيرانه الخبز في الطريق.", "اشترك الجيران في حمل المصباح."],
    "fa": ["عکس‌ها روی دیوار ماندند."],
    "tr": ["Bizi takip ettiler ve köprüde durduk.", "Bunları da yanımıza aldık."],
    "ka": ["ფოტოები კედელზე დარჩა."],
}
"""What looks like it and is somebody's, by language."""


@pytest.mark.parametrize("code, line", [(code, line) for code, lines in MARKED.items() for line in lines])
def test_furniture_is_marked_in_every_language(code: str, line: str) -> None:
    text = f"One. Two.\n{line}\nThree. Four."
    assert [span.of(text) for span in extract(text, language=code).furniture] == [line]


@pytest.mark.parametrize("code, line", [(code, line) for code, lines in PROSE_OF.items() for line in lines])
def test_what_somebody_says_or_tells_is_no_furniture(code: str, line: str) -> None:
    assert extract(f"One. Two.\n{line}\nThree. Four.", language=code).furniture == ()


def test_every_language_has_furniture_of_its_own() -> None:
    assert set(MARKED) == set(PROSE_OF) == set(vocabulary_files.codes())


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_every_line_that_may_stand_anywhere_holds_a_cue(code: str) -> None:
    tables = [
        tomllib.loads((VOCABULARY / f"{name}.toml").read_text("utf-8"))["furniture"]
        for name in (code, "common")
    ]
    cues = lexicons.load(code).furniture.anywhere.cues
    for line in (line for table in tables for line in table["lines"] if not line.startswith("^")):
        assert any(cue in line for cue in cues), line
