"""Query text to lexemes: words, quoted phrases, operators, parentheses; every text has some reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from index.text.folding import INVISIBLE

_CLOSERS = {
    '"': '"“”„‟',
    "“": '"”“„‟',
    "”": '"”“„‟',
    "„": '"“”„‟',
    "‟": '"“”„‟',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "」": "「",
    "『": "』",
    "』": "『",
    "＂": "＂",
}
QUOTATION_MARKS = frozenset(_CLOSERS)
OPERATORS = frozenset({"AND", "OR", "NOT"})

_FIELD = re.compile(r"([^\W\d_]+):\s*")
_GAP = re.compile(r"~(\d*)")
_BREAK = rf"\s(){''.join(sorted(QUOTATION_MARKS))}"
_BREAKS = re.compile(rf"[{_BREAK}]")
_STRAY = re.compile(rf"(?:[^\w{_BREAK}{INVISIBLE}]|_)+")
# Marks that are apostrophes too: they quote only where both stand at the edges of words.
_SINGLE = {
    opener: re.compile(
        rf"(?=[^\W_])[^{''.join(sorted(QUOTATION_MARKS))}]+?(?<=\S)[{closers}](?=[{_BREAK}~.,;:!?…]|\Z)"
    )
    for opener, closers in {"'": "'’", "‘": "’'", "’": "’", "‚": "‘’", "‛": "’'"}.items()
}
# A minus negates what it touches; a dash between words is only a dash.
_NEGATED = re.compile(rf"-[^\W_]|-[({''.join(sorted(QUOTATION_MARKS))}]")


class Kind(Enum):
    """What a lexeme is."""

    WORD = auto()
    PHRASE = auto()
    OPERATOR = auto()
    MINUS = auto()
    OPEN = auto()
    CLOSE = auto()
    FIELD = auto()
    STRAY = auto()
    """Punctuation outside any word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """One meaningful stretch of a query."""

    kind: Kind
    text: str
    gap: str | None = None
    """Of a phrase: the digits after its ``~`` (empty where none are written); None without ``~``."""
    closed: bool = True
    """Of a phrase: whether its closing mark was found."""


def lex(text: str, fields: frozenset[str]) -> Iterator[Lexeme]:
    """The lexemes of a query; ``fields`` are the names that a colon makes a field."""
    position = 0
    while position < len(text):
        character = text[position]
        if character in "()":
            yield Lexeme(kind=Kind.OPEN if character == "(" else Kind.CLOSE, text=character)
            position += 1
        elif character in QUOTATION_MARKS or _single_end(text, position):
            lexeme, position = _phrase(text, position)
            yield lexeme
        elif character == "-" and (_NEGATED.match(text, position) or _single_end(text, position + 1)):
            yield Lexeme(kind=Kind.MINUS, text="-")
            position += 1
        elif (field := _FIELD.match(text, position)) and field[1].casefold() in fields:
            yield Lexeme(kind=Kind.FIELD, text=field[1].casefold())
            value, position = _value(text, field.end())
            yield from value
        elif character.isalnum():
            word, position = _word(text, position)
            yield Lexeme(kind=Kind.OPERATOR if word in OPERATORS else Kind.WORD, text=word)
        elif _BREAKS.match(character) or character in INVISIBLE:
            position += 1
        else:
            stray = _STRAY.match(text, position)
            end = stray.end() if stray else position + 1
            yield Lexeme(kind=Kind.STRAY, text=text[position:end])
            position = end


def needs_quotes(text: str) -> bool:
    """Whether a value would not be read as one word without quotation marks."""
    return bool(_BREAKS.search(text))


def _value(text: str, position: int) -> tuple[tuple[Lexeme, ...], int]:
    """What stands right after a field's colon, where it is a word: no operator and no field in there."""
    if position == len(text) or _BREAKS.match(text[position]) or _single_end(text, position):
        return (), position
    word, position = _word(text, position)
    return (Lexeme(kind=Kind.WORD, text=word),), position


def _word(text: str, position: int) -> tuple[str, int]:
    stop = _BREAKS.search(text, position)
    end = stop.start() if stop else len(text)
    return text[position:end], end


def _phrase(text: str, position: int) -> tuple[Lexeme, int]:
    start = position + 1
    end = _single_end(text, position) or _double_end(text, position)
    if end is None:
        return Lexeme(kind=Kind.PHRASE, text=text[start:], closed=False), len(text)
    gap = _GAP.match(text, end + 1)
    after = gap.end() if gap else end + 1
    return Lexeme(kind=Kind.PHRASE, text=text[start:end], gap=gap[1] if gap else None), after


def _double_end(text: str, position: int) -> int | None:
    closers = _CLOSERS[text[position]]
    return next((at for at in range(position + 1, len(text)) if text[at] in closers), None)


def _single_end(text: str, position: int) -> int | None:
    """Where the words in single marks that begin here end; None where it is an apostrophe (’tis, dogs’)."""
    quoted = _SINGLE.get(text[position]) if position < len(text) else None
    match = quoted.match(text, position + 1) if quoted else None
    return match.end() - 1 if match else None
