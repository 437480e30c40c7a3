"""The words of a language, read once from its file in ``vocabulary/``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"
"""What a text in a language without a file is read as."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """One language's words, folded to lower case; empty where its file says nothing."""

    code: str
    detect: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    """Finite forms and participles that report speech."""
    beside: frozenset[str] = frozenset()
    """Forms that report speech only directly beside a quotation."""
    noun_verbs: frozenset[str] = frozenset()
    """Verb forms that are nouns as often; they count only right beside their speaker."""
    attitude: frozenset[str] = frozenset()
    """Verbs of thinking: governed by a verb of saying, they leave the words to the one who says."""
    hanging: frozenset[str] = frozenset()
    """Participles whose subject is that of their clause."""
    according: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Word sequences before the one who speaks (``according to``), by their first word."""
    female_pronouns: frozenset[str] = frozenset()
    male_pronouns: frozenset[str] = frozenset()
    plural_pronouns: frozenset[str] = frozenset()
    subject_pronouns: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    """Articles that point back to somebody already described; empty where a language has none."""
    prepositions: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    pairing: frozenset[str] = frozenset()
    """Conjunctions that make two speakers one: ``and``."""
    links: frozenset[str] = frozenset()
    """Prepositions that tie a complement to a description: ``officials in the region``."""
    reported_mood: frozenset[str] = frozenset()
    """Verb forms of reported speech that go on with the speaker before (German ``sei``)."""
    oblique: frozenset[str] = frozenset()
    """Determiners that never begin a subject (German ``dem``)."""
    auxiliaries: frozenset[str] = frozenset()
    """Finite forms whose participle comes last, with the subject beside them (German ``hat``)."""
    authors: frozenset[str] = frozenset()
    """Prepositions before the author of a document: ``by``, ``from``."""
    skip: frozenset[str] = frozenset()
    """Auxiliaries and adverbs between a subject and its verb."""
    passive: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    official: frozenset[str] = frozenset()
    organisation: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    """Nouns for what somebody published: ``a statement by X`` is X's."""
    titles: frozenset[str] = frozenset()
    titles_civil: frozenset[str] = frozenset()
    """Titles that give no office: of courtesy, learning, work."""
    titles_male: frozenset[str] = frozenset()
    titles_female: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    organisation_particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    """Words that follow a new name and its comma: ``who is``, ``aged``."""
    trailing: frozenset[str] = frozenset()
    """Words that close a sentence with its speaker: ``…, so die Sprecherin``."""
    case_endings: tuple[str, ...] = ()
    """Case endings left out when two forms of a name are compared, longest first."""
    name_endings: tuple[str, ...] = ()
    """Case endings taken off a name to show it."""
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    """Number words that begin a compound: ``seventy``."""
    naming: frozenset[str] = frozenset()
    furniture: re.Pattern[str] | None = None
    furniture_lists: re.Pattern[str] | None = None
    caseless: bool = False
    """A script without capitals: names are known by where they stand."""
    inflects: bool = False
    """Names take case endings: they are compared by their stems."""
    apostrophe_suffix: bool = False
    """Case endings follow an apostrophe on names (Turkish)."""
    verb_second: bool = False
    """The subject follows the verb wherever something else leads the sentence (German)."""
    nouns_capital: bool = False
    """Common nouns have a capital (German)."""
    dialogue_dash: bool = False

    # Unions of the above, made once.
    strong_verbs: frozenset[str] = frozenset()
    """Verbs of speech that are no nouns."""
    titles_all: frozenset[str] = frozenset()
    """Titles of every sort."""
    titles_official: frozenset[str] = frozenset()
    """Titles and nouns that give an office."""
    agents: frozenset[str] = frozenset()
    """Nouns for everybody and everything that can speak."""
    describing: frozenset[str] = frozenset()
    """Nouns that say what a person is."""
    light: frozenset[str] = frozenset()
    """Words that may stand between a quotation and its clause."""
    personal: frozenset[str] = frozenset()
    """Pronouns that point at persons."""
    ordinary: frozenset[str] = frozenset()
    """Words that carry no meaning of their own in a title."""
    phrase_breaks: frozenset[str] = frozenset()
    """Words that no description goes over to its left."""


_PLACES = {
    "verbs": ("verbs", "say"),
    "trailing": ("verbs", "trailing"),
    "beside": ("verbs", "beside"),
    "noun_verbs": ("verbs", "nouns"),
    "attitude": ("verbs", "attitude"),
    "hanging": ("verbs", "hanging"),
    "female_pronouns": ("pronouns", "female"),
    "male_pronouns": ("pronouns", "male"),
    "plural_pronouns": ("pronouns", "plural"),
    "subject_pronouns": ("pronouns", "subject"),
    "possessive": ("pronouns", "possessive"),
    "first": ("pronouns", "first"),
    "relative": ("pronouns", "relative"),
    "determiners": ("grammar", "determiners"),
    "definite": ("grammar", "definite"),
    "prepositions": ("grammar", "prepositions"),
    "subordinators": ("grammar", "subordinators"),
    "conjunctions": ("grammar", "conjunctions"),
    "pairing": ("grammar", "pairing"),
    "links": ("grammar", "links"),
    "reported_mood": ("grammar", "reported_mood"),
    "oblique": ("grammar", "oblique"),
    "auxiliaries": ("grammar", "auxiliaries"),
    "authors": ("grammar", "authors"),
    "skip": ("grammar", "skip"),
    "passive": ("grammar", "passive"),
    "days": ("grammar", "days"),
    "person": ("people", "person"),
    "official": ("people", "official"),
    "organisation": ("people", "organisation"),
    "documents": ("people", "documents"),
    "titles": ("people", "titles"),
    "titles_civil": ("people", "titles_civil"),
    "titles_male": ("people", "titles_male"),
    "titles_female": ("people", "titles_female"),
    "female": ("people", "female"),
    "male": ("people", "male"),
    "not_names": ("people", "not_names"),
    "name_particles": ("people", "name_particles"),
    "organisation_particles": ("people", "organisation_particles"),
    "suffixes": ("people", "suffixes"),
    "abbreviations": ("people", "abbreviations"),
    "introducing": ("people", "introducing"),
    "numbers": ("grammar", "numbers"),
    "naming": ("form", "naming"),
}
_SWITCHES = (
    "caseless",
    "apostrophe_suffix",
    "inflects",
    "verb_second",
    "nouns_capital",
    "dialogue_dash",
)


@cache
def load(code: str) -> Lexicon:
    """The lexicon of a language by its two-letter code; English for a language without a file."""
    if code not in available():
        code = FALLBACK
    tables = tomllib.loads((files("archive.extraction") / "vocabulary" / f"{code}.toml").read_text("utf-8"))
    words = {name: frozenset(_words(tables, table, key)) for name, (table, key) in _PLACES.items()}
    words["links"] = words["links"] or words["prepositions"]
    interview, furniture = tables.get("interview", {}), tables.get("furniture", {})
    phrases = sorted(tables.get("clauses", {}).get("according", []), key=len, reverse=True)
    values: dict[str, Any] = {
        **words,
        **_unions(words),
        **{name: bool(tables.get(name, False)) for name in _SWITCHES},
        "detect": frozenset(str(tables.get("detect", "")).split()),
        "according": _by_first_word(phrases),
        "case_endings": tuple(sorted(_words(tables, "people", "case_endings"), key=len, reverse=True)),
        "name_endings": tuple(_words(tables, "people", "name_endings")),
        "question_labels": frozenset(interview.get("question", [])),
        "answer_labels": frozenset(interview.get("answer", [])),
        "furniture": _any_of(furniture.get("lines", [])),
        "furniture_lists": _any_of(furniture.get("lists", [])),
    }
    return Lexicon(code=code, **values)


def _words(tables: dict[str, Any], table: str, key: str) -> list[str]:
    return str(tables.get(table, {}).get(key, "")).split()


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _unions(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    agents = words["person"] | words["official"] | words["organisation"]
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


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    folder = files("archive.extraction") / "vocabulary"
    return tuple(sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")))


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None
