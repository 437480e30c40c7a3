"""Who speaks where the verb has no subject of its own, or the clause no marks. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract


def told(text: str, language: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every proposal."""
    return [
        (q.attribution.name if q.attribution else None, " / ".join(part.of(text) for part in q.parts))
        for q in extract(text, language=language, published="2021-03-12").quotes
    ]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Rosario Quintela abre la puerta del almacén.\n\n“Aquí guardábamos la sal”, recuerda.", "Rosario Quintela"),
        ("es", "Con sus 52 años, Anselmo Brea carga dos cubos. “El pozo se secó en mayo”, lamenta.", "Anselmo Brea"),
        ("es", "“La mula volvió sola”, relató el jueves a Radio Candil Benita Orduz.", "Benita Orduz"),
        ("es", "“Nadie nos abrió la puerta”, declaró ayer ante el juzgado Efraín Tolosa.", "Efraín Tolosa"),
        ("es", "La portavoz de Aguas del Valle, Inés Carbajal, sostuvo que “la presa aguantará otro invierno”.", "Inés Carbajal"),
        ("es", "Rosario Quintela, panadera, cruzó el río. “Llevaba la masa madre”, dice la mujer.", "Rosario Quintela"),
        ("fr", "Odile Vasseur ferme l’atelier.\n\n« Le métier à tisser est resté là-bas », soupire-t-elle.", "Odile Vasseur"),
        ("fr", "« La route est rouverte depuis ce matin », s’est réjoui mardi Gaspard Lenoir.", "Gaspard Lenoir"),
        ("fr", "À 61 ans, Odile Vasseur range ses bobines pour la dernière fois. « Il en manque deux », note-t-elle.", "Odile Vasseur"),
        ("ar", "تقول سعاد المرزوق: «تركنا الدجاج في الحوش ومشينا».\n\nوأضافت: «عاد الديك وحده بعد يومين».", "سعاد المرزوق"),
        ("ar", "يروي حسان الدوري: «كان القارب صغيراً جداً علينا».\n\nويقول بهدوء: «عددنا النجوم حتى الصباح».", "حسان الدوري"),
        ("ar", "قالت سعاد المرزوق: «الخبز كان يابساً ذلك اليوم».\n\nووفق المرزوق فإن البئر «كانت على بعد ساعة من الخيام».", "سعاد المرزوق"),
        ("ar", "«لم يبق في البيت سوى الباب»، تقول الطالبة لمى الحايك بصوت منخفض.", "لمى الحايك"),
        ("fa", "مهین صادقی، معلم، در را بست.\n\nاو می‌گوید: «دفترها را زیر باران جا گذاشتیم.»", "مهین صادقی"),
        ("fa", "مهین صادقی دیروز در گفت‌وگویی گفت: «دفترها را زیر باران جا گذاشتیم.»", "مهین صادقی"),
        ("fa", "بهمن رادپور روز جمعه به روزنامه «پل» گفت: «جاده تا بهار بسته است.»", "بهمن رادپور"),
        ("tr", "Kadriye Tuna sobayı yakıyor.\n\n“Odunu köyden getirdik,” diyor.", "Kadriye Tuna"),
        ("tr", "Kadriye Tuna üç çocuk büyüttü. “Sobayı sırtımda taşıdım bütün yol” diyor Kadriye Hanım.", "Kadriye Tuna"),
        ("tr", "Ovanın Sesi gazetesine konuşan Rıza el-Mansur, “Kuyunun suyu acıydı” dedi.", "Rıza el-Mansur"),
    ],
)  # fmt: skip
def test_whoever_is_clear_speaks(language: str, text: str, speaker: str) -> None:
    names = {name for name, _ in told(text, language)}
    assert names == {speaker}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "—El pozo era hondo —cuenta Benita Orduz—. Nadie bajó.", "El pozo era hondo / Nadie bajó."),
        ("es", "Benita Orduz espera. “Vendí la vaca por una manta”, dice. “Una, y estaba rota”.", "Vendí la vaca por una manta / Una, y estaba rota"),
        ("fr", "« Le puits était sec, dit Odile Vasseur. On a bu la neige. »", "Le puits était sec, / On a bu la neige."),
        ("fr", "Odile Vasseur attend. « Trois seaux, s’amuse-t-elle. Pas un de plus. »", "Trois seaux, / Pas un de plus."),
        ("fr", "— Tu as oublié la clé, lui reproche son frère.", "Tu as oublié la clé,"),
        ("tr", "— Anahtarı buldum, kapıyı bulamadım, diyor.", "Anahtarı buldum, kapıyı bulamadım,"),
    ],
)  # fmt: skip
def test_the_clause_parts_the_words(language: str, text: str, words: str) -> None:
    assert [found for _, found in told(text, language)] == [words]


def test_a_speech_that_opens_each_paragraph_is_one_without_a_speaker_too() -> None:
    text = "« Le four était encore chaud à midi, avec le pain dedans.\n\n« Le pain était pour les voisins. »"
    assert len(told(text, "fr")) == 1


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        ("es", "Benita Orduz recibe en el patio.\n\nP. ¿Qué llevó usted?\n\nR. La sal y un espejo.\n\nP. ¿Y después?\n\nR. Después nada.",
         ["La sal y un espejo.", "Después nada."]),
        ("tr", "Kadriye Tuna kapıda bekliyor.\n\n– Ne götürdünüz yanınızda?\n\n– Tuzu ve aynayı aldım.\n\n– Geri döndünüz mü?\n\n– Bir kez döndüm.",
         ["Tuzu ve aynayı aldım.", "Bir kez döndüm."]),
        ("fr", "Odile Vasseur reçoit dans la cour.\n\nQu’avez-vous emporté ?\n\n— Du sel et mon miroir.\n\nÊtes-vous revenue ?\n\n— Je suis revenue une fois.",
         ["Du sel et mon miroir.", "Je suis revenue une fois."]),
    ],
)  # fmt: skip
def test_answers_are_those_of_the_one_introduced(language: str, text: str, answers: list[str]) -> None:
    found = told(text, language)
    assert [words for _, words in found] == answers
    assert len({name for name, _ in found}) == 1 and found[0][0] is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La feria abrió tarde. “Se acabaron las sillas a media mañana”, dice."),
        ("es", "Anselmo Brea y Efraín Tolosa esperan. “El pozo se secó en mayo”, dice el hombre."),
        ("fr", "Il ferme pour la dernière fois. « Le four a tenu onze hivers de suite. »"),
        ("ar", "وأضافت: «عاد الديك وحده بعد يومين من الرحيل»."),
        ("tr", "“Kuyunun suyu çok acıydı o yaz” diyor."),
    ],
)
def test_nobody_is_made_a_witness_where_nobody_is_clear(language: str, text: str) -> None:
    names = {name for name, _ in told(text, language)}
    assert not names & {"Anselmo Brea", "Efraín Tolosa", "la dernière fois"}
    assert all(name is None or name.lower() in ("el hombre", "il") for name in names)


def test_a_talk_in_a_story_is_no_interview() -> None:
    text = "— Tu viens ce soir ? demande Odile.\n\n— Je viens, dit Gaspard.\n\n— Tu as la clé ?\n\n— Je l’ai, dit Gaspard."
    assert any("Tu as la clé" in words for _, words in told(text, "fr"))
