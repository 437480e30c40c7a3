"""Accounts: made, given roles and passwords, deactivated; each change with its entry in the log."""

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from archive.accounts.events import Event
from archive.accounts.model import Account
from archive.accounts.names import checked_name, name_key
from archive.accounts.roles import Role
from archive.ids import new_id
from archive.record.log.revisions import now
from archive.record.personnel import account_rows
from archive.record.personnel.account_log import tell
from archive.record.personnel.account_rows import NameTaken, keep_an_administrator, take_turn
from archive.record.schema.account_tables import account_sessions, accounts, invitations
from archive.record.storage.database import Database


class Accounts:
    """The accounts of one archive; safe to share between threads. ``who`` is whoever does it, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Every account, in the order of the names."""
        with self._database.reading() as connection:
            return account_rows.read(connection)

    def find(self, account_id: str) -> Account:
        """The account with the id. Raises UnknownId."""
        with self._database.reading() as connection:
            return account_rows.one(connection, account_id)

    def named(self, name: str) -> Account | None:
        """The account with the name, if there is one."""
        with self._database.reading() as connection:
            return account_rows.named(connection, name)

    def password_hash(self, account_id: str) -> str | None:
        """What is kept of the password; None where none was set."""
        with self._database.reading() as connection:
            kept: str | None = connection.execute(
                select(accounts.c.password_hash).where(accounts.c.id == account_id)
            ).scalar()
            return kept

    def add(self, name: str, role: Role, password_hash: str, *, who: str) -> Account:
        """Make an account. Raises InvalidName, NameTaken."""
        with self._database.writing() as connection:
            return insert_account(connection, name, role, password_hash, who=who)

    def set_role(self, account_id: str, role: Role, *, who: str) -> Account:
        """Give another role. Raises UnknownId, LastAdministrator."""
        with self._database.writing() as connection:
            take_turn(connection)
            account = account_rows.one(connection, account_id)
            if role is account.role:
                return account
            keep_an_administrator(connection, account)
            _end_links(connection, account)
            _change(connection, account_id, role=role)
            tell(connection, Event.ROLE, account, who=who, detail=f"{account.role} → {role}")
            return account_rows.one(connection, account_id)

    def set_active(self, account_id: str, is_active: bool, *, who: str) -> Account:
        """Let the person sign in, or no more and end it now. Raises UnknownId, LastAdministrator."""
        with self._database.writing() as connection:
            take_turn(connection)
            account = account_rows.one(connection, account_id)
            if is_active == account.is_active:
                return account
            if not is_active:
                keep_an_administrator(connection, account)
                _end_links(connection, account)
                connection.execute(
                    delete(account_sessions).where(account_sessions.c.account_id == account_id)
                )
            _change(connection, account_id, is_active=is_active)
            tell(connection, Event.REACTIVATED if is_active else Event.DEACTIVATED, account, who=who)
            return account_rows.one(connection, account_id)

    def set_password(self, account_id: str, password_hash: str, *, who: str, but: str | None = None) -> None:
        """Set the password and end every session but the one with the id ``but``. Raises UnknownId."""
        with self._database.writing() as connection:
            replace_password(
                connection, account_rows.one(connection, account_id), password_hash, who=who, but=but
            )

    def rehash(self, account_id: str, password_hash: str) -> None:
        """Keep the same password by other parameters."""
        with self._database.writing() as connection:
            _change(connection, account_id, password_hash=password_hash)


def insert_account(connection: Connection, name: str, role: Role, password_hash: str, *, who: str) -> Account:
    """Make an account within a transaction. Raises InvalidName, NameTaken."""
    name, account_id = checked_name(name), new_id()
    taken = NameTaken("this name is taken", where=name, remedy="Names are given once: choose another one.")
    if account_rows.named(connection, name) is not None:
        raise taken
    try:
        connection.execute(
            insert(accounts).values(
                id=account_id,
                name=name,
                name_key=name_key(name),
                role=role,
                is_active=True,
                password_hash=password_hash,
                codes_asked=False,
                made_at=now(),
            )
        )
    except IntegrityError as error:
        raise taken from error
    account = account_rows.one(connection, account_id)
    tell(connection, Event.ADDED, account, who=who, detail=str(role))
    return account


def replace_password(
    connection: Connection, account: Account, password_hash: str, *, who: str, but: str | None = None
) -> None:
    """Set a password within a transaction; every session but one ends."""
    _change(connection, account.id, password_hash=password_hash)
    ended = delete(account_sessions).where(account_sessions.c.account_id == account.id)
    connection.execute(ended if but is None else ended.where(account_sessions.c.id != but))
    tell(connection, Event.PASSWORD, account, who=who)


def _end_links(connection: Connection, account: Account) -> None:
    """End the links that somebody made who may make none any more: one of them may be in their own hands."""
    if account.role is Role.ADMINISTRATOR:
        connection.execute(delete(invitations).where(invitations.c.made_by == account.name))


def _change(connection: Connection, account_id: str, **values: object) -> None:
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
