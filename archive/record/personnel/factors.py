"""Second factors that are codes: the secret of an authenticator, and recovery codes, each good once."""

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection, delete, insert, or_, select, update

from archive.accounts.events import Event
from archive.accounts.model import Account
from archive.accounts.seals import Seal, is_sealed
from archive.accounts.tokens import digest
from archive.errors import RecordUnavailable
from archive.record.personnel.account_log import tell
from archive.record.schema.account_tables import account_sessions, accounts, passkeys, recovery_codes
from archive.record.storage.database import Database


class Factors:
    """The codes of one archive's accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seal: Seal | None = None

    @property
    def seals(self) -> bool:
        """Whether secrets are kept sealed."""
        return self._seal is not None

    def seal_with(self, key: bytes) -> None:
        """Keep secrets sealed by this key from now on; those that an older archive kept open are sealed, too.

        Where nothing can be written these go on as they are.
        """
        self._seal = Seal(key)
        for account_id, secret in self._open_secrets().items():
            with suppress(RecordUnavailable), self._database.writing() as connection:
                # Unless another process has sealed it meanwhile.
                same = (accounts.c.id == account_id, accounts.c.code_secret == secret)
                sealed = self._seal.sealed(secret, account_id)
                connection.execute(update(accounts).where(*same).values(code_secret=sealed))

    def secret(self, account: Account) -> str | None:
        """The secret shared with the authenticator; asked for only once it was proved to be there.

        None, too, where it was sealed by a key that is lost.
        """
        with self._database.reading() as connection:
            kept: str | None = connection.execute(
                select(accounts.c.code_secret).where(accounts.c.id == account.id)
            ).scalar()
        if kept is None or not is_sealed(kept):
            return kept
        return self._seal.opened(kept, account.id) if self._seal else None

    def _open_secrets(self) -> dict[str, str]:
        with self._database.reading() as connection:
            query = select(accounts.c.id, accounts.c.code_secret).where(accounts.c.code_secret.is_not(None))
            rows = connection.execute(query).all()
        return {row.id: row.code_secret for row in rows if not is_sealed(row.code_secret)}

    def propose(self, account: Account, secret: str) -> None:
        """Keep a secret until a code proves that the authenticator has it."""
        kept = self._seal.sealed(secret, account.id) if self._seal else secret
        with self._database.writing() as connection:
            connection.execute(
                update(accounts)
                .where(accounts.c.id == account.id, ~accounts.c.codes_asked)
                .values(code_secret=kept, code_step=None)
            )

    def turn_on(self, account: Account, step: int) -> None:
        """Ask for codes from now on; ``step`` is that of the code that proved the secret."""
        with self._database.writing() as connection:
            values = {"codes_asked": True, "code_step": step}
            connection.execute(update(accounts).where(accounts.c.id == account.id).values(**values))
            tell(connection, Event.CODES_ON, account, who=account.name)

    def turn_off(self, account: Account) -> None:
        """Ask for codes no more, and forget the secret."""
        with self._database.writing() as connection:
            _forget_secret(connection, account)
            tell(connection, Event.CODES_OFF, account, who=account.name)

    def remove_all(self, account: Account, *, who: str) -> None:
        """Take away every second factor of somebody who lost theirs; whoever found them is signed out."""
        with self._database.writing() as connection:
            _forget_secret(connection, account)
            connection.execute(delete(passkeys).where(passkeys.c.account_id == account.id))
            for table in (recovery_codes, account_sessions):
                connection.execute(delete(table).where(table.c.account_id == account.id))
            tell(connection, Event.FACTORS_REMOVED, account, who=who)

    def use_step(self, account: Account, step: int) -> bool:
        """Whether no code of this moment or a later one was used yet; now it is."""
        unused = or_(accounts.c.code_step.is_(None), accounts.c.code_step < step)
        with self._database.writing() as connection:
            used = update(accounts).where(accounts.c.id == account.id, unused).values(code_step=step)
            return connection.execute(used).rowcount == 1

    def replace_recovery_codes(self, account: Account, codes: Iterable[str]) -> None:
        """Keep these recovery codes and no others."""
        table = recovery_codes
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.account_id == account.id))
            rows = [{"account_id": account.id, "code_digest": digest(code)} for code in codes]
            connection.execute(insert(table), rows)
            tell(connection, Event.RECOVERY_CODES, account, who=account.name)

    def use_recovery_code(self, account: Account, code: str) -> bool:
        """Whether it is one of the recovery codes; it is good no more."""
        table = recovery_codes.c
        own = (table.account_id == account.id, table.code_digest == digest(code))
        with self._database.writing() as connection:
            is_used = connection.execute(delete(recovery_codes).where(*own)).rowcount == 1
            if is_used:
                tell(connection, Event.RECOVERY_CODE_USED, account, who=account.name)
            return is_used

    def recovery_codes_left(self, account: Account) -> int:
        """How many recovery codes are left."""
        table = recovery_codes
        with self._database.reading() as connection:
            codes = select(table.c.code_digest).where(table.c.account_id == account.id)
            return len(connection.execute(codes).all())


def _forget_secret(connection: Connection, account: Account) -> None:
    values = {"codes_asked": False, "code_secret": None, "code_step": None}
    connection.execute(update(accounts).where(accounts.c.id == account.id).values(**values))
