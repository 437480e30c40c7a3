"""Who is signed in, and what they may: the one place that admits to the desk.

A view says which role it needs (``required``) or that it is open to everybody (``open_to_all``); one that
says neither is not served. It is asked before anything of the request's body is read.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from archive.access import Viewer
from archive.accounts.model import Account, Session
from archive.accounts.moments import FRESH
from archive.accounts.roles import Role
from archive.errors import RecordUnavailable
from web.desk_addresses import CODES, confirm as confirm_address, sign_in as sign_in_address
from web.holdings import holdings, staff
from web.session.cookies import carries_session, require_key
from web.urls import is_of_desk

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

_ROLE = "desk_role"
_FRESH = "desk_fresh"
_WITHOUT_FACTOR = "desk_without_factor"
_WHOSE = "whose"
_FORMS = "csrf_token"
"""Under which Flask-WTF keeps its secret."""

LARGEST_BODY = 256 * 1024 * 1024
"""Bytes that an archivist may send: several scanned PDFs. Everybody else sends a name and a password."""
LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of a field: the longest interview, pasted."""
MOST_FIELDS = 10_000
"""A form that decides on every quote of a book."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """A session as Flask-Login knows it: its id is the token in the cookie."""

    def __init__(self, token: str, session: Session) -> None:
        self.id = token
        self.session = session


def required(role: Role) -> Callable[[View], View]:
    """Mark a view as one for those who have this role or a later one."""

    def mark(view: View) -> View:
        setattr(view, _ROLE, role)
        return view

    return mark


def fresh(view: View) -> View:
    """Mark a view that changes how people sign in: for those who proved just now who they are."""
    setattr(view, _FRESH, True)
    return view


def without_factor(view: View) -> View:
    """Mark a view by which a second factor is set up: also for those who may do nothing before that."""
    setattr(view, _WITHOUT_FACTOR, True)
    return view


def open_to_all(view: View) -> View:
    """Mark a view of the desk that is shown to those who are not signed in."""
    setattr(view, _ROLE, None)
    return view


def role_needed(view: object) -> Role | None:
    """The role a view needs; None for one that is open to all. Raises LookupError where it says neither."""
    if not hasattr(view, _ROLE):
        raise LookupError(f"{view!r} is under /desk and says no role")
    role: Role | None = getattr(view, _ROLE)
    return role


def current_session() -> Session | None:
    """The session of this request, if somebody is signed in, second factor and all."""
    found = half_session()
    if found is None or not found.is_whole:
        return None
    view = current_app.view_functions.get(request.endpoint or "")
    return found if getattr(view, _WITHOUT_FACTOR, False) or not lacks_factor(found.account) else None


def lacks_factor(account: Account) -> bool:
    """Whether somebody's role demands a second factor, and they have none yet."""
    return account.role in holdings().settings.second_factor_for and not account.has_second_factor


def known_session() -> Session | None:
    """As ``current_session``, for what stands around a page: nobody, where the database does not answer."""
    try:
        return current_session()
    except RecordUnavailable:
        return None


def half_session() -> Session | None:
    """The same, also where the second factor is still to be given."""
    if not carries_session():
        return None
    user = current_user._get_current_object()
    return user.session if isinstance(user, SignedIn) else None


def own_session() -> Session:
    """The session of who is signed in; only within a view that needs a role."""
    found = current_session()
    if found is None:
        abort(401)
    return found


def account() -> Account:
    """Who is signed in; only within a view that needs a role."""
    return own_session().account


def who() -> str:
    """The name under which what is done now stands in the history."""
    return account().name


def viewer() -> Viewer:
    """As whom this request reads the public pages: who is signed in reads what is restricted there.

    An archivist too, and no more: what is closed or waits is seen at the desk.
    """
    return Viewer(Role.READER) if current_session() else Viewer.PUBLIC


def keep_session(token: str) -> Session:
    """Sign in the person whose session has the token; whatever the cookie held before is gone.

    But for the token of forms, where it was the same person's: a form that stood open when the last session
    ended can still be sent.
    """
    found = staff().sessions.find(token)
    if found is None:
        abort(401)
    is_same = session.get(_WHOSE) == found.account.id
    kept = {_FORMS: session[_FORMS]} if is_same and _FORMS in session else {}
    session.clear()
    session.update(kept, **{_WHOSE: found.account.id})
    login_user(SignedIn(token, found))
    return found


def forget_session() -> None:
    """Take the session out of the cookie."""
    logout_user()
    session.clear()


def admit() -> ResponseReturnValue | None:
    """Before each request of the desk: let in who may; the others are sent to sign in, or refused."""
    view = current_app.view_functions.get(request.endpoint or "")
    if not is_of_desk(request.path) or view is None:
        return None
    require_key(current_app, holdings().settings.home)
    needed = role_needed(view)
    if needed is None:
        return None
    signed_in = current_session()
    if signed_in is None:
        half = half_session()
        is_lacking = half is not None and half.is_whole
        if request.method not in ("GET", "HEAD"):
            abort(403 if is_lacking else 401)
        if is_lacking:
            return redirect(CODES)
        return redirect(sign_in_address(request.full_path.rstrip("?")))
    if not signed_in.account.role.may(needed):
        abort(403)
    if getattr(view, _FRESH, False) and datetime.now(UTC) - signed_in.confirmed_at > FRESH:
        # What was sent is not kept: it is asked for again on the page it came from.
        is_page = request.method in ("GET", "HEAD")
        return redirect(confirm_address(request.path if is_page else request.path.rpartition("/")[0]))
    if signed_in.account.role.may(Role.ARCHIVIST):
        request.max_content_length = LARGEST_BODY
        request.max_form_memory_size = LARGEST_TEXT
        request.max_form_parts = MOST_FIELDS
    return None


def guard(app: Flask) -> None:
    """Put the guard before an application."""
    logins = LoginManager()
    logins.init_app(app, add_context_processor=False)
    # What Flask-Login would compare, address and browser, changes under way on a phone.
    logins.session_protection = None

    @logins.user_loader  # type: ignore[untyped-decorator]
    def load(token: str) -> SignedIn | None:
        found = staff().sessions.find(token)
        return None if found is None else SignedIn(token, found)

    app.before_request(admit)


def check_roles(app: Flask) -> None:
    """Raise LookupError where a view under /desk says neither a role nor that it is open to all."""
    for rule in app.url_map.iter_rules():
        if is_of_desk(rule.rule):
            role_needed(app.view_functions[rule.endpoint])
