"""Going on where somebody had decided the very same: who and when, said once on the page that follows."""

from flask import redirect
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.errors import AlreadySo, Conflict
from web.desk.annals.telling import moment
from web.desk.sent import NO_COMMENT
from web.desk.told_once import tell_next
from web.session.signing import who

_DONE = {
    "accept": "accepted it",
    "reject": "rejected it",
    "reopen": "taken the decision back",
    "open": "opened it",
    "restrict": "restricted it",
    "embargo": "embargoed it",
    "close": "closed it",
    "withdraw": "withdrawn it",
}
"""What was done before, in words; anything else was written."""


_BRIEF = 400
"""Characters of a comment that is given back in the line on the next page, which a cookie carries there."""


def already_so(conflict: Conflict, form: MultiDict[str, str], back: str) -> ResponseReturnValue | None:
    """The way on to ``back`` for a form that asked for what was so already.

    None where somebody did something else, and where a comment is too long to be given back in a line.
    """
    comment = form.get("why", "").strip()
    if not isinstance(conflict, AlreadySo) or len(comment) > _BRIEF:
        return None
    tell_next(_told(conflict, comment))
    return redirect(back, 303)


def _told(error: AlreadySo, comment: str) -> str:
    other = error.revisions[0]
    person = "You" if other.who == who() else other.who
    done = _DONE.get(other.action.partition("+")[0], "written the same")
    unwritten = f" Your comment was not written: “{comment}”" if comment not in ("", NO_COMMENT) else ""
    return f"{person} had {done} already, on {moment(other.at)}. Nothing was written again.{unwritten}"
