"""Words of a corpus that has one token a line (``word TAB tag TAB lemma``): put together again as
sentences.

Such files keep no spaces. They are set anew by the rules of print, so that the text is readable; it is not
the text that the corpus was made from, and the archivist is told so.
"""

import re
from collections.abc import Iterable, Iterator

_TOKENS = re.compile(rb"(?m)^[^\t\r\n<]+(?:\t[^\t\r\n]*){2,}$")
_FEWEST = 5
"""Lines of tokens by which a file is known for one of this form."""
_HEAD = 20_000
_CLOSING = re.compile(r"[.,:;!?%)\]}”’»…]+|['’](?:s|d|ll|re|ve|m|t)|n['’]t", re.IGNORECASE)
_OPENING = frozenset("([{“‘«$€£#")
_STRAIGHT = frozenset("\"'")


def claims(original: bytes) -> bool:
    """Whether these bytes have a token a line."""
    return sum(1 for _ in _first(_TOKENS.finditer(original[:_HEAD]))) == _FEWEST


def joined(raw: str) -> str:
    """The first column of these lines as one line of prose."""
    return "".join(_spaced(_tokens(raw))).strip()


def as_one(raw: str) -> str:
    """Lines of one word that is several tokens, as one line."""
    return "\n" + "".join(_tokens(raw)) + "\n"


def _first(matches: Iterable[object]) -> Iterator[object]:
    for number, match in enumerate(matches):
        if number == _FEWEST:
            return
        yield match


def _tokens(raw: str) -> Iterator[str]:
    for line in raw.splitlines():
        if token := line.split("\t", 1)[0].strip():
            yield token


def _spaced(tokens: Iterable[str]) -> Iterator[str]:
    glued = True
    is_open = dict.fromkeys(_STRAIGHT, False)
    for token in tokens:
        closes = _CLOSING.fullmatch(token) is not None
        if token in _STRAIGHT:
            is_open[token] = not is_open[token]
            closes = not is_open[token]
        yield token if glued or closes else f" {token}"
        glued = token in _OPENING or (token in _STRAIGHT and is_open[token])
