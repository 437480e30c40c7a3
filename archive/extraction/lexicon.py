"""The words of a language, read once from its file in ``vocabulary/``."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

FALLBACK = "en"
"""What a text in a language without a file is read as."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    hanging: frozenset[str] = frozenset()
    """Participles whose subject is that of their clause."""
    according: tuple[tuple[str, ...], ...] = ()
    """Word sequences before the one who speaks: ``according to``."""
    female_pronouns: frozenset[str] = frozenset()
    male_pronouns: frozenset[str] = frozenset()
    plural_pronouns: frozenset[str] = frozenset()
    subject_pronouns: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    pairing: frozenset[str] = frozenset()
    """Conjunctions that make two speakers one: ``and``."""
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
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    furniture: re.Pattern[str] | None = None
    furniture_lists: re.Pattern[str] | None = None
    caseless: bool = False
    """A script without capitals: names are known by where they stand."""
    apostrophe_suffix: bool = False
    """Case endings follow an apostrophe on names (Turkish)."""
    nouns_capital: bool = False
    """Common nouns have a capital (German)."""
    verb_drops_subject: bool = False
    """``«…», relató.``: the verb alone names whoever was spoken of last."""
    dialogue_dash: bool = False

    @property
    def titles_all(self) -> frozenset[str]:
        """Titles of either gender."""
        return self.titles | self.titles_civil | self.titles_male | self.titles_female

    @property
    def titles_official(self) -> frozenset[str]:
        """Titles and nouns that give an office."""
        return self.titles | self.official


_PLACES = {
    "verbs": ("verbs", "say"),
    "beside": ("verbs", "beside"),
    "noun_verbs": ("verbs", "nouns"),
    "hanging": ("verbs", "hanging"),
    "female_pronouns": ("pronouns", "female"),
    "male_pronouns": ("pronouns", "male"),
    "plural_pronouns": ("pronouns", "plural"),
    "subject_pronouns": ("pronouns", "subject"),
    "possessive": ("pronouns", "possessive"),
    "first": ("pronouns", "first"),
    "relative": ("pronouns", "relative"),
    "determiners": ("grammar", "determiners"),
    "prepositions": ("grammar", "prepositions"),
    "subordinators": ("grammar", "subordinators"),
    "conjunctions": ("grammar", "conjunctions"),
    "pairing": ("grammar", "pairing"),
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
    "naming": ("form", "naming"),
}
_SWITCHES = ("caseless", "apostrophe_suffix", "nouns_capital", "verb_drops_subject", "dialogue_dash")


@cache
def load(code: str) -> Lexicon:
    """The lexicon of a language by its two-letter code; English for a language without a file."""
    if code not in available():
        code = FALLBACK
    tables = tomllib.loads((files("archive.extraction") / "vocabulary" / f"{code}.toml").read_text("utf-8"))
    words = {
        name: frozenset(str(tables.get(table, {}).get(key, "")).split())
        for name, (table, key) in _PLACES.items()
    }
    switches = {name: bool(tables.get(name, False)) for name in _SWITCHES}
    interview = tables.get("interview", {})
    phrases = sorted(tables.get("clauses", {}).get("according", []), key=len, reverse=True)
    furniture = tables.get("furniture", {})
    return Lexicon(
        code=code,
        detect=frozenset(str(tables.get("detect", "")).split()),
        according=tuple(tuple(phrase.split()) for phrase in phrases),
        question_labels=frozenset(interview.get("question", [])),
        answer_labels=frozenset(interview.get("answer", [])),
        furniture=_any_of(furniture.get("lines", [])),
        furniture_lists=_any_of(furniture.get("lists", [])),
        **words,
        **switches,
    )


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    folder = files("archive.extraction") / "vocabulary"
    return tuple(sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")))


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def field_names() -> frozenset[str]:
    """Every field of a lexicon, for the linter of the vocabulary files."""
    return frozenset(field.name for field in fields(Lexicon))
