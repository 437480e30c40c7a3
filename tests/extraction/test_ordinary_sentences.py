"""Plain sentences of newspapers, in which the name, the age, the trade or the place was once read wrongly. All invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Proposal, TagField
from tests.extraction.test_french_spanish_turkish import facts

ORDINARY = [
    ("en", "Refugee Ilka Brandt fled Mariupol. “We took only the papers,” she said.", "Ilka Brandt |  |  | left:Mariupol"),
    ("en", "Electrician Anna Brandt fled Mariupol. “We took only the papers,” she said.", "Anna Brandt |  | Electrician | left:Mariupol"),
    ("en", "Baker Mayhew fled Mariupol. “We took only the papers,” he said.", "Baker Mayhew |  |  | left:Mariupol"),
    ("en", "Anna Brandt worked all her life as a nurse. “We took only the papers,” the woman says.", "Anna Brandt |  | nurse"),
    ("en", "Anna Brandt shows the keys. “We took only the papers,” says the 63-year-old.", "Anna Brandt | 63"),
    ("en", "The Brandts came at night. “We took only the papers,” says the mother, 63-year-old Anna.", "Anna | 63"),
    ("en", "The mother, 63-year-old Anna Brandt, says: “We took only the papers.”", "Anna Brandt | 63"),
    ("en", "Anna Brandt, displaced from Aleppo, works as a cook. “We took only the papers,” she confides.", "Anna Brandt |  | cook | left:Aleppo"),
    ("en", "“We took only the papers,” regrets Anna Brandt, who used to live in Aleppo and now resides in Lyon.", "Anna Brandt |  |  | from:Aleppo live:Lyon"),
    ("en", "“We took only the papers.”\n\nAnna Brandt, 63, teacher", "Anna Brandt | 63 | teacher"),
    ("de", "Die Mutter, die 63-jährige Anna Brandt, erzählt: „Wir haben nur die Papiere genommen.“", "Anna Brandt | 63"),
    ("de", "„Wir haben nur die Papiere genommen“, sagt Anna Brandt, die in Aleppo lebte und heute in Leipzig wohnt.", "Anna Brandt |  |  | from:Aleppo live:Leipzig"),
    ("de", "Anna Brandt hat ihr Leben lang als Krankenschwester gearbeitet. „Wir haben nur die Papiere genommen“, sagte sie.", "Anna Brandt |  | Krankenschwester"),
    ("en", "Brothers Arno and Cem Stein crossed together. “We held hands,” said Arno.", "Arno"),
    ("en", "Anna Brandt (not her real name), 70, remembers: “The soup was still warm.”", "Anna Brandt | 70"),
    ("de", "Vera Brandts Stimme bricht. „Wir haben die Papiere genommen“, flüstert sie.", "Vera Brandt"),
    ("de", "Veras Stimme bricht. „Wir haben die Papiere genommen“, flüstert sie.", "Vera"),
    ("de", "Vera Brandts Tochter Nora übersetzt. „Wir haben die Papiere genommen“, sagt Nora.", "Nora"),
    ("de", "„Wir haben die Papiere genommen“, sagt Vera Brandts Nachbarin.", "Vera Brandts Nachbarin"),
    ("fr", "Le directeur du centre, Pierre Brandt, a déclaré : « Nous avons accueilli cent familles. »", "Pierre Brandt |  | directeur du centre"),
    ("fr", "Mon interlocutrice est Anne Brandt, elle a 63 ans. « Nous avons pris les papiers », dit Anne.", "Anne Brandt | 63"),
    ("fr", "« Nous avons pris les papiers », a raconté à l’agence Anne Brandt, habitante de Marioupol.", "Anne Brandt |  |  | from:Marioupol"),
    ("es", "«Solo cogimos los papeles», relató a la agencia Ana Salcedo, de 63 años.", "Ana Salcedo | 63"),
    ("ru", "Семья приехала ночью. «Мы взяли только документы», — рассказывает мать, 63-летняя Анна.", "Анна | 63"),
    ("uk", "Родина приїхала вночі. «Ми взяли тільки документи», — розповідає мати, 63-річна Анна.", "Анна | 63"),
    ("uk", "Анна Ковальчук, переселенка, працює кухаркою. «Ми взяли тільки документи», — ділиться вона.", "Анна Ковальчук |  | кухаркою"),
    ("en", "Seventy-year-old Anna Brandt from Goris recalled: “We left the table set.”", "Anna Brandt | 70"),
    ("en", "Anna Brandt, now 70 and living in Yerevan, says: “We left the table set.”", "Anna Brandt | 70 |  | live:Yerevan"),
    ("en", "“We left the table set,” said Anna Brandt, whose house in Aleppo was shelled.", "Anna Brandt |  |  | from:Aleppo"),
    ("en", "“We left the table set and walked.” – Anna, 70, Aleppo", "Anna | 70 |  | from:Aleppo"),
    ("en", "Another woman, who gave her name only as Anahit, said: “We left the table set.”", "Anahit"),
    ("fr", "Un garçon de 11 ans, David, a dit : « J’ai pris mon cerf-volant avec moi. »", "David | 11"),
    ("fr", "Vera Brandt a déclaré à l’AFP à Lyon : « Nous avons laissé la table mise. »", "Vera Brandt |  |  | to:l’AFP"),
    ("es", "Un niño de 11 años, David, dijo: «Cogí mi cometa de casa».", "David | 11"),
    ("es", "Conocí a Vera Salcedo en Lugo. Me dijo: «Dejamos la mesa puesta».", "Vera Salcedo"),
    ("es", "Entre ellos estaba Vera Salcedo, una maestra. «Dejamos la mesa puesta», dijo.", "Vera Salcedo |  | maestra"),
    ("es", "La voz de Vera Salcedo se quiebra. «Dejamos la mesa puesta», susurra.", "Vera Salcedo"),
    ("ru", "Семидесятилетняя Вера Вельт вспоминает: «Мы оставили накрытый стол».", "Вера Вельт | 70"),
    ("uk", "Сімдесятирічна Віра Велт згадує: «Ми лишили накритий стіл».", "Віра Велт | 70"),
    ("ru", "«Мы шли всю ночь», — рассказала женщина лет шестидесяти.", "женщина лет шестидесяти | b:60s"),
    ("uk", "«Ми йшли всю ніч», — розповіла жінка років шістдесяти.", "жінка років шістдесяти | b:60s"),
    ("ru", "«Я родилась на мельнице», — говорит она.", "-"),
    ("es", "«Yo nací allí», dice ella.", "-"),
    ("ru", "«Мы оставили накрытый стол». — Вера Вельт, 70 лет", "Вера Вельт | 70"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), ORDINARY)
def test_what_a_plain_sentence_tells(language: str, text: str, told: str) -> None:
    assert [facts(quote) for quote in extract(text, language=language).quotes] == [told]


INTERRUPTED = [
    ("es", "«No dormimos —cuenta Ana Salcedo, que perdió su casa—. ¿Quién iba a dormir?»", ("No dormimos", "¿Quién iba a dormir?")),
    ("es", "«Solo cogimos los papeles —recuerda Ana Salcedo—, que pesaban poco».", ("Solo cogimos los papeles", "que pesaban poco")),
    ("es", "«Solo cogimos los papeles —dice Ana Salcedo—.»", ("Solo cogimos los papeles",)),
    ("es", "«Los vecinos —todos mayores— se quedaron», dice Ana Salcedo.", ("Los vecinos —todos mayores— se quedaron",)),
    ("fr", "« Nous sommes partis, se souvient Ana Salcedo, qui a tout perdu. Les clés sont restées. »", ("Nous sommes partis,", "Les clés sont restées.")),
    ("fr", "« Nous sommes partis à pied, s’exclame Ana Salcedo. Personne n’a pleuré. »", ("Nous sommes partis à pied,", "Personne n’a pleuré.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parts"), INTERRUPTED)
def test_an_attribution_within_the_marks_is_no_part_of_the_words(
    language: str, text: str, parts: tuple[str, ...]
) -> None:
    (quote,) = extract(text, language=language).quotes
    assert (speaker(quote), tuple(part.of(text) for part in quote.parts)) == ("Ana Salcedo", parts)


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("es", "«Dejamos la mesa puesta», dijo una mujer. «Yo dejé la llave», dijo otra.", ["una mujer", "otra"]),
        ("ru", "«Мы оставили стол», — сказала одна женщина. «Я оставила ключ», — сказала другая.", ["одна женщина", "другая"]),
    ],
)  # fmt: skip
def test_another_is_somebody_else(language: str, text: str, speakers: list[str]) -> None:
    assert [speaker(quote) for quote in extract(text, language=language).quotes] == speakers


def test_lines_that_head_words_do_not_sign_those_before() -> None:
    text = (
        "Анна Вельт, пекарь, 61 год\n\n«Мы взяли документы и ушли ночью.»\n\n"
        "Юсуф Кадыров, повар, 39 лет\n\n«Меня не спросили, чей я.»"
    )
    assert [speaker(quote) for quote in extract(text, language="ru").quotes] == ["Анна Вельт", "Юсуф Кадыров"]


def test_where_somebody_used_to_live_is_not_where_they_live() -> None:
    text = "“We took the papers,” said Ilka Brandt, who used to live in Aleppo."
    (quote,) = extract(text, language="en").quotes
    assert {tag.place_role for tag in quote.tags if tag.field is TagField.PLACE} == {PlaceRole.FROM}


def speaker(quote: Proposal) -> str | None:
    """The name under which somebody speaks."""
    return quote.attribution.name if quote.attribution else None
