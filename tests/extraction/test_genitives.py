"""Whoever belongs to somebody speaks, and not whose they are. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract

RU = "«Мы ушли ночью и ничего не взяли»"
UK = "«Ми пішли вночі й нічого не взяли»"


def who(language: str, text: str) -> str | None:
    quote = extract(text, language=language).quotes[-1]
    return quote.attribution.name if quote.attribution else None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", f"Мать Ивана Петрова рассказала: {RU}.", "Мать Ивана Петрова"),
        ("ru", f"{RU}, — рассказала вдова Ивана Петрова, 58 лет.", "вдова Ивана Петрова"),
        ("ru", f"{RU}, — рассказала вдова Карла Вельта.", "вдова Карла Вельта"),
        ("ru", f"Адвокат Арсена Григоряна заявил: {RU}.", "Адвокат Арсена Григоряна"),
        ("ru", f"Сын Анны Григорян рассказал: {RU}.", "Сын Анны Григорян"),
        ("ru", f"Внучка Александра Петрова рассказала: {RU}.", "Внучка Александра Петрова"),
        ("ru", f"По словам вдовы Ивана Петрова, {RU}.", "вдовы Ивана Петрова"),
        ("ru", f"Вдова Ивана Петрова Анна рассказала: {RU}.", "Анна"),
        ("ru", f"Адвокат Ивана Петрова Анна Примерова заявила: {RU}.", "Анна Примерова"),
        ("ru", f"{RU}, — сказал сын Ноны, 12-летний Пётр.", "Пётр"),
        ("uk", f"Мати Івана Петренка розповіла: {UK}.", "Мати Івана Петренка"),
        ("uk", f"{UK}, — розповіла вдова Івана Петренка.", "вдова Івана Петренка"),
        # In one case with the name, a noun is its title.
        ("ru", f"Учительница Анна Григорян рассказала: {RU}.", "Анна Григорян"),
        ("ru", f"Врач Александра Петрова рассказала: {RU}.", "Александра Петрова"),
        ("ru", f"По словам водителя Петра Цоя, {RU}.", "Пётр Цой"),
        ("ru", f"Мать троих детей Анна Петрова рассказала: {RU}.", "Анна Петрова"),
        ("ru", f"{RU}, — сказала бабушка Александра Ивановна.", "Александра Ивановна"),
        ("uk", f"Учителька Олена Береза розповіла: {UK}.", "Олена Береза"),
    ],
)
def test_a_name_in_the_genitive_does_not_speak(language: str, text: str, speaker: str) -> None:
    assert who(language, text) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The man who killed Karl Velt said: “It was dark.”", "the man"),
        ("en", "A doctor who treated Karl Velt said: “It was dark.”", "a doctor"),
        ("en", "A lawyer representing Karl Velt told reporters: “It was dark.”", "a lawyer"),
        ("en", "A volunteer helping Karl Velt, 80, said: “It was dark.”", "a volunteer"),
        ("en", "People who knew Karl Velt said: “It was dark that night.”", "People"),
        ("fr", "Un médecin qui a soigné Karl Velten a déclaré : « Il faisait nuit. »", "un médecin"),
        ("fr", "Un voisin qui a trouvé Karl Velten raconte : « Il faisait nuit. »", "un voisin"),
        ("en", "Acting mayor Karl Velt said: “It was dark.”", "Karl Velt"),
        ("en", "The doctor who treated him, Ada Velt, said: “It was dark that night.”", "Ada Velt"),
        ("en", "Retired baker and mother of four Ada Velt said: “It was dark that night.”", "Ada Velt"),
        # Who says their own name is no object of theirs.
        ("en", "A man who introduced himself as Karl Velt said: “It was dark that night.”", "Karl Velt"),
        ("en", "“It was dark that night,” said a man who goes by the name Karl Velt.", "Karl Velt"),
        ("es", "«Era de noche», dice un hombre que se identifica como Karl Velt.", "Karl Velt"),
        ("fr", "« Il faisait nuit », dit une femme qui dit s’appeler Ada Velten.", "Ada Velten"),
    ],
)
def test_to_whom_something_is_done_does_not_speak(language: str, text: str, speaker: str) -> None:
    assert who(language, text) == speaker


def test_whom_a_clause_defines_is_nobody_told_of_before() -> None:
    text = "Karl Velt died in May.\n\n“It was dark that night,” said the man who killed him."
    assert who("en", text) == "the man"
