"""Errors that a person can act on: each says what happened, where, and what to do.

They know no HTTP and no exit codes; ``web`` maps them in one table.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from archive.model import Revision

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What moves a terminal's cursor, ends a line or turns the direction of what follows."""


def visible(text: str) -> str:
    """The text on one line, with ``\\x1b`` and the like for what a terminal would obey rather than show."""
    return _INVISIBLE.sub(lambda match: ascii(match.group())[1:-1], text)


class ArchiveError(Exception):
    """A problem with a remedy. ``str()`` gives the whole message, in plain words.

    what: the problem, without a final stop; where: ``path``, ``path:line`` or an id; remedy: what to do.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return visible(f"{place}{self.what}.{advice}")


class UnreadableFile(ArchiveError):
    """Bytes that are not a text in a known format and encoding."""


class FrontMatterError(ArchiveError):
    """Front matter that can't be read without guessing."""


class UnknownId(ArchiveError):
    """No such record, or none that may be seen: the two look the same."""


class DuplicateSource(ArchiveError):
    """The same bytes are in the archive already; nothing was added."""

    def __init__(self, *, where: str, source_id: str, added_at: str) -> None:
        self.source_id = source_id
        self.added_at = added_at
        super().__init__(
            f"already in the archive as source {source_id}, added on {added_at[:10]} (same SHA-256); "
            "not added again",
            where=where,
        )


class Conflict(ArchiveError):
    """Somebody changed the record since the person who changes it now has read it; nothing was written."""

    def __init__(self, subject: str, revisions: Sequence[Revision]) -> None:
        self.subject = subject
        self.revisions = tuple(revisions)
        """What was done meanwhile, the oldest first; each with who, when, why and the change."""
        newest = self.revisions[-1]
        super().__init__(
            f"{newest.who} changed it on {newest.at:%Y-%m-%d at %H:%M} UTC ({newest.action}: {newest.why})",
            where=subject,
            remedy="Nothing of yours was written: look at that change, then decide again.",
        )


class AlreadySo(Conflict):
    """Somebody else did meanwhile the very thing that is asked for: nothing is left to write."""


class Question(StrEnum):
    """What a person is asked before something unusual is done."""

    FURNITURE = "furniture"
    """The words lie in what is no prose of the source: a menu, a caption, front matter."""
    OVERLAP = "overlap"
    """The words lie in another accepted quote, too."""


class Unconfirmed(ArchiveError):
    """Possible, but unusual: it is done when it is asked for with this question confirmed."""

    def __init__(self, question: Question, what: str, *, where: str, remedy: str) -> None:
        self.question = question
        super().__init__(what, where=where, remedy=remedy)


class IntegrityError(ArchiveError):
    """The record and its proofs disagree."""


class RecordUnavailable(ArchiveError):
    """The record can't be opened: no archive there, wrong database, a lock that does not yield."""


class Problems(ArchiveError):
    """Several problems of one input, reported together."""

    def __init__(self, problems: list[ArchiveError]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in problems))

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
