"""Who speaks, where it stands in the words themselves: ``NAME: …`` at the beginning of a line or a cue."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.formats.turns.transcript import Said

_LABEL = re.compile(
    r"\s*(?P<change>>>\s*|-\s+)?(?P<label>[^\W\d_][^:\n<>«“\"?!]{0,48}?)\s*:(?=\s)(?P<alone>[ \t]*\n)?\s*"
)
_CHANGE = re.compile(r"\s*>>\s*")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NAME = 4
"""Words of a label that is a name, at most."""
ROLES = frozenset({"interviewer", "interviewee", "narrator", "speaker", "q", "a", "int", "frage", "antwort"})


def labelled(said: Iterable[Said]) -> tuple[Said, ...]:
    """The stretches with the labels that open their words; unchanged where the file itself names speakers."""
    given = tuple(said)
    if any(one.label is not None for one in given):
        return given
    return tuple(_found(given))


def split(words: str) -> tuple[str | None, str]:
    """The label that opens these words, and the words after it; an empty label where ``>>`` alone says that
    somebody else speaks; None where nothing does."""
    match = _LABEL.match(words)
    if match is not None and (match["alone"] or is_label(match["label"])) and words[match.end() :].strip():
        return match["label"], words[match.end() :]
    change = _CHANGE.match(words)
    return ("", words[change.end() :]) if change is not None else (None, words)


def _found(given: tuple[Said, ...]) -> Iterator[Said]:
    for one in given:
        label, words = split(one.words)
        yield one if label is None else replace(one, label=label, words=words)


def is_label(label: str) -> bool:
    """Whether words before a colon are a name or a role, not the beginning of a sentence."""
    words = _WORD.findall(label)
    if not 0 < len(words) <= _NAME:
        return False
    return label.isupper() or words[0].lower() in ROLES or all(word[0].isupper() for word in words)
