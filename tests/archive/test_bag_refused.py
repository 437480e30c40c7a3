"""A bag that is not whole, not ours or not sound is refused with its place and a remedy, before anything is written."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect

from archive.errors import ArchiveError, IntegrityError
from archive.preservation import layout
from archive.preservation.checking import check_bag
from archive.preservation.layout import BadBag
from archive.preservation.sealing import seal
from archive.record.storage.database import Database
from archive.verify import verify
from tests.accounts import new_record, put_in_public
from tests.bagging import bring_back, contents, export
from web import cli

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def good_bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag of two accounts, only ever copied."""
    home = tmp_path_factory.mktemp("good")
    record = new_record(home)
    for number in range(2):
        put_in_public(record, number)
    bag = export(record, home / "good.bag")
    record.close()
    return bag


@pytest.fixture
def bag(good_bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good_bag, tmp_path / "bag"))


def sealed(change: Spoil) -> Spoil:
    """The change, under manifests that agree with it."""

    def spoil(folder: Path) -> None:
        change(folder)
        seal(folder, {})

    return spoil


def edited(table: str, edit: Callable[[list[str]], list[str]]) -> Spoil:
    def change(folder: Path) -> None:
        path = folder / layout.rows_file(table)
        lines = path.read_bytes().decode().split("\n")[:-1]
        path.write_bytes("".join(line + "\n" for line in edit(lines)).encode())

    return change


def said(folder: Path, **changes: object) -> None:
    path = folder / layout.DESCRIPTION
    path.write_text(json.dumps(json.loads(path.read_bytes()) | changes))


def some(folder: Path, kind: str) -> Path:
    return sorted((folder / "data" / kind).iterdir())[0]


def counted(table: str, by: int) -> Spoil:
    """As if the bag said there were more rows."""

    def change(folder: Path) -> None:
        path = folder / layout.DESCRIPTION
        told = json.loads(path.read_bytes())
        for one in told["tables"]:
            one["rows"] += by if one["table"] == table else 0
        path.write_text(json.dumps(told))

    return change


def both(*changes: Spoil) -> Spoil:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def out_of_the_bag(folder: Path) -> None:
    (folder.parent / "bag-beside").write_text("mine")
    for algorithm in layout.ALGORITHMS:
        with (folder / f"manifest-{algorithm}.txt").open("a") as manifest:
            manifest.write(f"{'0' * 64}  ../bag-beside\n")


REFUSED: dict[str, tuple[Spoil, str]] = {
    "no bag": (lambda bag: (bag / layout.DESCRIPTION).unlink(), "no bag of an archive"),
    "no declaration": (lambda bag: (bag / "bagit.txt").unlink(), "bagit.txt"),
    "description is no JSON": (lambda bag: (bag / layout.DESCRIPTION).write_text("{"), "can't be read"),
    "description of another form": (lambda bag: said(bag, tables="all"), "can't be read"),
    "a changed text": (lambda bag: some(bag, "text").write_text("changed"), "does not hold"),
    "a changed letter": (lambda bag: _swap(some(bag, "originals")), "data/originals/"),
    "a changed readme": (lambda bag: (bag / "README.md").write_text("changed"), "does not hold"),
    "a missing file": (lambda bag: some(bag, "originals").unlink(), "name what is not there"),
    "an extra file": (lambda bag: (bag / "data" / "extra.txt").write_text("x"), "do not name"),
    "an extra tag file": (lambda bag: (bag / "extra.txt").write_text("x"), "do not name"),
    "a missing manifest": (lambda bag: (bag / "manifest-sha512.txt").unlink(), "not there"),
    "a symlink": (lambda bag: _link(some(bag, "text")), "neither a file nor a folder"),
    "a pipe": (lambda bag: os.mkfifo(bag / "data" / "pipe"), "neither a file nor a folder"),
    "a path out of the bag": (out_of_the_bag, "name what is not there|unsafe"),
    "an older bag": (
        lambda bag: (bag / "bagit.txt").write_text(
            "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
        ),
        "no BagIt 1.0 bag",
    ),
    "no oxum": (lambda bag: (bag / "bag-info.txt").write_text(""), "how large"),
    "a file of no bag": (
        sealed(lambda bag: (bag / "data" / "records" / "Extra.JSONL").write_text("")),
        "no bag of an archive has such a file",
    ),
    "files to fetch": (sealed(lambda bag: (bag / "fetch.txt").write_text("")), "do not name|such a file"),
    "a public bag": (sealed(lambda bag: said(bag, kind="public")), "public bag"),
    "a newer form": (sealed(lambda bag: said(bag, format=2)), "newer version"),
    "newer tables": (sealed(lambda bag: said(bag, schema="9999")), "newer version"),
    "tables out of the bag": (
        sealed(lambda bag: said(bag, tables=[{"table": "../../x", "rows": 0}])),
        "are not those in it",
    ),
    "another count": (sealed(counted("quotes", 1)), "rows of quotes"),
    "a line that is no JSON": (
        sealed(edited("quotes", lambda lines: [*lines[:-1], "{"])),
        r"quotes\.jsonl:4: a line is no JSON",
    ),
    "a line that is no record": (sealed(edited("quotes", lambda lines: [*lines[:-1], "[]"])), "no record"),
    "an id twice": (
        sealed(both(edited("quotes", lambda lines: [*lines, lines[-1]]), counted("quotes", 1))),
        "comes twice",
    ),
    "other columns": (
        sealed(edited("sources", lambda lines: [line.replace('"title":', '"titel":') for line in lines])),
        "other columns",
    ),
    "a broken chain": (
        sealed(
            edited(
                "revisions", lambda lines: [line.replace('"why":"added', '"why":"edited') for line in lines]
            )
        ),
        "broken at revision",
    ),
    "a chain without its end": (
        sealed(both(edited("revisions", lambda lines: lines[:-1]), counted("revisions", -1))),
        "broken at revision",
    ),
    "a text without a version": (
        sealed(lambda bag: (bag / layout.text_file("0" * 16)).write_text("x")),
        "not those that its versions name",
    ),
}


def _swap(path: Path) -> None:
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def _link(path: Path) -> None:
    path.rename(path.with_name("aside"))
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_bag_is_refused_before_anything_is_written(bag: Path, tmp_path: Path, what: str) -> None:
    spoil, told = REFUSED[what]
    spoil(bag)
    with pytest.raises(BadBag, match=told):
        check_bag(bag)
    home = tmp_path / "home"
    done = CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env={"TESTIMONY_HOME": str(home)})
    assert done.exit_code == 1 and isinstance(done.exception, ArchiveError)
    assert not home.exists() and not list(tmp_path.glob(".*"))


UNFIT: dict[str, tuple[Spoil, str]] = {
    "half a surrogate pair": (
        edited("names", lambda lines: [line.replace('"form":"', '"form":"\\ud800') for line in lines]),
        "does not fit",
    ),
    "a number without end": (
        edited(
            "names", lambda lines: [line.replace('"position":0', f'"position":{10**40}') for line in lines]
        ),
        "does not fit",
    ),
    "a value that is a list": (
        edited("names", lambda lines: [line.replace('"position":0', '"position":[0]') for line in lines]),
        "does not fit",
    ),
    "a reference to nothing": (
        edited(
            "quotes", lambda lines: [line.replace('"speaker_id":"', '"speaker_id":"zz') for line in lines]
        ),
        "rows do not fit|has problems",
    ),
    "a changed decision": (
        edited(
            "quotes",
            lambda lines: [line.replace('"review":"accepted"', '"review":"rejected"') for line in lines],
        ),
        "has problems: .*last revision",
    ),
    "changed words": (
        edited("parts", lambda lines: [line.replace("back road", "main road") for line in lines]),
        "has problems",
    ),
    "a value of another type": (
        edited("names", lambda lines: [line.replace('"position":0', '"position":"x"') for line in lines]),
        "does not fit|has problems",
    ),
}


@pytest.mark.parametrize("what", UNFIT)
def test_rows_that_disagree_with_their_proofs_are_not_restored(bag: Path, tmp_path: Path, what: str) -> None:
    spoil, told = UNFIT[what]
    sealed(spoil)(bag)
    home = tmp_path / "home"
    done = CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env={"TESTIMONY_HOME": str(home)})
    assert isinstance(done.exception, IntegrityError), done.exception
    assert re.search(told, str(done.exception))
    assert not home.exists() and not list(tmp_path.glob(".*"))


def test_what_the_audit_found_can_be_restored_as_it_was(bag: Path, tmp_path: Path) -> None:
    sealed(UNFIT["a changed decision"][0])(bag)
    home = tmp_path / "home"
    done = CliRunner().invoke(
        cli.testimony, ["import", "bag", "--despite-findings", str(bag)], env={"TESTIMONY_HOME": str(home)}
    )
    assert done.exit_code == 0 and "last revision" in done.stdout


def test_a_folder_with_something_in_it_is_not_restored_to(bag: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    done = CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env={"TESTIMONY_HOME": str(home)})
    assert done.exit_code == 1 and "new or empty" in str(done.exception)
    assert contents(home) == {"letter.txt": b"mine"}


def test_an_archive_goes_into_another_database_in_one_transaction(bag: Path, tmp_path: Path) -> None:
    database = tmp_path / "elsewhere.db"
    env = {"TESTIMONY_HOME": str(tmp_path / "home"), "TESTIMONY_DATABASE_URL": f"sqlite:///{database}"}
    assert CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env=env).exit_code == 0
    again = CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env=env)
    assert again.exit_code == 1 and "already" in str(again.exception)


@pytest.mark.parametrize("schema", ["0002", "0003"])
def test_a_bag_of_older_tables_is_brought_to_the_newest(bag: Path, tmp_path: Path, schema: str) -> None:
    """As an earlier version of the record would have written it: with the tables and columns of its time."""
    known = columns_at(schema, tmp_path / "older.db")
    told = json.loads((bag / layout.DESCRIPTION).read_bytes())
    for table in [one["table"] for one in told["tables"]]:
        path = bag / layout.rows_file(table)
        if table not in known:
            path.unlink()
            continue
        rows = [json.loads(line) for line in path.read_bytes().splitlines()]
        kept = [{name: value for name, value in row.items() if name in known[table]} for row in rows]
        path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept).encode())
    said(bag, schema=schema, tables=[one for one in told["tables"] if one["table"] in known])
    seal(bag, {})
    restored = bring_back(bag, tmp_path / "home")
    assert verify(restored).ok
    assert len(restored.sources()) == 2
    restored.close()


def columns_at(schema: str, file: Path) -> dict[str, set[str]]:
    """The columns of each table as they were at a migration."""
    database = Database(f"sqlite:///{file}")
    with database.writing() as connection:
        database._upgrade(connection, schema)
        inspector = inspect(connection)
        return {
            table: {column["name"] for column in inspector.get_columns(table)}
            for table in inspector.get_table_names()
        }


def test_what_is_in_no_form_of_the_tables_is_refused(bag: Path, tmp_path: Path) -> None:
    sealed(lambda folder: said(folder, schema="0001"))(bag)
    with pytest.raises(IntegrityError, match="does not fit"):
        bring_back(bag, tmp_path / "home")


def test_a_restored_archive_is_served(bag: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    env = {"TESTIMONY_HOME": str(home)}
    assert CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env=env).exit_code == 0
    assert CliRunner().invoke(cli.testimony, ["reindex"], env=env).exit_code == 0
    found = CliRunner().invoke(cli.testimony, ["search", "back road"], env=env)
    assert "We left by the back road" in found.stdout
    assert (home / "archive.db").stat().st_mode & 0o077 == 0


def test_a_kill_in_the_middle_of_an_import_leaves_nothing(bag: Path, tmp_path: Path) -> None:
    program = (
        "import os, signal, sys, archive.preservation.restoring as restoring\n"
        "restoring.verify = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from web.cli import testimony\n"
        "testimony(['import', 'bag', sys.argv[1]])\n"
    )
    home = tmp_path / "home"
    environment = os.environ | {"TESTIMONY_HOME": str(home)}
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", program, str(bag)], cwd=root, env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not home.exists()
    env = {"TESTIMONY_HOME": str(home)}
    assert CliRunner().invoke(cli.testimony, ["import", "bag", str(bag)], env=env).exit_code == 0
    assert not list(tmp_path.glob(".*"))
