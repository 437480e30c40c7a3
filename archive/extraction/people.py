"""The people of one text: every person or body that is named, described or pointed at."""

from dataclasses import dataclass
from enum import StrEnum

from archive.model import Span, SpeakerKind


class MentionKind(StrEnum):
    """How a mention points at its person."""

    NAME = "name"
    EPITHET = "epithet"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Grammatical gender, where titles, kinship words or pronouns tell."""

    FEMALE = "female"
    MALE = "male"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text points at somebody."""

    span: Span
    kind: MentionKind
    person: int
    """Index of the person in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the text; the fullest name, or a short description where there is none."""

    name: str
    kind: SpeakerKind
    named: bool
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The table: persons, and their mentions outside quotations in order of the text."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]

    def mentions_of(self, person: int) -> tuple[Mention, ...]:
        """Every mention of one person, in order."""
        return tuple(mention for mention in self.mentions if mention.person == person)
