"""Descriptions of whoever the sentence before told of: ``Ada Velt, 22, came. “…,” said the 22-year-old.``"""

import pytest

from archive.extraction.pipeline import extract


def _speaker(lang: str, text: str) -> str | None:
    (quote,) = extract(text, language=lang).quotes
    return quote.attribution.name if quote.attribution else None


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Ada Velt, 22, came last. Bea Stein, 44, came first.\n\n“We left,” said the 22-year-old.", "Ada Velt"),
        ("en", "Cem Brandt left. In the yard, Ada Velt was nursing twins.\n\n“We left,” said the 22-year-old.", "Ada Velt"),
        ("en", "GORIS, Upper Vale — When the rain fell, Ada Velt lit a fire.\n\n"
               "“We left,” said the 58-year-old grandmother.", "Ada Velt"),
        ("en", "Bea Stein left. Far off, Ada Velt was sifting rubble with her niece.\n\n“We left,” said the widow.", "Ada Velt"),
        ("en", "When the dam burst, Ada Velt was counting the till.\n\n“We left,” said the baker, who is 52.", "Ada Velt"),
        ("en", "Ada Velt is packing boxes.\n\n“We left,” the hotel housekeeper and mother of three said.", "Ada Velt"),
        ("en", "Bea Stein left. Her teacher, Sister Ada Velt, shut the door. “We left,” the nun says.", "Ada Velt"),
        ("fr", "Luc Stein dort. Sa fille, Anna, a tout perdu. « On est partis », dit la jeune femme.", "Anna"),
        ("fr", "Dans la cour, Anna Velt lave du linge.\n\n« On est partis », dit cette mère de cinq enfants.", "Anna Velt"),
        ("es", "A Ana Velt la sacaron por la ventana.\n\n«Nos fuimos», cuenta esta jubilada de 76 años.", "Ana Velt"),
        ("de", "Cem Brandt schläft. Seit drei Jahren wohnt Anna Velt in der Schule.\n\n„Wir gingen“, sagt die 82-Jährige.", "Anna Velt"),
        ("ru", "Роза Стайн спит. Дочь Розы, Анна, уводит мать к автобусу. «Мы ушли», — говорит женщина.", "Анна"),
        ("uk", "Ганна Вельт, 77 років, приїхала з донькою Оленою.\n\n— Ми пішли, — каже літня жінка.", "Ганна Вельт"),
        ("tr", "Emine Velt sırada bekliyor.\n\n“Gece çıktık” dedi 41 yaşındaki kadın.", "Emine Velt"),
        ("tr", "Ayşe Velt uyuyor. En büyük kızı Elif, 16, gitmek istemiyor. “Gece çıktık” dedi genç kız.", "Elif"),
    ],
)  # fmt: skip
def test_a_description_of_age_or_sex_is_whoever_was_just_told_of(lang: str, text: str, name: str) -> None:
    assert _speaker(lang, text) == name


@pytest.mark.parametrize(
    ("lang", "text", "described"),
    [
        # Somebody new, by the article.
        ("en", "Ada Velt was carrying water.\n\n“We left,” said an elderly woman.", "an elderly woman"),
        ("en", "Ada Velt was carrying water.\n\n“We left,” said a 35-year-old.", "a 35-year-old"),
        ("tr", "Emine Velt sırada bekliyor.\n\n“Gece çıktık” dedi yaşlı bir kadın.", "yaşlı bir kadın"),
        # An office or a trade may be anybody's.
        ("en", "Ada Velt lay in the corridor.\n\n“We left,” said the mayor.", "the mayor"),
        ("en", "Ada Velt lay in the corridor.\n\n“We left,” said the doctor.", "the doctor"),
        # Two of that gender, or another woman told of.
        ("en", "Ada Velt met Bea Stein at the gate.\n\n“We left,” said the woman.", "the woman"),
        ("en", "Ada Velt carried water for an old woman.\n\n“We left,” said the woman.", "the woman"),
        ("en", "A woman was hurt on the bridge. Ada Velt saw it.\n\n“We left,” said the woman.", "the woman"),
        # Who is spoken to.
        ("en", "Bea Stein left. Ada Velt came. “You are late,” the 58-year-old woman told Velt.", "the 58-year-old woman"),
        # Whoever died does not speak, and a child's mother is not the child.
        ("en", "Bea Stein left. Ada Velt was killed in March.\n\n“We left,” said the 80-year-old.", "the 80-year-old"),
        ("en", "Ada Velt, 9, was pulled out.\n\n“She did not cry,” said the mother.", "the mother"),
        ("en", "Ada Velt, 9, was pulled out.\n\n“She did not cry,” said the woman.", "the woman"),
        # Another age than the one beside the name.
        ("en", "Ada Velt, 22, came last.\n\n“We left,” said the 35-year-old.", "the 35-year-old"),
        ("fr", "Dans la cour, Anna Velt, 22 ans, lave. « On est partis », dit la vieille dame.", "la vieille dame"),
        ("ru", "Анна Вельт, 80 лет, раздаёт суп.\n\n«Мы ушли», — говорит молодая женщина.", "молодая женщина"),
        ("uk", "Софія Вельт, 6 років, вчить його рахувати.\n\n«Ми пішли», — каже жінка.", "жінка"),
        # Another gender.
        ("de", "Seit drei Jahren wohnt Anna Velt in der Schule.\n\n„Wir gingen“, sagt der 82-Jährige.", "der 82-Jährige"),
    ],
)  # fmt: skip
def test_a_description_that_may_be_anothers_stays_one(lang: str, text: str, described: str) -> None:
    assert _speaker(lang, text) == described
