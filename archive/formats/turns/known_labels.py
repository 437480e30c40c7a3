"""Which labels in a text are speakers': at the beginning of lines, and within them."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from archive.extraction.interviews import inner_labels
from archive.formats.turns import turn_roles
from archive.formats.turns.interview_heads import Head
from archive.formats.turns.spoken_labels import is_label
from archive.formats.turns.transcript import folded
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

    Within a line those only that open another line, that the heads name, or that show a talk without lines.
    """
    matches = [LABEL.match(text, line.start, line.end) for line in lines]
    opening = [match["label"] for match in matches if match and is_label(match["label"])]
    names = [folded(name.of(text)) for head in above for name in head.names][:MOST_VOICES]
    inner = list(_inner(text, lines, opening, names))
    counts = dict(Counter(map(folded, (*opening, *inner))).most_common(MOST_VOICES))
    known = {label for label, count in counts.items() if count > 1}
    known |= {folded(label) for label in (*opening, *inner) if _is_shouted(label)}
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


def _inner(text: str, lines: Sequence[Span], opening: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The labels within lines that may be speakers'.

    What a speaker reads out (``MINES: do not enter``) or retells (``Question: who is your father?``) looks
    like a label, too: what opens no line and stands for none of the names in the heads counts only where at
    most one line is opened by a label at all.
    """
    written = frozenset(opening)
    within = [label for line in lines for label in _standing_out(text, line, written)]
    often = dict(Counter(map(folded, within)).most_common(MOST_VOICES))
    named = {label for label in often if any(turn_roles.means(label, name) for name in names)}
    yield from (label for label in within if label in written or folded(label) in named)
    if len(opening) <= 1:
        in_order = [*opening, *within]
        taking_turns = _in_turns(in_order) | turn_roles.asked_first(in_order)
        yield from (label for label in within if label in taking_turns - written)


def _standing_out(text: str, line: Span, written: Container[str]) -> Iterator[str]:
    """The labels within a line that open another, say a role or stand in capitals."""
    for stretches in inner_labels.candidates(text, line):
        for label in (one.of(text) for one in stretches if one.start > line.start):
            stands_out = _is_shouted(label) or turn_roles.says_a_role(label)
            if label[:1].isupper() and is_label(label) and (stands_out or label in written):
                yield label


def _in_turns(labels: Sequence[str]) -> frozenset[str]:
    """The labels in capitals that come again, two at least, none of them twice at a stretch."""
    counts = Counter(labels)
    again = [label for label in labels if counts[label] > 1 and _is_shouted(label)]
    takes_turns = len(set(again)) > 1 and all(one != other for one, other in pairwise(again))
    return frozenset(again) if takes_turns else frozenset()


def _is_shouted(label: str) -> bool:
    return label.isupper() and len(label) >= _SURNAME
