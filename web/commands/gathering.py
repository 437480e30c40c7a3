"""Make an archive and add accounts to it: `testimony init`, `testimony add`."""

import getpass
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from archive.attesting import join
from archive.describing import described, without_proposed
from archive.errors import ArchiveError, visible
from archive.formats.collection import FILE_NAME as COLLECTION_FILE
from archive.formats.markdown import complaint
from archive.formats.reading.text_encoding import is_guess
from archive.formats.registry import SUFFIXES
from archive.intake import Outcome, add_files
from archive.model import AccessStatus, Document, SourceKind
from web.commands.dry_run import foretell
from web.commands.likeness import check_joinable, told
from web.opened import opened
from web.serving.shipped import add_shipped
from web.settings import Settings


@click.command()
@click.option("--empty", is_flag=True, help="Without the collection shipped with the project.")
def init(empty: bool) -> None:
    """Make an archive in $TESTIMONY_HOME, with the shipped collection.

    Safe to run again: what is there stays, what is there already is not added twice.

    \b
    Example:
      TESTIMONY_HOME=~/archive testimony init
    """
    settings = Settings.from_environment()
    with opened(settings, create=True) as archive:
        added = 0 if empty else add_shipped(archive)
        archive.index.drain()
    click.echo(f"The archive is in {settings.home} ({added} sources added).", err=True)


class NothingToAdd(ArchiveError):
    """A folder without a file that can be read."""


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", "who", metavar="NAME", help="Who adds it (default: your account's name).")
@click.option(
    "--publish", is_flag=True, help="Accept what is proposed and open it to the public; you answer for it."
)
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and record nothing.")
@click.option("--title", help="Title, where the file gives none.")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="What sort of source.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When: 2023, 2023-09 or 2023-09-27.")
@click.option("--url", help="Where it was published.")
@click.option("--lang", "language", help="Its language, as a BCP 47 tag (en, hy, ru).")
@click.option("--recording", metavar="URL", help="Where its recording lies; for one file that does not say.")
@click.option(
    "--as-attestation-of", "original", metavar="SOURCE", help="It is a copy of this source; one file only."
)
def add(
    paths: tuple[Path, ...],
    who: str | None,
    publish: bool,
    dry_run: bool,
    recording: str | None,
    original: str | None,
    **said: str | None,
) -> None:
    """Add accounts: texts, web pages, Word documents, PDFs, transcripts, quote sheets (docs/formats.md).

    The quotes found are proposals, and the source is closed, until an archivist decides: either here with
    --publish, or in the file's front matter, or later with `testimony access`. A folder adds every such file
    in it. What a file says of itself gives way to the options; nothing is fetched.

    \b
    Example:
      testimony add --by "A. Archivist" --publisher Reuters --published 2023-09-27 article.txt
      testimony add --dry-run interview.pdf
    """
    who = who or getpass.getuser()
    describe = partial(_described, said=said, accepted_by=who if publish else None, recording=recording)
    found = _found(paths)
    if recording is not None and len(found) != 1:
        raise click.UsageError("--recording goes with one file.")
    if original is not None and len(found) != 1:
        raise click.UsageError("--as-attestation-of goes with one file.")
    refused = foretell(found, describe) if dry_run else _add(found, who, describe, original)
    sys.exit(1 if refused else 0)


def _found(paths: Sequence[Path]) -> list[Path]:
    for folder in paths:
        if folder.is_dir() and not _files_in(folder):
            raise NothingToAdd(
                "no file here that can be read; folders within are not looked into",
                where=str(folder),
                remedy=f"Name the files, or a folder with files in {', '.join(sorted(SUFFIXES))}.",
            )
    return [file for path in paths for file in (_files_in(path) if path.is_dir() else (path,))]


def _add(
    found: Sequence[Path], who: str, describe: Callable[[Document], Document], original: str | None
) -> int:
    """Returns how many were not added."""
    refused = 0
    with opened(Settings.from_environment()) as archive:
        if original is not None:
            check_joinable(archive.record, original)
        outcomes = add_files(archive.record, found, who=who, describe=describe)
        with _progress(outcomes, len(found)) as bar:
            for outcome in bar:
                refused += not outcome.added
                click.echo(_told(outcome), err=not outcome.added)
                for remark in outcome.remarks:
                    click.echo(visible(f"  note: {remark}"))
                if outcome.added and original is not None:
                    join(archive.record, outcome.added.source_id, original, outcome.like, who=who)
                elif outcome.added:
                    for line in told(archive.record, outcome.like, outcome.added.source_id):
                        click.echo(line)
        archive.index.drain()
    return refused


def _progress(outcomes: Iterable[Outcome], length: int) -> AbstractContextManager[Iterable[Outcome]]:
    hidden = not sys.stderr.isatty()
    return click.progressbar(outcomes, length=length, label="Adding", file=sys.stderr, hidden=hidden)


def _files_in(folder: Path) -> Sequence[Path]:
    """The files of a folder that can be read, in order of name; a collection's own description is not one."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.name != COLLECTION_FILE)


def _recorded(document: Document, recording: str | None) -> Document:
    """The document with where its recording lies. Raises ArchiveError for what is no address."""
    if recording is None or document.media_url is not None:
        return document
    if wrong := complaint("url", recording):
        raise ArchiveError(f"“--recording” {wrong}", where=document.original_name)
    return replace(document, media_url=recording)


def _described(
    document: Document, said: dict[str, str | None], accepted_by: str | None, recording: str | None
) -> Document:
    """The document with what the command line says of it where the file itself says nothing.

    Raises Problems of WrongField, and ArchiveError where the file decides on access itself: nothing it closes
    is opened by the way.
    """
    document = described(document, {key: value for key, value in said.items() if value})
    metadata = document.metadata
    if accepted_by and "access" in document.stated:
        raise ArchiveError(
            f"the file itself says who may see it (access: {document.metadata.access})",
            where=document.original_name,
            remedy="Leave --publish out; change that line, or decide later with testimony access.",
        )
    if accepted_by and is_guess(document.media_type):
        raise ArchiveError(
            "it is not in UTF-8, its encoding is a guess, and nothing is published unseen on a guess",
            where=document.original_name,
            remedy="Save it as UTF-8 and add that; or leave --publish out, look at it, and decide then.",
        )
    if accepted_by:
        document = without_proposed(document)
        metadata = replace(
            document.metadata,
            access=AccessStatus.OPEN,
            accepted_by=document.metadata.accepted_by or accepted_by,
        )
    return replace(_recorded(document, recording), metadata=metadata)


def _told(outcome: Outcome) -> str:
    added = outcome.added
    if added is None:
        return str(outcome.duplicate or outcome.problem)
    records = f"{added.records} quote{'' if added.records == 1 else 's'}"
    state = " accepted" if added.accepted else " proposed, not public"
    if added.accepted and added.waiting:
        state = f", {added.records - added.waiting} accepted"
    told = visible(f"{outcome.path}: source {added.source_id}, {records}{state}.")
    if added.withheld:
        told += (
            f" {added.withheld} of what it holds came in closed: the same words are withheld here already."
        )
    if added.by_minors:
        stay = "stays" if added.by_minors == 1 else "stay"
        told += (
            f" {added.by_minors} of them {stay} proposed: the speaker is, or may be, under age. Decide on"
            f" each with `testimony decide`; `testimony show {added.source_id}` lists them."
        )
    return told
