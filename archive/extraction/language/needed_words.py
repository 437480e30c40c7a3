"""Which words a pattern can't match without, read off the pattern itself: elsewhere it need not be tried.

Looking for a few words takes a hundredth of the time of a pattern with twenty alternatives. What is needed is
derived and not listed by hand: whoever changes a pattern has nothing else to change.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
"""The standard library's reading of patterns, which it keeps to itself; a test tells if it ever changes."""

_WORD = re.compile(r"[^\W_]+")
_CHARACTERS = 10
"""Characters of a class at most that are spelt out one by one."""
_SPELLINGS = 12
"""Spellings of a word at most; with more it ends there."""
_FIGURE = 5
"""A figure stands in as few words as this many letters in a row."""

Needed = tuple[tuple[str, ...], ...]
"""Of each group every match holds one. Spaces are edges: ``" ten "`` is a word, ``" school"`` begins one."""
Node = tuple[Any, Any]
"""One part of a pattern as the parser gives it: its kind, and what belongs to it."""


@cache
def needed(pattern: str) -> Needed:
    """What every match of a pattern holds, the rarest first; nothing where no words can be told."""
    groups, _ = _read(_parser.parse(pattern), left=False, right=False)
    return tuple(sorted(dict.fromkeys(tuple(sorted(group)) for group in groups), key=frequency))


def closing(pattern: str) -> frozenset[str]:
    """The signs of which every match of a pattern ends with one; none where it may end with anything else."""
    return _last_signs(_parser.parse(pattern))


def spaced(text: str) -> str:
    """The words of a text, folded, with one space around each: where needed words are looked for."""
    return f" {' '.join(_WORD.findall(folded(text)))} "


def may_match(groups: Needed, words: str) -> bool:
    """Whether a pattern with these needs can match in a text, given as its ``spaced`` words."""
    for group in groups:
        for word in group:
            if word in words:
                break
        else:
            return False
    return True


def folded(word: str) -> str:
    """A word as patterns that ignore case see it: one letter i, with a dot or without."""
    lower = word.casefold()
    return lower if lower.isascii() else lower.replace("ı", "i").replace("\u0307", "")


def frequency(group: Iterable[str]) -> float:
    """How many of a text's words hold one of these, roughly: few where they are long or whole."""
    return sum(6.0 ** -(len(word) + (_FIGURE - 1) * sum(map(str.isdecimal, word))) for word in group)


def _read(nodes: Sequence[Node], *, left: bool, right: bool) -> tuple[list[frozenset[str]], bool]:
    """The groups of a sequence, and whether no word can go on over its end.

    ``left`` and ``right``: whether no word goes on over its beginning, and over what follows it.
    """
    groups: list[frozenset[str]] = []
    word: tuple[str, ...] = ()
    edge = left
    edges = _edges(nodes, right)
    for number, node in enumerate(nodes):
        letters = _letters(node)
        if word and (not letters or len(word) * len(letters) > _SPELLINGS):
            end = " " if edges[number] else ""
            groups.append(frozenset(spelling + end for spelling in word))
            word = ("",) if letters else ()
        if letters:
            begun = word or (" " if edge else "",)
            word = tuple(spelling + letter for spelling in begun for letter in letters)
        edge = not letters and _read_inside(node, edge, edges[number + 1], groups)
    if word:
        groups.append(frozenset(spelling + (" " if right else "") for spelling in word))
    return groups, edge


def _read_inside(node: Node, left: bool, right: bool, groups: list[frozenset[str]]) -> bool:
    """Adds the groups of what a part repeats or chooses from; whether no word can go on over its end."""
    least, once, choices = _choices(node)
    if not choices:
        return (left or _is_edge(node, ahead=False)) if _has_no_width(node) else _is_gap(node)
    read = [_read(choice, left=left and once, right=right and once) for choice in choices]
    if least and len(read) == 1:
        groups += read[0][0]
    elif least and all(found for found, _ in read):
        groups.append(_of_each([found for found, _ in read]))
    return all(edge for _, edge in read) and (left or least > 0)


def _of_each(choices: Sequence[Sequence[frozenset[str]]]) -> frozenset[str]:
    """Words of which every choice holds one: the rarest group of each, sooner one that others can share."""
    shared = Counter(group for found in choices for group in set(found))
    picked = (min(found, key=lambda group: frequency(group) / shared[group]) for found in choices)
    return frozenset[str]().union(*picked)


def _edges(nodes: Sequence[Node], right: bool) -> list[bool]:
    """For each part, and for the end, whether no word can go on over the place before it."""
    edges = [right]
    for node in reversed(nodes):
        least, once, choices = _choices(node)
        if choices:
            begin = all(_edges(choice, edges[-1] and once)[0] for choice in choices)
            edges.append(begin and (edges[-1] or least > 0))
        elif _has_no_width(node):
            edges.append(edges[-1] or _is_edge(node, ahead=True))
        else:
            edges.append(_is_gap(node))
    return edges[::-1]


def _choices(node: Node) -> tuple[int, bool, Sequence[Sequence[Node]]]:
    """How often a part comes at least, whether at most once, and the sequences it may be, if it is any."""
    kind, value = node
    match kind.name:
        case "SUBPATTERN":
            return 1, True, [value[-1]]
        case "ATOMIC_GROUP":
            return 1, True, [value]
        case "BRANCH":
            return 1, True, value[1]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return value[0], value[1] == 1, [value[2]]
    return 1, True, []


def _letters(node: Node) -> tuple[str, ...]:
    """The letters that a part spells out; none where it is anything else."""
    kind, value = node
    characters: list[str] = []
    for item, what in [node] if kind.name == "LITERAL" else value if kind.name == "IN" else []:
        if item.name == "LITERAL":
            characters.append(chr(what))
        elif item.name == "RANGE" and what[1] - what[0] < _CHARACTERS:
            characters += map(chr, range(what[0], what[1] + 1))
        else:
            return ()
    letters = tuple(dict.fromkeys(map(folded, characters)))
    return letters if len(letters) <= _CHARACTERS and all(map(str.isalnum, letters)) else ()


def _is_gap(node: Node) -> bool:
    """Whether a part matches nothing but characters that belong to no word."""
    kind, value = node
    items = [node] if kind.name == "LITERAL" else value if kind.name == "IN" else []
    return bool(items) and all(
        (item.name == "LITERAL" and not folded(chr(what)).isalnum())
        or (item.name == "CATEGORY" and what.name in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"))
        for item, what in items
    )


def _has_no_width(node: Node) -> bool:
    return node[0].name in ("AT", "ASSERT", "ASSERT_NOT")


def _is_edge(node: Node, *, ahead: bool) -> bool:
    """Whether a condition says that no word goes on over a place: to its left, or ``ahead``, to its right."""
    kind, value = node
    if kind.name == "AT":
        name: str = value.name
        return name == "AT_BOUNDARY" or name.startswith("AT_END" if ahead else "AT_BEGINNING")
    direction, condition = value
    if (direction > 0) is not ahead:
        return False
    if kind.name == "ASSERT":
        return ahead and _edges(condition, right=False)[0]
    return len(condition) == 1 and any(
        item.name == "CATEGORY" and what.name == "CATEGORY_WORD"
        for item, what in (condition[0][1] if condition[0][0].name == "IN" else ())
    )


def _last_signs(nodes: Sequence[Node]) -> frozenset[str]:
    """The signs with which a sequence ends; none where it may end with a letter or a blank, or be empty."""
    node = next((node for node in reversed(nodes) if not _has_no_width(node)), None)
    if node is None:
        return frozenset()
    least, _, choices = _choices(node)
    if choices:
        ends = [_last_signs(choice) for choice in choices]
        return frozenset().union(*ends) if least and all(ends) else frozenset()
    kind, value = node
    items = [node] if kind.name == "LITERAL" else value if kind.name == "IN" else []
    if not all(item.name == "LITERAL" for item, _ in items):
        return frozenset()
    signs = frozenset(chr(what) for _, what in items)
    return signs if not any(sign.isalnum() or sign.isspace() for sign in signs) else frozenset()
