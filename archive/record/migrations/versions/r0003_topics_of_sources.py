"""What a source tells of, by the keys of the controlled list."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; the sources there already have no topics."""
    op.add_column("sources", sa.Column("topics", sa.Text(), nullable=True))
