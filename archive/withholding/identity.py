"""Under which name a speaker may be told to machines: under none, where only initials are public.

A page can say "not named in the source" beside a description; a field called ``name`` or ``author`` can't.
What stands there is filed, merged and matched against other data by those who take it.
"""

import re

from archive.entities import Speaker
from archive.filing import SUFFIX

_BETWEEN_INITIALS = re.compile(r"[.‑-]+")


def name_for_machines(speaker: Speaker) -> str | None:
    """The name for fields that hold names; None for the unnamed and for those who are known by initials."""
    return speaker.label if speaker.named and not is_initialled(speaker.label) else None


def is_initialled(name: str) -> bool:
    """Whether a name ends in initials (``Nona F.``, ``N. F.``): what they stand for is not to be told.

    An initial before a surname (``N. Fictive``) hides nothing. Suffixes (``Jr``) don't count as the end.
    """
    words = name.split()
    while len(words) > 1 and SUFFIX.fullmatch(words[-1]):
        words.pop()
    return not words or _are_initials(words[-1])


def _are_initials(word: str) -> bool:
    """Single letters with stops or hyphens between, or two capitals at most: one sign can be a whole name."""
    letters = list(filter(None, _BETWEEN_INITIALS.split(word)))
    if all(len(letter) == 1 for letter in letters):
        return "." in word or word.isupper()
    return len(word) == 2 and word.isupper()
