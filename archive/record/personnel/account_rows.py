"""Accounts as the tables have them: read, found by name, kept from being the last to go."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, select

from archive.accounts.model import Account
from archive.accounts.names import name_key
from archive.accounts.roles import Role
from archive.errors import ArchiveError, UnknownId
from archive.ids import is_id
from archive.record.schema import tables
from archive.record.schema.account_tables import accounts, passkeys
from archive.record.schema.columns import moment_of, term
from archive.record.schema.rules import is_storable


class LastAdministrator(ArchiveError):
    """Nobody would be left who decides who works here."""


class NameTaken(ArchiveError):
    """An account has this name, or had it: names stand in the history and are given once."""


def take_turn(connection: Connection) -> None:
    """Wait until no other process decides on accounts: what is counted here stays true until the end."""
    connection.execute(select(tables.archive.c.id).with_for_update())


def read(connection: Connection, ids: Iterable[str] | None = None) -> tuple[Account, ...]:
    """Accounts in the order of their names; all of them, or those with the ids."""
    keys = select(func.count()).where(passkeys.c.account_id == accounts.c.id).scalar_subquery()
    query = select(accounts, keys.label("passkeys")).order_by(accounts.c.name_key)
    if ids is not None:
        query = query.where(accounts.c.id.in_(list(ids)))
    return tuple(_account(row) for row in connection.execute(query).mappings())


def one(connection: Connection, account_id: str) -> Account:
    """The account with the id. Raises UnknownId."""
    found = read(connection, (account_id,)) if is_id(account_id) else ()
    if not found:
        raise UnknownId("no account has this id", where=account_id)
    return found[0]


def named(connection: Connection, name: str) -> Account | None:
    """The account with the name, in whatever case it is written."""
    key = name_key(name)
    # What no database can keep is asked for too, as a name that nobody has: it takes the same steps.
    query = select(accounts.c.id).where(accounts.c.name_key == (key if is_storable(key) else ""))
    account_id = connection.execute(query).scalar()
    return one(connection, account_id) if account_id else None


def count(connection: Connection, table: Table, *which: ColumnElement[bool]) -> int:
    """How many rows of a table meet every condition."""
    return connection.execute(select(func.count()).select_from(table).where(*which)).scalar_one()


def keep_an_administrator(connection: Connection, account: Account) -> None:
    """Raise LastAdministrator where the account is the only administrator who can sign in."""
    others = (accounts.c.role == Role.ADMINISTRATOR, accounts.c.is_active, accounts.c.id != account.id)
    is_one = account.role is Role.ADMINISTRATOR and account.is_active
    if is_one and not count(connection, accounts, *others):
        raise LastAdministrator(
            "this is the last administrator", where=account.name, remedy="Make another one first."
        )


def _account(row: RowMapping) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        role=term(Role, row["role"], row["id"]),
        is_active=row["is_active"],
        has_codes=row["codes_asked"],
        passkeys=row["passkeys"],
        made_at=moment_of(row["made_at"], row["id"]),
    )
