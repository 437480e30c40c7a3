"""What somebody types as a name or a value: letters that can be seen, in the direction they stand in."""

import re
import unicodedata

from archive.errors import ArchiveError

LONGEST_NAME = 300
"""Characters of a name that is typed; the longest in any archive we know has half of it."""
LONGEST_VALUE = 500
"""Characters of what a tag says."""
_JOINERS = re.compile(r"(?<=\w)[\u200c\u200d](?=\w)")
"""Joiners between letters, which Persian, Arabic and the scripts of India write with."""
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
"""Categories of characters that are not seen, or turn the letters around them."""


def check_typed(text: str, what: str, where: str, *, longest: int = LONGEST_NAME) -> None:
    """Raise ArchiveError for a name or value of nothing that can be seen, or with signs that can't be.

    ``what`` names it. Words taken from a source stay as they are: this is for what is typed.
    """
    told = _JOINERS.sub("", text.strip())
    if any(unicodedata.category(sign) in _UNSEEN for sign in told):
        remedy = "Type it anew: it holds a sign that is not seen, or that turns the letters around it."
        raise ArchiveError(f"{what} can't be kept as it is written", where=where, remedy=remedy)
    if not any(map(str.isalnum, told)):
        raise ArchiveError(f"{what} is missing", where=where, remedy="Write it in letters.")
    if len(told) > longest:
        message = f"{what} has {len(told):,} characters; {longest:,} are possible"
        raise ArchiveError(message, where=where, remedy="Shorten it.")
