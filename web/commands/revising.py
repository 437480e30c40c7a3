"""What became of records, and who they turn out to be: history, restore, merge, activity, queue."""

import getpass
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import click

from archive.errors import Conflict, visible
from archive.history import NOUNS, Entry, history as history_of, meanwhile, subject_named
from archive.joints import on_one_line
from archive.model import Certainty, Chain
from archive.record.reads.activity import Asked
from archive.record.reads.queue import MINOR, NOBODY, OF_AGE, Filters
from archive.record.store import Record
from web.activity_files import FORMS, acts
from web.opened import opened
from web.settings import Settings

WHY = click.option("--why", required=True, help="The reason, kept with the revision.")
BY = click.option("--by", "who", metavar="NAME", help="Who does it (default: your account's name).")
EXPECTED = click.option(
    "--expected",
    type=click.IntRange(min=0),
    help="The newest revision you have seen: where there is a later one, it is shown, and nothing is done.",
)
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("record_id", metavar="ID")
def history(record_id: str) -> None:
    """Show what became of a record, the newest first: who, when, why, and what each revision changed.

    \b
    Example:
      testimony history 7k2m9q4v1x8z3c5d
    """
    with opened(Settings.from_environment()) as archive:
        found = history_of(archive.record, record_id)
    click.echo(found.subject)
    if not found.is_told:
        click.echo("It was withdrawn: what it said is told nowhere.", err=True)
    for entry in found.entries:
        _tell(_lines(entry))


@click.command()
@click.argument("record_id", metavar="ID")
@click.argument("number", type=click.IntRange(min=1))
@WHY
@BY
@EXPECTED
def restore(record_id: str, number: int, why: str, who: str | None, expected: int | None) -> None:
    """Bring a record back to what one of its revisions left it as.

    Quotes, speakers, sources, descriptions of collections and essays can be.

    It becomes a new revision. Who may see it, and whether it was accepted, stays as it is; names that were
    taken out of the record do not come back. A speaker who was merged stands again, with their quotes.

    \b
    Example:
      testimony restore 7k2m9q4v1x8z3c5d 41 --why "the whole sentence is hers after all"
    """
    with opened(Settings.from_environment()) as archive:
        subject = subject_named(archive.record, record_id)
        before = archive.record.newest_revisions((subject,))
        try:
            archive.record.restore_revision(
                subject, number, expected=expected, who=who or getpass.getuser(), why=why
            )
        except Conflict as conflict:
            _show(archive.record, conflict)
        after = archive.record.newest_revisions((subject,))
        archive.index.drain()
    done = "it was so already" if before == after else f"as revision {number} left it"
    click.echo(f"{subject}: {done}.", err=True)


@click.command()
@click.argument("keep", metavar="KEEP")
@click.argument("lose", metavar="LOSE")
@WHY
@BY
def merge(keep: str, lose: str, why: str, who: str | None) -> None:
    """Say that two speakers are one: the quotes of LOSE become those of KEEP, its address leads on.

    To undo it, restore LOSE to the revision before.

    \b
    Example:
      testimony merge 7k2m9q4v1x8z3c5d 2c5d7k2m9q4v1x8z --why "the same woman, by her letter"
    """
    with opened(Settings.from_environment()) as archive:
        record = archive.record
        kept = record.merge_speakers(keep, lose, who=who or getpass.getuser(), why=why)
        archive.index.drain()
        many = len(record.quote_ids_of_speaker(kept.id))
    click.echo(f"{kept.id}: {visible(kept.label)}, {many} quote{'' if many == 1 else 's'}.", err=True)


@click.command()
@click.option("--who", metavar="NAME", help="Only what this person did.")
@click.option("--record", "record_id", metavar="ID", help="Only what was done to this record.")
@click.option("--kind", type=click.Choice(NOUNS), help="Only what was done to records of this kind.")
@click.option("--action", help="Only this action: accept, edit, merge, …")
@click.option("--from", "first", type=_DAY, help="From this day on (UTC).")
@click.option("--to", "last", type=_DAY, help="Up to this day (UTC).")
@click.option("--format", "form", type=click.Choice([*FORMS]), default="csv", help="How it is written.")
def activity(record_id: str | None, kind: str | None, form: str, **narrowed: Any) -> None:
    """Print the log of all activity, the newest first: who did what, when and why; no words of a source.

    \b
    Example:
      testimony activity --who "A. Archivist" --from 2026-01-01 --format jsonl
    """
    days = {name: narrowed[name] and narrowed[name].date() for name in ("first", "last")}
    with opened(Settings.from_environment()) as archive:
        subject = subject_named(archive.record, record_id) if record_id else kind
        asked = Asked(who=narrowed["who"], subject=subject, action=narrowed["action"], **days)
        for line in FORMS[form][1](acts(archive.record, asked)):
            click.echo(line, nl=False)


@click.command()
@click.option("--source", metavar="ID", help="Only of this source.")
@click.option("--speaker", metavar="ID", help="Only of this speaker; none: of nobody known.")
@click.option("--language", metavar="TAG", help="Only in this language.")
@click.option("--collection", metavar="NAME", help="Only of this collection.")
@click.option(
    "--certainty",
    type=click.Choice([*(one.value for one in Certainty), NOBODY]),
    help="How firm it is who speaks.",
)
@click.option("--minors", type=click.Choice([MINOR, OF_AGE]), help="Speakers who are, or may be, under age.")
@click.option("--limit", type=click.IntRange(1, 1000), default=25, help="How many are shown (25).")
def queue(limit: int, **narrowed: Any) -> None:
    """List what waits for an archivist, in the order in which it came; decide with `testimony decide`.

    \b
    Example:
      testimony queue --certainty uncertain --limit 50
    """
    with opened(Settings.from_environment()) as archive:
        found = archive.record.queue(Filters(**narrowed), limit=limit)
        chains = archive.record.chains(found.quote_ids)
    for chain in chains.values():
        _tell(_waiting(chain))
    click.echo(f"{found.total:,} wait; {len(chains):,} are shown.", err=True)


def _show(record: Record, conflict: Conflict) -> NoReturn:
    for entry in meanwhile(record, conflict):
        _tell(_lines(entry))
    click.echo(str(conflict), err=True)
    sys.exit(1)


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.number}  {entry.at:%Y-%m-%d %H:%M}  {entry.action}, by {entry.who}: {entry.why}"
    for one in entry.differences:
        yield f"    {one.label}: {one.before or 'nothing'}  →  {one.after or 'nothing'}"


def _waiting(chain: Chain) -> Iterator[str]:
    quote = chain.quote
    speaker = chain.speaker.label if chain.speaker else "speaker unknown"
    minor = "; THE SPEAKER MAY BE UNDER AGE" if quote.by_minor else ""
    yield f"{quote.id}  {speaker}, {quote.kind}{minor}; {chain.source.description.title}"
    yield f"    “{on_one_line(quote.parts, chain.version.text)}”"


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(visible(line))
