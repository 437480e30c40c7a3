"""Take the archive along: `testimony export`."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from archive.access import left_out as counted
from archive.folders import replacing
from archive.preservation.layout import BAG
from web.opened import Opened, opened
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
      testimony export quotes bread.csv bread
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
    from archive.withholding.omissions import in_words
    from web.still.copying import DEFAULT_ADDRESS, copied
    from web.still.explanation import LEFT_OUT
    from web.still.folder import replacing as replacing_copy

    settings = Settings.from_environment()
    settings = replace(settings, public_url=address or settings.public_url)
    with replacing_copy(folder) as fresh:
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
    for line in in_words(copy.withheld):
        click.echo(f"  {line}.", err=True)
    if not copy.keeps_site:
        click.echo(
            f"Its citations name {DEFAULT_ADDRESS}, which nobody else can reach: give --address, or set "
            "TESTIMONY_PUBLIC_URL, before you pass it on.",
            err=True,
        )
    click.echo("What is withdrawn later must be taken down there too: export again.", err=True)


# A query may begin with a minus; `-h` would be read out of “-behind”.
@export.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.argument("words", metavar="[QUERY…]", nargs=-1)
def quotes(file: Path, words: tuple[str, ...]) -> None:
    """Write the public quotes that a search finds, or all of them, as a file in the form of its ending.

    FILE ends in csv, jsonl, tei, jsonld or ris. FILE.left-out.json beside it tells how many quotes of the
    whole archive may not be shown, by reason: of none of them whether the search would find it.

    \b
    Example:
      testimony export quotes everything.jsonl
      testimony export quotes bread.csv 'bread OR place:goris'
    """
    from archive.withholding.omissions import in_words
    from web.commands.written_out import companion, write
    from web.exports.forms import FORMS
    from web.searching.search_request import bounded
    from web.still.copying import DEFAULT_ADDRESS

    if file.suffix[1:] not in FORMS:
        raise click.BadParameter(f"end it in one of: {', '.join(FORMS)}.", param_hint="FILE")
    query = bounded(" ".join(words))
    _check(query)
    settings = Settings.from_environment()
    left_out = write(settings, settings.public_url or DEFAULT_ADDRESS, file, query)
    click.echo(f"The quotes are in {file}. Left out, as {companion(file)} tells:", err=True)
    for line in in_words({one.reason: one.quotes for one in left_out}):
        click.echo(f"  {line}.", err=True)
    click.echo("What is withdrawn later must be taken out of it too: export it again.", err=True)


def _check(words: str) -> None:
    """Refuse a query that could not be read: its file would hold everything, or nothing, unasked."""
    from index.querying.grammar import parse
    from index.querying.query import Everything, Nothing

    parsed = parse(words)
    if words.strip() and isinstance(parsed.query, Everything):
        raise click.BadParameter(
            "there is nothing in it to search for; without a query every public quote is exported.",
            param_hint="QUERY",
        )
    for note in parsed.notes:
        click.echo(note, err=True)
    if isinstance(parsed.query, Nothing):
        raise click.BadParameter("as written it can match nothing.", param_hint="QUERY")


@export.command()
@click.option("--public", is_flag=True, help="Only what everybody may see; lists what is left out, and why.")
@click.argument("folder", type=click.Path(path_type=Path))
def bag(folder: Path, public: bool) -> None:
    """Write the archive as a BagIt bag: plain text, Markdown, JSON and the original files, with checksums.

    A preservation bag holds everything, also what is closed or withdrawn: it is for the archive's own
    keeping, and `testimony import bag` makes the archive again from it. The same archive gives the same
    bytes. With --public only what the gate lets everybody see is written.

    \b
    Example:
      testimony export bag copy.bag
      testimony export bag --public for-everybody.bag > left-out.txt
    """
    settings = Settings.from_environment()
    with opened(settings) as archive:
        (_public if public else _preserved)(settings, archive, folder)


def _preserved(settings: Settings, archive: Opened, folder: Path) -> None:
    from archive.preservation.writing import write
    from web.bags.preserved import Preserved

    with replacing(folder, BAG) as fresh:
        total = archive.record.statistics().sources
        _show(write(archive.record, fresh, Preserved(archive.record.archive_id)), total)
    click.echo(f"The bag is in {folder}.", err=True)
    click.echo(
        "It holds everything, closed and withdrawn words included, and what must not be shown: encrypt it, "
        "and hand it to nobody.",
        err=True,
    )


def _public(settings: Settings, archive: Opened, folder: Path) -> None:
    from archive.withholding.omissions import in_words
    from web.bags.public import left_out, write
    from web.records.telling import Telling

    today = datetime.now(UTC).date()
    telling = Telling(settings.public_url or f"urn:testimony-archive:{archive.record.archive_id}")
    with replacing(folder, BAG) as fresh:
        _show(write(archive, fresh, telling, today), archive.index.engine().count())
    refused = tuple(left_out(archive.record, today))
    for quote_id, decision in refused:
        click.echo(f"quote:{quote_id} {decision.reason}")
    click.echo(f"The bag is in {folder}.", err=True)
    click.echo("Left out:", err=True)
    for line in in_words(counted(decision for _, decision in refused)):
        click.echo(f"  {line}.", err=True)
    click.echo("What is withdrawn later must be taken out of it too: export it again.", err=True)


def _show(written: Iterator[int], total: int) -> None:
    hidden = not sys.stderr.isatty()
    with click.progressbar(written, length=total, label="Writing", file=sys.stderr, hidden=hidden) as bar:
        for _ in bar:
            pass
