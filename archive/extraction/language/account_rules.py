"""The words of first-person accounts: ``corpus/vocabularies/accounts.<code>.toml`` for each language.

The head of the English file explains the keys. A language without a file has no accounts without marks.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from archive.extraction.language import attribute_rules, number_words
from archive.extraction.language.needed_words import Needed, needed
from archive.model import Certainty, PlaceRole


class Where(StrEnum):
    """Which part of an account a pattern is tried in."""

    LINE = "line"
    """Lines of the form around the narrator's words: header and footer."""
    FRAME = "frame"
    """Everything that is not the narrator's words."""
    OPENING = "opening"
    """The beginning of the frame's first paragraphs, and of the comment's."""
    COMMENT = "comment"
    """The beginning of the comment's first paragraphs."""
    FIRST = "first"
    """Anywhere in the first paragraph of the frame."""
    VOICE = "voice"
    """The narrator's words."""
    BESIDE = "beside"
    """Right after the narrator's name in the frame."""
    LEAD = "lead"
    """Right before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRule:
    """One way in which an account tells something of its narrator."""

    name: str
    """With its version: ``narrator.form-line@1``."""
    where: Where
    language: str
    written: str
    """The pattern as the file has it."""
    certainty: Certainty
    place_role: PlaceRole | None
    kind: str
    """``single``: one word is enough for a name; ``given``: only with a known given name; ``old``: no age
    below sixty."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried."""
        return _compiled(self.written, self.language)

    @property
    def needed(self) -> Needed:
        """The words without which it can't match: most are not there, and it is never compiled."""
        return _needed(self.written, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRules:
    """The patterns of one language."""

    language: str
    first: re.Pattern[str]
    first_words: frozenset[str]
    third: re.Pattern[str]
    introductions: re.Pattern[str]
    framings: re.Pattern[str]
    framing_cues: tuple[str, ...]
    """Letters of which every framing holds some, in lower case."""
    chapters: re.Pattern[str]
    forms: re.Pattern[str]
    comments: re.Pattern[str]
    notes: re.Pattern[str]
    questions: re.Pattern[str]
    titles: frozenset[str]
    not_names: frozenset[str]
    approximate: frozenset[str]
    exceeding: frozenset[str]
    ranges: re.Pattern[str]
    alternatives: re.Pattern[str]
    numbers: Mapping[str, int]

    def of(self, field: str) -> tuple[AccountRule, ...]:
        """The rules of a field, in the order of the file."""
        return of_field(self.language, field)

    def may_frame(self, words: str) -> bool:
        """Whether ``framings`` can be found in these words: most news holds none of their cues."""
        return not self.framing_cues or any(map(words.casefold().__contains__, self.framing_cues))

    def number(self, words: str) -> int | None:
        """The number that digits or number words stand for."""
        return int(words) if words.isdecimal() else self.numbers.get(" ".join(words.lower().split()))


@cache
def load(language: str) -> AccountRules | None:
    """The rules of a language by its two-letter code; None where it has no file."""
    data = _file(language)
    if not data:
        return None
    return AccountRules(
        language=language,
        first=_any_word(data["first"].split()),
        first_words=_words(data, "first"),
        third=_any_word(str(data.get("third", "")).split()),
        introductions=_pattern(data, "introductions", language),
        framings=_pattern(data, "framings", language, "(?i)(?:{})"),
        framing_cues=tuple(str(data.get("framing_cues", "")).split()),
        chapters=_pattern(data, "chapters", language),
        forms=_pattern(data, "forms", language, r"(?mi)^[ \t=_*(]*(?:{})"),
        comments=_pattern(data, "comments", language, "(?i)(?:{})"),
        notes=_pattern(data, "notes", language, "(?i)(?:{})"),
        questions=_pattern(data, "questions", language, "(?i)(?:{})"),
        titles=_words(data, "titles"),
        not_names=_words(data, "not_names"),
        approximate=_words(data, "approximate"),
        exceeding=_words(data, "exceeding"),
        ranges=_pattern(data, "ranges", language),
        alternatives=_pattern(data, "alternatives", language),
        numbers=_numbers(language),
    )


@cache
def of_field(language: str, field: str) -> tuple[AccountRule, ...]:
    """The rules of a field in a language, in the order of its file."""
    return tuple(_rule(row, language) for row in _file(language)["rules"] if row["field"] == field)


@cache
def _file(name: str) -> dict[str, Any]:
    file = files("corpus") / "vocabularies" / f"accounts.{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@cache
def _macros(language: str) -> dict[str, str]:
    own = _file(language).get("macros", {})
    return {"n": _number_pattern(language), **_file("common")["macros"], **own}


def _words(data: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(data.get(key, "")).split())


def _pattern(data: dict[str, Any], key: str, language: str, frame: str = "{}") -> re.Pattern[str]:
    """The pattern of a key; one that never matches where the file has none."""
    given = data.get(key)
    if isinstance(given, list):
        given = "|".join(given)
    return _compiled(frame.replace("{}", str(given)) if given else r"(?!)", language)


@cache
def _numbers(language: str) -> dict[str, int]:
    """Number words up to 199, with the hundreds that an account's age may reach."""
    data = _file(language)
    numbers = dict(attribute_rules.vocabulary(language).numbers)
    small = [(word, value) for word, value in numbers.items() if 0 < value < 100]
    for hundred in data.get("hundreds", ()):
        numbers[hundred] = 100
        for joint in data.get("hundred_joints", ()):
            numbers.update({f"{hundred}{joint}{word}": 100 + value for word, value in small})
    return numbers


def _number_pattern(language: str) -> str:
    """Digits, or number words in a row, which the table then knows or not."""
    data = _file(language)
    words = attribute_rules.vocabulary(language)
    simple = {word: value for word, value in words.simple_numbers.items() if word.isalpha()}
    joints = [joint for joint in words.number_joints if joint == "{ten}{unit}"]
    word = f"(?:{number_words.pattern(simple, joints)})"
    tens = rf"{word}(?:[-\s]{word})?"
    hundreds = _longest_first(data.get("hundreds", ())) or "(?!)"
    ands = _longest_first([joint.strip() for joint in data.get("hundred_joints", ()) if joint.strip()])
    named = rf"(?:{hundreds})(?:(?:\s(?:{ands}))?\s{tens})?|{tens}"
    digits = r"(?<![\w.,:/$])\d{1,3}(?![\d:/%]|[.,]\d)"
    return rf"(?P<qualifier>(?i:{{qualifier}}))(?P<n>{digits}|(?<!\w)(?i:{named})(?!\w))"


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)).replace(r"\ ", r"\s")


def _any_word(words: list[str]) -> re.Pattern[str]:
    forms = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))
    forms = forms or "(?!)"
    return re.compile(rf"(?<![\w’'-])(?:{forms})(?![\w-])", re.IGNORECASE)


_GAP = re.compile(r"\{([a-z_]+)\}")
_DEPTH = 5
"""Macros may hold macros, so deep at most."""


@cache
def _compiled(pattern: str, language: str) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, language))


@cache
def _needed(pattern: str, language: str) -> Needed:
    return needed(_expanded(pattern, language))


@cache
def _expanded(pattern: str, language: str) -> str:
    macros = _macros(language)
    for _ in range(_DEPTH):
        pattern = _GAP.sub(lambda gap: macros[gap[1]], pattern)
    return _spaced(_once(pattern))


_PIECE = re.compile(r"\(\?<[!=][^()]*\)|\[(?:\\.|[^\]\\])*\]|\\s[?*+{]?|\\.|[^\\\[(]+|.", re.DOTALL)


def _spaced(pattern: str) -> str:
    """The pattern with each white space meaning any few: typescripts break lines and indent them."""
    return "".join(r"\s{1,9}" if piece == r"\s" else piece for piece in _PIECE.findall(pattern))


def _once(pattern: str) -> str:
    """Named gaps that come twice keep their name the first time only."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        first = match[1] not in seen
        seen.add(match[1])
        return match[0] if first else "(?:"

    return re.sub(r"\(\?P<(\w+)>", named, pattern)


def _rule(row: dict[str, str], language: str) -> AccountRule:
    where = Where(row["where"])
    role = row.get("place_role")
    pattern = rf"(?:{row['pattern']})\Z" if where is Where.LEAD else row["pattern"]
    return AccountRule(
        name=row["rule"],
        where=where,
        language=language,
        written=pattern,
        certainty=Certainty(row.get("certainty", "stated")),
        place_role=PlaceRole(role) if role else None,
        kind=row.get("kind", ""),
    )
