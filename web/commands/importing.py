"""Restore an archive: `testimony import`."""

from pathlib import Path

import click

from archive.errors import RecordUnavailable, visible
from archive.folders import FolderKind, replacing
from archive.preservation.checking import CheckedBag, check_bag
from archive.preservation.restoring import restore
from archive.verify import Report
from web.settings import Settings

HOME = FolderKind(noun="archive", marker="archive.restored", mode=0o700)


@click.group(name="import")
def import_() -> None:
    """Make an archive again from what was exported.

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
    report = _restored(check_bag(folder), settings, despite_findings)
    for finding in report.findings:
        click.echo(visible(str(finding)))
    click.echo(f"The archive is in {settings.home}. {report.summary}", err=True)


def _restored(checked: CheckedBag, settings: Settings, despite_findings: bool) -> Report:
    if settings.database_url is not None:
        # One transaction of the database holds all; originals that nothing names do no harm.
        return restore(
            checked,
            settings.effective_database_url,
            settings.originals_directory,
            despite_findings=despite_findings,
        )
    if settings.home.is_dir() and any(settings.home.iterdir()):
        raise RecordUnavailable(
            "an archive is restored to a new or empty folder",
            where=str(settings.home),
            remedy="Set TESTIMONY_HOME to another folder.",
        )
    with replacing(settings.home, HOME) as fresh:
        url = f"sqlite:///{(fresh / 'archive.db').absolute()}"
        return restore(checked, url, fresh / "originals", despite_findings=despite_findings)
