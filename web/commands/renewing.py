"""Sources that changed since they were taken in: `testimony renew`, `testimony drift`."""

import getpass
import json
import sys
from pathlib import Path

import click

from archive.comparison import source_named
from archive.drift.sources import SourceDrift, confirm, drifted, renew as renewed
from archive.drift.telling import as_json, lines
from archive.errors import visible
from archive.formats.registry import read
from web.opened import opened
from web.settings import Settings


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--why", default="taken in again", show_default=True, help="Why; kept with the revision.")
@click.option("--by", "who", metavar="NAME", help="Who takes it in (default: your account's name).")
def renew(source: str, file: Path, why: str, who: str | None) -> None:
    """Take a source in again as it is now, as one more version, and tell what became of its quotes.

    SOURCE is its id or slug, FILE a copy of it as it is today. Quotes stay with the version in which they
    were found: nothing about them is changed.

    \b
    Example:
      testimony renew houses-left-behind saved-again.html
    """
    document = read(file)
    with opened(Settings.from_environment()) as archive:
        source_id = source_named(archive.record, source).id
        drift = renewed(archive.record, source_id, document, who=who or getpass.getuser(), why=why)
    _print(drift)


@click.command()
@click.argument("source", metavar="[SOURCE]", required=False)
@click.option("--json", "in_json", is_flag=True, help="One JSON object a line for each source.")
@click.option("--accept", is_flag=True, help="Confirm that quotes found letter by letter stand there, too.")
@click.option("--why", help="Why they are confirmed; kept with the revision.")
@click.option("--by", "who", metavar="NAME", help="Who confirms it (default: your account's name).")
def drift(source: str | None, in_json: bool, accept: bool, why: str | None, who: str | None) -> None:
    """Tell of each quote whether its words still stand in the newest version of its source.

    Without SOURCE, of every source that was taken in again. Exit code 1 where words changed or are missing.

    \b
    Example:
      testimony drift
      testimony drift houses-left-behind --accept --why "compared with the page of 3 May"
    """
    if accept and not (source and why):
        raise click.UsageError("--accept needs a SOURCE and --why.")
    has_losses = False
    with opened(Settings.from_environment()) as archive:
        source_id = source_named(archive.record, source).id if source else None
        for found in drifted(archive.record, source_id):
            if accept and why:
                count = confirm(archive.record, found, who=who or getpass.getuser(), why=why)
                click.echo(f"{count} confirmed in version {found.newest.number}.", err=True)
                found = next(drifted(archive.record, found.source.id))
            has_losses = has_losses or found.has_losses
            if in_json:
                click.echo(json.dumps(as_json(found), ensure_ascii=False))
            else:
                _print(found)
    sys.exit(1 if has_losses else 0)


def _print(found: SourceDrift) -> None:
    for line in lines(found):
        click.echo(visible(line))
