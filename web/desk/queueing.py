"""The queue: what waits for an archivist, and what is accepted together."""

import re
from dataclasses import fields
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.model import Review
from archive.record.changes.acceptance import Chosen
from archive.record.reads.queue import NOBODY, Filters
from archive.record.schema.rules import is_storable
from web import desk_addresses as addresses
from web.desk.queue_page import LAST_PAGE, queue_page
from web.desk.rendering import render
from web.desk.sent import number, whole
from web.holdings import holdings
from web.language import wording
from web.session.signing import required, who

blueprint = Blueprint("desk_queueing", __name__)
NOTHING = Chosen(accepted=(), minors=(), changed=())
_COUNTS = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})")
_UNKNOWN = frozenset({"language", "collection"})
"""Filters whose unknown value is an empty text in the record; an empty field of the form asks nothing."""


@blueprint.get(addresses.QUEUE)
@required(Role.ARCHIVIST)
def queue() -> ResponseReturnValue:
    """One page of what waits."""
    record = holdings().open().record
    return render("queue.html", queue_page(record, _filters(), _page(), _notice()))


@blueprint.post(addresses.QUEUE)
@required(Role.ARCHIVIST)
def accept() -> ResponseReturnValue:
    """Accept the chosen quotes that are still as they were seen; say what was left."""
    chosen = dict(map(_seen, request.form.getlist("quote")))
    back = addresses.safe_next(request.form.get("back", ""))
    if not chosen:
        return redirect(_back_to(back, NOTHING), 303)
    done = holdings().open().record.accept_chosen(chosen, who=who(), why=request.form.get("why", ""))
    return redirect(_back_to(back, done), 303)


def _filters() -> Filters:
    """What the address asks for; what it can't mean is left open."""
    asked: dict[str, str] = {}
    for one in fields(Filters):
        value = request.args.get(one.name, "")
        if value and is_storable(value):
            asked[one.name] = "" if value == NOBODY and one.name in _UNKNOWN else value
    review = asked.pop("review", Review.PROPOSED)
    return Filters(review=Review(review) if review in tuple(Review) else Review.PROPOSED, **asked)


def _page() -> int:
    return min(max(number(request.args, "page") or 1, 1), LAST_PAGE)


def _seen(sent: str) -> tuple[str, int]:
    quote_id, _, newest = sent.partition(":")
    return quote_id, whole(newest) or 0


def _back_to(page: str, done: Chosen) -> str:
    """The page again, with how many were accepted and left: numbers, since an address may be anybody's."""
    counts = ".".join(str(len(ids)) for ids in (done.accepted, done.minors, done.changed))
    asked = [(name, value) for name, value in parse_qsl(urlsplit(page).query) if name != "done"]
    return f"{addresses.QUEUE}?{urlencode([*asked, ('done', counts)])}"


def _notice() -> str:
    """What became of those that were chosen on the page before this one."""
    counts = _COUNTS.fullmatch(request.args.get("done", ""))
    if counts is None:
        return ""
    accepted, minors, changed = map(int, counts.groups())
    if not accepted + minors + changed:
        return "No quote was chosen."
    told = [f"{wording.quotes(accepted)} accepted."]
    if minors:
        told.append(f"{minors:,} left: the speaker is, or may be, under age; decide on each alone.")
    if changed:
        told.append(f"{changed:,} left: somebody changed or decided on them meanwhile.")
    return " ".join(told)
