"""A plugin for pytest, `-p tests.on_postgres`: every archive of a test lies on a PostgreSQL server.

TESTIMONY_TEST_POSTGRES is the address of a server where databases may be made; each SQLite file that a test asks
for becomes a database there. Tests marked ``of_sqlite`` are left out: they look into the file themselves.
"""

import hashlib
import os
from collections.abc import Iterable

import psycopg
import pytest

from archive.record.storage.database import Database

SERVER = os.environ["TESTIMONY_TEST_POSTGRES"].rstrip("/")
_opened = Database.__init__


def _on_server(self: Database, url: str) -> None:
    if url.startswith("sqlite:///"):
        name = f"archive_{hashlib.sha256(url.encode()).hexdigest()[:20]}"
        with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
                server.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
        url = f"{SERVER}/{name}"
    _opened(self, url)


Database.__init__ = _on_server  # type: ignore[method-assign]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what looks into a SQLite file."""
    left_out = [item for item in items if item.get_closest_marker("of_sqlite")]
    _deselect(config, items, left_out)


def _deselect(config: pytest.Config, items: list[pytest.Item], left_out: Iterable[pytest.Item]) -> None:
    gone = {*left_out}
    config.hook.pytest_deselected(items=[*gone])
    items[:] = [item for item in items if item not in gone]
