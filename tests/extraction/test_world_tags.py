"""Ages, roles and places in French, Spanish, Turkish, Arabic, Persian and German. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, TagField


def tags(text: str, language: str) -> list[str]:
    """What is told of the first speaker: ``age 58``, ``role couturière``, ``left Goma``."""
    found = extract(text, language=language, published="2021-03-12").quotes[0].tags
    shown = []
    for tag in found:
        if tag.field is TagField.PLACE and tag.place_role is not PlaceRole.MENTIONED:
            shown.append(f"{tag.place_role} {tag.value}")
        elif tag.field is not TagField.PLACE:
            shown.append(f"{tag.field} {tag.value}")
    return shown


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "« Le puits était à sec », dit Odile Vasseur. À 61 ans, elle habite désormais à Nantes.", ["age 61", "now_living Nantes"]),
        ("fr", "Gaspard Lenoir, menuisier de trente-deux ans, né à Tombouctou, parle bas. « Le puits était à sec », dit Lenoir.", ["age 32", "role menuisier", "from Tombouctou"]),
        ("fr", "Odile Vasseur, une sexagénaire réfugiée à Lyon, attend. « Le puits était à sec », dit Odile Vasseur.", ["age_band 60s", "now_living Lyon"]),
        ("fr", "« Le puits était à sec », dit Gaspard Lenoir. Le menuisier s’est enfui de Bamako en mars.", ["left Bamako"]),
        ("es", "“El pozo se secó”, dice Benita Orduz, modista de 47 años nacida en Trujillo.", ["age 47", "role modista", "from Trujillo"]),
        ("es", "Anselmo Brea tiene 71 años. Se marchó de Barinas en enero y reside ahora en Bogotá. “El pozo se secó”, dice Brea.", ["age 71", "left Barinas", "now_living Bogotá"]),
        ("es", "“El pozo se secó”, dice Rosario Quintela, una septuagenaria.", ["age_band 70s"]),
        ("tr", "Kırk beş yaşındaki terzi Kadriye Tuna anlatıyor. “Kuyunun suyu acıydı” diyor Kadriye Tuna.", ["age 45", "terzi"]),
        ("tr", "Kadriye Tuna 66 yaşında. Malatya’dan kaçtı, bugün İzmir’de oturuyor. “Kuyunun suyu acıydı” diyor Kadriye Tuna.", ["age 66", "left Malatya", "now_living İzmir"]),
        ("tr", "“Çocuklar uyumadı bütün gece” diye anlattı Rıza Demirci, 38 yaşında bir marangoz.", ["age 38", "role marangoz"]),
        ("tr", "Antakyalı öğretmen Nermin Koç, “Okulun zili hâlâ bende duruyor” diye konuştu.", ["role öğretmen", "from Antakya"]),
        ("ar", "وقال المزارع حسان الدوري (61 عاماً) من دير الزور: «القمح بقي واقفاً في الحقل».", ["age 61", "from دير الزور"]),
        ("fa", "بهمن رادپور، راننده ۴۳ ساله اهل زرنج، می‌گوید: «کامیون را با بارش رها کردم.»", ["age 43", "role راننده", "from زرنج"]),
        ("ar", "تقول سعاد المرزوق، وهي خياطة تبلغ من العمر 44 عاماً: «تركنا الدجاج في الحوش ومشينا».", ["age 44", "role خياطة"]),
        ("ar", "قالت سعاد المرزوق: «تركنا الدجاج في الحوش ومشينا».\n\nوتعيش المرزوق الآن في طرابلس بعد أن نزحت من بنغازي.", ["now_living طرابلس", "left بنغازي"]),
        ("fa", "مهین صادقی (۵۸) پرستار است. او از کابل گریخت و اکنون در تهران زندگی می‌کند. صادقی گفت: «دفترها را زیر باران جا گذاشتیم.»", ["age 58", "role پرستار", "left کابل", "now_living تهران"]),
        ("fa", "بهمن رادپور، باغبان هفتاد و چند ساله، گفت: «جاده تا بهار بسته است.»", ["age_band 70s", "role باغبان"]),
        ("de", "Lore Wendt ist 77, war Weberin in Dresden und lebt heute in Bremen. „Der Brunnen war leer“, sagt Wendt.", ["age 77", "role Weberin", "now_living Bremen"]),
        ("de", "Mit ihren 64 Jahren lacht Lore Wendt noch. „Der Brunnen war leer“, sagt Wendt. Aus Danzig wurde sie als Kind vertrieben.", ["age 64", "left Danzig"]),
        ("de", "„Der Brunnen war leer“, sagt Jost Albers, Maurer, Mitte fünfzig.", ["role Maurer", "age_band 50s"]),
    ],
)  # fmt: skip
def test_what_a_text_tells_of_its_speaker(language: str, text: str, expected: list[str]) -> None:
    found = tags(text, language)
    assert [words for words in expected if not any(words in tag for tag in found)] == [], found


@pytest.mark.parametrize(
    ("language", "text", "absent"),
    [
        ("fr", "« Le puits était à sec », dit Odile Vasseur. Son fils a 14 ans et vit à Nantes.", "14"),
        ("fr", "« Le puits était à sec », a-t-elle déclaré samedi à Radio Colline. Odile Vasseur attend.", "spoke_at"),
        ("es", "“El pozo se secó”, dice Benita Orduz. Su hija tiene 40 años.", "40"),
        ("tr", "Kadriye Tuna bekliyor. Kızı 31 yaşında, hemşire. “Kuyunun suyu acıydı” diyor Kadriye Tuna.", "31"),
        ("ar", "قال حسان الدوري، وهو سائق هرب من تعز ليلة الأحد: «عددنا النجوم حتى الصباح».", "said_on"),
        ("ar", "تقول سعاد المرزوق، وهي معلمة نزحت من سرت: «تركنا الدجاج في الحوش ومشينا».", "from"),
        ("de", "„Der Brunnen war leer“, sagt Lore Wendt. Ihr Bruder ist 80 Jahre alt.", "80"),
    ],
)  # fmt: skip
def test_what_is_somebody_elses_is_not_told_of_the_speaker(language: str, text: str, absent: str) -> None:
    assert not any(absent in tag for tag in tags(text, language))
