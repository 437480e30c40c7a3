"""Take the archive along: `testimony export`."""

import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from web.opened import opened
from web.settings import Settings


def _address(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise click.BadParameter("write it as https://archive.example.")
    return text.rstrip("/")


@click.group()
def export() -> None:
    """Write the archive, or what the public may see of it, as files that need no program of ours.

    \b
    Example:
      testimony export site copy
      testimony export bag copy.bag
    """


@export.command()
@click.option(
    "--address",
    metavar="URL",
    callback=_address,
    help="The address that pages give to be cited; default: TESTIMONY_PUBLIC_URL.",
)
@click.argument("folder", type=click.Path(path_type=Path))
def site(folder: Path, address: str | None) -> None:
    """Write a copy of the site that any file server can serve, searched in the reader's browser.

    FOLDER is new, empty, or an earlier copy, which stays as it is until the new one is whole.

    \b
    Example:
      testimony export site copy --address https://archive.example
      python -m http.server --directory copy
    """
    from web.still.copying import DEFAULT_ADDRESS, copied
    from web.still.explanation import LEFT_OUT
    from web.still.folder import replacing

    settings = Settings.from_environment()
    settings = replace(settings, public_url=address or settings.public_url)
    with replacing(folder) as fresh:
        hidden = not sys.stderr.isatty()
        with click.progressbar(
            copied(settings, fresh), label="Copying", file=sys.stderr, hidden=hidden
        ) as bar:
            for made in bar:
                copy = made
    click.echo(f"{len(copy.files)} files for {copy.quotes} quotes are in {folder}.", err=True)
    click.echo("Left out:", err=True)
    for what, why in LEFT_OUT:
        click.echo(f"  {what}: {why}.", err=True)
    if not copy.keeps_site:
        click.echo(
            f"Its citations name {DEFAULT_ADDRESS}, which nobody else can reach: give --address, or set "
            "TESTIMONY_PUBLIC_URL, before you pass it on.",
            err=True,
        )
    click.echo("What is withdrawn later must be taken down there too: export again.", err=True)


@export.command()
@click.argument("folder", type=click.Path(path_type=Path))
def bag(folder: Path) -> None:
    """Write the archive as a BagIt bag: plain text, Markdown, JSON and the original files, with checksums.

    A preservation bag holds everything, also what is closed or withdrawn: it is for the archive's own
    keeping, and `testimony import bag` makes the archive again from it. The same archive gives the same
    bytes.

    \b
    Example:
      testimony export bag copy.bag
    """
    from archive.folders import replacing
    from archive.preservation.layout import BAG
    from archive.preservation.writing import write
    from web.bags.preserved import Preserved

    with opened(Settings.from_environment()) as archive, replacing(folder, BAG) as fresh:
        total = archive.record.statistics().sources
        written = write(archive.record, fresh, Preserved(archive.record.archive_id))
        hidden = not sys.stderr.isatty()
        with click.progressbar(written, length=total, label="Writing", file=sys.stderr, hidden=hidden) as bar:
            for _ in bar:
                pass
    click.echo(f"The bag is in {folder}.", err=True)
    click.echo(
        "It holds everything, closed and withdrawn words included, and what must not be shown: encrypt it, "
        "and hand it to nobody.",
        err=True,
    )
