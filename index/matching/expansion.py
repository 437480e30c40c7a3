"""The words that a beginning or an uncertain spelling stands for, of a sorted vocabulary."""

from bisect import bisect_left
from collections.abc import Sequence

from index.engine import SearchTimeout

MAX_EXPANSIONS = 20_000
"""Words one prefix may stand for; only very large archives have a two-letter beginning that common."""

_LONG = 5


def beginning(start: str, vocabulary: Sequence[str]) -> Sequence[str]:
    """The words that begin so; raises SearchTimeout where they are too many to look up."""
    low = bisect_left(vocabulary, start)
    high = bisect_left(vocabulary, start + chr(0x10FFFF))
    if high - low > MAX_EXPANSIONS:
        raise SearchTimeout(
            f"{high - low:,} different words begin with these letters",
            remedy="Write one more letter before the star.",
        )
    return vocabulary[low:high]


def resembling(word: str, vocabulary: Sequence[str]) -> Sequence[str]:
    """The words one edit away at most, with the same first letter."""
    low = bisect_left(vocabulary, word[0])
    high = bisect_left(vocabulary, word[0] + chr(0x10FFFF))
    size, second, last = len(word), word[1:2], word[-2:]
    # One edit can't change both the second letter and both of the last two; of few letters it can.
    return [
        other
        for other in vocabulary[low:high]
        if -2 < len(other) - size < 2
        and (size < _LONG or other[1:2] == second or other[-2:] == last)
        and within_one_edit(word, other)
    ]


def within_one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or exchange of neighbours at most makes the two equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    for place, (left, right) in enumerate(zip(shorter, longer, strict=False)):
        if left != right:
            if len(one) != len(other):
                return longer[place + 1 :] == shorter[place:]
            rest = longer[place + 2 :] == shorter[place + 2 :]
            exchanged = longer[place : place + 2] == shorter[place : place + 2][::-1]
            return longer[place + 1 :] == shorter[place + 1 :] or (rest and exchanged)
    return True
