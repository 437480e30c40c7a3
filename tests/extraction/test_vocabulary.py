"""The vocabulary files say only what the lexicon reads, in the form it expects."""

import tomllib
from importlib.resources import files

import pytest

from archive.extraction.language import detection, lexicons, vocabulary_files
from archive.extraction.language.given_names import given_names

KNOWN = {
    "verbs": {"say", "say_plural", "beside", "beside_plural", "nouns", "hanging", "inverting", "labelling", "speech_nouns", "past_endings", "attitude",
        "cutting_in", "trailing", "complemented", "female", "telling", "quoting", "relaying", "recalling", "gone", "answering", "going_on", "persisting", "particles", "voicing", "voiced", "addressing", "interviewing"},
    "clauses": {"according", "according_after", "named_behind"},
    "pronouns": {"female", "male", "neuter", "plural", "subject", "possessive", "homes", "first", "second", "relative", "attached", "attached_others", "second_endings"},
    "grammar": {
        "determiners", "definite", "demonstrative", "recipients", "prepositions", "subordinators", "conjunctions", "pairing", "years", "authors", "by", "infinitive", "links",
        "complementizers", "accompanying", "skip", "passive", "days", "numbers", "oblique", "auxiliaries", "reported_mood", "places",
        "pairs", "copulas", "indefinite", "gerund_endings", "definite_beginnings", "definite_endings", "aged", "retelling", "whence", "counting", "agreeing_plural", "plural_auxiliaries",
        "quotative",
    },
    "people": {
        "person", "many", "own", "official", "organisation", "documents", "title_nouns", "titles", "titles_civil", "titles_male", "titles_female",
        "female", "male", "not_names", "name_particles", "organisation_particles", "offices_of", "speaking_for", "suffixes", "abbreviations",
        "introducing", "interlocutors", "elderly", "young", "kin", "animals", "speaking", "posts", "public", "displaced", "many_displaced", "customary", "past_offices", "children", "spouses", "pointing", "name_endings", "patronymic_endings", "genitive_endings", "case_endings",
        "anaphors", "describing_after", "female_surnames", "male_surnames", "finite_endings", "place_endings", "name_leads", "surname_stops",
    },
    "verb_second_words": {
        "common", "common_endings", "common_firsts", "feminine_endings", "surnames", "adjectives", "contracted", "separable", "quoted", "auxiliaries",
        "nominative", "sources", "source_prepositions", "firm_prepositions", "relaying", "viewing", "lone",
        "postpositions", "stands", "mentioned", "times", "companions", "sides", "foreign", "telling", "occasions", "coming", "reflexive", "entitling", "entitled", "facing", "claims", "views", "opinions",
    },
    "nominatives": {
        "given_male", "given_female", "given_male_cases", "given_female_cases", "surname_male_cases", "surname_female_cases",
        "surname_sure_cases",
    },
    "interview": {"question", "answer"},
    "form": {"naming", "wording", "titling"},
    "furniture": {"lines", "line_cues", "lists", "credit_words"},
}  # fmt: skip
SWITCHES = {
    "caseless", "apostrophe_suffix", "inflects", "measured", "verb_second", "nouns_capital", "trades_speak", "dialogue_dash", "governs", "elides", "drops_subjects", "verb_first", "verb_last",
    "stop_presents",
}  # fmt: skip


def tables(code: str) -> dict[str, object]:
    return tomllib.loads((files("archive.extraction") / "vocabulary" / f"{code}.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_a_vocabulary_file_has_known_tables_and_keys_only(code: str) -> None:
    for name, value in tables(code).items():
        if isinstance(value, dict):
            assert set(value) <= KNOWN[name], name
        else:
            assert name in SWITCHES


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_words_are_in_lower_case_and_listed_once(code: str) -> None:
    for name, table in tables(code).items():
        if not isinstance(table, dict) or name in ("furniture", "clauses", "interview"):
            continue
        for key, value in table.items():
            words = value.split()
            assert [word for word in words if word != word.lower()] == [], (name, key)


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_every_language_can_report(code: str) -> None:
    words = lexicons.load(code)
    assert words.verbs
    assert words.person
    assert words.official


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert lexicons.load("xx").code == "en"


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
def test_the_language_of_a_sentence_is_recognised(text: str, code: str) -> None:
    assert detection.guess(text) == code


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_every_language_with_a_file_can_be_recognised(code: str) -> None:
    alone = {alone for _, _, alone in detection._ALONE}
    assert code in alone | set(detection._identifier().labels)


@pytest.mark.parametrize("text", ["", "  \n", "1988, 14:30 — 52 %", "Ilka Brandt", "VELTHEIM, 4. 12."])
def test_too_little_text_is_read_as_english(text: str) -> None:
    assert detection.guess(text) == "en"


def test_foreign_names_in_a_text_do_not_change_its_language() -> None:
    text = "Илька Брандт (Ilka Brandt) работает в Veltheim Lamp Works с 1988 года."
    assert detection.guess(text) == "ru"


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
