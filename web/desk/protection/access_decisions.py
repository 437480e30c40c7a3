"""What an editor decides about access: one small function a form, in one table.

Each is given the record, the id of what it is about and what was sent, and asks the record, which checks
everything again. What a field can't hold is said of that field.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from werkzeug.datastructures import MultiDict

from archive.dates import DateError, PartialDate
from archive.decisions import set_access
from archive.errors import AlreadySo, ArchiveError, Conflict, UnknownId
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Basis,
    Extent,
    IdentityMode,
    Redaction,
    Sign,
    SourceVersion,
    WithdrawalReason,
)
from archive.record.history.told import redactions_told
from archive.record.store import Record
from archive.withholding.redacting import with_words, without_words
from web.holdings import today
from web.session.signing import who

Form = MultiDict[str, str]


class Misfilled(ArchiveError):
    """A field of a form holds what it can't."""

    def __init__(self, field: str, what: str, remedy: str) -> None:
        self.field = field
        super().__init__(what, remedy=remedy)


def _status(record: Record, record_id: str, form: Form) -> None:
    status = AccessStatus(form["status"])
    is_withdrawn, is_embargoed = status is AccessStatus.WITHDRAWN, status is AccessStatus.EMBARGOED
    category = form.get("reason", "") if is_withdrawn else ""
    if is_withdrawn and not category:
        raise Misfilled("reason", "a withdrawal tells the public a reason", "Choose it.")
    reason = WithdrawalReason(category) if category else None
    until = _day_to_come(form.get("until", "").strip()) if is_embargoed else None
    access = Access(status=status, reason=reason, until=until)
    set_access(record, record_id, access, expected=_expected(form), who=who(), why=form["why"])


def _day_to_come(text: str) -> str | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        remedy = "Write it as YYYY-MM-DD, or leave it empty: then it never opens by itself."
        raise Misfilled("until", f"“{text[:40]}” is no day", remedy) from error
    if day <= today():
        raise Misfilled("until", "that day is not to come", "To open it now, choose “open”.")
    return day.isoformat()


def _identity(record: Record, record_id: str, form: Form) -> None:
    mode = IdentityMode(form["mode"]) if form["mode"] else None
    shown = form.get("shown") if mode in (IdentityMode.PSEUDONYM, IdentityMode.UNNAMED) else None
    if mode is IdentityMode.PSEUDONYM and not (shown or "").strip():
        raise Misfilled("shown", "a pseudonym is missing", "Give the name to be shown.")
    record.identify(record_id, mode, shown, expected=_expected(form), who=who(), why=form["why"])


def _notes(record: Record, record_id: str, form: Form) -> None:
    keys = form.getlist("note")
    record.note_content(record_id, keys, expected=_expected(form), who=who(), why=form["why"])


def _agreement(record: Record, record_id: str, form: Form) -> None:
    source = record.source(record_id)
    details = {
        name: form.get(name, "").strip() or None for name in ("date", "party", "restrictions", "paper")
    }
    if details["date"]:
        try:
            PartialDate.parse(details["date"])
        except DateError as error:
            raise Misfilled("date", error.what, error.remedy or "") from error
    known = source.agreement_id if source and not form.get("anew") else None
    extent = Extent(form["extent"]) if form.get("extent") else None
    agreement = Agreement(id=known or "", basis=Basis(form["basis"]), extent=extent, **details)
    record.agree((record_id,), agreement, expected=_expected(form), who=who(), why=form["why"])


def _redaction(record: Record, record_id: str, form: Form) -> None:
    version = record.version(record_id)
    if version is None:
        raise UnknownId("no such version", where=record_id)
    sign = Sign(form["sign"])
    try:
        wanted = _redacted(version, form, sign)
    except ArchiveError as error:
        raise Misfilled("words", error.what, error.remedy or "") from error
    try:
        record.redact(record_id, wanted, expected=_expected(form), who=who(), why=form["why"])
    except AlreadySo as so:
        # Other words may have been redacted meanwhile, while these were so all along.
        seen = replace(version, redactions=redactions_told(so.revisions[0].before))
        if _redacted(seen, form, sign) == wanted:
            raise
        raise Conflict(so.subject, so.revisions) from so


def _redacted(version: SourceVersion, form: Form, sign: Sign) -> tuple[Redaction, ...]:
    words = form["words"]
    return without_words(version, words) if form.get("undo") == "yes" else with_words(version, words, sign)


def _expected(form: Form) -> int:
    return int(form["expected"])


DECISIONS: Mapping[str, Callable[[Record, str, Form], None]] = {
    "status": _status,
    "identity": _identity,
    "notes": _notes,
    "agreement": _agreement,
    "redaction": _redaction,
}
WHAT = {
    "status": "Decide on access",
    "identity": "Decide on the name",
    "notes": "Set the notes to those that follow, and no other",
    "agreement": "Write the agreement down",
    "redaction": "Leave words out, or show them again",
}
"""What each does, in words."""


def decide(record: Record, record_id: str, what: str, form: Form) -> None:
    """Decide what a form asks for. Raises ValueError for terms that are none, and what the record raises.

    what: one of ``DECISIONS``. Raises Misfilled for a field that holds what it can't.
    """
    if not form.get("why", "").strip():
        raise Misfilled(f"why-{what}", "it was not said why", "Say it: it is kept with the decision.")
    DECISIONS[what](record, record_id, form)
