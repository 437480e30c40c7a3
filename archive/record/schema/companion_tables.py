"""The tables of what stands beside sources and quotes: relations, essays, featured quotes, sketches."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text

from archive.record.schema.tables import LONGEST_KEY, Id, Term, metadata

relations = Table(
    "relations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("noun", Term, nullable=False),
    Column("kind", Term, nullable=False),
    # No foreign keys: a file may name a source that comes in after it.
    Column("record_id", Id, nullable=False, index=True),
    Column("other_id", Id, nullable=False, index=True),
    Column("certainty", Term, nullable=False),
    Column("method", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("translator", Text),
    Column("retracted", Boolean, nullable=False),
)

essays = Table(
    "essays",
    metadata,
    Column("id", Id, primary_key=True),
    Column("slug", String(LONGEST_KEY), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("written", Text),
    Column("language", Text),
    Column("collection", String(LONGEST_KEY)),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("is_public", Boolean, nullable=False),
    Index(None, "collection"),
)

featured = Table(
    "featured",
    metadata,
    Column("id", Id, primary_key=True),
    Column("place", String(LONGEST_KEY), nullable=False, unique=True),
    Column("quotes", Text, nullable=False),
)

sketched = Table(
    "sketched",
    metadata,
    Column("version_id", Id, ForeignKey("versions.id"), primary_key=True),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version_id", Id, ForeignKey("versions.id"), primary_key=True),
    Index(None, "version_id"),
)
