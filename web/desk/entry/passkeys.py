"""Passkeys: made and removed on one's account, used to sign in and to prove it once more."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from archive import second_factor
from archive.accounts.model import Passkey
from archive.accounts.roles import Role
from archive.errors import UnknownId
from archive.record.personnel.passkeys import Passkeys
from archive.signing_in import TooManyAttempts
from web import desk_addresses as addresses
from web.desk.entry import ceremony
from web.desk.entry.attempts import attempt_by_passkey
from web.desk.entry.ceremony import PasskeyRefused
from web.desk.entry.codes import RecoveryCodesPage
from web.desk.entry.devices import device
from web.desk.entry.entrance import SignInPage, go_on
from web.desk.rendering import render
from web.holdings import staff
from web.session.signing import (
    account,
    current_session,
    fresh,
    keep_session,
    open_to_all,
    required,
    without_factor,
)

blueprint = Blueprint("desk_passkeys", __name__)

LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeysPage:
    """What ``desk/passkeys.html`` shows."""

    title: str = "Passkeys"
    passkeys: tuple[Passkey, ...]
    longest_label: int = LONGEST_LABEL


@blueprint.get(addresses.PASSKEYS)
@required(Role.READER)
@fresh
@without_factor
def own() -> ResponseReturnValue:
    """One's passkeys, and the way to make another."""
    return render("passkeys.html", PasskeysPage(passkeys=_kept().of(account())))


@blueprint.post(addresses.PASSKEY_CHALLENGE)
@required(Role.READER)
@fresh
@without_factor
def ask_to_make() -> ResponseReturnValue:
    """What the browser is asked to make."""
    return Response(ceremony.ask_to_make(_kept(), account()), mimetype="application/json")


@blueprint.post(addresses.PASSKEYS)
@required(Role.READER)
@fresh
@without_factor
def make() -> ResponseReturnValue:
    """Keep what the browser made; with the first second factor come recovery codes."""
    person, people = account(), staff()
    typed = "".join(filter(str.isprintable, request.form.get("label", ""))).strip()
    label = typed[:LONGEST_LABEL] or device(request)
    ceremony.take_made(people.passkeys, person, request.form.get("credential", ""), label)
    if person.has_second_factor:
        return redirect(addresses.PASSKEYS)
    codes = second_factor.new_recovery_codes(people, person)
    return render("recovery_codes.html", RecoveryCodesPage(codes=codes))


@blueprint.post(addresses.PASSKEY_REMOVAL)
@required(Role.READER)
@fresh
def remove() -> ResponseReturnValue:
    """Take one away."""
    _kept().remove(account(), request.form.get("passkey", ""))
    return redirect(addresses.PASSKEYS)


@blueprint.post(addresses.CHALLENGE)
@open_to_all
def ask_to_use() -> ResponseReturnValue:
    """What the browser is asked to prove; a few times in a quarter of an hour."""
    attempt = attempt_by_passkey()
    if not staff().attempts.take(attempt.name_digest, attempt.address_digest):
        raise TooManyAttempts(
            "there were too many attempts", remedy="Wait a quarter of an hour, then try again."
        )
    return Response(ceremony.ask_to_use(_kept()), mimetype="application/json")


@blueprint.post(addresses.SIGN_IN_BY_PASSKEY)
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Sign in whose passkey it is; whoever is signed in already has proved once more who they are."""
    people, after = staff(), addresses.safe_next(request.form.get("next", ""))
    try:
        passkey = ceremony.take_used(people.passkeys, request.form.get("credential", ""))
        person = people.accounts.find(passkey.account_id)
        if not person.is_active:
            raise UnknownId("the account is closed")
    except (PasskeyRefused, UnknownId):
        problem = "The passkey was not accepted. Try again, or sign in with your password."
        return render("sign_in.html", SignInPage(title="Sign in", after=after, problem=problem), 403)
    people.attempts.forgive(attempt_by_passkey().name_digest)
    session = current_session()
    if session is not None and session.account.id == person.id:
        people.sessions.confirm(session)
    else:
        keep_session(people.sessions.begin(person, device(request), is_whole=True))
    return go_on(after, person.role)


def _kept() -> Passkeys:
    return staff().passkeys
