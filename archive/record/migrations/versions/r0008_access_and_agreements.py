"""Embargoes, agreements, identities, redactions and content notes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns, empty in what is there already: nothing was decided yet."""
    op.create_table(
        "agreements",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("basis", sa.String(16), nullable=False),
        sa.Column("date", sa.Text()),
        sa.Column("party", sa.Text()),
        sa.Column("restrictions", sa.Text()),
        sa.Column("paper", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    for name in ("described_access_until", "access_until", "content_notes"):
        op.add_column("sources", sa.Column(name, sa.Text()))
    # Read alike by SQLite, which adds no constraint to a table that is there, and PostgreSQL.
    op.execute(
        "ALTER TABLE sources ADD COLUMN agreement_id VARCHAR(16) "
        "CONSTRAINT fk_sources_agreement_id_agreements REFERENCES agreements (id)"
    )
    for name in ("access_until", "content_notes"):
        op.add_column("quotes", sa.Column(name, sa.Text()))
    op.add_column("versions", sa.Column("redactions", sa.Text()))
    op.add_column("speakers", sa.Column("identity", sa.String(16)))
    op.add_column("speakers", sa.Column("public_name", sa.Text()))
