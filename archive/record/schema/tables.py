"""The tables of the record, as SQLAlchemy Core sees them; ``docs/data-model.md`` explains each.

Types and constraints are kept to what every SQL database shares. Moments are ISO 8601 text in UTC and spans
are text (``3:17 20:25``): they are hashed and audited as they stand, so no driver may reshape them.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from archive.ids import ID_LENGTH

SCHEMA = "0011"
"""The migration these tables correspond to; ``Record.open`` migrates an older archive."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Id = String(ID_LENGTH)
Digest = String(64)
Moment = String(27)
Term = String(16)
"""A value of one of the model's enumerations."""
LONGEST_KEY = 80
"""Of a place in the gazetteer and of a collection's folder, and the longest slug before its number."""

archive = Table(
    "archive",
    metadata,
    Column("id", Id, primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("head_number", Integer, nullable=False),
    Column("head_hash", Digest, nullable=False),
    Column("outbox_head", Integer, nullable=False, server_default="0"),
)

collections = Table(
    "collections",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(LONGEST_KEY), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("description_html", Text, nullable=False),
    Column("aid", Text),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("basis", Term, nullable=False),
    Column("date", Text),
    Column("party", Text),
    Column("restrictions", Text),
    Column("paper", Text),
    Column("extent", Term),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("slug", String(100), nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", Term, nullable=False),
    Column("publisher", Text),
    Column("author", Text),
    Column("published", Text),
    Column("published_note", Text),
    Column("url", Text),
    Column("archived_url", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("rights", Text),
    Column("note", Text),
    Column("note_html", Text),
    Column("collection", Text, index=True),
    Column("topics", Text),
    Column("described_access", Term, nullable=False),
    Column("described_access_reason", Text),
    Column("described_access_until", Text),
    Column("access", Term, nullable=False),
    Column("access_reason", Text),
    Column("access_until", Text),
    Column("agreement_id", Id, ForeignKey("agreements.id")),
    Column("content_notes", Text),
    Column("accepted_by", Text),
    Column("added_by", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source_id", Id, ForeignKey("sources.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Digest, nullable=False),
    Column("original_sha256", Digest, nullable=False, unique=True),
    Column("original_name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("is_excerpt", Boolean, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("redactions", Text),
    Column("added_by", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("media_url", Text),
    Column("transcript_sha256", Digest),
    UniqueConstraint("source_id", "number"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("slug", String(100), nullable=False),
    Column("kind", Term, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("merged_into", Id),
    Column("identity", Term),
    Column("public_name", Text),
)

places = Table(
    "places",
    metadata,
    Column("id", Id, primary_key=True),
    Column("slug", String(100), nullable=False),
    Column("key", String(LONGEST_KEY), nullable=False, unique=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("broader_key", String(LONGEST_KEY)),
    Column("country", String(2)),
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("speaker_id", Id, ForeignKey("speakers.id")),
    Column("place_id", Id, ForeignKey("places.id")),
    Column("position", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("language", Text),
    Column("script", String(4)),
    Column("is_primary", Boolean, nullable=False),
    CheckConstraint("(speaker_id IS NULL) <> (place_id IS NULL)", name="one_owner"),
    UniqueConstraint("speaker_id", "position"),
    UniqueConstraint("place_id", "position"),
    # A hash: a long name has no room in an ordered index of PostgreSQL.
    Index(None, "form", postgresql_using="hash"),
)

quotes = Table(
    "quotes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source_id", Id, ForeignKey("sources.id"), nullable=False, index=True),
    Column("version_id", Id, ForeignKey("versions.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("form", Term, nullable=False),
    Column("kind", Term, nullable=False),
    Column("language", Text),
    Column("speaker_id", Id, ForeignKey("speakers.id"), index=True),
    Column("attributed_name", Text),
    Column("attributed_kind", Term),
    Column("attributed_named", Boolean),
    Column("mention", Text),
    Column("attribution_spans", Text),
    Column("attribution_certainty", Term),
    Column("attribution_method", Text),
    Column("review", Term, nullable=False, index=True),
    Column("access", Term, nullable=False),
    Column("access_reason", Text),
    Column("access_until", Text),
    Column("content_notes", Text),
    Column("nested", Text, nullable=False),
    Column("start_seconds", Float),
    Column("end_seconds", Float),
    UniqueConstraint("version_id", "number"),
)

parts = Table(
    "parts",
    metadata,
    Column("quote_id", Id, ForeignKey("quotes.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("quote_id", Id, ForeignKey("quotes.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("field", Term, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("place_role", Term),
    Column("place_key", String(LONGEST_KEY), ForeignKey("places.key"), index=True),
    Column("spans", Text, nullable=False),
    Column("certainty", Term, nullable=False),
    Column("method", Text, nullable=False),
)

slugs = Table(
    "slugs",
    metadata,
    Column("noun", Term, primary_key=True),
    Column("slug", String(100), primary_key=True),
    Column("base", String(LONGEST_KEY), nullable=False),
    Column("suffix", Integer, nullable=False),
    Column("record_id", Id, nullable=False),
    Column("retired", Boolean, nullable=False, server_default=false()),
    Index(None, "noun", "base", "suffix"),
    Index(None, "record_id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("subject", String(40), nullable=False, index=True),
    Column("action", String(40), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("previous_hash", Digest, nullable=False),
    Column("hash", Digest, nullable=False),
    # A hash: as for names.
    Index(None, "who", postgresql_using="hash"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("quote_id", Id, ForeignKey("quotes.id"), nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
)
