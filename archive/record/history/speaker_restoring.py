"""A speaker as an earlier revision told of them; one who was merged stands again, with their quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from archive.errors import ArchiveError
from archive.model import Name, Quote, Revision, Speaker, SpeakerKind
from archive.record.changes.publication import publish
from archive.record.changes.reach import around
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.changes.speaker_changes import move, rewrite
from archive.record.history import told
from archive.record.history.taken_away import taken_away
from archive.record.history.told import Told
from archive.record.log import revisions
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import mergers, reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.withholding.meeting import parted
from archive.withholding.public_names import is_hidden, public_label

_MERGERS = frozenset({"merge", "merge+retire"})
_AT_ONCE = 10_000


def restore_speaker(connection: Connection, journal: Journal, speaker_id: str, state: Told) -> Speaker:
    """Give a speaker the names and the kind of then. Raises UnknownId, ArchiveError.

    A name that was taken away since stays away, and its address leads nowhere. Nobody is merged by restoring,
    and whoever stands again is known by no more than the one under whom the words were told.
    """
    speaker = whole(reading.speakers(connection, (speaker_id,))).get(speaker_id)
    if speaker is None:
        raise reading.unknown("speaker", speaker_id)
    where = subject_of(speaker)
    if state.get("merged_into") is not None:
        remedy = "Merge the two again."
        raise ArchiveError("at that revision the speaker was merged", where=where, remedy=remedy)
    restored = replace(
        speaker,
        names=_names(connection, speaker, state),
        kind=SpeakerKind(state["kind"]),
        named=bool(state["named"]),
        merged_into=None,
    )
    if speaker.merged_into is not None:
        restored = parted(restored, _stays(connection, speaker.merged_into))
    if restored == speaker:
        return speaker
    label = public_label(restored)
    if label != public_label(speaker) and speaker.slug != speaker.id:
        restored = replace(restored, slug=claim(connection, Noun.SPEAKER, label, speaker.id))
    is_guarded = restored.identity is not speaker.identity
    if is_guarded:
        # The old address spells the name.
        retire(connection, Noun.SPEAKER, speaker.id, current=restored.slug)
    rewrite(connection, restored)
    action = "restore+retire" if is_guarded else "restore"
    journal.append([Change(where, action, state_of(speaker), state_of(restored))])
    touched = around(connection, (speaker.id,))
    publish(connection, journal, touched)
    announce(connection, touched)
    if speaker.merged_into is not None:
        _unmerge(connection, journal, restored)
    return restored


def _stays(connection: Connection, speaker_id: str) -> Speaker:
    """Whoever stands now for the one with whom a speaker was merged."""
    standing = mergers.standing_id(connection, speaker_id)
    return whole(reading.speakers(connection, (standing,)))[standing]


def _names(connection: Connection, speaker: Speaker, state: Told) -> tuple[Name, ...]:
    """The names of then, but those that were taken away since."""
    hidden = taken_away(connection, speaker)
    names = [name for name in map(told.name, state["names"]) if name.form not in hidden]
    if is_hidden(speaker):
        # What is a name of theirs now is looked for in texts, and would be read there.
        known = {name.form for name in names}
        names += [replace(name, primary=False) for name in speaker.names if name.form not in known]
    return _with_first(names, speaker)


def _with_first(names: Sequence[Name], speaker: Speaker) -> tuple[Name, ...]:
    """The names with one that the speaker is called by: that of now, where that of then was taken away."""
    if names and names[0].primary:
        return tuple(names)
    others = (name for name in names if name.form != speaker.label)
    return (speaker.names[0], *others)


def _unmerge(connection: Connection, journal: Journal, speaker: Speaker) -> None:
    """Take the merger back: quotes that nobody gave to somebody else since, and the names it brought."""
    entries = list(_entries(connection, subject_of(speaker), after=0))
    merger = next((entry for entry in reversed(entries) if entry.action in _MERGERS), None)
    if merger is None or merger.after is None:
        return
    keep_id = told.fields_of(merger.after, f"revision:{merger.number}")["merged_into"]
    _take_names_back(connection, journal, keep_id, merger)
    moved = {entry.subject.partition(":")[2]: entry for entry in _moved_with(connection, merger)}
    now = mergers.standing_id(connection, keep_id)
    quotes = whole(reading.quotes(connection, moved)).values()
    theirs = [
        quote for quote in quotes if quote.speaker_id == now and not _decided(connection, quote, merger)
    ]
    names = {quote.id: _name_before(moved[quote.id]) for quote in theirs}
    move(connection, journal, theirs, speaker, names=names, action="restore")


def _moved_with(connection: Connection, merger: Revision) -> Iterator[Revision]:
    """The quotes' revisions of the same transaction: those that follow on the merger without a gap."""
    for entry in _entries(connection, None, after=merger.number):
        if entry.action != "merge" or not entry.subject.startswith("quote:"):
            return
        yield entry


def _decided(connection: Connection, quote: Quote, merger: Revision) -> bool:
    """Whether somebody said since the merger whose words they are: that stands."""
    later = _entries(connection, subject_of(quote), after=merger.number)
    return any(
        entry.action in ("attribute", "split")
        or (entry.action == "restore" and _told(entry.before, entry) != _told(entry.after, entry))
        for entry in later
    )


def _told(state: str | None, entry: Revision) -> str | None:
    """Whose words they were."""
    speaker_id: str | None = told.fields_of(state or "{}", f"revision:{entry.number}").get("speaker_id")
    return speaker_id


def _name_before(entry: Revision) -> str | None:
    state = told.fields_of(entry.before or "{}", f"revision:{entry.number}")
    attribution = told.attribution(state.get("attribution"))
    return attribution.name if attribution else None


def _take_names_back(connection: Connection, journal: Journal, keep_id: str, merger: Revision) -> None:
    """Take the variants away that the merger gave the other speaker, in the revision just before it."""
    entry = next(_entries(connection, f"speaker:{keep_id}", after=merger.number - 2), None)
    keep = whole(reading.speakers(connection, (keep_id,))).get(keep_id)
    if keep is None or entry is None or entry.number != merger.number - 1 or entry.action != "name":
        return
    before = told.fields_of(entry.before or "{}", f"revision:{entry.number}")["names"]
    after = told.fields_of(entry.after or "{}", f"revision:{entry.number}")["names"]
    brought = {name["form"] for name in after} - {name["form"] for name in before} - {keep.label}
    kept = replace(keep, names=tuple(name for name in keep.names if name.form not in brought))
    if kept != keep:
        rewrite(connection, kept)
        journal.append([Change(subject_of(keep), "unname", state_of(keep), state_of(kept))])
        announce(connection, reading.quote_ids(connection, tables.quotes.c.speaker_id == keep.id))


def _entries(connection: Connection, subject: str | None, *, after: int) -> Iterator[Revision]:
    while page := revisions.page(connection, after=after, subject=subject, limit=_AT_ONCE):
        for entry in page:
            if isinstance(entry, Revision):
                yield entry
        after = page[-1].number
