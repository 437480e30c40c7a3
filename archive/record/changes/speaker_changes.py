"""Changes of speakers: forms of their names, mergers, and quotes that turn out to be somebody else's.

Each within one writing transaction. A merger moves quotes and leads the merged speaker's address on; it takes
nothing away, and restoring the merged speaker undoes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, update

from archive.errors import ArchiveError
from archive.field_checks import in_field
from archive.model import Name, Quote, Speaker
from archive.record.changes.newcomers import added, enter_speakers, new_speaker, write_names
from archive.record.changes.publication import publish
from archive.record.changes.quote_changes import overwrite, standing_speaker
from archive.record.changes.reach import around, reach
from archive.record.changes.seen import check_seen
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import Subject, state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.typed import check_typed
from archive.withholding.meeting import guarded, meet
from archive.withholding.public_names import is_hidden, public_label


def add_name(
    connection: Connection, speaker_id: str, name: Name, *, expected: int | None, who: str, why: str
) -> Speaker:
    """Give a speaker another form of their name. Raises UnknownId, Conflict, ArchiveError."""
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    with in_field("name"):
        check_typed(name.form, "the name", subject_of(speaker))
    variant = replace(name, form=name.form.strip(), primary=False)
    if any(known.form == variant.form for known in speaker.names):
        return speaker
    return _rewrite(connection, journal, speaker, replace(speaker, names=(*speaker.names, variant)), "name")


def remove_name(
    connection: Connection, speaker_id: str, form: str, *, expected: int | None, who: str, why: str
) -> Speaker:
    """Take a variant of a name away; the first name is changed by renaming. Raises as ``add_name``.

    Of somebody whom the public knows by less than a name none is: it would be read wherever it stands.
    """
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    if speaker.label == form:
        raise ArchiveError(
            "this is what the speaker is called", where=subject_of(speaker), remedy="Rename the speaker."
        )
    kept = tuple(name for name in speaker.names if name.form != form)
    if kept == speaker.names:
        return speaker
    if is_hidden(speaker):
        raise ArchiveError(
            "the public must not read this name, and would, once it is no name of theirs",
            where=subject_of(speaker),
            remedy="Leave it, or let an editor decide first by what name they are known.",
        )
    return _rewrite(connection, journal, speaker, replace(speaker, names=kept), "unname")


def rename(
    connection: Connection,
    speaker_id: str,
    name: str,
    *,
    keep_redirect: bool,
    expected: int | None,
    who: str,
    why: str,
) -> Speaker:
    """Give a speaker another primary name and slug. Raises as ``add_name``.

    The replaced name stays in the revisions only: it may be the very name that must no longer be shown. Of
    somebody whom the public knows by less than a name it stays a variant: what is no name of theirs is not
    looked for in texts, and would be read there. Unless ``keep_redirect``, the old slugs lead nowhere, and
    the quotes are attributed to the new name.
    """
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    with in_field("name"):
        check_typed(name, "the new name", subject_of(speaker))
    renamed = replace(speaker, names=_renamed(speaker, name))
    if renamed == speaker:
        return speaker
    if speaker.slug != speaker.id:
        renamed = replace(renamed, slug=claim(connection, Noun.SPEAKER, public_label(renamed), speaker.id))
    rewrite(connection, renamed)
    if not keep_redirect:
        retire(connection, Noun.SPEAKER, speaker.id, current=renamed.slug)
    journal.append([_change("rename" if keep_redirect else "rename+retire", speaker, renamed)])
    if not keep_redirect:
        _attribute_anew(connection, journal, speaker, name)
    touched = around(connection, (speaker.id,))
    publish(connection, journal, touched)
    announce(connection, touched)
    return renamed


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

    The names of ``lose`` become variants, and its address leads on. Where the public knows ``lose`` by name
    and ``keep`` by none, the address leads nowhere, and ``keep`` gets no name that would be told: the merger
    must not tell who it is. Raises ArchiveError, too, where it would tell the name of ``lose``.
    """
    journal = Journal(connection, who=who, why=why)
    keep = _seen(connection, keep_id, expected_keep)
    lose = _seen(connection, lose_id, expected_lose)
    if keep.id == lose.id:
        raise ArchiveError("a speaker can't be merged with itself", where=subject_of(keep))
    meeting = meet(keep, lose)
    if lose.named and not meeting.hides_names:
        known = {name.form for name in keep.names}
        variants = tuple(replace(name, primary=False) for name in lose.names if name.form not in known)
        keep = _rewrite(connection, journal, keep, replace(keep, names=(*keep.names, *variants)), "name")
    moved = _quotes(connection, reading.quote_ids(connection, tables.quotes.c.speaker_id == lose.id))
    _lead_on(connection, journal, lose, keep, is_discreet=meeting.hides_address)
    hidden = {name.form for name in lose.names} if meeting.hides_names else set()
    names = {q.id: keep.label for q in moved if q.attribution and q.attribution.name in hidden}
    move(connection, journal, moved, keep, names=names, action="merge")
    return keep


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
    """Some quotes of a speaker are another person's, a new speaker of this label. Raises as ``add_name``.

    Who is not known by name leaves the other unnamed, too, until an editor decides: splitting opens nothing.
    """
    journal = Journal(connection, who=who, why=why)
    speaker = _seen(connection, speaker_id, expected)
    with in_field("label"):
        check_typed(label, "the name", subject_of(speaker))
    theirs = set(reading.quote_ids(connection, tables.quotes.c.speaker_id == speaker.id))
    strange = [quote_id for quote_id in quote_ids if quote_id not in theirs]
    if strange or not quote_ids:
        raise ArchiveError(
            "one of the chosen quotes is not this speaker's" if strange else "no quotes were chosen",
            where=subject_of(speaker),
            remedy="Choose quotes of this speaker.",
        )
    made = guarded(new_speaker(label.strip(), speaker.kind, named=speaker.named), speaker)
    enter_speakers(connection, (made,))
    journal.append([added(made)])
    move(connection, journal, _quotes(connection, quote_ids), made, names={}, action="split")
    return standing_speaker(connection, made.id)


def move(
    connection: Connection,
    journal: Journal,
    quotes: Iterable[Quote],
    speaker: Speaker,
    *,
    names: Mapping[str, str | None],
    action: str,
) -> None:
    """Make quotes a speaker's; an attribution keeps its name, but where ``names`` has one for the quote."""
    before, after = tuple(quotes), []
    for quote in before:
        moved, name = replace(quote, speaker_id=speaker.id), names.get(quote.id)
        if quote.attribution is not None and name is not None:
            moved = replace(moved, attribution=replace(quote.attribution, name=name))
        overwrite(connection, moved)
        journal.append([_change(action, quote, moved)])
        after.append(moved)
    theirs = {quote.speaker_id for quote in (*before, *after)}
    touched = reach(connection, after, theirs)
    publish(connection, journal, touched)
    announce(connection, touched)


def rewrite(connection: Connection, speaker: Speaker) -> None:
    """Write a speaker in the place of what stands under the id."""
    columns = ("slug", "kind", "named", "merged_into", "identity", "public_name")
    values = {name: getattr(speaker, name) for name in columns}
    connection.execute(update(tables.speakers).where(tables.speakers.c.id == speaker.id).values(values))
    write_names(connection, speaker)


def _rewrite(
    connection: Connection, journal: Journal, before: Speaker, after: Speaker, action: str
) -> Speaker:
    if after != before:
        rewrite(connection, after)
        journal.append([_change(action, before, after)])
        touched = around(connection, (after.id,))
        # The address of a source may spell a name that is one of theirs only now.
        publish(connection, journal, touched)
        announce(connection, touched)
    return after


def _renamed(speaker: Speaker, name: str) -> tuple[Name, ...]:
    kept = speaker.names if is_hidden(speaker) else speaker.names[1:]
    variants = (replace(other, primary=False) for other in kept if other.form != name)
    return (replace(speaker.names[0], form=name, primary=True), *variants)


def _attribute_anew(connection: Connection, journal: Journal, speaker: Speaker, name: str) -> None:
    """Attribute the quotes to the new name, where they were to one of the names of before."""
    old = {form.form for form in speaker.names}
    table = tables.quotes
    for quote in _quotes(connection, reading.quote_ids(connection, table.c.speaker_id == speaker.id)):
        if quote.attribution and quote.attribution.name in old:
            renamed = replace(quote, attribution=replace(quote.attribution, name=name))
            connection.execute(update(table).where(table.c.id == quote.id).values(attributed_name=name))
            journal.append([_change("rename", quote, renamed)])


def _lead_on(
    connection: Connection, journal: Journal, lose: Speaker, keep: Speaker, *, is_discreet: bool
) -> None:
    """Note who the merged speaker is; retire the slugs that would tell a name."""
    merged = replace(lose, merged_into=keep.id, slug=lose.id if is_discreet else lose.slug)
    rewrite(connection, merged)
    if is_discreet:
        retire(connection, Noun.SPEAKER, lose.id, current=lose.id)
    journal.append([_change("merge+retire" if is_discreet else "merge", lose, merged)])


def _quotes(connection: Connection, quote_ids: Iterable[str]) -> tuple[Quote, ...]:
    return tuple(whole(reading.quotes(connection, quote_ids)).values())


def _seen(connection: Connection, speaker_id: str, expected: int | None) -> Speaker:
    speaker = standing_speaker(connection, speaker_id)
    check_seen(connection, subject_of(speaker), expected)
    return speaker


def _change(action: str, before: Subject, after: Subject) -> Change:
    return Change(subject_of(before), action, state_of(before), state_of(after))
