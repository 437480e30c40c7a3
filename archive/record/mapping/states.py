"""What revisions say a record was: canonical JSON of each noun.

Quoted words are left out: the version's SHA-256 and the spans hold them fast, and the log of changes is not
another place where what people said is kept.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from archive.description.essays import Essay
from archive.description.featured import Choice
from archive.likeness.standing import Standing
from archive.model import Agreement, Collection, Place, Quote, Source, SourceVersion, Speaker
from archive.record.schema.columns import moment_text
from archive.relations import Relation


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive itself: which one it is, and since when."""

    id: str
    made_at: str


Subject = (
    Archive
    | Source
    | SourceVersion
    | Quote
    | Speaker
    | Place
    | Collection
    | Agreement
    | Relation
    | Essay
    | Choice
    | Standing
)

_LEFT_OUT: dict[type, tuple[str, ...]] = {
    SourceVersion: ("text", "signs"),
    Quote: ("exact", "prefix", "suffix"),
    Speaker: ("is_minor",),
}
_LATER = (
    "topics",
    "access_until",
    "until",
    "agreement_id",
    "content_notes",
    "redactions",
    "identity",
    "public_name",
    "merged_into",
    "media_url",
    "transcript_sha256",
    "start_seconds",
    "end_seconds",
    "aid",
    "extent",
)
"""Fields that the first versions of the record had not: told where they hold something, so that what was told
before there were any stays true."""


def state_of(subject: Subject) -> str:
    """The state of a record as its revisions hold it."""
    left_out = _LEFT_OUT.get(type(subject), ())
    fields = {name: value for name, value in asdict(subject).items() if name not in left_out}
    if isinstance(subject, Collection):
        fields["aid"] = subject.aid.stated() or None
    return canonical(_told(fields))


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Without the later fields that are empty, in what they hold as well."""
    return {
        name: _told(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if name not in _LATER or value not in (None, (), [])
    }


def subject_of(subject: Subject) -> str:
    """How revisions name a record: ``quote:ID``, ``source:ID``, …"""
    noun = "version" if isinstance(subject, SourceVersion) else type(subject).__name__.lower()
    return f"{noun}:{subject.id}"


def canonical(fields: Any) -> str:
    """The one JSON text of these fields: keys in order, no spaces, characters as they are."""
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")
