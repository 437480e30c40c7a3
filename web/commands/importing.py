"""Restore an archive: `testimony import`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from archive.errors import RecordUnavailable, visible
from archive.folders import FolderKind, replacing, workshop
from archive.preservation.backup import BACKUP, bring_back
from archive.preservation.checking import CheckedBag, check_bag
from archive.preservation.restoring import restore, unsound
from archive.preservation.tarring import unpack
from archive.verify import Report
from web.settings import Settings

HOME = FolderKind(noun="archive", marker="archive.restored", mode=0o700)


@click.group(name="import")
def import_() -> None:
    """Make an archive again from what was exported or backed up.

    \b
    Example:
      TESTIMONY_HOME=~/restored testimony import bag copy.bag
    """


@import_.command()
@click.option(
    "--despite-findings", is_flag=True, help="Restore also what the audit finds wrong, as it was exported."
)
@click.argument("folder", type=click.Path(path_type=Path))
def bag(folder: Path, despite_findings: bool) -> None:
    """Restore the archive in a preservation bag to $TESTIMONY_HOME, which must be new or empty.

    Every file is held against the bag's checksums, and the chain of revisions against itself, before anything
    is written; the audit proves the restored archive before it is switched in. The index is built at the
    first `testimony serve` or `testimony reindex`.

    \b
    Example:
      TESTIMONY_HOME=~/restored testimony import bag copy.bag
    """
    settings = Settings.from_environment()
    _tell(settings, _restored(check_bag(folder), settings, despite_findings))


@import_.command()
@click.option("--despite-findings", is_flag=True, help="Restore also what the audit finds wrong.")
@click.argument("source", metavar="FOLDER|FILE.tar", type=click.Path(path_type=Path))
def backup(source: Path, despite_findings: bool) -> None:
    """Bring a backup back to $TESTIMONY_HOME, which must be new or empty.

    The backup is compared with its checksums, and the audit proves the restored archive before it is switched
    in. The index is built at the first `testimony serve` or `testimony reindex`.

    \b
    Example:
      TESTIMONY_HOME=~/restored testimony import backup /backups/testimony-monday
    """
    settings = Settings.from_environment()
    if settings.database_url is not None:
        raise RecordUnavailable(
            "a backup is restored to a folder",
            where="TESTIMONY_DATABASE_URL",
            remedy="Unset it; to move an archive into another database, export a bag and import that.",
        )
    _refuse_if_full(settings.home)
    with replacing(settings.home, HOME) as fresh, _unpacked(source, settings.home) as folder:
        report = bring_back(folder, fresh)
        if not report.ok and not despite_findings:
            raise unsound(report, "backup")
    _tell(settings, report)


@contextmanager
def _unpacked(source: Path, home: Path) -> Iterator[Path]:
    if source.is_dir():
        yield source
        return
    with workshop(home.with_name(f"{home.name}.unpacked"), BACKUP) as room:
        folder = room / "backup"
        folder.mkdir(mode=0o700)
        unpack(source, folder)
        yield folder


def _restored(checked: CheckedBag, settings: Settings, despite_findings: bool) -> Report:
    if settings.database_url is not None:
        # One transaction of the database holds all; originals that nothing names do no harm.
        return restore(
            checked,
            settings.effective_database_url,
            settings.originals_directory,
            despite_findings=despite_findings,
        )
    _refuse_if_full(settings.home)
    with replacing(settings.home, HOME) as fresh:
        url = f"sqlite:///{(fresh / 'archive.db').absolute()}"
        return restore(checked, url, fresh / "originals", despite_findings=despite_findings)


def _refuse_if_full(home: Path) -> None:
    if home.is_dir() and any(home.iterdir()):
        raise RecordUnavailable(
            "an archive is restored to a new or empty folder",
            where=str(home),
            remedy="Set TESTIMONY_HOME to another folder.",
        )


def _tell(settings: Settings, report: Report) -> None:
    for finding in report.findings:
        click.echo(visible(str(finding)))
    click.echo(f"The archive is in {settings.home}. {report.summary}", err=True)
