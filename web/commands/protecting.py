"""Protect those who speak: `testimony identify`, `redact`, `agreement`, `note-content`, `embargoes`."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import click

from archive.description.content_notes import parse as parse_notes
from archive.errors import UnknownId, visible
from archive.model import Agreement, Basis, Extent, IdentityMode, Sign, SourceVersion, Speaker
from archive.record.store import Noun, Record
from archive.withholding.public_names import public_label
from archive.withholding.redacting import places_of, with_words, without_words
from index.engine import SearchUnavailable
from web.opened import opened
from web.settings import Settings

WARNING_DAYS = 30
"""Before an embargo ends, the list says so for a month: time to ask whether it still should."""
UNDECIDED = "undecided"


def decision(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that decides something."""
    why = click.option("--why", required=True, help="Why: kept with the revision, never shown.")
    by = click.option("--by", "who", metavar="NAME", help="Who decides (default: your account's name).")
    return why(by(command))


@contextmanager
def deciding() -> Iterator[Record]:
    """The record, and afterwards an index from which what was decided is gone."""
    with opened(Settings.from_environment()) as archive:
        yield archive.record
        try:
            archive.index.drain()
        except SearchUnavailable as error:
            click.echo(f"This is decided, and no page shows otherwise; but {error}", err=True)
            sys.exit(1)


@click.command()
@click.argument("speaker", metavar="SPEAKER")
@click.argument("mode", type=click.Choice([*(mode.value for mode in IdentityMode), UNDECIDED]))
@click.option("--as", "public_name", metavar="NAME", help="A pseudonym, or a description instead of a name.")
@decision
def identify(speaker: str, mode: str, public_name: str | None, why: str, who: str | None) -> None:
    """Decide by what the public knows a speaker: by name, initial, pseudonym, or by no name.

    SPEAKER is an id or the last part of the address of a speaker's page. The name is gone from the pages,
    their addresses, the index and every file, in the words of others too; the source itself stays as it is.

    \b
    Example:
      testimony identify vera-petrosyan pseudonym --as Nare --why "asked for at the interview"
    """
    with deciding() as record:
        chosen = None if mode == UNDECIDED else IdentityMode(mode)
        known = _speaker(record, speaker)
        decided = record.identify(known.id, chosen, public_name, who=who or getpass.getuser(), why=why)
        click.echo(f"{decided.id}: known to the public as “{visible(public_label(decided))}”.", err=True)
        if decided.known_as is not IdentityMode.NAMED and (elsewhere := _elsewhere(record, decided)):
            click.echo(
                "The name stands in sources in which this speaker does not speak; redact it there: "
                + ", ".join(elsewhere),
                err=True,
            )


def _speaker(record: Record, name: str) -> Speaker:
    speaker = record.speaker(name) or record.speaker(record.resolve(Noun.SPEAKER, name).id)
    if speaker is None:
        raise UnknownId("no speaker has this id", where=name, remedy="The address of their page ends in it.")
    return speaker


def _elsewhere(record: Record, speaker: Speaker) -> list[str]:
    """The sources of others in whose text the whole name stands."""
    found = []
    for source in record.sources():
        if any(quote.speaker_id == speaker.id for quote in record.quotes_of_source(source.id)):
            continue
        texts = [version.text for version in record.versions(source.id)]
        if any(places_of(name.form, text) for name in speaker.names for text in texts):
            found.append(source.id)
    return found


@click.command()
@click.argument("record_id", metavar="ID")
@click.option("--words", required=True, help="The words, as the source has them; wherever they stand in it.")
@click.option(
    "--sign",
    type=click.Choice([sign.value for sign in Sign]),
    default=Sign.DETAIL.value,
    show_default=True,
    help="What is said to stand there.",
)
@click.option("--undo", is_flag=True, help="Show these words again.")
@decision
def redact(record_id: str, words: str, sign: str, undo: bool, why: str, who: str | None) -> None:
    """Leave words of a source out of what the public reads; a sign stands for them, the source stays whole.

    ID is a source or one of its versions. Tags that rest on the words, or repeat them, are left out too.

    \b
    Example:
      testimony redact 7k2m9q4v1x8z3c5d --words "Upper Sample" --sign place --why "still at risk"
    """
    with deciding() as record:
        version = _version(record, record_id)
        wanted = without_words(version, words) if undo else with_words(version, words, Sign(sign))
        record.redact(version.id, wanted, who=who or getpass.getuser(), why=why)
        number = len(places_of(words, version.text))
        done = "shown again" if undo else "left out"
        click.echo(f"{version.id}: {done} in {number} place{'' if number == 1 else 's'}.", err=True)


def _version(record: Record, record_id: str) -> SourceVersion:
    version = record.version(record_id)
    versions = (version,) if version else record.versions(record_id)
    if not versions:
        raise UnknownId("no source or version has this id", where=record_id, remedy="See `testimony show`.")
    if len(versions) > 1:
        raise UnknownId(
            "this source has several versions",
            where=record_id,
            remedy=f"Give the id of one: {', '.join(one.id for one in versions)}.",
        )
    return versions[0]


@click.command()
@click.argument("source_ids", metavar="SOURCE…", nargs=-1, required=True)
@click.option("--basis", required=True, type=click.Choice([basis.value for basis in Basis]))
@click.option("--date", "day", metavar="DATE", help="When it was made: 2023, 2023-09 or 2023-09-27.")
@click.option("--with", "party", metavar="WHOM", help="With whom; for archivists alone.")
@click.option("--restrictions", help="What it asks for; for archivists alone.")
@click.option("--paper", metavar="WHERE", help="Where the paper lies; for archivists alone.")
@click.option(
    "--extent",
    type=click.Choice([extent.value for extent in Extent]),
    help="How much may be read of what may be seen: its quotes, or the whole text.",
)
@click.option("--id", "agreement_id", metavar="ID", default="", help="Write this agreement anew.")
@decision
def agreement(
    source_ids: tuple[str, ...],
    basis: str,
    day: str | None,
    extent: str | None,
    agreement_id: str,
    why: str,
    **told: Any,
) -> None:
    """Write down on what basis the words of sources are here. It opens no source, and closes none.

    \b
    Example:
      testimony agreement 7k2m9q4v1x8z3c5d --basis interview --date 2024-05-06 --paper "box 4" --why "signed"
    """
    who = told.pop("who") or getpass.getuser()
    made = Agreement(
        id=agreement_id, basis=Basis(basis), date=day, extent=Extent(extent) if extent else None, **told
    )
    with deciding() as record:
        kept = record.agree(source_ids, made, who=who, why=why)
        many = f"{len(source_ids)} source{'' if len(source_ids) == 1 else 's'}"
        click.echo(f"{kept.id}: holds for {many}.", err=True)


@click.command("note-content")
@click.argument("record_id", metavar="ID")
@click.argument("notes", metavar="NOTES")
@decision
def note_content(record_id: str, notes: str, why: str, who: str | None) -> None:
    """Tell readers what to expect before the words of a quote or a source; they stay one click away.

    NOTES are keys of corpus/vocabularies/content-notes.tsv with commas between, or `none`.

    \b
    Example:
      testimony note-content 7k2m9q4v1x8z3c5d death,injury --why "tells of the explosion in detail"
    """
    keys = () if notes.strip() == "none" else parse_notes(notes)
    with deciding() as record:
        record.note_content(record_id, keys, who=who or getpass.getuser(), why=why)
    click.echo(f"{record_id}: {', '.join(keys) or 'no note'}.", err=True)


@click.command()
def embargoes() -> None:
    """List what is under an embargo, the next to end first, with a warning a month before.

    \b
    Example:
      testimony embargoes
    """
    today = datetime.now(UTC).date()
    with opened(Settings.from_environment()) as archive:
        for one in archive.record.embargoes():
            until = _until(one.until, today)
            click.echo(f"{one.record_id}  {one.noun:6}  {until:32}  {visible(one.title)}")


def _until(until: date | None, today: date) -> str:
    if until is None:
        return "never opens by itself"
    left = (until - today).days
    warning = f"  OPENS IN {left} DAY{'' if left == 1 else 'S'}" if left <= WARNING_DAYS else ""
    return f"opens {until}{warning}"
