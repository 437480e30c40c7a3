"""How many quotes there are about which the same was decided: what the gate is asked once for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from archive.model import Access, Form, Review
from archive.record.schema.columns import readable_access, readable_form, readable_review
from archive.record.schema.tables import quotes, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSource:
    """What was decided about the source of some quotes."""

    access: Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Some quotes, by nothing but what was decided about them."""

    access: Access
    review: Review
    form: Form
    source: OfSource
    count: int


def decided_alike(connection: Connection) -> Iterator[Alike]:
    """Every quote of the record, those that can't be read too: one statement, one row for each difference."""
    decided = (
        sources.c.access.label("of_source"),
        sources.c.access_until.label("of_source_until"),
        quotes.c.access,
        quotes.c.access_until,
        quotes.c.review,
        quotes.c.form,
    )
    counted = select(*decided, func.count().label("quotes"))
    query = counted.join_from(quotes, sources, quotes.c.source_id == sources.c.id).group_by(*decided)
    for row in connection.execute(query).mappings():
        source = Access(status=readable_access(row["of_source"]), until=row["of_source_until"])
        yield Alike(
            access=Access(status=readable_access(row["access"]), until=row["access_until"]),
            review=readable_review(row["review"]),
            form=readable_form(row["form"]),
            source=OfSource(access=source),
            count=row["quotes"],
        )
