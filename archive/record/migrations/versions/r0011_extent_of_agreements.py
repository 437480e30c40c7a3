"""How much of a source an agreement lets be read."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column; nobody said so of the agreements there already, so that they cover quotes only."""
    op.add_column("agreements", sa.Column("extent", sa.String(16), nullable=True))
