"""What is said of why something was done: how long it may be, wherever it is written."""

from archive.errors import ArchiveError
from archive.terms import RejectionReason

LONGEST_COMMENT = 2_000
"""Characters: a paragraph. Revisions of earlier archives may have longer ones, and keep them."""


class LongComment(ArchiveError):
    """A comment that has more characters than a revision takes."""


def check_comment(why: str) -> None:
    """Raise LongComment for more than a paragraph; the category of a rejection is not counted."""
    length = len(_written(why))
    if length > LONGEST_COMMENT:
        what = f"the comment has {length:,} characters; {LONGEST_COMMENT:,} are possible"
        raise LongComment(what, remedy="Shorten it; what is longer belongs into a note or an essay.")


def _written(why: str) -> str:
    """What a person wrote of a reason: without the category that stands before it."""
    category, colon, rest = why.strip().partition(": ")
    return rest if colon and category in tuple(RejectionReason) else why.strip()
