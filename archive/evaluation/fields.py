"""Typed values out of a JSON object, with a plain message where one is not what it should be."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.errors import UnreadableFile
from archive.model import Span


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object and where it stands; unknown keys are left alone, null is the same as absent."""

    values: Mapping[str, object]
    where: str

    def text(self, key: str) -> str | None:
        """A string."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(key, "a string")

    def required(self, key: str) -> str:
        """A string that must be there."""
        value = self.text(key)
        if value is None:
            raise UnreadableFile(f'no "{key}"', where=self.where, remedy=f'Write "{key}" as a string.')
        return value

    def whole(self, key: str) -> int | None:
        """A whole number."""
        value = self.values.get(key)
        if value is None or _is_whole(value):
            return value  # type: ignore[return-value]
        raise self._wrong(key, "a whole number")

    def wholes(self, key: str) -> tuple[int, ...]:
        """Whole numbers."""
        values = self._list(key)
        if all(_is_whole(value) for value in values):
            return tuple(values)  # type: ignore[arg-type]
        raise self._wrong(key, "a list of whole numbers")

    def texts(self, key: str) -> tuple[str, ...]:
        """Strings."""
        values = self._list(key)
        if all(isinstance(value, str) for value in values):
            return tuple(values)  # type: ignore[arg-type]
        raise self._wrong(key, "a list of strings")

    def span(self, key: str) -> Span | None:
        """A pair ``[start, end]``."""
        value = self.values.get(key)
        return None if value is None else self._span(key, value)

    def spans(self, key: str) -> tuple[Span, ...]:
        """Pairs, in the order given."""
        return tuple(self._span(key, value) for value in self._list(key))

    def inner(self, key: str) -> "Fields":
        """A JSON object; an empty one where there is none."""
        value = self.values.get(key)
        if value is None:
            return Fields({}, self.where)
        if isinstance(value, dict):
            return Fields(value, f"{self.where}, {key}")
        raise self._wrong(key, "an object")

    def objects(self, key: str) -> tuple["Fields", ...]:
        """JSON objects, each with its number in its place."""
        values = self._list(key)
        found = []
        for number, value in enumerate(values, 1):
            if not isinstance(value, dict):
                raise self._wrong(key, "a list of objects")
            found.append(Fields(value, f"{self.where}, {key} {number}"))
        return tuple(found)

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        raise self._wrong(key, "a list")

    def _span(self, key: str, value: object) -> Span:
        if isinstance(value, list) and len(value) == 2 and all(_is_whole(end) for end in value):
            start, end = value
            if 0 <= start <= end:
                return Span(start, end)
        raise self._wrong(key, "a pair [start, end] of character positions")

    def _wrong(self, key: str, wanted: str) -> UnreadableFile:
        return UnreadableFile(
            f'"{key}" is not {wanted}', where=self.where, remedy="Correct it and run again."
        )


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
