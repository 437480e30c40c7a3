"""Sessions: who is signed in where, kept by the server, so that each can be ended at once."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, insert, or_, select, update

from archive.accounts.events import Event
from archive.accounts.model import Account, Session
from archive.accounts.moments import HALFWAY, IDLE, LONGEST
from archive.accounts.tokens import digest, new_token
from archive.ids import is_id, new_id
from archive.record.log.revisions import now
from archive.record.personnel import account_rows
from archive.record.personnel.account_log import tell
from archive.record.schema.account_tables import account_sessions
from archive.record.schema.columns import moment_of, moment_text
from archive.record.storage.database import Database

NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when a session was used last: not every page is a write."""


class Sessions:
    """The sessions of one archive; safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, account: Account, device: str, *, is_whole: bool) -> str:
        """Begin a session; returns its token, which is kept nowhere else."""
        with self._database.writing() as connection:
            connection.execute(delete(account_sessions).where(_is_over(datetime.now(UTC))))
            return _insert(connection, account, device, is_whole=is_whole)

    def complete(self, session: Session) -> str:
        """The session after the second factor, under a new token; the old one is worth nothing any more."""
        with self._database.writing() as connection:
            connection.execute(delete(account_sessions).where(account_sessions.c.id == session.id))
            return _insert(connection, session.account, session.device, is_whole=True)

    def find(self, token: str) -> Session | None:
        """The session with the token, noted as in use; None where it is over or its account is not active."""
        moment = datetime.now(UTC)
        query = select(account_sessions).where(
            account_sessions.c.token_digest == digest(token), ~_is_over(moment)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
            account = account_rows.one(connection, row["account_id"]) if row else None
        if row is None or account is None or not account.is_active:
            return None
        session = _session(row, account)
        if session.is_whole and moment - session.seen_at > NOTED_EVERY:
            self._change(session.id, seen_at=moment_text(moment))
        return session

    def confirm(self, session: Session) -> None:
        """Note that the person just proved who they are."""
        self._change(session.id, confirmed_at=now())

    def of(self, account: Account) -> tuple[Session, ...]:
        """The sessions of an account, those used last first."""
        query = select(account_sessions).where(
            account_sessions.c.account_id == account.id,
            account_sessions.c.is_whole,
            ~_is_over(datetime.now(UTC)),
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(account_sessions.c.seen_at.desc())).mappings().all()
        return tuple(_session(row, account) for row in rows)

    def end(self, account: Account, session_id: str, *, who: str, event: Event = Event.SESSION_ENDED) -> bool:
        """End one session of the account; whether it was there."""
        which = account_sessions.c.id == session_id
        return is_id(session_id) and self._end(account, which, who=who, event=event) > 0

    def end_all(self, account: Account, *, but: str | None = None, who: str) -> int:
        """End every session of the account, but one; returns how many."""
        others = account_sessions.c.id != (but or "")
        return self._end(account, others, who=who, event=Event.SESSION_ENDED)

    def _end(self, account: Account, which: ColumnElement[bool], *, who: str, event: Event) -> int:
        own = account_sessions.c.account_id == account.id
        with self._database.writing() as connection:
            ended = connection.execute(delete(account_sessions).where(own, which)).rowcount
            if ended:
                tell(connection, event, account, who=who)
        return ended

    def _change(self, session_id: str, **values: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                update(account_sessions).where(account_sessions.c.id == session_id).values(**values)
            )


def _insert(connection: Connection, account: Account, device: str, *, is_whole: bool) -> str:
    token, moment = new_token(), now()
    connection.execute(
        insert(account_sessions).values(
            id=new_id(),
            token_digest=digest(token),
            account_id=account.id,
            device=device,
            is_whole=is_whole,
            begun_at=moment,
            seen_at=moment,
            confirmed_at=moment,
        )
    )
    if is_whole:
        tell(connection, Event.SIGNED_IN, account, who=account.name, detail=device)
    return token


def _is_over(moment: datetime) -> ColumnElement[bool]:
    table = account_sessions.c
    return or_(
        table.begun_at < moment_text(moment - LONGEST),
        table.seen_at < moment_text(moment - IDLE),
        and_(~table.is_whole, table.begun_at < moment_text(moment - HALFWAY)),
    )


def _session(row: RowMapping, account: Account) -> Session:
    return Session(
        id=row["id"],
        account=account,
        device=row["device"],
        is_whole=row["is_whole"],
        begun_at=moment_of(row["begun_at"], row["id"]),
        seen_at=moment_of(row["seen_at"], row["id"]),
        confirmed_at=moment_of(row["confirmed_at"], row["id"]),
    )
