"""Who works here: for administrators. Accounts, invitations, roles, and the log of all of it."""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.events import Entry
from archive.accounts.model import Account, Invitation, Session
from archive.accounts.names import checked_name
from archive.accounts.roles import Role
from archive.record.personnel.invitations import INVITED_FOR, LINK_FOR
from web import desk_addresses as addresses
from web.desk.rendering import render
from web.holdings import absolute, staff
from web.session.signing import fresh, required, who

blueprint = Blueprint("desk_people", __name__)

LONGEST_LOG = 500
"""Entries that are shown; the command line lists all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """What ``desk/people.html`` shows."""

    title: str = "People"
    accounts: tuple[Account, ...]
    invitations: tuple[Invitation, ...]
    roles: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What ``desk/person.html`` shows."""

    title: str
    account: Account
    sessions: tuple[Session, ...]
    entries: tuple[Entry, ...]
    roles: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    """What ``desk/link.html`` shows, once."""

    title: str
    link: str
    name: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """What ``desk/account_log.html`` shows."""

    title: str = "Log of accounts"
    entries: tuple[Entry, ...]
    longest: int = LONGEST_LOG


@blueprint.get(addresses.PEOPLE)
@required(Role.ADMINISTRATOR)
def everybody() -> ResponseReturnValue:
    """Every account and every invitation that waits."""
    people = staff()
    page = PeoplePage(accounts=people.accounts.all(), invitations=people.invitations.waiting())
    return render("people.html", page)


@blueprint.post(addresses.INVITING)
@required(Role.ADMINISTRATOR)
@fresh
def invite() -> ResponseReturnValue:
    """Invite somebody; the link is shown once, and is to be handed over by the administrator."""
    name, role = checked_name(request.form.get("name", "")), _role()
    token = staff().invitations.invite(role, name, who=who())
    return _link("Invitation", token, name, INVITED_FOR.days)


@blueprint.post(addresses.INVITATION_END)
@required(Role.ADMINISTRATOR)
def take_back() -> ResponseReturnValue:
    """End an invitation that waits."""
    staff().invitations.end(request.form.get("invitation", ""), who=who())
    return redirect(addresses.PEOPLE)


@blueprint.get(addresses.ACCOUNT_LOG)
@required(Role.ADMINISTRATOR)
def log() -> ResponseReturnValue:
    """What happened to accounts, the newest first."""
    return render("account_log.html", LogPage(entries=staff().log.entries(limit=LONGEST_LOG)))


@blueprint.get(f"{addresses.PEOPLE}/<account_id>")
@required(Role.ADMINISTRATOR)
def person(account_id: str) -> ResponseReturnValue:
    """One account, and what can be done to it."""
    people = staff()
    account = people.accounts.find(account_id)
    page = PersonPage(
        title=account.name,
        account=account,
        sessions=people.sessions.of(account),
        entries=people.log.entries(account_id),
    )
    return render("person.html", page)


@blueprint.post(f"{addresses.PEOPLE}/<account_id>/role")
@required(Role.ADMINISTRATOR)
@fresh
def set_role(account_id: str) -> ResponseReturnValue:
    """Give another role; the last administrator keeps theirs."""
    staff().accounts.set_role(account_id, _role(), who=who())
    return redirect(addresses.person(account_id))


@blueprint.post(f"{addresses.PEOPLE}/<account_id>/active")
@required(Role.ADMINISTRATOR)
@fresh
def set_active(account_id: str) -> ResponseReturnValue:
    """Let somebody sign in no more, or again."""
    is_active = request.form.get("active") == "yes"
    staff().accounts.set_active(account_id, is_active, who=who())
    return redirect(addresses.person(account_id))


@blueprint.post(f"{addresses.PEOPLE}/<account_id>/link")
@required(Role.ADMINISTRATOR)
@fresh
def give_link(account_id: str) -> ResponseReturnValue:
    """A link for who forgot their password."""
    people = staff()
    account = people.accounts.find(account_id)
    token = people.invitations.give_link(account_id, who=who())
    return _link("Link for a new password", token, account.name, LINK_FOR.days)


@blueprint.post(f"{addresses.PEOPLE}/<account_id>/factors")
@required(Role.ADMINISTRATOR)
@fresh
def remove_factors(account_id: str) -> ResponseReturnValue:
    """Take the second factors from who lost them; every session of theirs ends."""
    people = staff()
    account = people.accounts.find(account_id)
    people.factors.remove_all(account, who=who())
    return redirect(addresses.person(account_id))


@blueprint.post(f"{addresses.PEOPLE}/<account_id>/sessions")
@required(Role.ADMINISTRATOR)
def end_sessions(account_id: str) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    people = staff()
    people.sessions.end_all(people.accounts.find(account_id), who=who())
    return redirect(addresses.person(account_id))


def _role() -> Role:
    asked = request.form.get("role", "")
    if asked not in set(Role):
        abort(400)
    return Role(asked)


def _link(title: str, token: str, name: str, days: int) -> ResponseReturnValue:
    return render(
        "link.html", LinkPage(title=title, link=absolute(addresses.invitation(token)), name=name, days=days)
    )
