"""Links to the very words on the page they were quoted from: URL text fragments (WICG, "Text Fragments").

A browser that can't follow the fragment, or no longer finds the words, shows the page from its beginning.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

DELIMITER = ":~:"
LONGEST_EXACT = 12
"""Words: a longer part is named by its beginning and its end, which the address stays short by."""
AT_EACH_END = 6
"""Words of a longer part that name its beginning, and its end."""
LONGEST_WORDS = 200
"""Characters of one term: scripts without spaces have no words to count."""
_HAS_LETTERS = re.compile(r"\w")


def fragment(parts: Iterable[tuple[str, str, str]]) -> str:
    """The directives that point at each part of a quote: ``text=…&text=…``.

    Each part comes with some of what stands before and after it in the source (empty where that must not be
    read); words that are cut at the outer ends are left out.
    """
    return "&".join(_directive(words, _before(before), _after(after)) for before, words, after in parts)


def pointing(address: str, directives: str) -> str:
    """The address with the fragment, behind a fragment of its own that it may have."""
    plain = address.split(DELIMITER, maxsplit=1)[0]
    return f"{plain}{'' if '#' in plain else '#'}{DELIMITER}{directives}"


def _directive(part: str, before: str, after: str) -> str:
    pieces = [f"{_encoded(before)}-"] if before else []
    pieces += map(_encoded, _ends(part))
    pieces += [f"-{_encoded(after)}"] if after else []
    return f"text={','.join(pieces)}"


def _ends(part: str) -> Iterator[str]:
    """The words of a part, or its first and last ones; one term never spans a break of the lines."""
    lines = [line.split() for line in part.splitlines() if line.strip()] or [[]]
    if len(lines) == 1 and len(lines[0]) <= LONGEST_EXACT:
        yield " ".join(lines[0])[:LONGEST_WORDS]
        return
    yield " ".join(lines[0][:AT_EACH_END])[:LONGEST_WORDS]
    yield " ".join(lines[-1][-AT_EACH_END:])[-LONGEST_WORDS:]


def _before(prefix: str) -> str:
    """The end of the line before the words, from its first whole word on."""
    line = prefix.splitlines()[-1] if prefix.strip() and not prefix.endswith("\n") else ""
    words = line.split(" ")[1:] if len(line) == len(prefix) else line.split(" ")
    return _meaningful(" ".join(words))


def _after(suffix: str) -> str:
    """The beginning of the line after the words, to its last whole word."""
    line = suffix.splitlines()[0] if suffix.strip() and not suffix.startswith("\n") else ""
    words = line.split(" ")[:-1] if len(line) == len(suffix) else line.split(" ")
    return _meaningful(" ".join(words))


def _meaningful(words: str) -> str:
    text = " ".join(words.split())
    return text if _HAS_LETTERS.search(text) else ""


def _encoded(text: str) -> str:
    """Percent-encoded; the hyphen too, which the syntax would take for its own."""
    return quote(text, safe="").replace("-", "%2D")
