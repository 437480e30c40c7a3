"""Changes of speakers: forms of their names, mergers, and quotes that turn out to be somebody else's.

Each within one writing transaction. A merger moves quotes and leads the merged speaker's address on; it takes
nothing away, and restoring the merged speaker undoes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, update

from archive.errors import ArchiveError
from archive.identity import name_for_machines
from archive.model import Name, Speaker
from archive.record import reading, tables
from archive.record.newcomers import enter_speaker, new_speaker, write_names
from archive.record.outbox import announce
from archive.record.publication import publish
from archive.record.quote_changes import overwrite, standing_speaker
from archive.record.reach import reach
from archive.record.reading import whole
from archive.record.revisions import Change, Journal
from archive.record.rules import check_label
from archive.record.seen import check_seen
from archive.record.slugs import Noun, retire
from archive.record.states import Subject, state_of, subject_of


def add_name(
    connection: Connection, speaker_id: str, name: Name, *, expected: int | None, who: str, why: str
) -> Speaker:
    """Give a speaker another form of their name. Raises UnknownId, Conflict, ArchiveError."""
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    check_label(name.form, "the name", subject_of(speaker))
    variant = replace(name, form=name.form.strip(), primary=False)
    if any(known.form == variant.form for known in speaker.names):
        return speaker
    return _rewrite(connection, journal, speaker, replace(speaker, names=(*speaker.names, variant)), "name")


def remove_name(
    connection: Connection, speaker_id: str, form: str, *, expected: int | None, who: str, why: str
) -> Speaker:
    """Take a variant of a name away; the first name is changed by renaming. Raises as ``add_name``."""
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    if speaker.label == form:
        raise ArchiveError(
            "this is what the speaker is called", where=subject_of(speaker), remedy="Rename the speaker."
        )
    kept = tuple(name for name in speaker.names if name.form != form)
    if kept == speaker.names:
        return speaker
    return _rewrite(connection, journal, speaker, replace(speaker, names=kept), "unname")


def merge(
    connection: Connection,
    keep_id: str,
    lose_id: str,
    *,
    expected_keep: int | None,
    expected_lose: int | None,
    who: str,
    why: str,
) -> Speaker:
    """Two speakers are one: the quotes of ``lose`` become those of ``keep``. Raises as ``add_name``.

    The names of ``lose`` become variants, and its address leads on. Where ``keep`` is not known by a whole
    name and ``lose`` is, neither is: the merger must not tell who it is.
    """
    journal = Journal(connection, who=who, why=why)
    keep = _seen(connection, keep_id, expected_keep)
    lose = _seen(connection, lose_id, expected_lose)
    if keep.id == lose.id:
        raise ArchiveError("a speaker can't be merged with itself", where=subject_of(keep))
    _refuse_unlike(keep, lose)
    is_discreet = name_for_machines(keep) is None and name_for_machines(lose) is not None
    if not is_discreet and lose.named:
        known = {name.form for name in keep.names}
        variants = tuple(replace(name, primary=False) for name in lose.names if name.form not in known)
        keep = _rewrite(connection, journal, keep, replace(keep, names=(*keep.names, *variants)), "name")
    moved = reading.quote_ids(connection, tables.quotes.c.speaker_id == lose.id)
    _lead_on(connection, journal, lose, keep, is_discreet=is_discreet)
    _move(connection, journal, moved, keep, hiding=lose.names if is_discreet else (), action="merge")
    return keep


def _refuse_unlike(keep: Speaker, lose: Speaker) -> None:
    """Raise ArchiveError where the public knows one of the two by less: the merger would tell who it is."""
    if (keep.known_as, keep.public_name) != (lose.known_as, lose.public_name):
        raise ArchiveError(
            f"the public knows one of the two as {keep.known_as}, the other as {lose.known_as}",
            where=subject_of(keep),
            remedy="Decide first by what it may know both: testimony identify.",
        )


def split(
    connection: Connection,
    speaker_id: str,
    quote_ids: Sequence[str],
    label: str,
    *,
    expected: int | None,
    who: str,
    why: str,
) -> Speaker:
    """Some quotes of a speaker are another person's, a new speaker of this label. Raises as ``add_name``."""
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    check_label(label, "the name", subject_of(speaker))
    theirs = set(reading.quote_ids(connection, tables.quotes.c.speaker_id == speaker.id))
    strange = [quote_id for quote_id in quote_ids if quote_id not in theirs]
    if strange or not quote_ids:
        raise ArchiveError(
            f"quote:{strange[0]} is not this speaker's" if strange else "no quotes were chosen",
            where=subject_of(speaker),
            remedy="Choose quotes of this speaker.",
        )
    made = new_speaker(label.strip(), speaker.kind, named=speaker.named)
    journal.append([enter_speaker(connection, made)])
    _move(connection, journal, quote_ids, made, hiding=(), action="split")
    return made


def give_back(connection: Connection, journal: Journal, speaker: Speaker, quote_ids: Iterable[str]) -> None:
    """Let these quotes be those of a speaker who was merged and stands again."""
    _move(connection, journal, quote_ids, speaker, hiding=(), action="restore")


def rewrite(connection: Connection, speaker: Speaker) -> None:
    """Write a speaker in the place of what stands under the id."""
    columns = ("slug", "kind", "named", "merged_into")
    values = {name: getattr(speaker, name) for name in columns}
    connection.execute(update(tables.speakers).where(tables.speakers.c.id == speaker.id).values(values))
    write_names(connection, speaker)


def _rewrite(
    connection: Connection, journal: Journal, before: Speaker, after: Speaker, action: str
) -> Speaker:
    if after != before:
        rewrite(connection, after)
        journal.append([_change(action, before, after)])
        announce(connection, reach(connection, (after.id,)))
    return after


def _lead_on(
    connection: Connection, journal: Journal, lose: Speaker, keep: Speaker, *, is_discreet: bool
) -> None:
    """Note who the merged speaker is; retire the slugs that would tell a name."""
    merged = replace(lose, merged_into=keep.id, slug=lose.id if is_discreet else lose.slug)
    rewrite(connection, merged)
    if is_discreet:
        retire(connection, Noun.SPEAKER, lose.id, current=lose.id)
    journal.append([_change("merge+retire" if is_discreet else "merge", lose, merged)])


def _move(
    connection: Connection,
    journal: Journal,
    quote_ids: Iterable[str],
    speaker: Speaker,
    *,
    hiding: Sequence[Name],
    action: str,
) -> None:
    """Make quotes a speaker's; the name stays as the source has it, unless it is to be hidden."""
    hidden = {name.form for name in hiding}
    quotes = whole(reading.quotes(connection, quote_ids)).values()
    for quote in quotes:
        moved = replace(quote, speaker_id=speaker.id)
        if quote.attribution is not None and quote.attribution.name in hidden:
            moved = replace(moved, attribution=replace(quote.attribution, name=speaker.label))
        overwrite(connection, moved)
        journal.append([_change(action, quote, moved)])
    touched = tuple(quote.id for quote in quotes)
    publish(connection, journal, touched)
    announce(connection, touched)


def _seen(connection: Connection, speaker_id: str, expected: int | None) -> Speaker:
    speaker = standing_speaker(connection, speaker_id)
    check_seen(connection, subject_of(speaker), expected)
    return speaker


def _change(action: str, before: Subject, after: Subject) -> Change:
    return Change(subject_of(before), action, state_of(before), state_of(after))
