"""Every reporting verb that the vocabulary knows in the singular it knows of many, too.

What a plural looks like stands here, a table for each language: the ending of a form in the singular, and
those that the plural may have in its place. What is told otherwise is named as an exception.
"""

import re

import pytest

from archive.extraction.language import lexicons, vocabulary_files

ENDINGS: dict[str, dict[str, str]] = {
    "ru": {
        "ёт": "ют ут", "ет": "ют ут", "ит": "ят ат", "ётся": "ются утся", "ется": "ются утся", "ится": "ятся атся",
        "ёл": "ели", "л": "ли", "ла": "ли", "лся": "лись", "лась": "лись",
    },
    "uk": {"є": "ють", "е": "уть", "ить": "ять ать", "вить": "влять", "ється": "ються", "еться": "уться", "иться": "яться аться", "виться": "вляться", "ла": "ли", "лася": "лися"},
    "fr": {"ait": "aient", "e": "ent", "ée": "ées éent", "ça": "cèrent", "ea": "èrent", "a": "èrent"},
    "es": {"a": "an", "e": "en", "úa": "úan", "ó": "aron ieron eron"},
    "tr": {"yor": "yorlar", "yordu": "yorlardı", "dı": "dılar", "di": "diler", "du": "dular", "dü": "düler", "tı": "tılar", "ti": "tiler",
        "tu": "tular", "tü": "tüler", "mişti": "mişlerdi", "mıştı": "mışlardı"},
    "hy": {"եց": "եցին ին", "աց": "ացին", "էր": "էին"},
    "fa": {"ید": "یند ند یدند", "الد": "الند", "ندد": "ندند", "سد": "سند", "ارد": "ارند"},
    "ka": {"ობს": "ობენ", "ებს": "ებენ", "ავს": "ავენ", "ის": "იან"},
    "de": {"te": "ten"},
}  # fmt: skip
"""By the ending of a form in the singular, the longest first: what stands for it in the plural."""

OTHERWISE: dict[str, str] = {
    "ru": "",
    # Things are called so, and things testify: in the plural nobody speaks by them.
    "uk": "називає називала назвала свідчить свідчила засвідчила кидає докидає доводить править йдеться мовиться",
    # Participles, nouns, a future, words of two that stand as one.
    "fr": "dira réjouie défendue souvenue grimaçe",
    "es": "",
    "tr": "itirazetti derdi",
    "hy": "",
    "fa": "تأکید تاکید",
    "ka": "",
    # Adjectives: the promised land, the said house.
    "de": "gelobte besagte",
}
NAMED = {"ru": "называет называл называла назвал назвала", "es": "llama llamó"}
"""Verbs of giving a name, which report so in the singular only."""


def forms(code: str, *keys: str) -> list[str]:
    verbs = vocabulary_files.tables(code)["verbs"]
    return [word for key in keys for word in str(verbs.get(key, "")).split()]


def plurals(word: str, endings: dict[str, str]) -> list[str]:
    """What the form of many may be; nothing for a form that the table doesn't know."""
    ending = next((one for one in sorted(endings, key=len, reverse=True) if word.endswith(one)), None)
    if ending is None:
        return []
    return [word[: -len(ending)] + plural for plural in endings[ending].split()]


@pytest.mark.parametrize("code", sorted(ENDINGS))
def test_a_verb_that_one_says_is_known_of_many(code: str) -> None:
    singular = [word for word in forms(code, "say", "beside") if re.fullmatch(r"[^\W\d_‌]+", word)]
    known = {*forms(code, "say", "say_plural", "beside", "beside_plural")}
    passed = {*OTHERWISE[code].split(), *NAMED.get(code, "").split()}
    missing = [
        word
        for word in singular
        if word not in passed and (may := plurals(word, ENDINGS[code])) and known.isdisjoint(may)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("code", "plural", "feminine"),
    [("ru", "ли", "ла"), ("ru", "лись", "лась"), ("uk", "ли", "ла"), ("uk", "лися", "лася")],
)
def test_a_past_form_of_many_is_known_of_a_woman(code: str, plural: str, feminine: str) -> None:
    known = {*forms(code, "say", "beside")}
    many = [word for word in forms(code, "say_plural", "beside_plural") if word.endswith(plural)]
    assert many
    assert [word for word in many if word.removesuffix(plural) + feminine not in known] == []


@pytest.mark.parametrize(
    ("code", "feminine", "masculine"),
    [("ru", "ла", "л"), ("ru", "лась", "лся"), ("uk", "ла", "в"), ("uk", "лася", "вся")],
)
def test_a_past_form_of_a_woman_is_known_of_a_man(code: str, feminine: str, masculine: str) -> None:
    known = {*forms(code, "say", "beside")}
    hers = [word for word in known if word.endswith(feminine)]
    # The vowel of a short stem changes (розповіла, розповів), or the man's form has no ending (произнесла, произнёс).
    irregular = re.compile(r".*(?:вела|повіла|несла|стерегла)\Z")
    assert [
        word
        for word in hers
        if word.removesuffix(feminine) + masculine not in known and not irregular.match(word)
    ] == []


@pytest.mark.parametrize("code", vocabulary_files.codes())
def test_a_form_of_many_reports_and_agrees_with_many(code: str) -> None:
    words = lexicons.load(code)
    assert set(forms(code, "say_plural")) <= words.verbs & words.agreeing_plural
    assert set(forms(code, "beside_plural")) <= words.beside & words.agreeing_plural
    assert set(forms(code, "say", "beside")).isdisjoint(forms(code, "say_plural", "beside_plural"))
