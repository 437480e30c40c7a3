"""The vocabulary files say only what the lexicon reads, in the form it expects."""

import tomllib
from importlib.resources import files

import pytest

from archive.extraction import languages, lexicon
from archive.extraction.given_names import given_names

KNOWN = {
    "verbs": {"say", "beside", "nouns", "hanging", "attitude", "trailing"},
    "clauses": {"according"},
    "pronouns": {"female", "male", "plural", "subject", "possessive", "first", "relative"},
    "grammar": {
        "determiners", "definite", "prepositions", "subordinators", "conjunctions", "pairing", "authors", "links",
        "skip", "passive", "days", "numbers", "oblique", "auxiliaries", "reported_mood",
    },
    "people": {
        "person", "official", "organisation", "documents", "titles", "titles_civil", "titles_male", "titles_female",
        "female", "male", "not_names", "name_particles", "organisation_particles", "suffixes", "abbreviations",
        "introducing", "name_endings", "case_endings",
    },
    "interview": {"question", "answer"},
    "form": {"naming"},
    "furniture": {"lines", "lists"},
}  # fmt: skip
SWITCHES = {
    "caseless", "apostrophe_suffix", "inflects", "verb_second", "nouns_capital", "dialogue_dash",
}  # fmt: skip


def tables(code: str) -> dict[str, object]:
    return tomllib.loads((files("archive.extraction") / "vocabulary" / f"{code}.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", lexicon.available())
def test_a_vocabulary_file_has_known_tables_and_keys_only(code: str) -> None:
    for name, value in tables(code).items():
        if isinstance(value, dict):
            assert set(value) <= KNOWN[name], name
        else:
            assert name in SWITCHES | {"detect"}


@pytest.mark.parametrize("code", lexicon.available())
def test_words_are_in_lower_case_and_listed_once(code: str) -> None:
    for name, table in tables(code).items():
        if not isinstance(table, dict) or name in ("furniture", "clauses", "interview"):
            continue
        for key, value in table.items():
            words = value.split()
            assert [word for word in words if word != word.lower()] == [], (name, key)


@pytest.mark.parametrize("code", lexicon.available())
def test_every_language_can_report_and_be_recognised(code: str) -> None:
    words = lexicon.load(code)
    assert words.verbs
    assert words.detect
    assert words.person
    assert words.official


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert lexicon.load("xx").code == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The lamp stood on the sill and nobody moved it for a year.", "en"),
        ("Die Lampe stand auf dem Fensterbrett und niemand nahm sie mit.", "de"),
        ("La lampe était sur la fenêtre et personne ne la prenait.", "fr"),
        ("La lámpara estaba en la ventana y nadie se la llevó.", "es"),
        ("Лампа стояла на окне, и никто её не брал, потому что это была не она.", "ru"),
        ("Лампа стояла на вікні, і ніхто її не брав, бо це була не вона та її й не шукали.", "uk"),
        ("Լամպը պատուհանին էր, և ոչ ոք չէր վերցնում այն։", "hy"),
        ("كان المصباح على النافذة ولم يأخذه أحد من الناس.", "ar"),
        ("چراغ روی پنجره بود و هیچ کس آن را با خود نبرد.", "fa"),
        ("ლამპა ფანჯარაზე იდგა და არავინ წაიღო.", "ka"),
        ("Lamba pencerede duruyordu ve bir daha kimse onu almadı.", "tr"),
    ],
)
def test_the_language_is_told_by_script_and_small_words(text: str, code: str) -> None:
    assert languages.guess(text) == code


def test_no_given_name_is_listed_for_both_genders() -> None:
    content = (files("archive.extraction") / "vocabulary" / "given_names.txt").read_text("utf-8")
    listed: dict[str, set[str]] = {}
    for line in content.splitlines():
        sort, _, names = line.partition(" ")
        if sort in ("f", "m"):
            for name in names.split():
                listed.setdefault(name, set()).add(sort)
    assert {name for name, sorts in listed.items() if len(sorts) > 1} == set()
    assert len(given_names()) == len(listed)
