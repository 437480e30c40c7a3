"""Those who work at the desk: `testimony user …`."""

import getpass

import click

from archive.accounts.names import checked_name
from archive.accounts.passwords import Passwords, check_password
from archive.accounts.roles import Role
from web.opened import opened
from web.settings import Settings

ROLES = click.Choice([role.value for role in Role])
BY = click.option("--by", "who", metavar="NAME", help="Who does it (default: your account's name).")


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
@BY
def add(name: str, role: str, who: str | None) -> None:
    """Make an account; the password is asked for.

    Better for everybody but the first administrator: `testimony user invite`, so that nobody else knows it.

    \b
    Example:
      testimony user add "Ada Archivist" --role administrator
    """
    settings = Settings.from_environment()
    name = checked_name(name)
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    check_password(password, name=name)
    kept = Passwords(settings.password_memory).hash(password)
    with opened(settings) as archive:
        account = archive.record.people.accounts.add(name, Role(role), kept, who=who or getpass.getuser())
    click.echo(f"{account.name} may sign in at /desk ({account.role}).", err=True)
