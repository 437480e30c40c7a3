"""Who is signed in, and what they may: the one place that admits to the desk.

A view says which role it needs (``required``) or that it is open to everybody (``open_to_all``); one that
says neither is not served. It is asked before anything of the request's body is read.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from archive.accounts.model import Account, Session
from archive.accounts.roles import Role
from web.desk.addresses import is_of_desk, sign_in as sign_in_address
from web.desk.cookies import carries_session
from web.holdings import holdings

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

_ROLE = "desk_role"

LARGEST_BODY = 256 * 1024 * 1024
"""Bytes that somebody who is signed in may send: several scanned PDFs."""
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
    return found if found is not None and found.is_whole else None


def half_session() -> Session | None:
    """The same, also where the second factor is still to be given."""
    if not carries_session():
        return None
    user = current_user._get_current_object()
    return user.session if isinstance(user, SignedIn) else None


def account() -> Account:
    """Who is signed in; only within a view that needs a role."""
    found = current_session()
    if found is None:
        abort(401)
    return found.account


def who() -> str:
    """The name under which what is done now stands in the history."""
    return account().name


def keep_session(token: str) -> None:
    """Sign in the person whose session has the token; whatever the cookie held before is gone."""
    session.clear()
    found = holdings().open().record.people.sessions.find(token)
    if found is not None:
        login_user(SignedIn(token, found))


def forget_session() -> None:
    """Take the session out of the cookie."""
    logout_user()
    session.clear()


def admit() -> ResponseReturnValue | None:
    """Before each request of the desk: let in who may; the others are sent to sign in, or refused."""
    view = current_app.view_functions.get(request.endpoint or "")
    if not is_of_desk(request.path) or view is None:
        return None
    needed = role_needed(view)
    if needed is None:
        return None
    signed_in = current_session()
    if signed_in is None:
        if request.method not in ("GET", "HEAD"):
            abort(401)
        return redirect(sign_in_address(request.full_path.rstrip("?")))
    if not signed_in.account.role.may(needed):
        abort(403)
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
        found = holdings().open().record.people.sessions.find(token)
        return None if found is None else SignedIn(token, found)

    app.before_request(admit)


def check_roles(app: Flask) -> None:
    """Raise LookupError where a view under /desk says neither a role nor that it is open to all."""
    for rule in app.url_map.iter_rules():
        if is_of_desk(rule.rule):
            role_needed(app.view_functions[rule.endpoint])
