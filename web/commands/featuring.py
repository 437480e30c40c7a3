"""Set the quotes that are shown first: `testimony feature`."""

import getpass

import click

from archive.description.featured import HOME, Featured
from web.opened import opened
from web.settings import Settings


@click.command()
@click.argument("quote_ids", metavar="QUOTE…", nargs=-1)
@click.option("--in", "place", metavar="COLLECTION", default=HOME, help="Where; left out: the front page.")
@click.option("--reason", default="", help="Why these quotes; for archivists, never shown.")
@click.option("--why", required=True, help="Why the choice is made now, kept with the revision.")
@click.option("--by", "who", metavar="NAME", help="Who chooses (default: your account's name).")
def feature(quote_ids: tuple[str, ...], place: str, reason: str, why: str, who: str | None) -> None:
    """Set the quotes shown first on the front page or of a collection, in this order.

    They take the place of those chosen before; without any, nothing is featured there. Whatever is chosen,
    the page shows only what may be seen.

    \b
    Example:
      testimony feature 7k2m9q4v1x8z3c5d --reason "one plain sentence" --why "for the anniversary"
    """
    chosen = [Featured(quote_id=quote_id, reason=reason) for quote_id in quote_ids]
    with opened(Settings.from_environment()) as archive:
        archive.record.feature(place, chosen, who=who or getpass.getuser(), why=why)
    click.echo(f"{len(chosen)} featured in {place or 'the front page'}.", err=True)
