"""The history of one record as a page, and what is shown to whoever came too late to change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.description.essays import Essay
from archive.description.featured import HOME, Choice
from archive.differences import Difference
from archive.errors import Conflict, IntegrityError
from archive.history import History, history, meanwhile
from archive.joints import on_one_line
from archive.model import Collection, Quote, Source, Speaker
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.annals.telling import Told, moment, subject, told, where
from web.desk.answers import Sent
from web.desk.wanted import Wanted
from web.desk_addresses import FRONT_PAGE
from web.language import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One revision in the choice of two to compare."""

    number: int
    text: str
    is_before: bool
    is_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """What ``desk/history.html`` shows."""

    title: str
    subject: str
    about: str
    """What the record is called, as far as it may be told."""
    href: str
    is_told: bool
    expected: int
    entries: tuple[Told, ...]
    chosen: tuple[Chosen, ...]
    compared: tuple[Difference, ...] | None
    """None where no two revisions were asked to be compared."""
    action: str
    activity: str
    left_out: str
    """Of featured quotes that were just restored: how many of then are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OvertakenPage:
    """What ``desk/overtaken.html`` shows: the other's change beside what was wanted, which was not done."""

    title: str = "Somebody changed this meanwhile"
    theirs: tuple[Told, ...]
    yours: tuple[Wanted, ...]
    action: str
    """Empty where nothing was sent yet."""
    again: tuple[Sent, ...]
    expected: int
    """The newest revision, which is seen by now."""
    history: str
    back: str


def history_page(
    record: Record,
    name: str,
    compared: tuple[int, int, tuple[Difference, ...]] | None,
    left_out: int = 0,
) -> HistoryPage:
    """The page of the record with this name; ``compared``: two revisions, and what differs between them.

    left_out: quotes that were not featured again.
    """
    found = history(record, name)
    before, after = compared[:2] if compared else (found.entries[:2][-1].number, found.newest)
    return HistoryPage(
        title="History",
        subject=subject(found.subject),
        about=_about(record, found),
        href=_where(record, found.subject),
        is_told=found.is_told,
        expected=found.newest,
        entries=tuple(
            told(entry, found.subject, is_newest=entry.number == found.newest) for entry in found.entries
        ),
        chosen=tuple(
            Chosen(
                number=entry.number,
                text=f"{entry.number}: {moment(entry.at)}, {entry.who}",
                is_before=entry.number == before,
                is_after=entry.number == after,
            )
            for entry in found.entries
        ),
        compared=compared[2] if compared else None,
        action=addresses.history(found.subject),
        activity=addresses.activity(subject=found.subject),
        left_out=wording.count(left_out, "quote") if left_out else "",
    )


def overtaken_page(
    record: Record,
    conflict: Conflict,
    yours: Iterable[Wanted] = (),
    action: str = "",
    sent: Iterable[tuple[str, str]] = (),
    back: str = "",
    *,
    seen_as: str = "expected",
) -> OvertakenPage:
    """The page for a change that came too late, or for a form (no ``action``) that was asked for too late.

    seen_as: the field that carries what was seen.
    """
    newest = conflict.revisions[-1].number
    kept = [(name, value) for name, value in sent if name not in ("csrf_token", seen_as)]
    return OvertakenPage(
        theirs=tuple(told(entry, conflict.subject) for entry in meanwhile(record, conflict)),
        yours=tuple(yours),
        action=action,
        again=tuple(Sent(name=name, value=value) for name, value in (*kept, (seen_as, str(newest)))),
        expected=newest,
        history=addresses.history(conflict.subject),
        back=back,
    )


def _where(record: Record, name: str) -> str:
    """Where a record is worked on; archivists' own texts by the names that their addresses have."""
    present = record.named((name,)).get(name)
    if isinstance(present, Choice):
        return addresses.text("featured", present.place or FRONT_PAGE)
    if isinstance(present, Essay | Collection):
        kind = "essays" if isinstance(present, Essay) else "collections"
        return addresses.text(kind, present.slug)
    return where(name)


def _about(record: Record, found: History) -> str:
    if not found.is_told:
        return "It was withdrawn: what it said is told nowhere."
    present = record.named((found.subject,)).get(found.subject)
    if isinstance(present, Speaker):
        return present.label
    if isinstance(present, Source):
        return present.description.title
    if isinstance(present, Essay | Collection):
        return present.title
    if isinstance(present, Choice):
        return "On the front page" if present.place == HOME else f"In the collection {present.place}"
    if isinstance(present, Quote):
        version = record.version(present.version_id)
        return f"“{on_one_line(present.parts, version.text)}”" if version else ""
    return "" if not isinstance(present, IntegrityError) else "It can’t be read."
