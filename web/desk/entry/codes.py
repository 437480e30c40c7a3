"""Codes of an authenticator as a second factor: set up with a picture, proved by a code, turned off."""

from dataclasses import dataclass

import segno
from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from archive import second_factor
from archive.accounts.model import Account
from archive.accounts.roles import Role
from archive.second_factor import WrongCode
from web import desk_addresses as addresses
from web.desk.rendering import render
from web.desk.wrong import told
from web.holdings import staff
from web.session.signing import account, fresh, required, without_factor

blueprint = Blueprint("desk_codes", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage:
    """What ``desk/codes.html`` shows while codes are set up, or once they are."""

    title: str = "Codes of an authenticator"
    is_on: bool
    secret: str = ""
    """In groups of four, for who can't take a picture."""
    picture: Markup | None = None
    """The QR code as SVG; its light parts are white in every scheme, as cameras want it."""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodesPage:
    """What ``desk/recovery_codes.html`` shows, once."""

    title: str = "Recovery codes"
    codes: tuple[str, ...]


@blueprint.get(addresses.CODES)
@required(Role.READER)
@fresh
@without_factor
def setting_up() -> ResponseReturnValue:
    """The secret as a picture, and the field for the code that proves it."""
    return render("codes.html", _page(account()))


@blueprint.post(addresses.CODES)
@required(Role.READER)
@fresh
@without_factor
def turn_on() -> ResponseReturnValue:
    """Ask for codes from now on, and hand out recovery codes."""
    people, person = staff(), account()
    try:
        second_factor.turn_on(people, person, request.form.get("code", ""))
    except WrongCode as error:
        return render("codes.html", _page(person, told(error)), 422)
    return _recovery_codes(person)


@blueprint.post(addresses.CODES_OFF)
@required(Role.READER)
@fresh
def turn_off() -> ResponseReturnValue:
    """Ask for codes no more."""
    staff().factors.turn_off(account())
    return redirect(addresses.ACCOUNT)


@blueprint.post(addresses.RECOVERY_CODES)
@required(Role.READER)
@fresh
def renew_recovery_codes() -> ResponseReturnValue:
    """Fresh recovery codes; those of before are good no more."""
    person = account()
    return _recovery_codes(person) if person.has_second_factor else redirect(addresses.ACCOUNT)


def _recovery_codes(person: Account) -> ResponseReturnValue:
    codes = second_factor.new_recovery_codes(staff(), person)
    return render("recovery_codes.html", RecoveryCodesPage(codes=codes))


def _page(person: Account, problem: str = "") -> CodesPage:
    if person.has_codes:
        return CodesPage(is_on=True)
    secret = second_factor.new_secret(staff(), person)
    drawing = segno.make(second_factor.address_of(secret, person), micro=False)
    # segno writes numbers and its own names only: nothing that anybody typed is in the drawing as text.
    picture = Markup(drawing.svg_inline(scale=5, border=4, light="#fff"))  # noqa: S704
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return CodesPage(is_on=False, secret=groups, picture=picture, problem=problem)
