"""Decisions about access at the desk: who may see it, by which name, on what basis, after which note."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict, RecordUnavailable, UnknownId
from web import desk_addresses as addresses
from web.desk.already_so import already_so
from web.desk.annals.history_page import overtaken_page
from web.desk.protection.access_decisions import DECISIONS, WHAT, Misfilled, decide as decide_on
from web.desk.protection.embargoes_page import embargoes_page
from web.desk.protection.protection_page import ProtectionPage, protection_page
from web.desk.protection.told_titles import source_of, taken_out
from web.desk.rendering import render
from web.desk.told_once import tell, told as told_before
from web.desk.wanted import wanted
from web.desk.wrong import told
from web.holdings import holdings, reading_room, today
from web.session.signing import account, required

blueprint = Blueprint("desk_access", __name__)


@blueprint.get(addresses.EMBARGOES)
@required(Role.ARCHIVIST)
def embargoes() -> ResponseReturnValue:
    """What is under an embargo, with a warning before it opens."""
    return render("embargoes.html", embargoes_page(holdings().open().record.embargoes(), today()))


@blueprint.get(f"{addresses.ACCESS}/<record_id>")
@required(Role.ARCHIVIST)
def state(record_id: str) -> ResponseReturnValue:
    """What was decided about one source, quote, speaker or version, and the forms to decide anew."""
    return render("access.html", _page(record_id))


@blueprint.post(f"{addresses.ACCESS}/<record_id>/<what>")
@required(Role.EDITOR)
def decide(record_id: str, what: str) -> ResponseReturnValue:
    """Decide, with a reason; the page of the record comes back with what it is now.

    What can't be decided so comes back as it was typed, with the sentence that says why; whoever comes too
    late is shown what was decided meanwhile.
    """
    if what not in DECISIONS:
        abort(404)
    record = holdings().open().record
    before = source_of(record, record_id)
    try:
        decide_on(record, record_id, what, request.form)
    except ValueError:
        abort(400)
    except Conflict as conflict:
        if way := already_so(conflict, request.form, addresses.access(record_id)):
            return way
        return _overtaken(conflict, record_id, what)
    except (UnknownId, RecordUnavailable):
        raise
    except ArchiveError as error:
        return render("access.html", _as_typed(record_id, what, error), 422)
    if gone := taken_out(before, source_of(record, record_id)):
        tell(record_id, gone)
    return redirect(addresses.access(record_id), 303)


def _page(record_id: str) -> ProtectionPage:
    record, may_decide = holdings().open().record, account().role.may(Role.EDITOR)
    gone = str(told_before(record_id) or "")
    return protection_page(record, reading_room(), record_id, today(), may_decide=may_decide, gone=gone)


def _as_typed(record_id: str, what: str, error: ArchiveError) -> ProtectionPage:
    """The page with what was sent in its fields, and what is wrong with them."""
    page, form = _page(record_id), request.form
    wrong = {error.field: told(error)} if isinstance(error, Misfilled) else {}
    return replace(
        page,
        now={**page.now, **form, f"why-{what}": form.get("why", "")},
        noted=tuple(form.getlist("note")) if what == "notes" else page.noted,
        problem="" if wrong else told(error),
        wrong=wrong,
    )


def _overtaken(conflict: Conflict, record_id: str, what: str) -> ResponseReturnValue:
    form = request.form
    page = overtaken_page(
        holdings().open().record,
        conflict,
        wanted(WHAT[what], form),
        f"{addresses.access(record_id)}/{what}",
        form.items(multi=True),
        addresses.access(record_id),
    )
    return render("overtaken.html", page, 409)
