"""Invitations: links that are good once, for some days, to make an account or to set a new password."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, insert, select

from archive.accounts.events import Event
from archive.accounts.model import Account, Invitation
from archive.accounts.roles import Role
from archive.accounts.tokens import digest, new_token
from archive.errors import UnknownId
from archive.ids import is_id, new_id
from archive.record.log.revisions import now
from archive.record.personnel import account_rows
from archive.record.personnel.account_log import tell
from archive.record.personnel.accounts import insert_account, replace_password
from archive.record.schema.account_tables import invitations
from archive.record.schema.columns import moment_of, moment_text, term
from archive.record.storage.database import Database

INVITED_FOR = timedelta(days=7)
LINK_FOR = timedelta(days=1)
"""To set a new password: somebody waits for it."""


class Invitations:
    """The invitations of one archive that were not taken yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invite(self, role: Role, meant_for: str, *, who: str) -> str:
        """Invite somebody; returns the token of the link, which is kept nowhere else."""
        with self._database.writing() as connection:
            token = _insert(connection, role, INVITED_FOR, meant_for=meant_for, who=who)
            tell(connection, Event.INVITED, None, who=who, name=meant_for, detail=str(role))
            return token

    def give_link(self, account_id: str, *, who: str) -> str:
        """A link by which the person sets a new password; earlier ones end. Raises UnknownId."""
        with self._database.writing() as connection:
            account = account_rows.one(connection, account_id)
            connection.execute(delete(invitations).where(invitations.c.account_id == account_id))
            token = _insert(connection, account.role, LINK_FOR, account=account, who=who)
            tell(connection, Event.LINK_GIVEN, account, who=who)
            return token

    def waiting(self) -> tuple[Invitation, ...]:
        """The invitations that may still be taken, the newest first."""
        query = select(invitations).where(invitations.c.expires_at > now())
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(invitations.c.made_at.desc())).mappings().all()
            return tuple(_invitation(connection, row) for row in rows)

    def find(self, token: str) -> Invitation | None:
        """The invitation of a link, if it may still be taken."""
        with self._database.reading() as connection:
            return _find(connection, token)

    def take(self, token: str, name: str, password_hash: str) -> Account:
        """Make the account, or set the password, that the link is for; it is good once.

        Raises UnknownId where it is no longer good, InvalidName, NameTaken.
        """
        with self._database.writing() as connection:
            account_rows.take_turn(connection)
            invitation = _find(connection, token)
            if invitation is None:
                raise no_longer_good()
            connection.execute(delete(invitations).where(invitations.c.id == invitation.id))
            account = invitation.account
            if account is None:
                who = invitation.made_by
                return insert_account(connection, name, invitation.role, password_hash, who=who)
            replace_password(connection, account, password_hash, who=account.name)
            return account

    def end(self, invitation_id: str, *, who: str) -> None:
        """Take an invitation back. Raises UnknownId."""
        with self._database.writing() as connection:
            query = select(invitations).where(invitations.c.id == invitation_id)
            row = connection.execute(query).mappings().first() if is_id(invitation_id) else None
            if row is None:
                raise UnknownId("this invitation is not there any more", where=invitation_id)
            invitation = _invitation(connection, row)
            connection.execute(delete(invitations).where(invitations.c.id == invitation_id))
            whose = {"name": invitation.meant_for}
            tell(connection, Event.INVITATION_ENDED, invitation.account, who=who, **whose)


def no_longer_good() -> UnknownId:
    """What is said of a link that was used, taken back, is too old or never was."""
    return UnknownId("this link is no longer good", remedy="Ask an administrator for a new one.")


def _insert(
    connection: Connection,
    role: Role,
    lasting: timedelta,
    *,
    account: Account | None = None,
    meant_for: str = "",
    who: str,
) -> str:
    token, moment = new_token(), datetime.now(UTC)
    connection.execute(delete(invitations).where(invitations.c.expires_at <= moment_text(moment)))
    connection.execute(
        insert(invitations).values(
            id=new_id(),
            token_digest=digest(token),
            account_id=account.id if account else None,
            role=role,
            meant_for=account.name if account else meant_for,
            made_by=who,
            made_at=moment_text(moment),
            expires_at=moment_text(moment + lasting),
        )
    )
    return token


def _find(connection: Connection, token: str) -> Invitation | None:
    query = select(invitations).where(
        invitations.c.token_digest == digest(token), invitations.c.expires_at > now()
    )
    row = connection.execute(query).mappings().first()
    invitation = _invitation(connection, row) if row else None
    is_closed = invitation is not None and invitation.account is not None and not invitation.account.is_active
    return None if is_closed else invitation


def _invitation(connection: Connection, row: RowMapping) -> Invitation:
    account_id = row["account_id"]
    return Invitation(
        id=row["id"],
        account=account_rows.one(connection, account_id) if account_id else None,
        role=term(Role, row["role"], row["id"]),
        meant_for=row["meant_for"],
        made_by=row["made_by"],
        expires_at=moment_of(row["expires_at"], row["id"]),
    )
