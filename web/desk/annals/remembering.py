"""The history of a record: what became of it, and how it is brought back to what it was."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.description.essays import Essay
from archive.description.featured import Choice
from archive.differences import Difference
from archive.errors import ArchiveError, Conflict, RecordUnavailable, Unconfirmed, UnknownId
from archive.history import compared, subject_named
from archive.record.history.earlier_states import Restored
from archive.record.history.featured_restoring import RestoredChoice
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.annals.history_page import history_page, overtaken_page
from web.desk.annals.unrestored_page import unrestored_page
from web.desk.answers import question_page
from web.desk.rendering import render
from web.desk.sent import confirmed, number
from web.desk.told_once import tell, told
from web.desk.wanted import wanted as asked_in_words
from web.holdings import holdings, today
from web.session.signing import account, required, who

blueprint = Blueprint("desk_remembering", __name__)


@blueprint.get(f"{addresses.DESK}/history/<name>")
@required(Role.ARCHIVIST)
def history(name: str) -> ResponseReturnValue:
    """Every revision of a record, the newest first; two of them compared, if that is asked."""
    record = holdings().open().record
    left_out = int(told(subject_named(record, name)) or 0)
    return render("history.html", history_page(record, name, _compared(record, name), left_out))


@blueprint.post(f"{addresses.DESK}/history/<name>")
@required(Role.ARCHIVIST)
def restore(name: str) -> ResponseReturnValue:
    """Bring the record back to one of its revisions.

    Whoever comes too late is shown what was done, and where it can't come back, why, with what was sent.
    """
    record, form = holdings().open().record, request.form
    subject, wanted = subject_named(record, name), number(form, "number") or 0
    here = addresses.history(subject)
    try:
        _check_rights(record, subject)
        restored = _restored(record, subject, wanted)
    except Conflict as conflict:
        yours = asked_in_words(f"Restore it as revision {wanted:,} left it", form)
        page = overtaken_page(record, conflict, yours, here, form.items(multi=True), here)
        return render("overtaken.html", page, 409)
    except Unconfirmed as asked:
        return render("question.html", question_page(asked, form, here, here), 409)
    except (UnknownId, RecordUnavailable):
        raise
    except ArchiveError as refused:
        return render("unrestored.html", unrestored_page(record, subject, form, refused), 422)
    if isinstance(restored, RestoredChoice):
        tell(subject, restored.left_out)
    return redirect(here, 303)


def _restored(record: Record, subject: str, wanted: int) -> Restored:
    form = request.form
    return record.restore_revision(
        subject,
        wanted,
        expected=number(form, "expected"),
        confirmed=confirmed(form),
        today=today(),
        who=who(),
        why=form.get("why", ""),
    )


def _check_rights(record: Record, subject: str) -> None:
    """Raise ArchiveError where only an editor may: what readers see of an archivist's text would change."""
    text = record.named((subject,)).get(subject)
    is_read = isinstance(text, Choice) or (isinstance(text, Essay) and text.is_public)
    if is_read and not account().role.may(Role.EDITOR):
        raise ArchiveError("what readers see is decided by an editor", remedy="Ask one to restore it.")


def _compared(record: Record, name: str) -> tuple[int, int, tuple[Difference, ...]] | None:
    before, after = number(request.args, "before"), number(request.args, "after")
    if before is None or after is None:
        return None
    return before, after, compared(record, subject_named(record, name), before, after)
