"""Those who work at the desk: `testimony user …`, by the same rules as the pages."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from archive.accounts.events import Entry
from archive.accounts.model import Account
from archive.accounts.names import checked_name
from archive.accounts.passwords import Passwords, check_password
from archive.accounts.roles import Role
from archive.errors import UnknownId, visible
from archive.record.personnel.invitations import INVITED_FOR, LINK_FOR
from archive.record.personnel.people import People
from web import desk_addresses as addresses
from web.opened import opened
from web.settings import Settings

Function = TypeVar("Function", bound=Callable[..., object])

ROLES = click.Choice([role.value for role in Role])
LOCAL = "http://localhost:8000"


def by(command: Function) -> Function:
    """The option that says who does it; the log of accounts keeps it."""
    option = click.option(
        "--by",
        "who",
        metavar="NAME",
        default=getpass.getuser,
        help="Who does it, for the log (default: your account's name).",
    )
    return option(command)


@click.group()
def user() -> None:
    """Make accounts for the desk, and change what they may.

    \b
    Example:
      testimony user add "Ada Archivist" --role administrator
    """


@user.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True, help="What the person may do.")
@by
def add(name: str, role: str, who: str) -> None:
    """Make an account; its password is asked for.

    Better for everybody but the first administrator: `testimony user invite`, so that nobody else knows it.

    \b
    Example:
      testimony user add "Ada Archivist" --role administrator
    """
    name = checked_name(name)
    kept = _asked_for_password(name)
    with _people() as people:
        account = people.accounts.add(name, Role(role), kept, who=who)
    click.echo(f"{account.name} may sign in at {addresses.SIGN_IN} as {account.role.described}.", err=True)


@user.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True, help="What the person may do.")
@by
def invite(name: str, role: str, who: str) -> None:
    """Print a link by which somebody makes their own account; it is good once.

    \b
    Example:
      testimony user invite "Edo Editor" --role editor
    """
    with _people() as people:
        token = people.invitations.invite(Role(role), checked_name(name), who=who)
    _show_link(token, INVITED_FOR.days)


@user.command(name="list")
def list_accounts() -> None:
    """List every account, and the invitations that wait.

    \b
    Example:
      testimony user list
    """
    with _people() as people:
        accounts, waiting = people.accounts.all(), people.invitations.waiting()
    for account in accounts:
        state = "" if account.is_active else "  deactivated"
        second = "second step" if account.has_second_factor else "password only"
        click.echo(visible(f"{account.role:13}  {second:13}  {account.name}{state}"))
    for invitation in waiting:
        what = "new password" if invitation.account else f"invited as {invitation.role}"
        click.echo(
            visible(f"{'link':13}  {what}, until {invitation.expires_at:%Y-%m-%d}  {invitation.meant_for}")
        )


@user.command()
@click.argument("name")
@click.argument("role", type=ROLES)
@by
def role(name: str, role: str, who: str) -> None:
    """Give somebody another role; the last administrator keeps theirs.

    \b
    Example:
      testimony user role "Ada Archivist" editor
    """
    with _people() as people:
        account = people.accounts.set_role(_named(people, name).id, Role(role), who=who)
    click.echo(f"{account.name} is {account.role.described}.", err=True)


@user.command()
@click.argument("name")
@click.option(
    "--link", is_flag=True, help="Print a link by which the person sets it, instead of asking for it here."
)
@by
def password(name: str, link: bool, who: str) -> None:
    """Set somebody's password, and sign them out everywhere.

    \b
    Example:
      testimony user password "Ada Archivist" --link
    """
    with _people() as people:
        account = _named(people, name)
        if link:
            _show_link(people.invitations.give_link(account.id, who=who), LINK_FOR.days)
            return
        people.accounts.set_password(account.id, _asked_for_password(account.name), who=who)
    click.echo(f"{account.name} has another password.", err=True)


@user.command()
@click.argument("name")
@by
def deactivate(name: str, who: str) -> None:
    """Let somebody sign in no more, from this moment on; the last administrator stays.

    \b
    Example:
      testimony user deactivate "Ada Archivist"
    """
    with _people() as people:
        account = people.accounts.set_active(_named(people, name).id, False, who=who)
    click.echo(f"{account.name} can’t sign in any more.", err=True)


@user.command()
@click.argument("name")
@by
def activate(name: str, who: str) -> None:
    """Let somebody sign in again.

    \b
    Example:
      testimony user activate "Ada Archivist"
    """
    with _people() as people:
        account = people.accounts.set_active(_named(people, name).id, True, who=who)
    click.echo(f"{account.name} may sign in again as {account.role.described}.", err=True)


@user.command()
@click.argument("name")
@by
def factors(name: str, who: str) -> None:
    """Take every second step from somebody who lost theirs, and end their sessions: codes, passkeys, all.

    \b
    Example:
      testimony user factors "Ada Archivist"
    """
    with _people() as people:
        account = _named(people, name)
        people.factors.remove_all(account, who=who)
    click.echo(f"{account.name} signs in by password alone now.", err=True)


@user.command()
@click.argument("name")
@click.option("--end", is_flag=True, help="End all of them.")
@by
def sessions(name: str, end: bool, who: str) -> None:
    """List where somebody is signed in, or sign them out everywhere.

    \b
    Example:
      testimony user sessions "Ada Archivist" --end
    """
    with _people() as people:
        account = _named(people, name)
        if end:
            click.echo(f"{people.sessions.end_all(account, who=who)} ended.", err=True)
            return
        for session in people.sessions.of(account):
            times = f"{session.begun_at:%Y-%m-%d %H:%M}  {session.seen_at:%Y-%m-%d %H:%M}"
            click.echo(visible(f"{times}  {session.device}"))


@user.command()
@click.argument("name", required=False)
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="How many entries.")
def log(name: str | None, limit: int) -> None:
    """Print what happened to accounts, the newest first; of one of them, if it is named.

    \b
    Example:
      testimony user log --limit 20
    """
    with _people() as people:
        entries = people.log.entries(_named(people, name).id if name else None, limit=limit)
    for entry in entries:
        click.echo(visible(_line(entry)))


def _line(entry: Entry) -> str:
    detail = f" ({entry.detail})" if entry.detail else ""
    return f"{entry.at:%Y-%m-%d %H:%M}  {entry.event:24}  {entry.name or '-'}  by {entry.who or '-'}{detail}"


@contextmanager
def _people() -> Iterator[People]:
    with opened(Settings.from_environment()) as archive:
        yield archive.record.people


def _named(people: People, name: str) -> Account:
    account = people.accounts.named(name)
    if account is None:
        raise UnknownId("nobody has this name", where=name, remedy="`testimony user list` lists everybody.")
    return account


def _asked_for_password(name: str) -> str:
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    check_password(password, name=name)
    return Passwords(Settings.from_environment().password_memory).hash(password)


def _show_link(token: str, days: int) -> None:
    address = Settings.from_environment().public_url or LOCAL
    click.echo(f"{address}{addresses.invitation(token)}")
    lasting = "one day" if days == 1 else f"{days} days"
    click.echo(
        f"Hand it over by a way on which nobody else sees it; it is good once, for {lasting}.", err=True
    )
