"""Signing in and out."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.events import Event
from archive.accounts.signing_in import NotSignedIn, sign_in
from web.desk import addresses
from web.desk.devices import device
from web.desk.passwords import passwords
from web.desk.rendering import render
from web.desk.signing import current_session, forget_session, keep_session, open_to_all
from web.holdings import holdings

blueprint = Blueprint("desk_entrance", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """What ``desk/sign_in.html`` shows."""

    title: str = "Sign in"
    after: str
    """The address to go on to."""
    problem: str = ""
    name: str = ""


@blueprint.get(addresses.SIGN_IN)
@open_to_all
def ask() -> ResponseReturnValue:
    """The form; who is signed in already goes on."""
    after = addresses.safe_next(request.args.get("next", ""))
    return redirect(after) if current_session() else render("sign_in.html", SignInPage(after=after))


@blueprint.post(addresses.SIGN_IN)
@open_to_all
def answer() -> ResponseReturnValue:
    """Begin a session, or say the one thing that is said of everything that is wrong."""
    after = addresses.safe_next(request.form.get("next", ""))
    name, password = request.form.get("name", ""), request.form.get("password", "")
    people = holdings().open().record.people
    try:
        token = sign_in(people, passwords(), name=name, password=password, device=device(request))
    except NotSignedIn as error:
        return render("sign_in.html", SignInPage(after=after, problem=str(error), name=name), 403)
    keep_session(token)
    return redirect(after)


@blueprint.post(addresses.SIGN_OUT)
@open_to_all
def leave() -> ResponseReturnValue:
    """End the session on the server, and forget it in the browser."""
    session = current_session()
    if session is not None:
        sessions = holdings().open().record.people.sessions
        sessions.end(session.account, session.id, who=session.account.name, event=Event.SIGNED_OUT)
    forget_session()
    return redirect(addresses.SIGN_IN)
