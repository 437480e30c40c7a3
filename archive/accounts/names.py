"""The names by which people sign in."""

import re
import unicodedata

from archive.errors import ArchiveError

LONGEST = 60
_NAME = re.compile(r"[^\W_](?:[\w .’'-]*[\w.])?")


class InvalidName(ArchiveError):
    """A name nobody can sign in by."""


def checked_name(text: str) -> str:
    """The name as it is kept and shown: letters of any script, figures, spaces, full stops, hyphens.

    Raises InvalidName.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST or _NAME.fullmatch(name) is None:
        raise InvalidName(
            "this can’t be a name",
            remedy=f"Use up to {LONGEST} letters, figures, spaces, full stops and hyphens.",
        )
    return name


def name_key(text: str) -> str:
    """What two spellings of one name have in common: letters alike in width and case."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
