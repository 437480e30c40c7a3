"""What is shown to whoever asked for an earlier revision that can't come back, with all that they sent."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.errors import ArchiveError
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.annals.history_page import history_page
from web.desk.annals.telling import Told
from web.desk.sent import number
from web.desk.wrong import said


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrestoredPage:
    """What ``desk/unrestored.html`` shows."""

    title: str
    subject: str
    about: str
    """What the record is called, as far as it may be told."""
    href: str
    """Where it is worked on; empty where nowhere."""
    why_not: str
    """Why it can't come back, and what can be done."""
    revision: Told | None
    """The one that was asked for; None where there is none."""
    number: int
    comment: str
    expected: int
    """What had been seen of the record when it was asked for: asking again asks for no more."""
    action: str


def unrestored_page(
    record: Record, subject: str, form: MultiDict[str, str], error: ArchiveError
) -> UnrestoredPage:
    """The page for a record (``source:ID``), the form that asked for a revision of it, and why not."""
    wanted, shown = number(form, "number") or 0, history_page(record, subject, None)
    expected = number(form, "expected")
    return UnrestoredPage(
        title=f"Revision {wanted:,} was not restored",
        subject=shown.subject,
        about=shown.about,
        href=shown.href,
        why_not=said(error),
        revision=next((one for one in shown.entries if one.number == wanted), None),
        number=wanted,
        comment=form.get("why", ""),
        expected=shown.expected if expected is None else expected,
        action=addresses.history(subject),
    )
