"""Signing in by name and password, and out; the second step where there is one; proving it once more."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive import signing_in
from archive.accounts.events import Event
from archive.accounts.model import Session
from archive.accounts.roles import Role
from archive.signing_in import NotSignedIn, TooManyAttempts
from web import desk_addresses as addresses
from web.desk.entry.attempts import attempt
from web.desk.entry.devices import device
from web.desk.entry.passwords import passwords
from web.desk.frame import home_of
from web.desk.rendering import render
from web.desk.wrong import told
from web.holdings import staff
from web.session.signing import (
    current_session,
    forget_session,
    half_session,
    keep_session,
    open_to_all,
    own_session,
    required,
    without_factor,
)

blueprint = Blueprint("desk_entrance", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """What ``desk/sign_in.html``, ``second_factor.html`` and ``confirm.html`` show."""

    title: str
    after: str
    """The address to go on to."""
    problem: str = ""
    name: str = ""
    has_codes: bool = False
    has_passkeys: bool = False


def go_on(after: str, role: Role) -> ResponseReturnValue:
    """To the address somebody came for, else to where they begin; the desk's own front is not for readers."""
    asked = addresses.safe_next(after)
    is_front = asked.partition("?")[0].rstrip("/") == addresses.DESK
    if not asked or (is_front and not role.may(Role.ARCHIVIST)):
        asked = home_of(role)
    return redirect(asked)


def onward(session: Session, after: str) -> ResponseReturnValue:
    """To where somebody was going, by the second step where there is one."""
    return (
        go_on(after, session.account.role) if session.is_whole else redirect(addresses.second_factor(after))
    )


@blueprint.get(addresses.SIGN_IN)
@open_to_all
def ask() -> ResponseReturnValue:
    """The form; who is signed in already goes on."""
    after, session = request.args.get("next", ""), current_session()
    if session is not None:
        return go_on(after, session.account.role)
    return render("sign_in.html", SignInPage(title="Sign in", after=addresses.safe_next(after)))


@blueprint.post(addresses.SIGN_IN)
@open_to_all
def answer() -> ResponseReturnValue:
    """Begin a session, or say the one thing that is said of everything that is wrong."""
    after, name = addresses.safe_next(request.form.get("next", "")), request.form.get("name", "")
    people = staff()
    given = {"name": name, "password": request.form.get("password", ""), "device": device(request)}
    try:
        token = signing_in.sign_in(people, passwords(), attempt(name), **given)
    except (NotSignedIn, TooManyAttempts) as error:
        page = SignInPage(title="Sign in", after=after, problem=told(error), name=name)
        return render("sign_in.html", page, _status(error))
    session = keep_session(token)
    return onward(session, after)


@blueprint.get(addresses.SECOND_FACTOR)
@open_to_all
def ask_for_code() -> ResponseReturnValue:
    """The second step, for who gave the password."""
    after, session = addresses.safe_next(request.args.get("next", "")), half_session()
    if session is None or session.is_whole:
        return redirect(addresses.sign_in(after))
    return render("second_factor.html", _second_step(session, after))


@blueprint.post(addresses.SECOND_FACTOR)
@open_to_all
def take_code() -> ResponseReturnValue:
    """Complete the session, or say that the code is wrong."""
    after, session = addresses.safe_next(request.form.get("next", "")), half_session()
    if session is None or session.is_whole:
        return redirect(addresses.sign_in(after))
    people, code = staff(), request.form.get("code", "")
    try:
        token = signing_in.give_code(people, attempt(session.account.name), session, code)
    except (NotSignedIn, TooManyAttempts) as error:
        return render("second_factor.html", _second_step(session, after, told(error)), _status(error))
    return onward(keep_session(token), after)


@blueprint.get(addresses.CONFIRM)
@required(Role.READER)
@without_factor
def ask_again() -> ResponseReturnValue:
    """Before somebody changes how they sign in: are they still the one who did?"""
    return render("confirm.html", _once_more(request.args.get("next", "")))


@blueprint.post(addresses.CONFIRM)
@required(Role.READER)
@without_factor
def confirm() -> ResponseReturnValue:
    """Go on with what needed it."""
    session, after = own_session(), request.form.get("next", "")
    people, password = staff(), request.form.get("password", "")
    try:
        signing_in.confirm(people, passwords(), attempt(session.account.name), session, password)
    except (NotSignedIn, TooManyAttempts) as error:
        return render("confirm.html", _once_more(after, told(error)), _status(error))
    return redirect(addresses.safe_next(after) or addresses.ACCOUNT)


@blueprint.post(addresses.SIGN_OUT)
@open_to_all
def leave() -> ResponseReturnValue:
    """End the session on the server, and forget it in the browser."""
    session = half_session()
    if session is not None:
        sessions = staff().sessions
        sessions.end(session.account, session.id, who=session.account.name, event=Event.SIGNED_OUT)
    forget_session()
    return redirect(addresses.SIGN_IN)


def _second_step(session: Session, after: str, problem: str = "") -> SignInPage:
    account = session.account
    return SignInPage(
        title="Second step",
        after=after,
        problem=problem,
        has_codes=account.has_codes,
        has_passkeys=account.passkeys > 0,
    )


def _once_more(after: str, problem: str = "") -> SignInPage:
    return SignInPage(
        title="Confirm that it is you",
        after=addresses.safe_next(after),
        problem=problem,
        has_passkeys=own_session().account.passkeys > 0,
    )


def _status(error: NotSignedIn | TooManyAttempts) -> int:
    return 429 if isinstance(error, TooManyAttempts) else 403
