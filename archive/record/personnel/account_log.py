"""The log of accounts, written in the transaction of what it tells of."""

from sqlalchemy import Connection, insert, select

from archive.accounts.events import Entry, Event
from archive.accounts.model import Account
from archive.record.log.revisions import now
from archive.record.schema.account_tables import account_events
from archive.record.schema.columns import moment_of, term
from archive.record.storage.database import Database


def tell(
    connection: Connection,
    event: Event,
    account: Account | None,
    *,
    who: str,
    name: str = "",
    detail: str = "",
) -> None:
    """Write one entry; ``name`` where there is no account yet."""
    connection.execute(
        insert(account_events).values(
            at=now(),
            event=event,
            account_id=account.id if account else None,
            name=account.name if account else name,
            who=who,
            detail=detail,
        )
    )


class AccountLog:
    """What happened to accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def refused(self, account: Account | None) -> None:
        """Tell that somebody tried to sign in as this account, or by a name that is nobody's."""
        with self._database.writing() as connection:
            tell(connection, Event.REFUSED, account, who="")

    def entries(self, account_id: str | None = None, *, limit: int = 100) -> tuple[Entry, ...]:
        """The newest entries first, of all accounts or of one."""
        query = select(account_events).order_by(account_events.c.number.desc()).limit(limit)
        if account_id is not None:
            query = query.where(account_events.c.account_id == account_id)
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Entry(
                at=moment_of(row["at"], "account_events"),
                event=term(Event, row["event"], "account_events"),
                name=row["name"],
                who=row["who"],
                detail=row["detail"],
            )
            for row in rows
        )
