"""What the audit needs to see every change, slugs that lead nowhere, and an index that holds long names."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; entries there already count as told of everything up to now."""
    op.add_column(
        "archive", sa.Column("outbox_head", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("outbox", sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("slugs", sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE outbox SET revision = (SELECT head_number FROM archive)")
    op.execute("UPDATE archive SET outbox_head = (SELECT coalesce(max(number), 0) FROM outbox)")
    op.drop_index("ix_names_form", table_name="names")
    op.create_index("ix_names_form", "names", ["form"], unique=False, postgresql_using="hash")
