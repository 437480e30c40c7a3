"""JSON from strangers, with errors that name the line."""

import json
from typing import Any

from archive.errors import UnreadableFile
from archive.formats.reading import page_encoding


def load(original: bytes, where: str) -> dict[str, Any]:
    """The object that these bytes are. Raises UnreadableFile."""
    text = page_encoding.decode(original, page_encoding.find(original, where), where)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"this is no whole JSON ({error.msg})",
            where=f"{where}:{error.lineno}",
            remedy="The file may have been cut off; export or fetch it again.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFile(
            "this JSON is nested too deep or holds a number that is too long",
            where=where,
            remedy="Export it again.",
        ) from error
    if not isinstance(value, dict):
        raise UnreadableFile(
            "this JSON is no object", where=where, remedy="Export the transcript with its segments."
        )
    return value


def objects(value: dict[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    """The list of objects under a key. Raises UnreadableFile where there is none."""
    found = value.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnreadableFile(
            f"“{key}” is no list of objects", where=where, remedy="Export the transcript again."
        )
    return found


def words(value: dict[str, Any], key: str) -> str:
    """A text of an object; empty where it has none."""
    found = value.get(key)
    # Half a character (a lone surrogate) can't be kept as text.
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""
