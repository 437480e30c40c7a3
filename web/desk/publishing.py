"""Publishing a source: an editor opens it, and says on what basis its words are here.

Every other decision about who may see something has the page of ``web.desk.access``.
"""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive import decisions
from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict
from archive.model import Access, AccessStatus, Agreement
from archive.terms import Basis
from web.desk import addresses, deeds
from web.desk.asked import number, one_of
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
    found, agreement = deeds.source_of(record, source_id), agreement_asked(request.form)
    if agreement is None and found.agreement_id is None:
        what = "it was not said on what basis the words are here"
        raise NoBasis(what, remedy="Choose it, then open the source.")
    back, action = addresses.source(source_id, "access"), addresses.publish(source_id)
    access, expected = Access(status=AccessStatus.OPEN), number(request.form, "expected")
    try:
        if agreement is not None and agreement.id:
            record.agree((), agreement, expected=expected, who=who(), why=why)
        decisions.set_access(record, source_id, access, expected=expected, who=who(), why=why)
    except Conflict as conflict:
        sent = request.form.items(multi=True)
        page = overtaken_page(record, conflict, ("Open it to the public", why), action, sent, back)
        return render("overtaken.html", page, 409)
    if agreement is not None and not agreement.id:
        record.agree((source_id,), agreement, who=who(), why=why)
    return redirect(back, 303)


def agreement_asked(form: MultiDict[str, str]) -> Agreement | None:
    """The basis that was stated; None where none was."""
    if not form.get("basis"):
        return None
    return Agreement(
        id=form.get("agreement_id", ""),
        basis=one_of(Basis, form["basis"]),
        date=form.get("agreed") or None,
        party=form.get("party") or None,
    )
