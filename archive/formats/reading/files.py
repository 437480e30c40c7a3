"""Bytes from a file the user named, with errors a user can act on."""

from pathlib import Path

from archive.errors import UnreadableFile
from archive.formats.reading.text import MAX_BYTES, too_large


def bytes_of(path: Path) -> bytes:
    """The bytes of the file. Raises UnreadableFile, also where it has more than ``MAX_BYTES``."""
    try:
        if path.is_dir():
            raise UnreadableFile("this is a folder", where=str(path), remedy="Name the files in it.")
        if path.exists() and not path.is_file():
            raise UnreadableFile("this is no ordinary file", where=str(path), remedy="Name a file.")
        with path.open("rb") as file:
            original = file.read(MAX_BYTES + 1)
            if len(original) > MAX_BYTES:
                raise too_large(max(path.stat().st_size, len(original)), str(path))
            return original
    except FileNotFoundError as error:
        raise UnreadableFile("there is no such file", where=str(path), remedy="Check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(
            f"the file can't be read ({reason})", where=str(path), remedy="Check its name and permissions."
        ) from error
