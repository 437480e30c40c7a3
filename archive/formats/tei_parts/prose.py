"""Prose in TEI: letters, reports and articles in which speech is marked by ``said``, ``q`` or ``quote``.

Where ``who`` names the speakers, what they say becomes turns, and nothing else is quoted. Where it does
not, the text is read as any other; signs of quotation are set around what is marked and has none.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.formats.reading.hardened_xml import local
from archive.formats.tei_parts.header import Header
from archive.formats.tei_parts.words import LEFT_OUT, words_of
from archive.model import Certainty, Span, Turn, TurnRole

_BLOCKS = frozenset(
    "p ab head l item stage trailer opener closer cell label salute signed dateline byline".split()  # noqa: SIM905
)
_QUOTED = frozenset(["said", "q", "quote"])
_MARKS = tuple("\"'“”‘’„«»‹›—–-")
_OPEN, _CLOSE = "“", "”"
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Prose:
    """The text, the turns of those whom ``who`` names, and what is to be told of it."""

    text: str
    turns: tuple[Turn, ...]
    remarks: tuple[str, ...]


def compose(body: etree._Element, header: Header) -> Prose:
    """The paragraphs of a text, one empty line between them."""
    noticed: Counter[str] = Counter()
    pieces: list[str] = []
    turns: list[Turn] = []
    size = 0
    for block in _blocks(body):
        spoken = _set_marks(block, noticed)
        words = words_of(block, noticed)
        if not words:
            continue
        start = size + (len(_BETWEEN) if pieces else 0)
        turns += _turns(words, start, spoken, header, noticed)
        pieces.append(words)
        size = start + len(words)
    return Prose(_BETWEEN.join(pieces), tuple(turns), tuple(_remarks(noticed, bool(turns))))


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    for one in element:
        name = local(one)
        if name in LEFT_OUT:
            continue
        if name in _BLOCKS or not any(local(inner) in _BLOCKS for inner in one.iterdescendants()):
            yield one
        else:
            yield from _blocks(one)


def _set_marks(block: etree._Element, noticed: Counter[str]) -> list[tuple[str, str]]:
    """Set signs around marked speech that has none; returns who is said to speak, and their words."""
    spoken = []
    for one in block.iter():
        if local(one) not in _QUOTED:
            continue
        words = words_of(one, Counter())
        if not words:
            continue
        if one.get("who"):
            spoken.append((one.get("who"), words))
        if not words.startswith(_MARKS) and not _before(one).rstrip().endswith(_MARKS):
            one.text = _OPEN + (one.text or "").lstrip()
            last = one[-1] if len(one) else None
            if last is None:
                one.text = one.text.rstrip() + _CLOSE
            else:
                last.tail = (last.tail or "").rstrip() + _CLOSE
            noticed["marked"] += 1
    return spoken


def _before(element: etree._Element) -> str:
    """The characters right before an element."""
    previous = element.getprevious()
    parent = element.getparent()
    return (previous.tail if previous is not None else parent.text if parent is not None else "") or ""


def _turns(
    words: str, start: int, spoken: list[tuple[str, str]], header: Header, noticed: Counter[str]
) -> Iterator[Turn]:
    position = 0
    for who, said in spoken:
        at = words.find(said, position)
        name = header.name_of(who) or who.lstrip("#")
        if at < 0 or " " in who.strip():
            noticed["lost"] += 1
            continue
        position = at + len(said)
        yield Turn(
            words=Span(start + at, start + position),
            speaker=name,
            role=TurnRole.NARRATOR,
            role_certainty=Certainty.STATED,
        )


def _remarks(noticed: Counter[str], has_turns: bool) -> Iterator[str]:
    if count := noticed["marked"]:
        yield f"Signs of quotation were set around what the file marks as speech without them: {count}."
    if has_turns:
        yield "Only what the file ascribes to somebody by “who” is quoted."
    if count := noticed["note"]:
        yield f"Notes of editors are left out of the text: {count}."
    if count := noticed["lost"]:
        yield f"Speech that is nested, or of several people at once, is not quoted: {count}."
