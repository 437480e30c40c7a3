"""The moments of quotes in a recording, where the recording lies, and the turns of a version's transcript."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add columns and table; what is there already has no recording."""
    op.add_column("quotes", sa.Column("start_seconds", sa.Float(), nullable=True))
    op.add_column("quotes", sa.Column("end_seconds", sa.Float(), nullable=True))
    op.add_column("versions", sa.Column("media_url", sa.Text(), nullable=True))
    op.add_column("versions", sa.Column("transcript_sha256", sa.String(64), nullable=True))
    op.create_table(
        "transcripts",
        sa.Column("version_id", sa.String(16), primary_key=True),
        sa.Column("transcript", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_transcripts_version_id_versions"),
    )
