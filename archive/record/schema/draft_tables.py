"""The table of drafts: what an archivist has begun and not yet taken in. They are no record."""

from sqlalchemy import Column, LargeBinary, Table, Text

from archive.record.schema.tables import Id, Moment, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", Id, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("fields", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
)
