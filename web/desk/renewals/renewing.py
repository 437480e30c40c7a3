"""Sources that are taken in again at the desk: a file of today becomes one more version of each."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.access import Viewer, may_see_source
from archive.accounts.roles import Role
from archive.drift.sources import SourceDrift, confirm, drifted, renew
from archive.errors import ArchiveError
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.intake import drafting
from web.desk.rendering import render
from web.desk.renewals.versions_page import source_versions_page, versions_page
from web.desk.review.deeds import source_of
from web.holdings import holdings
from web.kept.memory import OfOneState
from web.session.signing import required, who

blueprint = Blueprint("desk_renewing", __name__)
_VERSIONS = OfOneState(lambda record: versions_page(drifted(record)))
"""Every text is compared with the one before: more than two seconds for 300 sources."""


class NothingSent(ArchiveError):
    """A form came without what it is for."""


@blueprint.get(addresses.VERSIONS)
@required(Role.ARCHIVIST)
def renewed() -> ResponseReturnValue:
    """Every source that was taken in again."""
    return render("versions.html", _VERSIONS.of(holdings().open().record))


@blueprint.get(addresses.versions_of("<source_id>"))
@required(Role.ARCHIVIST)
def source(source_id: str) -> ResponseReturnValue:
    """One source: its versions, what became of its quotes, and a form to take it in again."""
    record = holdings().open().record
    found = source_of(record, source_id)
    if not may_see_source(found, Viewer.ARCHIVIST):
        # Withdrawn: its tombstone is all that there is to see.
        return redirect(addresses.access(source_id))
    page = source_versions_page(found, record.versions(source_id), _drift(record, source_id))
    return render("source_versions.html", page)


@blueprint.post(addresses.versions_of("<source_id>"))
@required(Role.ARCHIVIST)
def take_in(source_id: str) -> ResponseReturnValue:
    """Take the file in as one more version."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise NothingSent("no file was sent", remedy="Choose one, and send it again.")
    name, original = drafting.uploaded(file)
    document = drafting.document_of(original, name)
    renew(holdings().open().record, source_id, document, who=who(), why=request.form.get("why", ""))
    return redirect(addresses.versions_of(source_id), 303)


@blueprint.post(addresses.confirm_standings("<source_id>"))
@required(Role.ARCHIVIST)
def confirm_all(source_id: str) -> ResponseReturnValue:
    """Confirm that quotes stand letter by letter in the version that was looked at."""
    record = holdings().open().record
    drift = _drift(record, source_id)
    if drift is None or drift.newest.id != request.form.get("version"):
        raise NothingSent("this is not the newest version any more", remedy="Look at the page again.")
    confirm(record, drift, who=who(), why=request.form.get("why", ""))
    return redirect(addresses.versions_of(source_id), 303)


def _drift(record: Record, source_id: str) -> SourceDrift | None:
    return next(drifted(record, source_id), None)
