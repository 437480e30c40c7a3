"""Standings: in which later version of a source the words of a quote stand, too."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table; nothing was confirmed before."""
    op.create_table(
        "standings",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("quote_id", sa.String(16), nullable=False),
        sa.Column("version_id", sa.String(16), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_standings"),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name="fk_standings_quote_id_quotes"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_standings_version_id_versions"),
        sa.UniqueConstraint("quote_id", "version_id", name="uq_standings_quote_id_version_id"),
    )
    op.create_index("ix_standings_version_id", "standings", ["version_id"])
