"""The page of a link that was given to somebody: they choose their name and password, or a new password."""

from dataclasses import dataclass

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.accounts.model import Invitation
from archive.accounts.names import InvalidName, checked_name
from archive.accounts.passwords import SHORTEST, WeakPassword, check_password
from archive.accounts.roles import Role
from archive.record.personnel.account_rows import NameTaken
from archive.record.personnel.invitations import no_longer_good
from web import desk_addresses as addresses
from web.desk.entry.devices import device
from web.desk.entry.entrance import onward
from web.desk.entry.passwords import passwords
from web.desk.rendering import render
from web.desk.wrong import told
from web.holdings import staff
from web.session.signing import keep_session, open_to_all

blueprint = Blueprint("desk_invitations", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    """What ``desk/invitation.html`` shows."""

    title: str
    action: str
    name: str
    is_new: bool
    """Whether it makes an account, so that the name can be chosen."""
    role: Role
    shortest: int = SHORTEST
    problem: str = ""


@blueprint.get(f"{addresses.INVITATION}<token>")
@open_to_all
def ask(token: str) -> ResponseReturnValue:
    """The form. Looking at it uses nothing up: programs that show previews of links look too."""
    return render("invitation.html", _page(token, _found(token)))


@blueprint.post(f"{addresses.INVITATION}<token>")
@open_to_all
def take(token: str) -> ResponseReturnValue:
    """Make the account or set the password, and sign in; the link is used up."""
    invitation, password = _found(token), request.form.get("password", "")
    name = invitation.account.name if invitation.account else request.form.get("name", "")
    people = staff()
    try:
        check_password(password, name=checked_name(name))
        account = people.invitations.take(token, name, passwords().hash(password))
    except (InvalidName, NameTaken, WeakPassword) as error:
        return render("invitation.html", _page(token, invitation, name, told(error)), 422)
    session = people.sessions.begin(account, device(request), is_whole=not account.has_second_factor)
    return onward(keep_session(session), addresses.ACCOUNT)


def _found(token: str) -> Invitation:
    invitation = staff().invitations.find(token)
    if invitation is None:
        raise no_longer_good()
    return invitation


def _page(token: str, invitation: Invitation, name: str = "", problem: str = "") -> InvitationPage:
    is_new = invitation.account is None
    return InvitationPage(
        title="Welcome to the desk" if is_new else "Set a new password",
        action=addresses.invitation(token),
        name=name or invitation.meant_for,
        is_new=is_new,
        role=invitation.role,
        problem=problem,
    )
