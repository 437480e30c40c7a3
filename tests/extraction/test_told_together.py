"""Several things told of somebody in one sentence, as reports tell them. Everybody and everything is invented."""

import pytest

from archive.extraction.pipeline import extract
from tests.extraction.test_ways_of_telling import WORDS

SENTENCES = (
    ('en', ('age 61', 'role baker', 'from Homs', 'now_living Lviv'), 'Mara Ilves, a 61-year-old baker from Homs now living in Lviv, waits by the gate.'),
    ('en', ('age 61', 'left Homs'), 'Mara Ilves, 61, who fled Homs for Lviv in 2015, waits by the gate.'),
    ('en', ('role nurse', 'from Homs', 'now_living Lviv'), 'Mara Ilves was a nurse in Homs; in Lviv, where she lives with her sister, she cleans offices.'),
    ('en', ('age 61', 'from Homs'), 'At 61, Mara Ilves, a Homs native, is learning to read.'),
    ('en', ('age 61', 'role seamstress', 'left Homs'), 'Mara Ilves — 61, a seamstress, displaced twice from Homs — waits by the gate.'),
    ('en', ('age 61', 'from Homs'), 'Mara Ilves waits by the gate. She is 61 and was born in Homs.'),
    ('en', ('left Homs', 'age 61'), 'Mara Ilves waits by the gate. The 61-year-old left Homs in May with her son, 9.'),
    ('ru', ('age 61', 'role пекарь', 'left Херсона'), 'Мария Котова, 61-летний пекарь, уехала из Херсона в мае с сыном.'),
    ('ru', ('age 61', 'from Херсона', 'now_living Воронеже'), 'Мария Котова (61 год) родом из Херсона, сейчас снимает комнату в Воронеже.'),
    ('ru', ('role Бывшая учительница', 'left Херсон'), 'Бывшая учительница Мария Котова, покинувшая Херсон в мае, ждёт у ворот.'),
    ('ru', ('age 61', 'role врач'), 'Мария Котова ждёт у ворот. Ей 61 год, по профессии она врач.'),
    ('ru', ('from Херсона', 'now_living Воронеже', 'age 61'), '61-летняя жительница Херсона Мария Котова теперь живёт у сестры в Воронеже.'),
    ('ru', ('role Продавщица', 'age 61'), 'Продавщица Мария Котова, ей 61, ждёт у ворот.'),
    ('ru', ('now_living Воронеже', 'role пекарем'), 'До войны Мария Котова работала пекарем, теперь моет полы в Воронеже.'),
    ('uk', ('age 61', 'role вчителька', 'left Херсона'), 'Марія Котова, 61-річна вчителька, виїхала з Херсона в травні з сином.'),
    ('uk', ('age 61', 'from Херсона', 'now_living Вінниці'), 'Марія Котова (61 рік) родом з Херсона, нині винаймає кімнату у Вінниці.'),
    ('uk', ('role Колишня вчителька', 'left Херсон'), 'Колишня вчителька Марія Котова, яка покинула Херсон у травні, чекає.'),
    ('uk', ('age 61', 'role лікарка'), 'Марія Котова чекає біля воріт. Їй 61 рік, за фахом вона лікарка.'),
    ('uk', ('from Херсона', 'now_living Вінниці', 'age 61'), '61-річна мешканка Херсона Марія Котова тепер живе в сестри у Вінниці.'),
    ('uk', ('role Продавчиня', 'age 61'), 'Продавчиня Марія Котова, їй 61, чекає біля воріт.'),
    ('hy', ('age 61', 'role Մարտունիից տեղահանված 61-ամյա հացթուխ', 'left Մարտունիից', 'now_living Վանաձորում'), 'Մարտունիից տեղահանված 61-ամյա հացթուխ Մարիամ Կոթանյանն այժմ որդիների հետ ապրում է Վանաձորում։'),
    ('hy', ('age 61', 'left Մարտունիից'), '61-ամյա Մարիամ Կոթանյանը երկու երեխայի հետ դուրս է եկել Մարտունիից։'),
    ('hy', ('role Նախկին ուսուցչուհի', 'left Մարտունին', 'now_living Վանաձորում'), 'Նախկին ուսուցչուհի Մարիամ Կոթանյանը մայիսին լքել է Մարտունին և բնակվում է Վանաձորում։'),
    ('hy', ('age 61', 'from Մարտունիում'), 'Մարիամ Կոթանյանը սպասում է։ Նա 61 տարեկան է, ծնվել է Մարտունիում։'),
    ('hy', ('role բուժքույր', 'from Մարտունիում'), 'Մարիամ Կոթանյանը Մարտունիում բուժքույր էր, հիմա Վանաձորում հավաքարար է։'),
    ('fr', ('age 61', 'role boulangère', 'from Homs', 'now_living Lyon'), 'Odile Vasseur, boulangère de 61 ans originaire de Homs, vit désormais à Lyon avec ses fils.'),
    ('fr', ('age 61', 'left Homs'), 'Odile Vasseur, 61 ans, a fui Homs en 2015 avec ses deux enfants.'),
    ('fr', ('role Ancienne institutrice', 'left Homs', 'now_living Lyon'), 'Ancienne institutrice, Odile Vasseur a quitté Homs pour Lyon, où elle loue une chambre.'),
    ('fr', ('age 61', 'now_living Lyon'), 'À 61 ans, Odile Vasseur, réfugiée à Lyon, apprend à lire.'),
    ('fr', ('age 61', 'from Homs'), 'Odile Vasseur attend. Elle a 61 ans, elle est née à Homs.'),
    ('fr', ('left Homs', 'age 61'), 'Odile Vasseur attend. Cette boulangère de 61 ans a quitté Homs de nuit.'),
    ('fr', ('role Infirmière à la retraite', 'age 61'), 'Infirmière à la retraite, Odile Vasseur, 61 ans, attend.'),
    ('fr', ('left Homs', 'now_living Lyon'), 'Arrivée de Homs en mars, Odile Vasseur est hébergée chez des religieuses à Lyon.'),
    ('es', ('age 61', 'role panadera', 'from Homs', 'now_living Quito'), 'Benita Orduz, panadera de 61 años originaria de Homs, vive ahora en Quito con sus hijos.'),
    ('es', ('age 61', 'left Homs'), 'Benita Orduz, de 61 años, huyó de Homs en 2015 con sus dos hijos.'),
    ('es', ('role Antigua maestra', 'left Homs', 'now_living Quito'), 'Antigua maestra, Benita Orduz dejó Homs por Quito, donde alquila una habitación.'),
    ('es', ('age 61', 'now_living Quito'), 'A sus 61 años, Benita Orduz, refugiada en Quito, aprende a leer.'),
    ('es', ('age 61', 'from Homs'), 'Benita Orduz espera. Tiene 61 años y nació en Homs.'),
    ('es', ('left Homs', 'age 61'), 'Benita Orduz espera. Esta panadera de 61 años salió de Homs de noche.'),
    ('es', ('role Enfermera jubilada', 'age 61'), 'Enfermera jubilada, Benita Orduz, de 61 años, espera.'),
    ('es', ('from Homs', 'role panadera'), 'Benita Orduz espera. Era panadera en Homs hasta que tuvo que huir.'),
    ('de', ('age 61', 'role Bäckerin', 'from Homs', 'now_living Bonn'), 'Lore Wendt, eine 61-jährige Bäckerin aus Homs, lebt heute mit ihren Söhnen in Bonn.'),
    ('de', ('age 61', 'left Homs'), 'Lore Wendt, 61, floh 2015 mit zwei Kindern aus Homs.'),
    ('de', ('role Lehrerin', 'left Homs', 'now_living Bonn'), 'Die frühere Lehrerin Lore Wendt verließ Homs im Mai und wohnt nun bei ihrer Schwester in Bonn.'),
    ('de', ('age 61', 'now_living Bonn'), 'Mit 61 Jahren lernt Lore Wendt, die in Bonn lebt, noch einmal lesen.'),
    ('de', ('age 61', 'from Homs'), 'Lore Wendt wartet. Sie ist 61 und in Homs geboren.'),
    ('de', ('left Homs', 'age 61'), 'Lore Wendt wartet. Die 61-jährige Bäckerin verließ Homs bei Nacht.'),
    ('de', ('role Krankenschwester', 'from Homs'), 'Lore Wendt war Krankenschwester in Homs, jetzt putzt sie in Bonn Büros.'),
    ('tr', ('age 61', 'role fırıncı', 'from Malatyalı', 'now_living Mersin'), 'Malatyalı fırıncı Kadriye Tuna, 61 yaşında, şimdi oğullarıyla Mersin’de yaşıyor.'),
    ('tr', ('age 61', 'left Malatya'), '61 yaşındaki Kadriye Tuna iki çocuğuyla Malatya’dan kaçtı.'),
    ('tr', ('role Eski öğretmen', 'left Malatya', 'now_living Mersin'), 'Eski öğretmen Kadriye Tuna mayısta Malatya’dan ayrılıp Mersin’e yerleşti.'),
    ('tr', ('age 61', 'role Emekli hemşire'), 'Emekli hemşire Kadriye Tuna (61) bekliyor.'),
    ('tr', ('left Malatya', 'now_living Mersin'), 'Malatya’dan Mersin’e göç eden Kadriye Tuna bir çadırda kalıyor.'),
    ('ar', ('age 61', 'role خبازة', 'left تدمر', 'now_living إربد'), 'سعاد المرزوق، وهي خبازة تبلغ من العمر 61 عاماً نزحت من تدمر، تعيش اليوم في إربد.'),
    ('ar', ('age 61', 'left تدمر'), 'هربت سعاد المرزوق (61 عاماً) مع طفليها من تدمر عام 2015.'),
    ('ar', ('role المعلمة', 'left تدمر', 'now_living إربد'), 'غادرت المعلمة سعاد المرزوق مدينة تدمر في أيار وتقيم الآن في إربد.'),
    ('ar', ('age 61', 'from تدمر'), 'سعاد المرزوق في الحادية والستين من عمرها، ولدت في تدمر.'),
    ('ar', ('role ممرضة', 'from تدمر'), 'كانت سعاد المرزوق ممرضة في تدمر قبل الحرب.'),
    ('fa', ('age 61', 'role نانوای', 'from هرات', 'now_living مشهد'), 'مهین صادقی، نانوای ۶۱ ساله اهل هرات، اکنون با پسرانش در مشهد زندگی می\u200cکند.'),
    ('fa', ('age 61', 'left هرات'), 'مهین صادقی ۶۱ ساله با دو فرزندش از هرات گریخت.'),
    ('fa', ('role معلم', 'left هرات', 'now_living مشهد'), 'مهین صادقی که معلم بود هرات را ترک کرد و حالا در مشهد اتاقی دارد.'),
    ('fa', ('age 61', 'from هرات'), 'مهین صادقی منتظر است. او ۶۱ سال دارد و در هرات به دنیا آمده است.'),
    ('ka', ('age 61', 'role მეპურე', 'left სოხუმიდან', 'now_living ქუთაისში'), 'სოხუმიდან დევნილი 61 წლის მეპურე ნანა ბერიძე ქუთაისში ცხოვრობს.'),
    ('ka', ('age 61', 'left სოხუმიდან'), 'ნანა ბერიძე, 61 წლის, სოხუმიდან ორ შვილთან ერთად გამოიქცა.'),
    ('ka', ('role ყოფილი მასწავლებელი', 'from სოხუმში'), 'ყოფილი მასწავლებელი ნანა ბერიძე სოხუმში დაიბადა.'),
    ('ka', ('age 61', 'role ექთანი'), 'ნანა ბერიძე ელოდება. ის 61 წლისაა, პროფესიით ექთანი.'),
)  # fmt: skip


@pytest.mark.parametrize(("language", "told", "sentence"), SENTENCES)
def test_everything_that_a_sentence_tells_is_read(
    language: str, told: tuple[str, ...], sentence: str
) -> None:
    (*_, quote) = extract(f"{sentence}\n\n{WORDS[language]}", language=language).quotes
    assert set(told) <= {f"{tag.place_role or tag.field} {tag.value}" for tag in quote.tags}
