"""Decide who may see something: `testimony access`."""

import getpass
import sys
from datetime import datetime

import click

from archive.access import title_told
from archive.decisions import set_access
from archive.errors import UnknownId, visible
from archive.model import Access, AccessStatus, Quote, Review, Source, WithdrawalReason
from archive.record.store import Record
from index.engine import SearchUnavailable
from web.opened import opened
from web.settings import Settings

STATUSES = {status.value: status for status in AccessStatus} | {"embargo": AccessStatus.EMBARGOED}
"""What may be typed for each status."""


@click.command()
@click.argument("record_id", metavar="ID")
@click.argument("status", type=click.Choice(STATUSES))
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Of an embargo: the day on which it opens by itself; without one, it never does.",
)
@click.option("--why", required=True, help="Why, in your words: kept with the revision, never shown.")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in WithdrawalReason]),
    help="The category that may be told in public; a withdrawal needs one.",
)
@click.option("--by", "who", metavar="NAME", help="Who decides (default: your account's name).")
@click.option(
    "--accept", "accepting", is_flag=True, help="Also accept the quote, or all of the source still proposed."
)
def access(
    record_id: str,
    status: str,
    until: datetime | None,
    why: str,
    reason: str | None,
    who: str | None,
    accepting: bool,
) -> None:
    """Decide who may see a source or a quote, by its id: the narrower of both decisions holds.

    Withdrawn words are gone from the pages and from the index's files when the command ends; the record keeps
    them, with the decision.

    \b
    Example:
      testimony access 7k2m9q4v1x8z3c5d withdrawn --reason safety --why "asked for by her daughter, by letter"
    """
    decided = _decided(STATUSES[status], until, reason, accepting)
    who = who or getpass.getuser()
    with opened(Settings.from_environment()) as archive:
        record = archive.record
        before = _source_of(record, record_id)
        # Access first: where that is refused, nothing was accepted either.
        set_access(record, record_id, decided, who=who, why=why)
        notes = [_accepted(record, record_id, who, why)] if accepting else []
        after = record.source(before.id)
        if after is not None and after.description != before.description:
            notes.append(f"The title or note of its source told of it; the source is now {_titled(after)}.")
        click.echo(" ".join((f"{record_id}: {_said(decided)}.", *notes)), err=True)
        try:
            archive.index.drain()
        except SearchUnavailable as error:
            click.echo(f"This is decided, and no page shows otherwise; but {error}", err=True)
            sys.exit(1)


def _said(access: Access) -> str:
    if access.status is not AccessStatus.EMBARGOED:
        return access.status.value
    return f"embargoed until {access.until}" if access.until else "embargoed; it never opens by itself"


def _decided(status: AccessStatus, until: datetime | None, reason: str | None, accepting: bool) -> Access:
    if until and status is not AccessStatus.EMBARGOED:
        raise click.UsageError("A day (--until) goes with an embargo only.")
    withdrawing = status is AccessStatus.WITHDRAWN
    if withdrawing and not reason:
        raise click.UsageError(f"Give a --reason: {', '.join(reason.value for reason in WithdrawalReason)}.")
    if reason and not withdrawing:
        raise click.UsageError("A --reason goes with a withdrawal only.")
    if accepting and withdrawing:
        raise click.UsageError("What is withdrawn is not accepted by the way: leave --accept out.")
    return Access(status=status, reason=reason, until=until.date().isoformat() if until else None)


def _source_of(record: Record, record_id: str) -> Source:
    """The source with this id, or of the quote with it. Raises UnknownId."""
    quote = record.quote(record_id)
    source = record.source(quote.source_id if quote else record_id)
    if source is None:
        raise UnknownId(
            "no source or quote has this id", where=record_id, remedy="`testimony show` lists every source."
        )
    return source


def _accepted(record: Record, record_id: str, who: str, why: str) -> str:
    """Accept what is still proposed; what an archivist rejected stays rejected."""
    quote = record.quote(record_id)
    if quote is None:
        count = record.accept_proposed(record_id, who=who, why=why)
        return f"{count} quote{'' if count == 1 else 's'} accepted.{_held(record, record_id)}"
    return _accepted_alone(record, quote, who, why)


def _held(record: Record, source_id: str) -> str:
    """What is not accepted along with others: words of minors, each of which is decided alone."""
    held = [
        quote.id
        for quote in record.quotes_of_source(source_id)
        if quote.by_minor and quote.review is Review.PROPOSED
    ]
    if not held:
        return ""
    return (
        f" The speaker is, or may be, under age; decide on each with `testimony decide`: {', '.join(held)}."
    )


def _accepted_alone(record: Record, quote: Quote, who: str, why: str) -> str:
    if quote.review is Review.REJECTED:
        return f"It stays rejected; to accept it: testimony decide {quote.id} accept."
    record.decide(quote.id, review=Review.ACCEPTED, who=who, why=why)
    return "Accepted."


def _titled(source: Source) -> str:
    return f"“{visible(title_told(source))}”"
