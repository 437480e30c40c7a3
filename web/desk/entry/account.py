"""One's own account: password, second factors, sessions, and what happened to it."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.events import Entry
from archive.accounts.model import Account, Session
from archive.accounts.passwords import SHORTEST, WeakPassword, check_password
from archive.accounts.roles import Role
from archive.signing_in import NotSignedIn, TooManyAttempts, confirm
from web import desk_addresses as addresses
from web.desk.entry.attempts import attempt
from web.desk.entry.passwords import passwords
from web.desk.rendering import render
from web.desk.wrong import told
from web.holdings import staff
from web.session.signing import account, own_session, required

blueprint = Blueprint("desk_account", __name__)

EVENTS = 20
"""How many of the newest are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """What ``desk/account.html`` shows."""

    title: str = "Your account"
    account: Account
    here: str
    """The session that asks."""
    sessions: tuple[Session, ...]
    recovery_codes: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordPage:
    """What ``desk/password.html`` shows."""

    title: str = "Change your password"
    name: str
    shortest: int = SHORTEST
    problem: str = ""


@blueprint.get(addresses.ACCOUNT)
@required(Role.READER)
def own() -> ResponseReturnValue:
    """Everything about one's own account."""
    people, session = staff(), own_session()
    page = AccountPage(
        account=session.account,
        here=session.id,
        sessions=people.sessions.of(session.account),
        recovery_codes=people.factors.recovery_codes_left(session.account),
        entries=people.log.entries(session.account.id, limit=EVENTS),
    )
    return render("account.html", page)


@blueprint.get(addresses.PASSWORD)
@required(Role.READER)
def ask_for_password() -> ResponseReturnValue:
    """The form for another password."""
    return render("password.html", PasswordPage(name=account().name))


@blueprint.post(addresses.PASSWORD)
@required(Role.READER)
def change_password() -> ResponseReturnValue:
    """Set another password; every other session of the account ends."""
    people, session = staff(), own_session()
    name, new = session.account.name, request.form.get("new", "")
    try:
        check_password(new, name=name)
        confirm(people, passwords(), attempt(name), session, request.form.get("password", ""))
    except (WeakPassword, NotSignedIn, TooManyAttempts) as error:
        return render("password.html", PasswordPage(name=name, problem=told(error)), 422)
    kept = passwords().hash(new)
    people.accounts.set_password(session.account.id, kept, who=name, but=session.id)
    return redirect(addresses.ACCOUNT)


@blueprint.post(addresses.SESSIONS)
@required(Role.READER)
def end_sessions() -> ResponseReturnValue:
    """End the session that is named, or every other one."""
    sessions, session = staff().sessions, own_session()
    which, name = request.form.get("session", ""), session.account.name
    if which:
        sessions.end(session.account, which, who=name)
    else:
        sessions.end_all(session.account, but=session.id, who=name)
    return redirect(addresses.ACCOUNT)
