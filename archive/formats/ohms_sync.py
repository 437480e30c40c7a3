"""The older transcript of OHMS: lines of text, and at which word of which line each minute begins.

``1:|13(3)|19(14)`` says: every 1 minute; the first begins at the third word of line 13. Lines and words count
from 1. A paragraph ends at an empty line.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from archive.formats.turns.spoken_labels import split
from archive.formats.turns.transcript import Said

_SYNC = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})?):")
_STAMP = re.compile(r"(\d{1,7})\((\d{1,5})\)")
_FOOTNOTES = re.compile(r"\[\[footnotes\]\].*", re.DOTALL | re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\[footnote\]\][^\[\]]{0,20}\[\[/footnote\]\]", re.IGNORECASE)
_LINK = re.compile(r"\[\[link\]\][^\[\]]{0,2000}\[\[/link\]\]", re.IGNORECASE)


def timed_lines(transcript: str, sync: str, where: str) -> tuple[Said, ...]:
    """What the lines say, cut where a minute begins."""
    stamps = _stamps(sync)
    words = _FOOTNOTES.sub("", _LINK.sub("", _FOOTNOTE.sub("", transcript)))
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(_said(lines, stamps))


def _stamps(sync: str) -> dict[int, list[tuple[int, float]]]:
    """By line: the words at which a minute begins, and the seconds until then."""
    interval = _SYNC.match(sync)
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    if interval is None:
        return found
    for number, stamp in enumerate(sync[interval.end() :].split("|")):
        match = _STAMP.fullmatch(stamp.strip())
        if not number:
            found[1].append((1, 0.0))
        elif match is not None:
            found[int(match[1])].append((int(match[2]), number * float(interval[1]) * 60))
    return found


def _said(lines: list[str], stamps: dict[int, list[tuple[int, float]]]) -> Iterator[Said]:
    is_new = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            is_new = True
            continue
        label, words = split(line)
        if label is not None and not is_new and not label.isupper():
            # Within a paragraph a colon is mostly the speaker's own.
            label, words = None, line
        hidden = len(line.split()) - len(words.split())
        for start, piece in _cut(
            words.split(), [(at - 1 - hidden, moment) for at, moment in stamps.get(number, ())]
        ):
            yield Said(
                words=" ".join(piece), label=label, start=start, is_paragraph=is_new, goes_on=not is_new
            )
            label, is_new = None, False


def _cut(words: list[str], stamps: list[tuple[int, float]]) -> Iterator[tuple[float | None, list[str]]]:
    """The words from stamp to stamp, each stretch with its moment; before the first there is none."""
    moment: float | None = None
    begin = 0
    for at, following in stamps:
        if words[begin : max(at, 0)]:
            yield moment, words[begin:at]
            begin = at
        moment = following
    if words[begin:]:
        yield moment, words[begin:]
