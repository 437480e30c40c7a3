"""Decisions about access at the desk: who may see it, by which name, on what basis, after which note."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.decisions import set_access
from archive.errors import ArchiveError, Conflict, RecordUnavailable, UnknownId
from archive.model import Access, AccessStatus, Agreement, Basis, IdentityMode, Sign, WithdrawalReason
from archive.record.store import Record
from archive.redacting import with_words, without_words
from web.desk import addresses
from web.desk.protection_page import ProtectionPage, embargoes_page, protection_page
from web.desk.refusals import told
from web.desk.rendering import render
from web.desk.signing import account, required, who
from web.holdings import holdings, today

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

    What can't be decided so comes back as it was typed, under the sentence that says why.
    """
    if what not in _DECISIONS:
        abort(404)
    try:
        _DECISIONS[what](holdings().open().record, record_id, request.form)
    except ValueError:
        abort(400)
    except (UnknownId, Conflict, RecordUnavailable):
        raise
    except ArchiveError as error:
        page = _page(record_id)
        typed = {**page.now, **request.form, f"why-{what}": request.form.get("why", "")}
        return render("access.html", replace(page, now=typed, problem=told(error)), 422)
    return redirect(addresses.access(record_id), 303)


def _page(record_id: str) -> ProtectionPage:
    may_decide = account().role.may(Role.EDITOR)
    return protection_page(holdings().open().record, record_id, today(), may_decide=may_decide)


Form = Mapping[str, str]


def _status(record: Record, record_id: str, form: Form) -> None:
    status = AccessStatus(form["status"])
    is_withdrawn, is_embargoed = status is AccessStatus.WITHDRAWN, status is AccessStatus.EMBARGOED
    until = form.get("until", "").strip() if is_embargoed else ""
    category = form.get("reason", "") if is_withdrawn else ""
    reason = WithdrawalReason(category) if category else None
    access = Access(status=status, reason=reason, until=until or None)
    set_access(record, record_id, access, expected=_expected(form), who=who(), why=form["why"])


def _identity(record: Record, record_id: str, form: Form) -> None:
    mode = IdentityMode(form["mode"]) if form["mode"] else None
    shown = form.get("shown") if mode in (IdentityMode.PSEUDONYM, IdentityMode.UNNAMED) else None
    record.identify(record_id, mode, shown, expected=_expected(form), who=who(), why=form["why"])


def _notes(record: Record, record_id: str, form: Form) -> None:
    keys = request.form.getlist("note")
    record.note_content(record_id, keys, expected=_expected(form), who=who(), why=form["why"])


def _agreement(record: Record, record_id: str, form: Form) -> None:
    source = record.source(record_id)
    details = {name: form.get(name) or None for name in ("date", "party", "restrictions", "paper")}
    known = source.agreement_id if source and not form.get("anew") else None
    agreement = Agreement(id=known or "", basis=Basis(form["basis"]), **details)
    record.agree((record_id,), agreement, who=who(), why=form["why"])


def _redaction(record: Record, record_id: str, form: Form) -> None:
    version = record.version(record_id)
    if version is None:
        raise UnknownId("no such version", where=record_id)
    words = form["words"]
    undone = form.get("undo") == "yes"
    wanted = without_words(version, words) if undone else with_words(version, words, Sign(form["sign"]))
    record.redact(record_id, wanted, expected=_expected(form), who=who(), why=form["why"])


def _expected(form: Form) -> int:
    return int(form["expected"])


_DECISIONS: Mapping[str, Callable[[Record, str, Form], None]] = {
    "status": _status,
    "identity": _identity,
    "notes": _notes,
    "agreement": _agreement,
    "redaction": _redaction,
}
