"""An archive as an earlier version of this software left it: the tables of then, with what they could hold."""

import sqlite3
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine


def take_back(archive: Path, migration: str) -> None:
    """Give a closed SQLite archive the tables of an earlier migration; what these had no room for is left out."""
    then = archive.with_name("then.db")
    engine = create_engine(f"sqlite:///{then}")
    with as_file(files("archive.record") / "migrations") as migrations, engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations))
        config.attributes["connection"] = connection
        command.upgrade(config, migration)
    engine.dispose()
    database = sqlite3.connect(then)
    database.execute("ATTACH ? AS now", (str(archive),))
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
    for (table,) in database.execute(query).fetchall():
        columns = ", ".join(f'"{row[1]}"' for row in database.execute(f"PRAGMA main.table_info({table})"))
        database.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")
    database.commit()
    database.close()
    then.replace(archive)
