"""Decide who may see something: `testimony access`."""

import getpass

import click

from archive.decisions import accept, set_access
from archive.errors import UnknownId
from archive.model import Access, AccessStatus
from web.opened import opened
from web.settings import Settings


@click.command()
@click.argument("record_id", metavar="ID")
@click.argument("status", type=click.Choice([status.value for status in AccessStatus]))
@click.option("--why", required=True, help="The reason, kept with the revision.")
@click.option("--by", "who", metavar="NAME", help="Who decides (default: your account's name).")
@click.option(
    "--accept", "accepting", is_flag=True, help="Also accept the quote, or every quote of the source."
)
def access(record_id: str, status: str, why: str, who: str | None, accepting: bool) -> None:
    """Open, close or withdraw a source or a quote, by its id.

    Withdrawn words are gone from the pages and the index when the command ends; a tombstone with the reason
    stays in the record.

    \b
    Example:
      testimony access 7k2m9q4v1x8z3c5d withdrawn --why "asked for by the speaker"
    """
    who = who or getpass.getuser()
    decided = Access(status=AccessStatus(status), reason=why if status == "withdrawn" else None)
    with opened(Settings.from_environment()) as archive:
        record = archive.record
        source, quote = record.source(record_id), record.quote(record_id)
        if source is None and quote is None:
            raise UnknownId(
                "no source or quote has this id", where=record_id, remedy="See `testimony search --json`."
            )
        if accepting:
            for one in (quote,) if quote else record.quotes_of_source(record_id):
                accept(record, one.id, who=who, why=why)
        set_access(record, record_id, decided, who=who, why=why)
        archive.index.drain()
    click.echo(f"{record_id}: {status}.", err=True)
