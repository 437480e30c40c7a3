"""The lines above a transcript that say who takes part, where and when: ``INTERVIEWEE: …``, ``DATE: …``.

Transcribers repeat such a block for every session. A label of it may also be a speaker's (``INTERVIEWER:
…?``): it is a head where what follows it is a name everywhere in the file, or where it stands above all turns
in a block that gives the whole names of one who tells and one who asks.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Span, TurnRole

_KEY = re.compile(
    r"[\s\ufeff]*(?P<key>interviewees?|narrators?|informants?|person interviewed|interview(?: with)?"
    r"|interviewers?"
    r"|interviewed by|dates?|date of interview|location|place|time|subject|project|transcribers?"
    r"|transcribed by|tape|side|length|age|address)(?:\(s\))?[ \t\u00a0]*:[ \t\u00a0]*(?P<value>[^\r\n]*)",
    re.IGNORECASE,
)
_ROLES = {
    "interviewee": TurnRole.NARRATOR,
    "narrator": TurnRole.NARRATOR,
    "informant": TurnRole.NARRATOR,
    "person interviewed": TurnRole.NARRATOR,
    "interview": TurnRole.NARRATOR,
    "interview with": TurnRole.NARRATOR,
    "interviewer": TurnRole.INTERVIEWER,
    "interviewed by": TurnRole.INTERVIEWER,
}
_NAME = re.compile(r"[^\W\d_][^\n?!:;]{0,80}")
_PARTS = re.compile(r",|;|\band\b|&|\bund\b|\bet\b|\bи\b")
_MOST_LINES = 8
"""Lines below a head that may go on with its list of names."""
_MOST_WORDS = 6
"""Words of a name at most, titles included."""
_TALLEST = 20
"""Lines at most among which the block above the turns is looked for."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Head:
    """One thing said above the turns: its lines, and for those who take part their role and names."""

    lines: tuple[Span, ...]
    role: TurnRole | None
    names: tuple[Span, ...]


def heads(text: str, lines: Sequence[Span]) -> tuple[Head, ...]:
    """The heads in these lines, in order."""
    found: dict[str, list[Head]] = defaultdict(list)
    refused: set[str] = set()
    for number, line in enumerate(lines):
        match = _KEY.fullmatch(text, line.start, line.end)
        if match is None:
            continue
        key = match["key"].lower()
        role = _ROLES.get(key.removesuffix("s"))
        if role is None:
            found[key].append(Head((line,), None, ()))
            continue
        names = _names(text, Span(*match.span("value")))
        if not names:
            refused.add(key)
            continue
        more = _more(text, lines[number + 1 : number + 1 + _MOST_LINES], line) if key.endswith("s") else ()
        listed = tuple(name for below in more for name in _names(text, below))
        found[key].append(Head((line, *more), role, (*names, *listed)))
    kept = {head.lines[0]: head for key, each in found.items() if key not in refused for head in each}
    kept = {head.lines[0]: head for head in block(text, lines)} | kept
    return tuple(head for _, head in sorted(kept.items()))


def block(text: str, lines: Sequence[Span]) -> tuple[Head, ...]:
    """The heads that stand together above all turns, whatever their keys mean below; none where none do.

    Each key stands once in it, and those who tell and who ask have whole names.
    """
    found: dict[str, Head] = {}
    for line in lines[:_TALLEST]:
        match = _KEY.fullmatch(text, line.start, line.end)
        key = match["key"].lower() if match else ""
        role = _ROLES.get(key.removesuffix("s"))
        names = _whole_names(text, Span(*match.span("value"))) if match and role else ()
        if match is None and not found:
            continue  # a title above it
        if match is None or key in found or (role and not names):
            break
        found[key] = Head((line,), role, names)
    roles = {head.role for head in found.values()}
    return tuple(found.values()) if roles >= {TurnRole.NARRATOR, TurnRole.INTERVIEWER} else ()


def _whole_names(text: str, value: Span) -> tuple[Span, ...]:
    """The names of a value, each of two words and more, without what a comma and a number set behind."""
    comma = text.find(",", value.start, value.end)
    names = _names(text, value)
    if not names and comma >= 0 and _DIGIT.search(text, comma, value.end):
        names = _names(text, Span(value.start, comma))
    return names if all(" " in name.of(text) for name in names) else ()


def _names(text: str, value: Span) -> tuple[Span, ...]:
    """The names that a value gives; none where it is no list of names."""
    found: list[Span] = []
    position = value.start
    for gap in [*_PARTS.finditer(text, value.start, value.end), None]:
        end = gap.start() if gap is not None else value.end
        words = text[position:end]
        span = Span(position + len(words) - len(words.lstrip()), position + len(words.rstrip()))
        position = gap.end() if gap is not None else end
        if span.start < span.end:
            if not _is_name(span.of(text)):
                return ()
            found.append(span)
    return tuple(found)


def _is_name(words: str) -> bool:
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    ends = words.endswith(".") and len(parts[-1]) > 3
    return (
        _NAME.fullmatch(words) is not None
        and len(parts) <= _MOST_WORDS
        and capitals * 2 > len(parts)
        and not ends
    )


def _more(text: str, following: Sequence[Span], line: Span) -> tuple[Span, ...]:
    """Lines right below that go on with the list: names without a key."""
    more: list[Span] = []
    last = line
    for below in following:
        gap = text[last.end : below.start]
        if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 or not _names(text, below):
            break
        more.append(below)
        last = below
    return tuple(more)
