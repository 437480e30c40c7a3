"""Alembic's entry: migrates on the connection, and in the transaction, that the record hands over."""

from alembic import context

from archive.record.schema.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
