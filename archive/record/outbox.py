"""The outbox: which quotes may look different since when, for whoever keeps an index of them."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from archive.record import tables


def announce(connection: Connection, quote_ids: Iterable[str]) -> None:
    """Note, in the transaction that changed them, that these quotes may look different now."""
    last = head(connection)
    rows = [{"number": n, "quote_id": quote_id} for n, quote_id in enumerate(quote_ids, start=last + 1)]
    if rows:
        connection.execute(insert(tables.outbox), rows)


def head(connection: Connection) -> int:
    """The number of the newest entry, 0 where there is none."""
    return connection.execute(select(func.max(tables.outbox.c.number))).scalar() or 0


def entries(connection: Connection, *, after: int, limit: int) -> tuple[tuple[int, str], ...]:
    """Entries numbered above ``after``, in order, at most ``limit``: (number, quote id)."""
    table = tables.outbox
    query = select(table.c.number, table.c.quote_id).where(table.c.number > after)
    rows = connection.execute(query.order_by(table.c.number).limit(limit))
    return tuple((row.number, row.quote_id) for row in rows)
