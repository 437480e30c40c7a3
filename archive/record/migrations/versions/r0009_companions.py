"""Relations between sources and between quotes, finding aids, essays, featured quotes, sketches."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the tables; the collections there already state no element of a finding aid."""
    op.create_table(
        "relations",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("noun", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("record_id", sa.String(16), nullable=False),
        sa.Column("other_id", sa.String(16), nullable=False),
        sa.Column("certainty", sa.String(16), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("translator", sa.Text(), nullable=True),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
    )
    op.create_index("ix_relations_record_id", "relations", ["record_id"])
    op.create_index("ix_relations_other_id", "relations", ["other_id"])
    op.create_table(
        "essays",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("collection", sa.String(80), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_essays"),
        sa.UniqueConstraint("slug", name="uq_essays_slug"),
    )
    op.create_index("ix_essays_collection", "essays", ["collection"])
    op.create_table(
        "featured",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("place", sa.String(80), nullable=False),
        sa.Column("quotes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_featured"),
        sa.UniqueConstraint("place", name="uq_featured_place"),
    )
    op.add_column("collections", sa.Column("aid", sa.Text(), nullable=True))
    op.create_table(
        "sketched",
        sa.Column("version_id", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_sketched_version_id_versions"),
        sa.PrimaryKeyConstraint("version_id", name="pk_sketched"),
    )
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_fingerprints_version_id_versions"),
        sa.PrimaryKeyConstraint("hash", "version_id", name="pk_fingerprints"),
    )
    op.create_index("ix_fingerprints_version_id", "fingerprints", ["version_id"])
