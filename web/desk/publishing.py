"""Publishing a source: an editor opens it, and says on what basis its words are here.

Every other decision about who may see something has the page of ``web.desk.access``.
"""

from dataclasses import replace

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive import decisions
from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict
from archive.model import Access, AccessStatus, Agreement
from archive.terms import Basis
from web.desk import addresses, deeds
from web.desk.history_page import overtaken_page
from web.desk.rendering import render
from web.desk.signing import required, who
from web.holdings import holdings

blueprint = Blueprint("desk_publishing", __name__)


class NoBasis(ArchiveError):
    """Words are opened, and nobody said on what basis they are here."""


@blueprint.post(f"{addresses.DESK}/sources/<source_id>/publish")
@required(Role.EDITOR)
def publish(source_id: str) -> ResponseReturnValue:
    """Open a source to everybody."""
    record, why = holdings().open().record, request.form.get("why", "")
    found = deeds.source_of(record, source_id)
    known = record.agreement(found.agreement_id) if found.agreement_id else None
    agreement = agreement_asked(request.form, known)
    if agreement is None and found.agreement_id is None:
        what = "it was not said on what basis the words are here"
        raise NoBasis(what, remedy="Choose it, then open the source.")
    back, action = addresses.source(source_id, "access"), addresses.publish(source_id)
    access, expected = Access(status=AccessStatus.OPEN), deeds.number(request.form, "expected")
    try:
        decisions.set_access(record, source_id, access, expected=expected, who=who(), why=why)
    except Conflict as conflict:
        sent = request.form.items(multi=True)
        page = overtaken_page(record, conflict, ("Open it to the public", why), action, sent, back)
        return render("overtaken.html", page, 409)
    if agreement is not None:
        record.agree((source_id,), agreement, who=who(), why=why)
    return redirect(back, 303)


def agreement_asked(form: MultiDict[str, str], known: Agreement | None) -> Agreement | None:
    """The basis that was stated, with what was known of it besides; None where none was."""
    if not form.get("basis"):
        return None
    basis = deeds.one_of(Basis, form["basis"])
    date, party = form.get("agreed") or None, form.get("party") or None
    if known is not None and known.id == form.get("agreement_id"):
        return replace(known, basis=basis, date=date, party=party)
    return Agreement(id=form.get("agreement_id", ""), basis=basis, date=date, party=party)
