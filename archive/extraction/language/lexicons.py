"""The lexicon of each language, read once from its file in ``vocabulary/``."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from archive.extraction.language import furniture_words, occupations, vocabulary_files
from archive.extraction.language.compounds import Compounds
from archive.extraction.language.folding import fold
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.lexicon_tables import COMPOUNDED, PLACES, PLURALS, SWITCHES, by_first_word

FALLBACK = "en"
"""What a text in a language without a file is read as."""


@cache
def load(code: str) -> Lexicon:
    """The lexicon of a language by its two-letter code; English for a language without a file."""
    if code not in vocabulary_files.codes():
        code = FALLBACK
    tables = vocabulary_files.tables(code)
    words = {name: frozenset(_words(tables, table, key)) for name, (table, key) in PLACES.items()}
    words["links"] = words["links"] or words["prepositions"]
    words["person"] |= words["many"]
    for name, (table, key) in PLURALS.items():
        plural = frozenset(_words(tables, table, key))
        words[name] |= plural
        words["agreeing_plural"] |= plural
    if tables.get("trades_speak"):
        occupations.add(words, code, gendered=bool(tables.get("nouns_capital")))
    behind = tables.get("clauses", {}).get("according_after", [])
    interview = tables.get("interview", {})
    phrases = sorted(tables.get("clauses", {}).get("according", []), key=len, reverse=True)
    words |= _unions(words)
    if tables.get("nouns_capital"):
        trades = words["person"] - words["official"]
        offices = ("official", "titles_official")
        words |= {n: Compounds(words[n], trades if n in offices else frozenset()) for n in COMPOUNDED}
    values: dict[str, Any] = {
        **words,
        **{name: bool(tables.get(name, False)) for name in SWITCHES},
        "according": by_first_word(phrases),
        "according_after": by_first_word(behind),
        "title_nouns": dict(pair.split("=") for pair in _words(tables, "people", "title_nouns")),
        "definite_beginnings": tuple(_words(tables, "grammar", "definite_beginnings")),
        "definite_endings": tuple(_words(tables, "grammar", "definite_endings")),
        "genitive_endings": tuple(_words(tables, "people", "genitive_endings")),
        "case_endings": tuple(sorted(_words(tables, "people", "case_endings"), key=len, reverse=True)),
        "name_endings": tuple(_words(tables, "people", "name_endings")),
        "patronymic_endings": tuple(_words(tables, "people", "patronymic_endings")),
        "finite_endings": tuple(_words(tables, "people", "finite_endings")),
        "place_endings": tuple(_words(tables, "people", "place_endings")),
        **{key: tuple(_words(tables, "people", key)) for key in ("name_leads", "surname_stops")},
        "female_surnames": tuple(_words(tables, "people", "female_surnames")),
        "male_surnames": tuple(_words(tables, "people", "male_surnames")),
        "second_endings": tuple(_words(tables, "pronouns", "second_endings")),
        "past_endings": tuple(_words(tables, "verbs", "past_endings")),
        "question_labels": frozenset(interview.get("question", [])),
        "answer_labels": frozenset(interview.get("answer", [])),
        "furniture": furniture_words.read(tables.get("furniture", {})),
    }
    return Lexicon(code=code, **values)


def _words(tables: Mapping[str, Any], table: str, key: str) -> list[str]:
    listed = [fold(word) for word in str(tables.get(table, {}).get(key, "")).split()]
    # Lists are typed with the one apostrophe, newspapers are printed with the other: s'écrie, s’écrie.
    return [*listed, *(word.replace("'", "’") for word in listed if "'" in word)]


def _unions(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    agents = words["person"] | words["interlocutors"] | words["official"] | words["organisation"]
    small = words["prepositions"] | words["conjunctions"]
    return {
        "strong_verbs": words["verbs"] - words["noun_verbs"],
        "titles_all": words["titles"] | words["titles_civil"] | words["titles_male"] | words["titles_female"],
        "titles_official": words["titles"] | words["official"],
        "agents": agents,
        "describing": words["person"] | words["official"] | words["female"] | words["male"],
        "personal": words["female_pronouns"]
        | words["male_pronouns"]
        | words["plural_pronouns"]
        | words["first"]
        | words["relative"],
        "light": words["skip"] | words["conjunctions"] | words["days"],
        "ordinary": small | words["determiners"],
        "phrase_breaks": small
        | words["subordinators"]
        | words["verbs"]
        | words["subject_pronouns"]
        | words["skip"],
    }
