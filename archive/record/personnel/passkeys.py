"""Passkeys and the challenges they answer; a challenge is good once, for some minutes."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta

from sqlalchemy import RowMapping, delete, insert, select, update

from archive.accounts.events import Event
from archive.accounts.model import Account, Passkey
from archive.accounts.tokens import digest
from archive.errors import ArchiveError, UnknownId
from archive.ids import is_id, new_id
from archive.record.log.revisions import now
from archive.record.personnel.account_log import tell
from archive.record.personnel.account_rows import count, take_turn
from archive.record.schema.account_tables import passkey_challenges, passkeys
from archive.record.schema.columns import moment_of, moment_text
from archive.record.storage.database import Database

CHALLENGED_FOR = timedelta(minutes=5)
MOST = 20
"""Passkeys of one person."""


class Passkeys:
    """The passkeys of one archive's accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def challenge(self, challenge: bytes, account: Account | None = None) -> None:
        """Keep a challenge until it is answered: by anybody's passkey, or to make one for the account."""
        moment = datetime.now(UTC)
        values = {"challenge_digest": digest(challenge.hex()), "account_id": account.id if account else None}
        table = passkey_challenges
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.expires_at < moment_text(moment)))
            expires = moment_text(moment + CHALLENGED_FOR)
            connection.execute(insert(table).values(expires_at=expires, **values))

    def was_challenged(self, challenge: bytes, account: Account | None = None) -> bool:
        """Whether it was kept for this and not answered yet; now it is."""
        table = passkey_challenges.c
        whose = table.account_id.is_(None) if account is None else table.account_id == account.id
        own = (table.challenge_digest == digest(challenge.hex()), table.expires_at > now(), whose)
        with self._database.writing() as connection:
            return connection.execute(delete(passkey_challenges).where(*own)).rowcount == 1

    def of(self, account: Account) -> tuple[Passkey, ...]:
        """The passkeys of an account, in the order in which they came."""
        query = select(passkeys).where(passkeys.c.account_id == account.id).order_by(passkeys.c.made_at)
        with self._database.reading() as connection:
            return tuple(_passkey(row) for row in connection.execute(query).mappings())

    def find(self, credential: bytes) -> Passkey | None:
        """The passkey with the credential's id, whoever's it is."""
        query = select(passkeys).where(passkeys.c.credential_digest == digest(credential.hex()))
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return _passkey(row) if row else None

    def add(
        self, account: Account, credential: bytes, public_key: bytes, sign_count: int, label: str
    ) -> None:
        """Keep a passkey. Raises ArchiveError where it is there already, or the person has too many."""
        same = passkeys.c.credential_digest == digest(credential.hex())
        own = passkeys.c.account_id == account.id
        with self._database.writing() as connection:
            take_turn(connection)
            if count(connection, passkeys, same) or count(connection, passkeys, own) >= MOST:
                raise ArchiveError("this passkey can’t be added", remedy="Use another, or remove one first.")
            connection.execute(
                insert(passkeys).values(
                    id=new_id(),
                    account_id=account.id,
                    credential=b64encode(credential).decode(),
                    credential_digest=digest(credential.hex()),
                    public_key=b64encode(public_key).decode(),
                    sign_count=sign_count,
                    label=label,
                    made_at=now(),
                )
            )
            tell(connection, Event.PASSKEY_ADDED, account, who=account.name)

    def note_use(self, passkey: Passkey, sign_count: int) -> None:
        """Note that it was used just now, and how often it says it was."""
        values = {"sign_count": sign_count, "used_at": now()}
        with self._database.writing() as connection:
            connection.execute(update(passkeys).where(passkeys.c.id == passkey.id).values(**values))

    def remove(self, account: Account, passkey_id: str) -> None:
        """Take a passkey of the account away. Raises UnknownId."""
        own = (passkeys.c.id == passkey_id, passkeys.c.account_id == account.id)
        with self._database.writing() as connection:
            if not is_id(passkey_id) or connection.execute(delete(passkeys).where(*own)).rowcount == 0:
                raise UnknownId("this passkey is not there any more", where=passkey_id)
            tell(connection, Event.PASSKEY_REMOVED, account, who=account.name)


def _passkey(row: RowMapping) -> Passkey:
    return Passkey(
        id=row["id"],
        account_id=row["account_id"],
        credential=b64decode(row["credential"]),
        public_key=b64decode(row["public_key"]),
        sign_count=row["sign_count"],
        label=row["label"],
        made_at=moment_of(row["made_at"], row["id"]),
        used_at=moment_of(row["used_at"], row["id"]) if row["used_at"] else None,
    )
