"""The first tables of the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "archive",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("head_number", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive")),
    )
    op.create_table(
        "collections",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("description_html", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collections")),
        sa.UniqueConstraint("key", name=op.f("uq_collections_key")),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("broader_key", sa.String(length=80), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sa.UniqueConstraint("key", name=op.f("uq_places_key")),
    )
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revisions")),
    )
    op.create_index(op.f("ix_revisions_subject"), "revisions", ["subject"], unique=False)
    op.create_table(
        "slugs",
        sa.Column("noun", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("base", sa.String(length=80), nullable=False),
        sa.Column("suffix", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("noun", "slug", name=op.f("pk_slugs")),
    )
    op.create_index(op.f("ix_slugs_noun_base_suffix"), "slugs", ["noun", "base", "suffix"], unique=False)
    op.create_index(op.f("ix_slugs_record_id"), "slugs", ["record_id"], unique=False)
    op.create_table(
        "sources",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_note", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archived_url", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("note_html", sa.Text(), nullable=True),
        sa.Column("collection", sa.Text(), nullable=True),
        sa.Column("described_access", sa.String(length=16), nullable=False),
        sa.Column("described_access_reason", sa.Text(), nullable=True),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("access_reason", sa.Text(), nullable=True),
        sa.Column("accepted_by", sa.Text(), nullable=True),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("number", name=op.f("uq_sources_number")),
    )
    op.create_index(op.f("ix_sources_collection"), "sources", ["collection"], unique=False)
    op.create_table(
        "speakers",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
    )
    op.create_table(
        "names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.String(length=16), nullable=True),
        sa.Column("place_id", sa.String(length=16), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("script", sa.String(length=4), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(speaker_id IS NULL) <> (place_id IS NULL)", name=op.f("ck_names_one_owner")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_names_place_id_places")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.id"], name=op.f("fk_names_speaker_id_speakers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("place_id", "position", name=op.f("uq_names_place_id_position")),
        sa.UniqueConstraint("speaker_id", "position", name=op.f("uq_names_speaker_id_position")),
    )
    op.create_index(op.f("ix_names_form"), "names", ["form"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("source_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("original_sha256", sa.String(length=64), nullable=False),
        sa.Column("original_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("is_excerpt", sa.Boolean(), nullable=False),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_versions_source_id_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("original_sha256", name=op.f("uq_versions_original_sha256")),
        sa.UniqueConstraint("source_id", "number", name=op.f("uq_versions_source_id_number")),
    )
    op.create_table(
        "quotes",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("source_id", sa.String(length=16), nullable=False),
        sa.Column("version_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.String(length=16), nullable=True),
        sa.Column("attributed_name", sa.Text(), nullable=True),
        sa.Column("attributed_kind", sa.String(length=16), nullable=True),
        sa.Column("attributed_named", sa.Boolean(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.Column("attribution_spans", sa.Text(), nullable=True),
        sa.Column("attribution_certainty", sa.String(length=16), nullable=True),
        sa.Column("attribution_method", sa.Text(), nullable=True),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.Column("access", sa.String(length=16), nullable=False),
        sa.Column("access_reason", sa.Text(), nullable=True),
        sa.Column("nested", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_quotes_source_id_sources")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.id"], name=op.f("fk_quotes_speaker_id_speakers")),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_quotes_version_id_versions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("version_id", "number", name=op.f("uq_quotes_version_id_number")),
    )
    op.create_index(op.f("ix_quotes_source_id"), "quotes", ["source_id"], unique=False)
    op.create_index(op.f("ix_quotes_speaker_id"), "quotes", ["speaker_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quote_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_outbox_quote_id_quotes")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_outbox")),
    )
    op.create_table(
        "parts",
        sa.Column("quote_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_parts_quote_id_quotes")),
        sa.PrimaryKeyConstraint("quote_id", "position", name=op.f("pk_parts")),
    )
    op.create_table(
        "tags",
        sa.Column("quote_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("place_role", sa.String(length=16), nullable=True),
        sa.Column("place_key", sa.String(length=80), nullable=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=16), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["place_key"], ["places.key"], name=op.f("fk_tags_place_key_places")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_tags_quote_id_quotes")),
        sa.PrimaryKeyConstraint("quote_id", "position", name=op.f("pk_tags")),
    )
    op.create_index(op.f("ix_tags_place_key"), "tags", ["place_key"], unique=False)
