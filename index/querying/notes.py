"""What a reader should know about how a query was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Note(str):
    """A sentence in English that can be said in other languages: its message, and what fills its gaps."""

    __slots__ = ("message", "values")

    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, values: Mapping[str, object]) -> "Note":
        """``message`` has gaps as ``%(name)s``."""
        note = super().__new__(cls, message % values if values else message)
        note.message = message
        note.values = values
        return note


@dataclass(slots=True)
class Notes:
    """Each note once, in the order in which they came up."""

    texts: list[Note] = field(default_factory=list)

    def say(self, message: str, **values: object) -> None:
        """Keep a note, unless it was made before."""
        note = Note(message, values)
        if note not in self.texts:
            self.texts.append(note)
