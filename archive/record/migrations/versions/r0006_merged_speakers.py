"""Speakers that were merged into another one; what the desk asks for of quotes and revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column and the indexes; nobody was merged yet."""
    op.add_column("speakers", sa.Column("merged_into", sa.String(16), nullable=True))
    op.create_index("ix_quotes_review", "quotes", ["review"])
    op.create_index("ix_tags_field", "tags", ["field"])
    op.create_index("ix_revisions_who", "revisions", ["who"], postgresql_using="hash")
    op.create_index("ix_revisions_action", "revisions", ["action"])
