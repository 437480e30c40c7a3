"""Take in what archivists wrote about what is here: `testimony describe`."""

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from archive.companion_files import describe_collection, write_essay
from archive.errors import ArchiveError, UnreadableFile, visible
from archive.formats.collection import FILE_NAME as COLLECTION_FILE
from archive.formats.essay import FOLDER as ESSAYS
from archive.record.store import Record
from web.opened import opened
from web.settings import Settings


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", "who", metavar="NAME", help="Who wrote it (default: your account's name).")
@click.option("--why", default="described", help="Why, kept with the revision.")
def describe(paths: tuple[Path, ...], who: str | None, why: str) -> None:
    """Take in the descriptions of collections, and essays.

    A folder: its collection.md and the essays in its folder essays/. A file: an essay, or a collection.md.
    What has not changed is left as it is.

    \b
    Example:
      testimony describe corpus/collections/karabakh-2023 --by "A. Archivist"
    """
    who = who or getpass.getuser()
    refused = 0
    with opened(Settings.from_environment()) as archive:
        for path in (file for given in paths for file in _files_of(given)):
            try:
                click.echo(visible(f"{path}: {_taken_in(archive.record, path, who, why)}."))
            except ArchiveError as problem:
                refused += 1
                click.echo(_located(problem, path), err=True)
    sys.exit(1 if refused else 0)


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = [path / COLLECTION_FILE, *sorted((path / ESSAYS).glob("*.md"))]
    files = [file for file in found if file.is_file()]
    if not files:
        raise UnreadableFile(
            f"no {COLLECTION_FILE} and no {ESSAYS}/*.md here",
            where=str(path),
            remedy="Name a collection's folder, or the file itself.",
        )
    yield from files


def _taken_in(record: Record, path: Path, who: str, why: str) -> str:
    before = record.head()
    if path.name == COLLECTION_FILE:
        told = f"collection “{describe_collection(record, path, who=who, why=why).title}”"
    else:
        essay = write_essay(record, path, who=who, why=why)
        told = f"essay “{essay.title}”, {'public' if essay.is_public else 'a draft'}"
    return told if record.head() != before else f"{told}, unchanged"


def _located(problem: ArchiveError, path: Path) -> str:
    told = str(problem)
    return told if told.startswith(str(path)) else visible(f"{path}: {told}")
