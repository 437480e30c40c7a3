"""Front matter: a few ``key: value`` lines between two ``---`` lines at the head of a text.

Read as strings only, as they stand: ``NO`` stays NO and ``010`` stays 010. Everything that would need a guess
is refused, and all problems of a file are reported together: what decides who may read an account must not
hang on which of two lines a parser happens to prefer.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from archive.errors import FrontMatterError, Problems
from archive.formats.reading.text import line_at
from archive.model import Span

MAX_LENGTH = 16_000
"""Longest front matter, in characters: room for the longest note and every other value."""

MAX_BRACKETS = 100
"""Most ``[`` and ``{``: lists and groups may not stand here, and nested ones take quadratic time to read."""

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_ALMOST = re.compile(r"[\s\ufeff\u200b]*(?:[-‐‑‒–—―]{2,}|[–—―])[^\S\n\r]*(?:#[^\n\r]*)?(?:[\n\r]|\Z)")
"""A first line that somebody may have meant for the opening, and that is not."""
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""YAML ends a line at these, and no editor shows it: what follows would be a key of its own."""
_REMARK = re.compile(r"[ \t]*#")
_CLOSING = re.compile(r"^---[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one key was given, and the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The values by key, and the stretch of the text that they and the ``---`` lines take up."""

    values: Mapping[str, Value]
    span: Span


def read(text: str, where: str, known: Sequence[str]) -> FrontMatter | None:
    """The front matter of a text, None where it has none. Raises Problems of FrontMatterError.

    known: the keys that may stand in it; ``where``: the file, for messages.
    """
    opening = _OPENING.match(text)
    if opening is None:
        _refuse_almost(text, where)
        return None
    # Line ends of every kind, one character each, so that ^ finds the lines and positions stay.
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    closing = _CLOSING.search(lines, opening.end())
    if closing is None:
        raise _refusal("the front matter that begins here does not end", where, "End it with a line “---”.")
    matter = text[opening.end() : closing.start()]
    if len(matter) > MAX_LENGTH:
        what = f"the front matter is longer than {MAX_LENGTH:,} characters"
        raise _refusal(what, where, "Move long texts below it.")
    if hidden := _LINE_ENDS.search(matter):
        line = line_at(text, opening.end() + hidden.start())
        what = f"a line end that is not seen (U+{ord(hidden.group()):04X})"
        raise Problems([FrontMatterError(what, where=f"{where}:{line}", remedy="Type the line anew.")])
    if matter.count("[") + matter.count("{") > MAX_BRACKETS:
        raise _refusal("the front matter is full of brackets", where, "Every value is text: leave them out.")
    reader = _Reader(text[: closing.start()], opening.end(), where, known)
    values = reader.read()
    if reader.problems:
        raise Problems([*reader.problems])
    return FrontMatter(values=values, span=Span(0, closing.end()))


def _refuse_almost(text: str, where: str) -> None:
    if almost := _ALMOST.match(text):
        line = line_at(text, almost.end() - 1)
        what = "a line of hyphens that begins no front matter and would be read as the account's words"
        remedy = "Make “---” the first line of the file, alone; or, if it is none, put words above it."
        raise Problems([FrontMatterError(what, where=f"{where}:{line}", remedy=remedy)])


def _refusal(what: str, where: str, remedy: str) -> Problems:
    return Problems([FrontMatterError(what, where=f"{where}:1", remedy=remedy)])


class _Reader:
    """Reads the events of one flat YAML mapping, keeping every problem it meets."""

    def __init__(self, text: str, start: int, where: str, known: Sequence[str]) -> None:
        self._text = text
        self._start = start
        self._where = where
        self._known = tuple(known)
        self._values: dict[str, Value] = {}
        self.problems: list[FrontMatterError] = []

    def read(self) -> dict[str, Value]:
        events = self._events()
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                self._check_plain(event)
                self._read_mapping(events)
            elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.AliasEvent):
                self._report(event, "the front matter is no list of keys", "Write one key: value a line.")
                break
            elif isinstance(event, yaml.DocumentStartEvent) and _index(event) and self._values:
                self._report(event, "a second document begins in the front matter", "Keep one.")
                break
        return self._values

    def _read_mapping(self, events: Iterator[yaml.Event]) -> None:
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                return
            if not isinstance(key, yaml.ScalarEvent):
                self._report(key, "a key that is no word", "Write one key: value a line.")
                self._skip(key, events)
                self._skip(next(events, None), events)
                continue
            self._check_plain(key)
            value = next(events, None)
            self._read_value(key, value, events)

    def _read_value(
        self, key: yaml.ScalarEvent, value: yaml.Event | None, events: Iterator[yaml.Event]
    ) -> None:
        if key.value in self._values:
            first = self._values[key.value].line
            self._report(key, f"“{key.value}” stands here and on line {first}", "Keep the right one.")
        elif key.value not in self._known:
            self._report(key, f"“{key.value}” is no known key", self._advice(key.value))
        if isinstance(value, yaml.ScalarEvent):
            self._check_plain(value)
            self._check_remark(key, value)
            self._values.setdefault(key.value, Value(text=value.value, line=self._line(key)))
        elif value is not None:
            self._report(
                value, f"“{key.value}” must be text, not a list or a group", "Put text in quotation marks."
            )
            self._skip(value, events)

    def _skip(self, event: yaml.Event | None, events: Iterator[yaml.Event]) -> None:
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth and (event := next(events, None)) is not None:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def _check_plain(self, event: yaml.NodeEvent) -> None:
        if getattr(event, "tag", None) is not None:
            self._report(event, "a YAML tag (!…)", "Leave it out: every value is text.")
        if event.anchor is not None:
            self._report(event, "a YAML anchor (&…)", "Write the value out, in quotation marks.")

    def _check_remark(self, key: yaml.ScalarEvent, value: yaml.ScalarEvent) -> None:
        """A remark after a value is dropped by YAML: it may be the half that closes the account."""
        text = self._text[self._start :]
        is_block = value.style in ("|", ">")
        mark = value.start_mark if is_block else value.end_mark
        rest = re.split(r"[\r\n]", text[mark.index :], maxsplit=1)[0] if mark else ""
        if _REMARK.match(rest.lstrip("|>+-0123456789") if is_block else rest):
            what = f"a remark (#…) behind “{key.value}”, which nobody would see again"
            self._report(value, what, "Put the whole value in quotation marks, or take the remark out.")

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self._text[self._start :], Loader=yaml.BaseLoader)
        except yaml.reader.ReaderError as error:
            line = line_at(self._text, self._start + error.position)
            self._add(line, "a control character", "Remove it.")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = line_at(self._text, self._start + (mark.index if mark else 0))
            what = f"the front matter can't be read ({error.problem or error.context})"
            self._add(line, what, "Put values with special characters in quotation marks.")

    def _advice(self, key: str) -> str:
        near = difflib.get_close_matches(key.lower(), self._known, n=1)
        perhaps = f"Perhaps “{near[0]}”. " if near else ""
        return f"{perhaps}Known keys: {', '.join(self._known)}."

    def _line(self, event: yaml.Event) -> int:
        return line_at(self._text, self._start + _index(event))

    def _report(self, event: yaml.Event, what: str, remedy: str) -> None:
        self._add(self._line(event), what, remedy)

    def _add(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(FrontMatterError(what, where=f"{self._where}:{line}", remedy=remedy))


def _index(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0
