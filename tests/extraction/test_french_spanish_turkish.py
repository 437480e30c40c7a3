"""What French, Spanish and Turkish papers say of who speaks, how old, by what trade, from where. All of it is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Proposal, TagField

_ROLES = {
    PlaceRole.FROM: "from",
    PlaceRole.LEFT: "left",
    PlaceRole.NOW_LIVING: "live",
    PlaceRole.SPOKE_AT: "at",
}


def facts(quote: Proposal) -> str:
    """``speaker | age | role | places and listener``, shortened behind the last that is told."""
    told = {tag.field: tag.value for tag in quote.tags}
    band = f"b:{told[TagField.AGE_BAND]}" if TagField.AGE_BAND in told else ""
    places = [f"{_ROLES[t.place_role]}:{t.value}" for t in quote.tags if t.place_role in _ROLES]
    listener = [f"to:{told[TagField.SAID_TO]}"] if TagField.SAID_TO in told else []
    speaker = quote.attribution.name if quote.attribution else "-"
    row = (
        speaker,
        told.get(TagField.AGE, band),
        told.get(TagField.ROLE, ""),
        " ".join(sorted(places + listener)),
    )
    return " | ".join(row).rstrip(" |")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "« Le puits était sec », a déclaré Ilka Brandt, 71 ans, boulangère à la retraite.", "Ilka Brandt | 71 | boulangère à la retraite"),
        ("fr", "— C’est vrai, concède Yvonne Marchal. Elle comptait toujours.", "Yvonne Marchal"),
        ("fr", "Amina Haddad, qui travaillait comme infirmière à Alep, vit aujourd’hui à Lyon. « Je ne dors plus », confie-t-elle.", "Amina Haddad |  | infirmière | from:Alep live:Lyon"),
        ("fr", "Pierre Lhomme a été instituteur pendant trente ans. « Les enfants savaient », raconte-t-il.", "Pierre Lhomme |  | instituteur"),
        ("fr", "« On nous a dit de partir. »\n— Leïla Mansour, institutrice, 54 ans", "Leïla Mansour | 54 | institutrice"),
        ("fr", "« Il n’y avait plus de pain. » Karim Zeroual baisse la tête. L’ancien pêcheur a quitté Zarzis en 2012.", "Karim Zeroual |  | ancien pêcheur | left:Zarzis"),
        ("fr", "Née à Alep, Rima Kassab a fui la Syrie en 2014. Elle habite désormais à Nantes, avec ses deux fils. « Je couds la nuit », explique cette couturière de 46 ans.", "Rima Kassab | 46 | couturière | from:Alep left:Syrie live:Nantes"),
        ("fr", "Rencontrée à Calais, Rima Kassab attend. « On nous prend tout », dit-elle.", "Rima Kassab |  |  | at:Calais"),
        ("fr", "Le village est vide. « Personne ne reviendra », lâche Bruno Tessier, éleveur de brebis.", "Bruno Tessier |  | éleveur de brebis"),
        ("fr", "Originaire de Mossoul, Salim Aziz était pharmacien. « J’ai fermé la boutique et j’ai jeté la clé. »", "Salim Aziz |  | pharmacien | from:Mossoul"),
        ("fr", "« Je n’ai rien emporté », souffle une femme d’une soixantaine d’années.", "une femme d’une soixantaine d’années | b:60s"),
        ("fr", "« Maman comptait », intervient Nora. « Elle comptait toujours », reprend sa sœur Lise.", "Nora // Lise"),
        ("fr", "Marta Solis a grandi à Goma. Réfugiée à Bruxelles depuis 2009, elle est devenue aide-soignante. « On apprend à sourire », résume-t-elle.", "Marta Solis |  | aide-soignante | from:Goma live:Bruxelles"),
        ("fr", "Ahmed Saïd n’a que 17 ans. « Je veux rentrer », répète-t-il.", "Ahmed Saïd | 17"),
        ("fr", "Forgeron de père en fils, Ahmed Saïd a fui Raqqa. « J’ai enterré mes outils », dit-il.", "Ahmed Saïd |  | Forgeron | left:Raqqa"),
        ("fr", "Luc Besnard, menuisier de son état, rit : « Le bois ne ment pas. »", "Luc Besnard |  | menuisier"),
        ("fr", "« Je ne voulais pas partir », a-t-elle insisté. Jeanne Rival, 77 ans, vivait à Combelle depuis toujours.", "Jeanne Rival | 77 |  | from:Combelle"),
        ("fr", "La nuit tombait. Jeanne Rival, ex-institutrice âgée de 77 ans, a dû quitter Combelle. « Je n’ai pris que le chat », se rappelle-t-elle.", "Jeanne Rival | 77 | ex-institutrice | left:Combelle"),
        ("fr", "Entretien\n\nPourquoi ce silence ?\n\nRosa Lahaye : Ce n’était pas du silence. Il fallait retrouver le cadastre.\n\nVotre frère est là. Paul, que pensez-vous du livre ?\n\nPaul Lahaye : Je ne l’ai pas lu, moi. Je l’ai vécu de l’autre côté.\n\nR. L. : Il l’a lu en cachette, la nuit.\n\nY retournez-vous ?\n\nR. L. : Une seule fois, en août.", "Rosa Lahaye // Paul Lahaye // Rosa Lahaye // Rosa Lahaye"),
        ("fr", "À 9 ans, Odette Palin a vu brûler le moulin. « Mon père avait caché le cheval », murmure-t-elle.", "Odette Palin"),
        ("fr", "Odette Palin vit avec son fils, qui a douze ans. « Mon père avait caché le cheval », murmure-t-elle.", "Odette Palin"),
        ("fr", "Odette Palin, mère d’un garçon de 12 ans, attend. « Mon père avait caché le cheval », murmure-t-elle.", "Odette Palin"),
        ("fr", "« Et moi non plus jamais ici », ajoute l’éleveur.", "l’éleveur |  | éleveur"),
        ("fr", "« Ici, les sirènes sont celles des pompiers. »\n\nNina Korol, comptable de Kherson, loge à Rennes.", "Nina Korol |  | comptable | from:Kherson live:Rennes"),
        ("fr", "— Je commence par le chien, a répondu Bachir Lamine. Tout le monde commence par les morts.", "Bachir Lamine"),
        ("fr", "Âgée de 67 ans, Ilka Brandt attend. « On marchait la nuit », se souvient-elle.", "Ilka Brandt | 67"),
        ("fr", "« Mon fils pleurait », confie Ilka Brandt, une institutrice de 51 ans qui habitait Kherson.", "Ilka Brandt | 51 | institutrice | from:Kherson"),
        ("fr", "« La maison a brûlé », explique Jan Velt, mineur de Donetsk réfugié à Varsovie.", "Jan Velt |  | mineur | from:Donetsk live:Varsovie"),
        ("fr", "À Beyrouth, où elle loue une chambre, Ilka Brandt, 34 ans, attend. « Je veux rentrer », dit-elle.", "Ilka Brandt | 34 |  | live:Beyrouth"),
        ("fr", "Jan Velt tenait une épicerie à Kharkiv. Aujourd’hui, à 49 ans, il vit chez sa sœur à Lille. « On s’habitue », dit-il.", "Jan Velt | 49 |  | from:Kharkiv live:Lille"),
        ("fr", "Cette mère de famille de 38 ans, Ilka Brandt, a dû quitter Goma. « Tout est perdu », souffle-t-elle.", "Ilka Brandt | 38 |  | left:Goma"),
        ("fr", "« Je n’ai plus de nouvelles », déplore Ilka Brandt, avocate à Kaboul avant sa fuite.", "Ilka Brandt |  | avocate | from:Kaboul"),
        ("es", "«La casa ardió», explica Luis Cano, minero de Donetsk refugiado en Varsovia.", "Luis Cano |  | minero | from:Donetsk live:Varsovia"),
        ("es", "En Cúcuta, donde alquila un cuarto, Ada Brea, de 34 años, espera. «Quiero volver», dice.", "Ada Brea | 34 |  | live:Cúcuta"),
        ("es", "Luis Cano tenía una tienda en Járkov. Hoy, con 49 años, vive en casa de su hermana en Murcia. «Uno se acostumbra», dice.", "Luis Cano | 49 |  | from:Járkov live:Murcia"),
        ("es", "Esta madre de 38 años, Ada Brea, tuvo que abandonar Goma. «Todo está perdido», susurra.", "Ada Brea | 38 |  | left:Goma"),
        ("es", "«No tengo noticias», lamenta Ada Brea, abogada en Kabul antes de su huida.", "Ada Brea |  | abogada | from:Kabul"),
        ("es", "«No lo olvido», dice Ada Brea. Esta guerra de 30 años, Ada Brea la vivió entera.", "Ada Brea"),
        ("tr", "Elif Demir bekliyor. Şimdi Bursa’da yaşıyor. “Hiçbir şey almadım,” diyor.", "Elif Demir |  |  | live:Bursa"),
        ("tr", "“Bahçemi özlüyorum,” diyor Laçın’dan sürülen Can Aydın.", "Can Aydın |  |  | left:Laçın"),
        ("tr", "Humus’ta doğan Can Aydın İzmir’e yerleşti. “Ekmek aynı,” diyor.", "Can Aydın |  |  | from:Humus live:İzmir"),
        ("tr", "Can Aydın Harkiv’de bakkal işletiyordu. Bugün 49 yaşında ve Adana’da yaşıyor. “Alışıyorsun,” diyor.", "Can Aydın | 49 |  | from:Harkiv live:Adana"),
        ("tr", "Gaziantep’te bir oda kiralayan Elif Demir, 34, bekliyor. “Dönmek istiyorum,” diyor.", "Elif Demir | 34 |  | live:Gaziantep"),
        ("es", "Luz Mosquera, quien trabajaba como enfermera en Alepo, vive ahora en Madrid. «Ya no duermo», confiesa.", "Luz Mosquera |  | enfermera | from:Alepo live:Madrid"),
        ("es", "Pedro Salas fue maestro durante treinta años. «Los niños lo sabían», relata.", "Pedro Salas |  | maestro"),
        ("es", "«Nos dijeron que nos fuéramos.»\n— Leila Mansur, maestra, 54 años", "Leila Mansur | 54 | maestra"),
        ("es", "«No había pan.» Carlos Ferrer baja la cabeza. El antiguo pescador abandonó Tumaco en 2012.", "Carlos Ferrer |  | antiguo pescador | left:Tumaco"),
        ("es", "Para Elena Rojas, profesora de historia, «la memoria es un músculo».", "Elena Rojas |  | profesora de historia"),
        ("es", "Oriundo de Mosul, Salim Aziz era farmacéutico. «Cerré la tienda y tiré la llave.»", "Salim Aziz |  | farmacéutico | from:Mosul"),
        ("es", "«No me llevé nada», musita una mujer de unos sesenta años.", "una mujer de unos sesenta años | b:60s"),
        ("es", "Herrero de oficio, Ahmed Said huyó de Raqqa. «Enterré mis herramientas», dice.", "Ahmed Said |  | Herrero | left:Raqqa"),
        ("es", "Samira Nuri ejercía de comadrona en Homs antes de la guerra. «Vi nacer a toda la calle», dice.", "Samira Nuri |  | comadrona | from:Homs"),
        ("es", "Lucas Besnar, carpintero de profesión, ríe: «La madera no miente.»", "Lucas Besnar |  | carpintero"),
        ("es", "«Yo no quería irme», insistió. Juana Rivas, de 77 años, vivía en Tumaco desde siempre.", "Juana Rivas | 77 |  | from:Tumaco"),
        ("es", "Juana Rivas, exmaestra de 77 años, tuvo que abandonar Tumaco. «Solo cogí el gato», recuerda.", "Juana Rivas | 77 | exmaestra | left:Tumaco"),
        ("es", "“El pan era de ayer”, se queja Inés Lobo. La mujer, de 59 años, fue costurera.", "Inés Lobo | 59 | costurera"),
        ("es", "Inés Lobo acaba de cumplir 90 años. «No me duele nada», bromea.", "Inés Lobo | 90"),
        ("es", "Inés Lobo se ganaba la vida como planchadora. Se marchó de Teruel en 1939. «Yo planchaba de noche», cuenta.", "Inés Lobo |  | planchadora | left:Teruel"),
        ("es", "Dice Fermín Orduña que «nadie fue expulsado del pueblo».", "Fermín Orduña"),
        ("es", "Odilia Paz vive con su hijo, que tiene doce años. «Mi padre escondió el caballo», susurra.", "Odilia Paz"),
        ("es", "Odilia Paz, que tiene sesenta y dos años, espera. «Mi padre escondió el caballo», susurra.", "Odilia Paz | 62"),
        ("es", "Odilia Paz, madre de un niño de 12 años, espera. «Mi padre escondió el caballo», susurra.", "Odilia Paz"),
        ("tr", "“Gece yola çıktık” diyen Emine Kaya, Halep’te öğretmenlik yapıyordu.", "Emine Kaya |  | öğretmenlik | from:Halep"),
        ("tr", "Halep’te doğan Emine Kaya, 2014’te Suriye’den kaçtı. “Çantamda anahtar vardı” dedi.", "Emine Kaya |  |  | from:Halep left:Suriye"),
        ("tr", "Muhtar Ali Demir şöyle konuştu: “Sular yükseldi, biz de çıktık.”", "Ali Demir |  | Muhtar"),
        ("tr", "“Sular yükseldi, biz de çıktık” ifadesini kullanan Ali Demir, köye dönmedi.", "Ali Demir"),
        ("tr", "Çiftçi Ali Demir, “Sular yükseldi” diyerek tepki gösterdi.", "Ali Demir |  | Çiftçi"),
        ("tr", "“Sular yükseldi, biz de çıktık.”\n— Leyla Mansur, öğretmen, 54", "Leyla Mansur | 54 | öğretmen"),
        ("tr", "Valilik sözcüsü Pelin Öz, “Herkes yerleştirildi” açıklamasını yaptı.", "Pelin Öz |  | Valilik sözcüsü"),
        ("tr", "83 yaşındaki Hatice Paz her şeyi hatırlıyor. “Babam atı saklamıştı” diye fısıldıyor.", "Hatice Paz | 83"),
        ("tr", "Salim Aziz 2015’te Musul’dan geldi. Konya’da otobüs şoförlüğü yapıyor. “Burada bana selam veriyorlar” diyor.", "Salim Aziz |  | otobüs şoförlüğü | left:Musul live:Konya"),
        ("tr", "“Dönmek istiyorum” diyen 17 yaşındaki Ahmet, iki yıldır kampta.", "Ahmet | 17"),
        ("tr", "Babadan demirci olan Ahmet Sait, Rakka’yı terk etti. “Aletlerimi gömdüm” dedi.", "Ahmet Sait |  | demirci | left:Rakka"),
        ("tr", "Zehra Alkan dişçilik okudu, otuz yıl hemşire olarak çalıştı. “Elim hep sıcaktı” diyor.", "Zehra Alkan |  | hemşire"),
        ("tr", "“Ben gitmek istemedim” diye ısrar etti. Cemile Rüzgâr, 77 yaşında, hep Sinop’ta yaşamıştı.", "Cemile Rüzgâr | 77 |  | from:Sinop"),
        ("tr", "Hatay’dan Mersin’e göç eden Cemile Rüzgâr, “Ev ayakta değildi” ifadelerini kullandı.", "Cemile Rüzgâr |  |  | left:Hatay live:Mersin"),
        ("tr", "Cemile Rüzgâr adlı 34 yaşındaki kadın, “Ev ayakta değildi” dedi.", "Cemile Rüzgâr | 34"),
        ("tr", "Aslen Hataylı olan Cemile Rüzgâr, “Ev ayakta değildi” dedi.", "Cemile Rüzgâr |  |  | from:Hataylı"),
        ("tr", "“Okul kapandı” şeklinde konuşan Nuran Işık, çocukları sayıyor.", "Nuran Işık"),
        ("tr", "Köyü hâlâ görüyor musunuz?\n\nFeride Nohut: Görüyorum, her gece görüyorum. Ev yok artık.\n\n— Geri dönmeyi düşünüyor musunuz?\n\nF. N.: Gittim bir kere, kuyunun kapağını aldım geldim.\n\n— Bu bir mecaz mı?\n\nF. N.: Hayır, bakın, ayağınızın altında.", "Feride Nohut // Feride Nohut // Feride Nohut"),
        ("tr", "Salim Aziz Musul’dan geldi. “Dükkânı kapattım, anahtarı attım” dedi.", "Salim Aziz |  |  | left:Musul"),
        ("tr", "28 yaşındaki kuaför Meryem Şahin bekliyor. “Bir valiz aldım, bir de makası aldım” diye ekliyor genç kadın.\n\nValilikten yapılan açıklamada, “Konteyner kentin ilk etabı cuma günü teslim edilecektir” denildi.", "Meryem Şahin | 28 | kuaför // -"),
        ("es", "Marta Velt, de 54 años y maestra jubilada, recuerda la noche. «Salimos sin nada», dice.", "Marta Velt | 54 | maestra jubilada"),
        ("es", "Enfermera de 54 años, Marta Velt llegó en marzo. «Salimos sin nada», dice.", "Marta Velt | 54 | Enfermera"),
        ("es", "Tras una condena de 12 años, Marta Velt espera. «Salimos sin nada», dice.", "Marta Velt"),
        ("es", "Con 54 años recién cumplidos, Marta Velt sigue trabajando de costurera. «Salimos sin nada», dice.", "Marta Velt | 54 | costurera"),
        ("es", "La señora Marta Velt, de 81 años, fue costurera toda su vida. «Salimos sin nada», dice.", "Marta Velt | 81 | costurera"),
        ("fr", "Nora Velten, institutrice à la retraite, a 61 ans. « On est partis », dit-elle.", "Nora Velten | 61 | institutrice à la retraite"),
        ("fr", "Chauffeur routier de 61 ans, Marc Velten a tout perdu. « On est partis », dit-il.", "Marc Velten | 61 | Chauffeur routier"),
        ("fr", "Mère d’un garçon de 7 ans, Nora Velten attend. « On est partis », dit-elle.", "Nora Velten"),
        ("fr", "Après une peine de 12 ans, Marc Velten attend. « On est partis », dit-il.", "Marc Velten"),
        ("fr", "À l’âge de 81 ans, Nora Velten, veuve, coud encore. « On est partis », dit-elle.", "Nora Velten | 81"),
        ("fr", "« On est partis », se souvient Nora Velten, sage-femme de 54 ans.", "Nora Velten | 54 | sage-femme"),
        ("fr", "Marc Velten, père de famille de 61 ans et ancien mineur, attend. « On est partis », dit-il.", "Marc Velten | 61 | ancien mineur"),
        ("tr", "Emekli öğretmen Ayşe Velt (54), “Gece yola çıktık” dedi.", "Ayşe Velt | 54 | Emekli öğretmen"),
        ("tr", "Doktor olan Ayşe Velt bugün 54 yaşında. “Gece yola çıktık” diyor.", "Ayşe Velt | 54 | Doktor"),
        ("tr", "Kızı doktor olan Ayşe Velt ağladı. “Gece yola çıktık” diyor.", "Ayşe Velt"),
        ("tr", "Mahalle muhtarı 61 yaşındaki Mehmet Velt, “Gece yola çıktık” dedi.", "Mehmet Velt | 61 | Mahalle muhtarı"),
        ("tr", "Altmış bir yaşındaki çiftçi Mehmet Velt, “Gece yola çıktık” dedi.", "Mehmet Velt | 61 | çiftçi"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_speaker_is_read(language: str, text: str, told: str) -> None:
    quotes = extract(text, language=language, published="2023-09-27").quotes
    assert " // ".join(facts(quote) for quote in quotes) == told
