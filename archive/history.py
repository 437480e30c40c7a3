"""History: what became of one record, revision by revision, in words an archivist understands.

The words of what was withdrawn are not shown here either, nor are names that were taken out of the record.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive.access import Viewer, may_see, may_see_source
from archive.differences import Difference, Words, differences
from archive.errors import Conflict, IntegrityError, UnknownId
from archive.model import Quote, Revision, Source, Speaker
from archive.record.history.earlier_states import RESTORABLE
from archive.record.mapping.states import Subject
from archive.record.store import Record
from archive.withholding.renaming import names_taken_away
from archive.withholding.withheld_words import SHORTEST_NAME, WithheldWords, runs_of
from archive.words import folded_words

NOUNS = (
    *("quote", "source", "speaker", "version", "place", "collection"),
    *("agreement", "relation", "essay", "choice", "standing"),
)
"""Records whose history can be asked for by their bare id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One revision, with what it changed."""

    number: int
    action: str
    who: str
    why: str
    at: datetime
    differences: tuple[Difference, ...]
    can_be_restored: bool
    """Whether the record can be brought back to what this revision left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything that became of one record, the newest first."""

    subject: str
    entries: tuple[Entry, ...]
    is_told: bool
    """False where it was withdrawn: then no entry says what changed."""

    @property
    def newest(self) -> int:
        """What a page gives back as ``expected``."""
        return self.entries[0].number


def subject_named(record: Record, name: str) -> str:
    """The record of a name (``quote:ID``) or of a bare id, as revisions name it. Raises UnknownId."""
    names = (name,) if ":" in name else tuple(f"{noun}:{name}" for noun in NOUNS)
    found = next(iter(record.named(names)), None)
    if found is None:
        remedy = "Check the id; `testimony show` lists every source."
        raise UnknownId("no record has this id", where=name, remedy=remedy)
    return found


def history(record: Record, name: str) -> History:
    """What became of the record of this name or id. Raises UnknownId, IntegrityError."""
    subject = subject_named(record, name)
    present = record.named((subject,))[subject]
    words = None if isinstance(present, IntegrityError) else _words(record, present)
    entries = [_entry(revision, subject, words) for revision in record.revisions(subject)]
    return History(subject=subject, entries=tuple(reversed(entries)), is_told=words is not None)


def compared(record: Record, subject: str, before: int, after: int) -> tuple[Difference, ...]:
    """What differs between the states that two revisions of a record left. Raises UnknownId."""
    present = record.named((subject,)).get(subject)
    told = {revision.number: revision for revision in record.revisions(subject)}
    if present is None or before not in told or after not in told:
        raise UnknownId("it has no such revisions", where=subject, remedy="`testimony history` lists them.")
    words = None if isinstance(present, IntegrityError) else _words(record, present)
    return differences(_state(told[before].after), _state(told[after].after), words) if words else ()


def meanwhile(record: Record, conflict: Conflict) -> tuple[Entry, ...]:
    """What somebody changed since the revision that the person had seen, the oldest first."""
    present = record.named((conflict.subject,)).get(conflict.subject)
    words = None if present is None or isinstance(present, IntegrityError) else _words(record, present)
    return tuple(_entry(revision, conflict.subject, words) for revision in conflict.revisions)


def _entry(revision: Revision, subject: str, words: Words | None) -> Entry:
    changed = words and differences(_state(revision.before), _state(revision.after), words)
    noun = subject.partition(":")[0]
    return Entry(
        number=revision.number,
        action=revision.action,
        who=revision.who,
        why=revision.why,
        at=revision.at,
        differences=changed or (),
        can_be_restored=words is not None and noun in RESTORABLE,
    )


def _words(record: Record, present: Subject) -> Words | None:
    """How its states are put into words; None where they may not be shown to an archivist."""
    if isinstance(present, Quote):
        return _words_of_quote(record, present)
    if isinstance(present, Source):
        seen = may_see_source(present, Viewer.ARCHIVIST)
        return Words(text=None, named=_Named(record), withdrawn=_withdrawn(record, present)) if seen else None
    hidden = names_taken_away(record, present) if isinstance(present, Speaker) else frozenset()
    return Words(text=None, named=_Named(record), hidden=hidden)


def _withdrawn(record: Record, source: Source) -> WithheldWords:
    """What earlier titles and notes of a source may have told of its quotes that are withdrawn by now."""
    runs: set[tuple[str, ...]] = set()
    for quote in record.quotes_of_source(source.id):
        if not may_see(quote, source, Viewer.ARCHIVIST):
            runs = runs.union(*(runs_of(folded_words(part)) for part in quote.exact))
            runs.add(folded_words(quote.attribution.name if quote.attribution else ""))
    return WithheldWords(frozenset(run for run in runs if len(run) >= SHORTEST_NAME))


def _words_of_quote(record: Record, quote: Quote) -> Words | None:
    chain = record.chain(quote.id)
    if chain is None or not may_see(quote, chain.source, Viewer.ARCHIVIST):
        return None
    speakers = record.speakers(_speakers_ever(record, quote))
    hidden = (names_taken_away(record, speaker) for speaker in speakers.values())
    return Words(text=chain.version.text, named=_Named(record), hidden=frozenset().union(*hidden))


def _speakers_ever(record: Record, quote: Quote) -> set[str]:
    """Everybody whose words they were ever said to be."""
    states = (_state(revision.after) for revision in record.revisions(f"quote:{quote.id}"))
    return {state["speaker_id"] for state in states if state.get("speaker_id")}


class _Named:
    """What records are called, looked up once each."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[str, str] = {}

    def __call__(self, record_id: str) -> str:
        if record_id not in self._known:
            speaker = self._record.speaker(record_id)
            self._known[record_id] = f"{speaker.label} ({record_id})" if speaker else record_id
        return self._known[record_id]


def _state(state: str | None) -> dict[str, Any]:
    try:
        fields = json.loads(state or "{}")
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
