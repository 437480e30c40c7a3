"""The words of an element of TEI, without what editors added: notes, captions, corrections, page heads.

Of two readings of one place the one that stands in the source is taken (``sic``, ``orig``, ``abbr``). What
an editor supplied, and noises that are described, stand in square brackets, as typescripts have it.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from archive.formats.reading.hardened_xml import local
from archive.formats.tei_parts import vertical_words

LEFT_OUT = frozenset(
    [
        "note",
        "figure",
        "figDesc",
        "caption",
        "fw",
        "del",
        "index",
        "corr",
        "reg",
        "expan",
        "teiHeader",
        "standOff",
    ]
)
"""Elements whose words are an editor's, or were struck out."""
_BRACKETED = frozenset(["supplied", "desc", "gap", "stage"])
_LINE_ENDS = frozenset(["lb", "pb", "cb", "gb", "milestone"])
_NOISES = frozenset(["incident", "vocal", "kinesic", "event"])


def words_of(element: etree._Element, noticed: Counter[str], *, vertical: bool = False) -> str:
    """The words on one line; ``noticed`` counts the elements that were left out, by name."""
    raw = "".join(_pieces(element, noticed, vertical))
    return vertical_words.joined(raw) if vertical else " ".join(raw.split())


def _pieces(element: etree._Element, noticed: Counter[str], vertical: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in LEFT_OUT or (name == "speaker" and local(element) == "sp"):
            if name in ("note", "figure", "caption"):
                noticed[name] += 1
        elif vertical and name == "w":
            yield vertical_words.as_one(child.text or "")
        elif name in _LINE_ENDS:
            yield "" if child.get("break") == "no" else " "
        elif name in _BRACKETED:
            yield f" [{_inside(child, noticed, vertical) or name}] "
        elif name in _NOISES:
            yield _noise(child, noticed, vertical)
        else:
            yield from _pieces(child, noticed, vertical)
        yield child.tail or ""


def _inside(element: etree._Element, noticed: Counter[str], vertical: bool) -> str:
    return " ".join("".join(_pieces(element, noticed, vertical)).split())


def _noise(element: etree._Element, noticed: Counter[str], vertical: bool) -> str:
    if vertical:
        return "\n"
    described = _inside(element, noticed, vertical).strip("[] ") or element.get("desc") or local(element)
    return f" [{described}] "
