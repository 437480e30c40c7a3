"""The words in a reporting clause that say who speaks."""

from dataclasses import dataclass

from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import MentionKind


@dataclass(frozen=True, slots=True)
class Carrier:
    """The words that name the speaker in a clause, by token positions."""

    first: int
    after: int
    kind: MentionKind
    run: NameRun | None = None
    head: str = ""
    """For epithets the noun that says who, folded."""
    joint: bool = False
    """Several speak as one: ``the US and EU``."""
    weak: bool = False
    dropped: bool = False
    """The subject is left out, or hangs on the verb; these are the verb's words."""


def word_span(words: list[Token], first: int, after: int) -> tuple[int, int]:
    """Text offsets of a range of tokens, without a trailing possessive ending."""
    end = words[after - 1].end
    if words[after - 1].is_possessive:
        end -= 2
    return words[first].start, end
