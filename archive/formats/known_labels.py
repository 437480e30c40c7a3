"""Which labels in a text are speakers': at the beginning of lines, and within them."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from archive.extraction.interviews import inner_labels
from archive.formats import turn_roles
from archive.formats.interview_heads import Head
from archive.formats.spoken_labels import is_label
from archive.formats.transcript import folded
from archive.model import Span

MOST_VOICES = 100
"""Different labels, at most, that are looked at as speakers': those that come most often."""
LABEL = re.compile(r"[\s\ufeff]*(?P<label>[^\W\d_][^:\t\n<>«“\"?!]{0,48}?)[ \u00a0]*(?::(?=\s|\Z)|\t)\s*")
_SURNAME = 3
"""Letters of a surname in capitals that stands for a speaker though it comes once."""
_NOTES = frozenset(
    ["note", "notes", "nb", "n.b", "ps", "photo", "source", "caption", "update", "warning", "editor"]
)


def find(text: str, lines: Sequence[Span], above: Sequence[Head]) -> frozenset[str]:
    """The labels of speakers as they are written: those that come again, those that stand for somebody known.

    Within a line only those are looked at that open another line, say a role or stand in capitals.
    """
    matches = [LABEL.match(text, line.start, line.end) for line in lines]
    opening = [match["label"] for match in matches if match and is_label(match["label"])]
    inner = list(_inner(text, lines, frozenset(opening)))
    counts = dict(Counter(map(folded, (*opening, *inner))).most_common(MOST_VOICES))
    names = [folded(name.of(text)) for head in above for name in head.names][:MOST_VOICES]
    known = {label for label, count in counts.items() if count > 1}
    shouted = {folded(label) for label in opening if _is_shouted(label)}
    if any(counts.get(folded(label), 0) > 1 for label in (*opening, *inner) if _is_shouted(label)):
        shouted |= {folded(label) for label in inner if _is_shouted(label)}
    known |= shouted
    known |= turn_roles.both_roles(counts)
    known = (known - _NOTES) & counts.keys()
    speaking = {
        label
        for label in counts
        if label in known
        or any(turn_roles.means(other, label) for other in known)
        or any(turn_roles.means(label, name) for name in names)
    }
    return frozenset(label for label in (*opening, *inner) if folded(label) in speaking)


def _inner(text: str, lines: Sequence[Span], opening: Container[str]) -> Iterator[str]:
    """The labels within lines."""
    for line in lines:
        for stretches in inner_labels.candidates(text, line):
            for label in (one.of(text) for one in stretches if one.start > line.start):
                stands_out = _is_shouted(label) or turn_roles.says_a_role(label)
                if label[:1].isupper() and is_label(label) and (stands_out or label in opening):
                    yield label


def _is_shouted(label: str) -> bool:
    return label.isupper() and len(label) >= _SURNAME
