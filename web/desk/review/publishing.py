"""Publishing a source: an editor opens it, and says on what basis its words are here.

Every other decision about who may see something has the page of ``web.desk.protection.access``.
"""

from dataclasses import replace

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.accounts.roles import Role
from archive.errors import Conflict
from archive.model import Agreement
from archive.terms import Basis
from web import desk_addresses as addresses
from web.desk.already_so import already_so
from web.desk.annals.history_page import overtaken_page
from web.desk.rendering import render
from web.desk.review import deeds
from web.desk.sent import number, one_of
from web.desk.wanted import wanted
from web.holdings import holdings
from web.session.signing import required, who

blueprint = Blueprint("desk_publishing", __name__)


@blueprint.post(f"{addresses.DESK}/sources/<source_id>/publish")
@required(Role.EDITOR)
def publish(source_id: str) -> ResponseReturnValue:
    """Open a source to everybody."""
    record, why = holdings().open().record, request.form.get("why", "")
    found = deeds.source_of(record, source_id)
    known = record.agreement(found.agreement_id) if found.agreement_id else None
    back, expected = addresses.source(source_id, "access"), number(request.form, "expected")
    agreement = agreement_asked(request.form, known)
    try:
        record.open_source(source_id, agreement, expected=expected, who=who(), why=why)
    except Conflict as conflict:
        if way := already_so(conflict, request.form, back):
            return way
        yours, sent = wanted("Open it to the public", request.form), request.form.items(multi=True)
        page = overtaken_page(record, conflict, yours, addresses.publish(source_id), sent, back)
        return render("overtaken.html", page, 409)
    return redirect(back, 303)


def agreement_asked(form: MultiDict[str, str], known: Agreement | None) -> Agreement | None:
    """The basis that was stated, over what is written down; None where none was stated."""
    if not form.get("basis"):
        return None
    basis = one_of(Basis, form["basis"])
    agreement = known or Agreement(id="", basis=basis)
    return replace(agreement, basis=basis, date=form.get("agreed") or None, party=form.get("party") or None)
