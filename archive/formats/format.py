"""What the registry knows of a format: its names, how it is recognised, how its bytes are read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from archive.model import Document


class Reader(Protocol):
    """A format's way from bytes to the document they hold."""

    def __call__(self, original: bytes, name: str, *, where: str) -> Document:
        """The document; ``where`` names the file in errors. Raises ArchiveError."""
        ...


class Proof(Protocol):
    """A format's own comparison of a text with the bytes that it was read of."""

    def __call__(self, original: bytes, charset: str, text: str, *, where: str) -> bool:
        """Whether they agree; ``charset`` as the media type has it, or empty. Raises UnreadableFile."""
        ...


class Division(Protocol):
    """A format's way from one file to the records in it."""

    def __call__(self, original: bytes, name: str, *, where: str) -> tuple[tuple[bytes, str], ...]:
        """The bytes and the name of each. Raises ArchiveError."""
        ...


def anything(_original: bytes) -> bool:
    """Recognises whatever comes under the ending of the format."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. Several may share an ending: the first that recognises the bytes reads them."""

    name: str
    """In words, with its article: ``a Word document``."""
    media_type: str
    """Without parameters; kept with each version, so that the audit reads the bytes the same way again."""
    suffixes: tuple[str, ...]
    """Endings of names, in small letters."""
    read: Reader
    recognises: Callable[[bytes], bool] = anything
    proves: Proof | None = None
    """None where reading once more and comparing is the proof."""

    divides: Division | None = None
    """None where a file is one record."""

    def holds(self, original: bytes, charset: str, text: str, *, where: str) -> bool:
        """Whether the text is what was read of these bytes. Raises UnreadableFile."""
        if self.proves is not None:
            return self.proves(original, charset, text, where=where)
        return self.read(original, "", where=where).text == text
