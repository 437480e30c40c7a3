"""Deciding who may see a source or a quote: an editor's, and apart from the review of its words."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive import decisions
from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict
from archive.model import Access, AccessStatus, Agreement, Source
from archive.record.store import Record
from archive.terms import Basis
from web.desk import addresses, deeds
from web.desk.history_page import overtaken_page
from web.desk.rendering import render
from web.desk.review_page import address_of
from web.desk.signing import required, who
from web.holdings import holdings

blueprint = Blueprint("desk_deciding", __name__)


class NoBasis(ArchiveError):
    """Words are opened, and nobody said on what basis they are here."""


@blueprint.post(f"{addresses.DESK}/sources/<source_id>/access")
@required(Role.EDITOR)
def source(source_id: str) -> ResponseReturnValue:
    """Decide about a source; opening it states on what basis its words are here."""
    record = holdings().open().record
    back = addresses.source(source_id, "access")
    access = access_asked(request.form)
    found = deeds.source_of(record, source_id)
    agreement = agreement_asked(request.form)
    if access.status is AccessStatus.OPEN and agreement is None and found.agreement_id is None:
        what = "it was not said on what basis the words are here"
        raise NoBasis(what, remedy="Choose it, then open the source.")
    try:
        decided = _decided(record, source_id, access)
    except Conflict as conflict:
        return _overtaken(record, conflict, access, addresses.publish(source_id), back)
    if agreement is not None and isinstance(decided, Source):
        record.agree((source_id,), agreement, who=who(), why=request.form.get("why", ""))
    return redirect(back, 303)


@blueprint.post(f"{addresses.DESK}/quotes/<quote_id>/access")
@required(Role.EDITOR)
def quote(quote_id: str) -> ResponseReturnValue:
    """Decide about one quote, which can only narrow what its source allows."""
    record = holdings().open().record
    access, back = access_asked(request.form), address_of(deeds.quote_of(record, quote_id))
    try:
        _decided(record, quote_id, access)
    except Conflict as conflict:
        return _overtaken(record, conflict, access, addresses.quote_access(quote_id), back)
    return redirect(back, 303)


def access_asked(form: MultiDict[str, str]) -> Access:
    """The access that was decided on: a day stands with an embargo only, a reason with a withdrawal."""
    status = (
        AccessStatus.OPEN if form.get("do") == "open" else deeds.one_of(AccessStatus, form.get("status", ""))
    )
    return Access(
        status=status,
        until=(form.get("until") or None) if status is AccessStatus.EMBARGOED else None,
        reason=(form.get("reason") or None) if status is AccessStatus.WITHDRAWN else None,
    )


def agreement_asked(form: MultiDict[str, str]) -> Agreement | None:
    """The basis that was stated; None where none was."""
    if not form.get("basis"):
        return None
    return Agreement(
        id=form.get("agreement_id", ""),
        basis=deeds.one_of(Basis, form["basis"]),
        date=form.get("agreed") or None,
        party=form.get("party") or None,
    )


def _decided(record: Record, record_id: str, access: Access) -> object:
    expected, why = deeds.number(request.form, "expected"), request.form.get("why", "")
    return decisions.set_access(record, record_id, access, expected=expected, who=who(), why=why)


def _overtaken(
    record: Record, conflict: Conflict, access: Access, action: str, back: str
) -> ResponseReturnValue:
    yours = (f"Decide: {access.status}", access.until or "", request.form.get("why", ""))
    page = overtaken_page(record, conflict, yours, action, request.form.items(multi=True), back)
    return render("overtaken.html", page, 409)
