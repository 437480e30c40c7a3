"""What revisions say a record was: canonical JSON of each noun.

Quoted words are left out: the version's SHA-256 and the spans hold them fast, and the log of changes is not
another place where what people said is kept.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from archive.model import Collection, Place, Quote, Source, SourceVersion, Speaker
from archive.record.columns import moment_text


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive itself: which one it is, and since when."""

    id: str
    made_at: str


Subject = Archive | Source | SourceVersion | Quote | Speaker | Place | Collection

_LEFT_OUT: dict[type, tuple[str, ...]] = {
    SourceVersion: ("text",),
    Quote: ("exact", "prefix", "suffix"),
}
_TIMECODES = frozenset({"start_seconds", "end_seconds"})


def state_of(subject: Subject) -> str:
    """The state of a record as its revisions hold it."""
    left_out = _LEFT_OUT.get(type(subject), ())
    fields = {name: value for name, value in asdict(subject).items() if name not in left_out}
    if isinstance(subject, Source) and not subject.description.topics:
        # As it was told before there were topics: the revisions of older records stay true.
        del fields["description"]["topics"]
    if isinstance(subject, Speaker) and subject.merged_into is None:
        del fields["merged_into"]
    for name in _TIMECODES & fields.keys():
        # As it was told before there were timecodes.
        if fields[name] is None:
            del fields[name]
    return canonical(fields)


def subject_of(subject: Subject) -> str:
    """How revisions name a record: ``quote:ID``, ``source:ID``, …"""
    noun = "version" if isinstance(subject, SourceVersion) else type(subject).__name__.lower()
    return f"{noun}:{subject.id}"


def canonical(fields: dict[str, Any]) -> str:
    """The one JSON text of these fields: keys in order, no spaces, characters as they are."""
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")
