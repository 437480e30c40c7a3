"""The rules that tell age, role, places and conversation from words: one data file for each language.

``corpus/vocabularies/attributes.<language>.toml`` holds them; the head of ``attributes.common.toml`` explains
the keys. A rule is a pattern with named gaps ({n}, {place}, {role}, {to} and the file's own macros), and a
place where it is tried ("where"), so that a language is added without touching code.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from archive.extraction.language import number_words, rule_macros
from archive.extraction.language.declensions import declined
from archive.extraction.language.needed_words import closing
from archive.model import Certainty, PlaceRole, TagField

FIRST_BIT = 1 << 8
"""The first rule's; those below are for whoever puts the bits of rules together."""


class Where(StrEnum):
    """Where a pattern is tried."""

    ASIDE = "aside"
    """From the start of each apposition after a mention: ``NAME, 70, a retired teacher, …``."""
    BEFORE = "before"
    """Up to the beginning of a mention."""
    AFTER = "after"
    """From the end of a mention."""
    WITHIN = "within"
    """Anywhere in an epithet and the words up to the next comma."""
    EPITHET = "epithet"
    """Anywhere in an epithet itself."""
    CLAUSE = "clause"
    """Anywhere in the words after a mention, up to the end of its sentence or the next person."""
    REPORT = "report"
    """Anywhere in the sentence that reports the words."""
    SENTENCE = "sentence"
    """Anywhere in the sentence of a mention."""
    LEAD = "lead"
    """Anywhere in the sentence before a mention."""
    LINE = "line"
    """From the start of a line: headers of interviews, datelines."""
    HOME = "home"
    """Directly after the place where somebody spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say something, in one language."""

    name: str
    """With its version: ``age.years-old@1``."""
    field: TagField
    where: Where
    source: str
    """The pattern, with its macros put in."""
    outline: str
    """The same with any character for numbers and days: what else it needs can be read off it sooner."""
    value: str | None = None
    """A fixed value (``elderly``); else the gap's words are."""
    place_role: PlaceRole | None = None
    certainty: Certainty = Certainty.STATED
    kind: str = ""
    cue: frozenset[str] = frozenset()
    """Words, folded, of which a match holds at least one; none listed where that can't be said."""
    reads_day: bool = False
    """Whether a match holds the name of a day."""
    reads_number: bool = False
    """Whether a match tells nothing without a number."""
    closing: frozenset[str] = frozenset()
    """The signs of which one ends what is told before a mention; none where it may end with anything."""
    bit: int = 0
    """One bit, of no other rule of the language."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: most rules of a language never are."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The rules and words of one language."""

    language: str
    rules: Mapping[tuple[TagField, Where], tuple[Rule, ...]]
    bits: Mapping[TagField, int]
    """The bits of a field's rules put together."""
    numbers: dict[str, int]
    simple_numbers: dict[str, int]
    """Those that the file gives; the others join tens and units by ``number_joints``."""
    number_joints: tuple[str, ...]
    occupations: frozenset[str]
    occupation_endings: tuple[str, ...]
    not_occupations: frozenset[str]
    outlets: re.Pattern[str]
    """Names of agencies and papers, for "the news agency"."""
    report_ignores: re.Pattern[str]
    """Stretches of a reporting sentence that tell something else."""
    place_words: frozenset[str]
    """Words after which a name is a place: "in", "from", "village of"."""
    not_before_subjects: frozenset[str]
    """Words after which a name is no subject: those, and "told", "left", "the"."""
    no_subjects: re.Pattern[str]
    """Capitalised words that tables of people list and that are nobody."""
    no_places: re.Pattern[str]
    inside_places: frozenset[str]
    """Words after which also a person's name is a place: "in"; empty where none leads to places."""
    leaving_words: frozenset[str]
    """Verbs before a place that is left or reached: "left"."""
    before_places: re.Pattern[str]
    """Words with a capital that may stand before a place: "Western", "Lake"."""
    other_places: re.Pattern[str]
    """Words that make another place of the name behind them: "New"."""
    no_listeners: re.Pattern[str]
    side: re.Pattern[str]
    """"the Armenian side": gap {people}."""
    after_ordinals: re.Pattern[str]
    """Words with a capital before which a number's full stop ends no sentence: ``80. Geburtstag``."""
    later: re.Pattern[str]
    """"two days later": gap {n}, empty for one day."""
    age_question: re.Pattern[str]
    """What an interviewer asks whose answer is an age: "how old are you"."""
    age_answer: re.Pattern[str]
    """How such an answer begins: gap {n}."""
    inside: re.Pattern[str]
    """"in Goris" within a longer phrase: gap {place}."""
    role_filler: re.Pattern[str]
    """Words before the role that are no part of it: articles, "elderly", "tearful"."""
    role_end: re.Pattern[str]
    """Where a role ends: "who", "from", "in" …"""
    role_tail: re.Pattern[str]
    """What is left hanging at the end of a role whose name was taken for the speaker's: "of the"."""
    link: frozenset[str]
    """Words that follow the head of a role and belong to it: "of", "for"."""
    head_first: bool
    nouns_capital: bool
    """Nouns have a capital (German), so that names hold them: ``Bäcker NAME``."""
    aside_skips: re.Pattern[str]
    other_subject: re.Pattern[str]
    """What stands between a mention and a verb whose subject is somebody else, or that tells no fact."""
    definite_article: re.Pattern[str]
    """What opens a description that points back: "The" of "The retired baker"."""
    definite_stop: re.Pattern[str]
    """What follows a description that means an office or a group and nobody in sight."""
    ages_noun: re.Pattern[str]
    """An age that is a noun: "38-year-old"."""
    known_by: re.Pattern[str]
    """What makes a bare noun somebody's description: ", 61,", "from Goris"."""
    offices: frozenset[str]
    """Nouns that mean whoever holds the office, or somebody of the reporter's company."""
    person_nouns: frozenset[str]
    female_nouns: frozenset[str]
    male_nouns: frozenset[str]
    relatives: frozenset[str]
    """Nouns that bring in somebody else: "brother"."""

    def of(self, field: TagField, where: Where) -> tuple[Rule, ...]:
        """The rules of one field that are tried in one place, in the order of the file."""
        return self.rules.get((field, where), ())

    def number(self, words: str) -> int | None:
        """The number that digits of any script or number words stand for."""
        if words.isdecimal():
            return int(words)
        return self.numbers.get(words.casefold().replace("\u2011", "-"))


_NEVER = re.compile(r"(?!)")


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; the English one where there is no file for it."""
    file = files("corpus") / "vocabularies" / f"attributes.{language}.toml"
    if not file.is_file():
        return vocabulary("en")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    simple = {word.casefold(): value for word, value in data.get("numbers", {}).items()}
    joints = tuple(data.get("number_joints", ()))
    macros = rule_macros.read(data.get("macros", {}), simple, joints, language)
    rows = (*data.get("rules", ()), *_common_rules())
    rules: dict[tuple[TagField, Where], tuple[Rule, ...]] = {}
    bits: dict[TagField, int] = {}
    for rule in (_rule(row, macros, FIRST_BIT << number) for number, row in enumerate(rows)):
        rules[rule.field, rule.where] = (*rules.get((rule.field, rule.where), ()), rule)
        bits[rule.field] = bits.get(rule.field, 0) | rule.bit
    roles = data.get("roles", {})
    subjects = data.get("subjects", {})
    female, male = subjects.get("female", ""), subjects.get("male", "")
    return Vocabulary(
        language=language,
        rules=rules,
        bits=bits,
        numbers=number_words.read(simple, joints),
        simple_numbers=simple,
        number_joints=joints,
        occupations=declined(roles.get("occupations", "").split(), roles.get("cases", "")),
        occupation_endings=tuple(roles.get("endings", "").split()),
        not_occupations=frozenset(roles.get("not", "").split()),
        outlets=_names(data.get("outlets", ())),
        report_ignores=_pattern(data.get("report_ignores"), macros),
        place_words=frozenset(data.get("place_words", "").split()),
        not_before_subjects=frozenset(
            f"{data.get('place_words', '')} {data.get('listener_words', '')}".split()
        ),
        no_subjects=_pattern(data.get("no_subjects"), macros),
        no_places=_pattern(data.get("no_places"), macros),
        inside_places=frozenset(data.get("inside_places", "").split()),
        leaving_words=frozenset(data.get("leaving_words", "").split()),
        before_places=_pattern(data.get("before_places"), macros),
        other_places=_pattern(data.get("other_places"), macros),
        no_listeners=_pattern(data.get("no_listeners"), macros),
        side=_pattern(data.get("side"), macros),
        after_ordinals=_pattern(data.get("after_ordinals"), macros),
        later=_pattern(data.get("later"), macros),
        age_question=_pattern(data.get("age_question"), macros),
        age_answer=_pattern(data.get("age_answer"), macros),
        inside=_pattern(data.get("inside"), macros),
        role_filler=_pattern(roles.get("filler"), macros),
        role_end=_pattern(roles.get("end"), macros),
        role_tail=_pattern(roles.get("tail"), macros),
        link=frozenset(roles.get("link", "").split()),
        head_first=roles.get("head_first", False),
        nouns_capital=roles.get("nouns_capital", False),
        aside_skips=_pattern(data.get("aside_skips"), macros),
        other_subject=_pattern(data.get("other_subject"), macros),
        definite_article=_pattern(subjects.get("article"), macros),
        definite_stop=_pattern(subjects.get("stop"), macros),
        ages_noun=_pattern(subjects.get("ages"), macros),
        known_by=_pattern(subjects.get("known_by"), macros),
        offices=frozenset(subjects.get("offices", "").split()),
        person_nouns=frozenset(f"{subjects.get('nouns', '')} {female} {male}".split()),
        female_nouns=frozenset(female.split()),
        male_nouns=frozenset(male.split()),
        relatives=frozenset(subjects.get("relatives", "").split()),
    )


@cache
def _common_rules() -> tuple[dict[str, str], ...]:
    file = files("corpus") / "vocabularies" / "attributes.common.toml"
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["rules"])


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file."""
    names = (entry.name for entry in (files("corpus") / "vocabularies").iterdir())
    return tuple(
        sorted(name.split(".")[1] for name in names if re.fullmatch(r"attributes\.[a-z]{2,3}\.toml", name))
    )


def _names(names: list[str]) -> re.Pattern[str]:
    forms = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms or '(?!)'})(?!\w)")


_AGES = (TagField.AGE, TagField.AGE_BAND)


def _rule(row: dict[str, str], macros: dict[str, str], bit: int) -> Rule:
    role, field = row.get("place_role"), TagField(row["field"])
    where = Where(row["where"])
    pattern = row["pattern"]
    signs: frozenset[str] = frozenset()
    if where is Where.BEFORE:
        signs = closing(rule_macros.outline(pattern, macros))
        pattern = rf"(?:{pattern})\s*\Z"
    cue = row.get("cue", "").split()
    return Rule(
        name=row["rule"],
        field=field,
        where=where,
        source=rule_macros.expanded(pattern, macros),
        outline=rule_macros.outline(pattern, macros),
        value=row.get("value"),
        place_role=PlaceRole(role) if role else None,
        certainty=Certainty(row.get("certainty", "stated")),
        kind=row.get("kind", ""),
        cue=frozenset(word.casefold() for word in cue),
        reads_day="{day}" in pattern,
        reads_number="{n}" in pattern and field in _AGES and "value" not in row,
        closing=signs,
        bit=bit,
    )


_compiled = cache(re.compile)


def _pattern(pattern: str | None, macros: dict[str, str]) -> re.Pattern[str]:
    """A pattern of the language's words; one that never matches where its file has none."""
    return re.compile(rule_macros.expanded(pattern, macros)) if pattern else _NEVER
