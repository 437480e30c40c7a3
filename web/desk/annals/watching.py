"""The log of all activity: narrowed, and as a file."""

from datetime import date

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.errors import UnknownId
from archive.history import subject_named
from archive.record.reads.activity import Asked
from archive.record.schema.rules import is_storable
from web import desk_addresses as addresses
from web.activity_files import FORMS, acts
from web.desk.annals.activity_page import activity_page
from web.desk.rendering import render
from web.desk.sent import number
from web.holdings import holdings
from web.session.signing import required

blueprint = Blueprint("desk_watching", __name__)

_ASKED = frozenset({"who", "action", "subject", "record", "first", "last", "below"})
_POSSIBLE = "by who, action, subject or record, and by the first and the last day."


@blueprint.get(addresses.ACTIVITY)
@required(Role.ARCHIVIST)
def activity() -> ResponseReturnValue:
    """One page of the log; what can't be asked for is said, and then nothing is shown."""
    asked, problem = _asked()
    page = activity_page(holdings().open().record, asked, number(request.args, "below"), problem)
    return render("activity.html", page, 400 if problem else 200)


@blueprint.get(f"{addresses.ACTIVITY}.<ending>")
@required(Role.ARCHIVIST)
def file(ending: str) -> ResponseReturnValue:
    """All that is asked for of the log, as a file."""
    asked, problem = _asked()
    if ending not in FORMS:
        abort(404)
    if problem:
        return render("activity.html", activity_page(holdings().open().record, asked, None, problem), 400)
    media_type, write = FORMS[ending]
    answer = Response(write(acts(holdings().open().record, asked)), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="activity.{ending}"'
    return answer


def _asked() -> tuple[Asked, str]:
    """What the address asks for, and what in it can't be read."""
    days: dict[str, date] = {}
    unknown = sorted(set(request.args) - _ASKED)
    problem = f"The log can’t be narrowed by “{unknown[0][:40]}”, but {_POSSIBLE}" if unknown else ""
    for name in ("first", "last"):
        text = request.args.get(name, "").strip()
        try:
            if text:
                days[name] = date.fromisoformat(text)
        except ValueError:
            problem = "That is no day. Write it as YYYY-MM-DD."
    asked = Asked(who=_text("who"), subject=_subject(), action=_text("action"), **days)
    return asked, problem


def _subject() -> str | None:
    """One record, by its id alone, too; else all of a kind."""
    record = _text("record")
    if record is None or ":" in record:
        return record or _text("subject")
    try:
        return subject_named(holdings().open().record, record)
    except UnknownId:
        return record


def _text(name: str) -> str | None:
    value = request.args.get(name, "").strip()
    return value if value and is_storable(value) else None
