"""Copy the archive to go on with after a loss: `testimony backup`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.errors import RecordUnavailable, visible
from archive.folders import UnfitFolder, replacing
from archive.preservation.backup import BACKUP, back_up
from archive.preservation.tarring import write_tar
from archive.record.store import Record
from archive.verify import Report
from web.opened import opened
from web.settings import Settings

TAR = ".tar"


@click.command()
@click.argument("target", metavar="FOLDER|FILE.tar", type=click.Path(path_type=Path))
def backup(target: Path) -> None:
    """Copy record, accounts and originals as of one moment, while the site goes on, and prove the copy.

    FOLDER is new, empty, or an earlier backup, which stands until the new one is whole. The copy holds
    everything, closed and withdrawn words and the accounts' secrets included: encrypt it. Exit code 1 where
    the audit of the copy finds a problem; the copy is kept all the same. `testimony import backup` brings it
    back.

    \b
    Example:
      testimony backup /backups/testimony-monday
    """
    with opened(Settings.from_environment()) as archive:
        report = _backed_up(archive.record, target)
    for finding in report.findings:
        click.echo(visible(str(finding)))
    click.echo(f"The backup is {target}. {report.summary}", err=True)
    sys.exit(0 if report.ok else 1)


def _backed_up(record: Record, target: Path) -> Report:
    now = datetime.now(UTC)
    if record.database_file is None:
        raise RecordUnavailable(
            "this archive's database is kept by a server",
            remedy="Back it up by the server's own means (pg_dump), then copy the originals; "
            "or write `testimony export bag`, which reads one moment of it.",
        )
    if target.suffix != TAR:
        with replacing(target, BACKUP) as fresh:
            return back_up(record, fresh, now)
    if target.exists() and not target.is_file():
        raise UnfitFolder(
            "there is something that is no file", where=str(target), remedy="Name another file."
        )
    return write_tar(target, lambda folder: back_up(record, folder, now))
