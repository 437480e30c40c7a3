"""Plain ways in which Turkish, Armenian, Arabic, Persian and Georgian papers say who speaks. All of it is invented."""

import time

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Proposal, TagField

_ROLES = {PlaceRole.FROM: "from", PlaceRole.LEFT: "left", PlaceRole.NOW_LIVING: "live"}
_GROWTH = 3.5
"""Twice the text may take so many times as long: not four."""


def _facts(quote: Proposal) -> str:
    """``speaker certainty form | age | role | places``, shortened behind the last that is told."""
    told = {tag.field: tag.value for tag in quote.tags}
    places = " ".join(
        sorted(f"{_ROLES[t.place_role]}:{t.value}" for t in quote.tags if t.place_role in _ROLES)
    )
    spoken = quote.attribution
    speaker = f"{spoken.name} {spoken.evidence.certainty.value} {quote.form.value}" if spoken else "-"
    return " | ".join((speaker, told.get(TagField.AGE, ""), told.get(TagField.ROLE, ""), places)).rstrip(" |")


def _read(language: str, text: str) -> str:
    return " // ".join(_facts(quote) for quote in extract(text, language=language).quotes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Emekli Ayşe Örnek eylülde Halep’ten kaçtı. “Evimiz gitti” diye anlattı.", "Ayşe Örnek inferred full |  | Emekli | left:Halep"),
        ("“Evimiz gitti” dedi Ayşe Örnek. Kocası Selim ekliyor: “Köyümüz de gitti.”", "Ayşe Örnek stated full // Selim stated full"),
        ("Adını vermek istemeyen Halepli 60 yaşındaki bir kadın, “Evimiz gitti” dedi.", "bir kadın stated full | 60 |  | from:Halepli"),
        ("Muhatabım Ayşe Örnek, 63 yaşında. “Evimiz gitti” diyor Ayşe.", "Ayşe Örnek inferred full | 63"),
        ("— Evimiz gitti, diyor eski öğretmen Ayşe Örnek. Anahtar kapıda kaldı.", "Ayşe Örnek stated full |  | eski öğretmen"),
        ("Ayşe Örnek hayatı boyunca hemşire olarak çalıştı. “Evimiz gitti” dedi.", "Ayşe Örnek inferred full |  | hemşire"),
        ("Halepli 63 yaşındaki öğretmen Ayşe Örnek, “Evimiz gitti” dedi.", "Ayşe Örnek stated full | 63 | öğretmen | from:Halepli"),
        ("Ayşe Örnek 63 yaşında ve Halepli. “Evimiz gitti” diyor.", "Ayşe Örnek inferred full | 63 |  | from:Halepli"),
        ("Halep’ten gelen öğretmen Ayşe Örnek (63), “Evimiz gitti” diyor.", "Ayşe Örnek stated full | 63 | öğretmen | left:Halep"),
        ("Ayşe Örnek’in anlattığına göre, “yol otuz saat sürdü ve kimse uyumadı”.", "Ayşe Örnek stated full"),
        ("Ayşe Örnek ağlayarak, “Evimiz gitti” dedi.", "Ayşe Örnek stated full"),
        ("Ayşe Örnek, eski öğretmen, “Evimiz gitti” dedi.", "Ayşe Örnek stated full |  | eski öğretmen"),
        ("Ayşe Örnek’in komşusu, “Evimiz gitti” dedi.", "Ayşe Örnek’in komşusu stated full"),
        ("Komşusu Rıza Örnek de aynı şeyi söylüyor: “Evimiz gitti.”", "Rıza Örnek stated full"),
        ("Emekli hemşire Ayşe Örnek: “Evimiz gitti.”", "Ayşe Örnek stated full |  | Emekli hemşire"),
        ("Beş yıldır Antep’te terzi olarak çalışan Ayşe Örnek, “Evimiz gitti” diyor.", "Ayşe Örnek stated full |  | terzi | live:Antep"),
        ("Ayşe Örnek, Halep’te evini kaybetti. “Evimiz gitti” diyor.", "Ayşe Örnek inferred full |  |  | left:Halep"),
        ("Ayşe Örnek Halep’ten geliyor. Aşçı olarak çalışıyor. “Evimiz gitti” diyor kadın.", "Ayşe Örnek inferred full |  | Aşçı | from:Halep"),
        ("Başkan Selim Demirli, “Evimiz gitti” dedi. Demirli ekledi: “Dönmedik.”", "Selim Demirli stated full |  | Başkan // Selim Demirli inferred full |  | Başkan"),
        ("Köylülerden Sevim Örnek ise, kızına dönerek “Evimiz gitti” dedi.", "Sevim Örnek stated full"),
        ("Sevim Örnek, gözyaşları içinde “Evimiz gitti” dedi.", "Sevim Örnek stated full"),
        ("“Evimiz de köyümüz de gitti dediler.” Bunu söyleyen Ayşe Örnek, bir ebe.", "Ayşe Örnek uncertain full |  | ebe"),
    ],
)  # fmt: skip
def test_turkish_sentences_tell_who_speaks(text: str, told: str) -> None:
    assert _read("tr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Պատմեց Անահիտ Օրինակյանը. «Տունը մնաց սարի տակ, մենք գնացինք»։", "Անահիտ Օրինակյան stated full"),
        ("Անահիտ Օրինակյանն ասում է. «Տունը մնաց»։", "Անահիտ Օրինակյան stated full"),
        ("Անահիտ Օրինակյանը լռեց. «Բանալի» թերթը տպել էր նրա խոսքը։", ""),
        ("«Տունը մնաց»,- ասում է Անահիտ Օրինակյանը։ Ամուսինը՝ Սերոբը, ավելացնում է. «Ես էլ վերցրի բանալին»։", "Անահիտ Օրինակյան stated full // Սերոբ stated full"),
        ("Անահիտ Օրինակյանի աղջիկը՝ 30-ամյա Նարեն, ասում է. «Մայրս ամբողջ գիշեր չի քնել»։", "Նարե stated full | 30"),
        ("Անահիտ Օրինակյանը՝ նախկին ուսուցչուհի Հադրութից, պատմեց. «Տունը մնաց»։", "Անահիտ Օրինակյան stated full |  | նախկին ուսուցչուհի | from:Հադրութից"),
        ("Ըստ թոռնուհու՝ Մանեի, «տատս լաց է լինում ամեն գիշեր»։", "Մանե stated full"),
        ("Մարոյի խոսքերով՝ «գիշերով դուրս եկան ու էլ չվերադարձան»։", "Մարո stated full"),
        ("- Տունը մնաց,- ասում է Անահիտ Օրինակյանը։\n- Ո՞վ է այնտեղ,- հարցնում եմ։\n- Ոչ ոք,- պատասխանում է նա։", "Անահիտ Օրինակյան stated full // Անահիտ Օրինակյան inferred full"),
        ("Անահիտ Օրինակյանը ծնվել է Շուշիում։ Պատերազմից հետո տեղափոխվել է Երևան։ «Տունը մնաց սարի տակ, գնացինք»,- ասում է նա։", "Անահիտ Օրինակյան inferred full |  |  | from:Շուշիում live:Երևան"),
        ("Անահիտ Օրինակյանը կորցրել է տունը Հադրութում։ «Տունը մնաց սարի տակ, գնացինք»,- նշում է նա։", "Անահիտ Օրինակյան inferred full |  |  | left:Հադրութում"),
    ],
)  # fmt: skip
def test_armenian_sentences_tell_who_speaks(text: str, told: str) -> None:
    assert _read("hy", text) == told


@pytest.mark.parametrize("name", ["Տիկին Անահիտն", "Անին"])
def test_an_armenian_subject_is_nobody_who_is_told(name: str) -> None:
    (quote,) = extract(f"{name} ասում է. «Տունը մնաց սարի տակ, մենք գնացինք»։", language="hy").quotes
    assert not [tag for tag in quote.tags if tag.field is TagField.SAID_TO]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("فرّت مريم الوهبي من حلب وتعيش الآن في غازي عنتاب. وتقول: «أخذنا الأوراق فقط وأغلقنا الباب».", "مريم الوهبي inferred full |  |  | left:حلب live:غازي عنتاب"),
        ("وقالت امرأة في الستين من عمرها رفضت ذكر اسمها: «أخذنا الأوراق فقط وأغلقنا الباب».", "امرأة في الستين من عمرها stated full"),
        ("ابنة مريم الوهبي، ليلى البالغة 30 عاماً، تقول: «أمي لم تنم طوال الليل».", "ليلى stated full | 30"),
        ("والدة الشاب سليم تقول: «أخذنا الأوراق فقط وأغلقنا الباب».", "والدة الشاب سليم stated full"),
        ("يقول والده أحمد الدرويش: «أخذنا الأوراق فقط وأغلقنا الباب».", "أحمد الدرويش stated full"),
        ("عملت مريم الوهبي ممرضة طوال حياتها. «أخذنا الأوراق فقط وأغلقنا الباب»، تقول النازحة.", "مريم الوهبي inferred full |  | ممرضة"),
        ("فقدت مريم الوهبي بيتها في حلب. تقول: «أخذنا الأوراق فقط وأغلقنا الباب».", "مريم الوهبي inferred full |  |  | left:حلب"),
        ("وتقول أم أحمد: «خرجنا ليلاً ولم نلتفت خلفنا». ويقاطعها ابنها أحمد: «لم ننم أبداً يا أمي».", "أم أحمد stated full // أحمد stated full"),
        ("قال رجل فضّل عدم ذكر اسمه: «خرجنا ليلاً ولم نلتفت خلفنا».", "رجل uncertain full"),
        ("تسكن مريم الوهبي اليوم في خيمة قرب إدلب. تقول: «أخذنا الأوراق فقط وأغلقنا الباب».", "مريم الوهبي inferred full"),
    ],
)  # fmt: skip
def test_arabic_sentences_tell_who_speaks(text: str, told: str) -> None:
    assert _read("ar", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مادر، مریم وحیدی ۶۳ ساله، می‌گوید: «فقط مدارک را برداشتیم و رفتیم».", "مریم وحیدی stated full | 63"),
        ("زنی ۶۳ ساله که نخواست نامش فاش شود گفت: «فقط مدارک را برداشتیم و رفتیم».", "زنی ۶۳ ساله stated full | 63"),
        ("یک آموزگار هراتی که نخواست نامش برده شود می‌گوید: «فقط مدارک را برداشتیم و رفتیم».", "یک آموزگار هراتی stated full |  | آموزگار هراتی"),
        ("مریم وحیدی تمام عمر پرستار بود. این زن می‌گوید: «فقط مدارک را برداشتیم و رفتیم».", "مریم وحیدی inferred full |  | پرستار"),
        ("مریم وحیدی تمام عمرش به عنوان پرستار کار کرده است. زن می‌گوید: «فقط مدارک را برداشتیم و رفتیم».", "مریم وحیدی inferred full |  | پرستار"),
        ("مریم وحیدی خانه‌اش را در هرات از دست داد. او می‌گوید: «فقط مدارک را برداشتیم و رفتیم».", "مریم وحیدی inferred full |  |  | left:هرات"),
        ("برادر او، حسین احمدی، که راننده است، گفت: «شبانه رفتیم و پشت سرمان را نگاه نکردیم».", "حسین احمدی stated full |  | راننده"),
        ("پسرش امید، ۲۲ ساله، می‌گوید: «دلم برای مدرسه تنگ شده است».", "امید stated full | 22"),
    ],
)  # fmt: skip
def test_persian_sentences_tell_who_speaks(text: str, told: str) -> None:
    assert _read("fa", text) == told


def test_an_office_before_a_name_in_apposition_makes_a_statement() -> None:
    text = "سخنگوی وزارت مهاجرین، احمد نوری، گفت: «این هفته صد خانواده ثبت شدند»."
    (quote,) = extract(text, language="fa").quotes
    assert quote.attribution and quote.attribution.name == "احمد نوری"
    assert quote.kind.value == "statement"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ნინო ველიძის თქმით, „მხოლოდ საბუთები წამოვიღეთ და წავედით“.", "ნინო ველიძე stated full"),
        ("ნინო ველიძე მარტში ცხინვალიდან გამოიქცა და ახლა გორში ცხოვრობს. „მხოლოდ საბუთები წამოვიღეთ და წავედით“, - ამბობს ქალი.", "ნინო ველიძე inferred full |  |  | left:ცხინვალიდან live:გორში"),
        ("სამი შვილის დედა ნინო ველიძე აღნიშნავს: „მხოლოდ საბუთები წამოვიღეთ და წავედით“.", "ნინო ველიძე stated full"),
        ("„მხოლოდ საბუთები წამოვიღეთ“, - ამბობს ნინო ველიძე. მისი ქმარი ზურაბი ამატებს: „მე გასაღებები წამოვიღე“.", "ნინო ველიძე stated full // ზურაბი stated full"),
        ("63 წლის ქალი, რომელმაც სახელის გამხელა არ ისურვა, ამბობს: „მხოლოდ საბუთები წამოვიღეთ და წავედით“.", "63 წლის ქალი stated full | 63"),
        ("ნინო ველიძემ სახლი ცხინვალში დაკარგა. „მხოლოდ საბუთები წამოვიღეთ და წავედით“, - თქვა მან.", "ნინო ველიძე inferred full |  |  | left:ცხინვალში"),
    ],
)  # fmt: skip
def test_georgian_sentences_tell_who_speaks(text: str, told: str) -> None:
    assert _read("ka", text) == told


@pytest.mark.parametrize(
    ("language", "piece", "end"),
    [
        ("fa", "که نخواست نامش ", "گفت: «فقط مدارک را برداشتیم»."),
        ("tr", "— Aldık, diyor eski öğretmen ", "Ayşe Örnek."),
        ("tr", "Ayşe, ağlayarak “Evimiz” ", "dedi."),
        ("hy", ". «Ես տուն գնացի» ", "ասում է."),
    ],
)
def test_long_runs_of_such_signs_take_time_in_proportion(language: str, piece: str, end: str) -> None:
    spent = []
    for times in (1000, 2000):
        begun = time.process_time()
        extract(piece * times + end, language=language)
        spent.append(time.process_time() - begun)
    assert spent[1] < _GROWTH * spent[0] + 0.2
