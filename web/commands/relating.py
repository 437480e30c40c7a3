"""Say what one source or quote is to another: `testimony relate`."""

import getpass

import click

from archive.errors import UnknownId
from archive.record.store import Record
from archive.relations import Related, Relation, RelationKind
from archive.terms import Certainty
from web.opened import opened
from web.settings import Settings


@click.command()
@click.argument("record_id", metavar="A")
@click.argument("other_id", metavar="B")
@click.option(
    "--as",
    "kind",
    required=True,
    type=click.Choice([one.value for one in RelationKind]),
    help="What A is to B.",
)
@click.option("--evidence", default="", help="What it rests on, in your words; readers see it.")
@click.option(
    "--certainty",
    type=click.Choice([one.value for one in Certainty]),
    default=Certainty.STATED.value,
    help="How firm it is.",
)
@click.option("--translator", metavar="NAME", help="Who translated, where that is known.")
@click.option("--retract", is_flag=True, help="Take the relation back.")
@click.option("--why", required=True, help="Why it is written down, kept with the revision.")
@click.option("--by", "who", metavar="NAME", help="Who says so (default: your account's name).")
def relate(
    record_id: str,
    other_id: str,
    kind: str,
    evidence: str,
    certainty: str,
    translator: str | None,
    retract: bool,
    why: str,
    who: str | None,
) -> None:
    """Say that source or quote A is a translation or a copy of B, or of the same interview.

    \b
    Example:
      testimony relate 7k2m9q4v1x8z3c5d 2b4d6f8h0j1k3m5n --as translation-of \\
        --evidence "its last line names the original" --why "compared both"
    """
    said = {"who": who or getpass.getuser(), "why": why}
    with opened(Settings.from_environment()) as archive:
        record = archive.record
        if retract:
            found = _stated(record, record_id, other_id, RelationKind(kind))
            record.retract_relation(found.id, **said)
        elif not evidence.strip():
            raise click.UsageError("Say with --evidence what it rests on.")
        else:
            record.relate(
                Related.QUOTE if record.quote(record_id) else Related.SOURCE,
                RelationKind(kind),
                record_id,
                other_id,
                evidence=evidence,
                certainty=Certainty(certainty),
                translator=translator,
                **said,
            )
    click.echo(f"{record_id} {kind} {other_id}{': taken back' if retract else ''}.", err=True)


def _stated(record: Record, record_id: str, other_id: str, kind: RelationKind) -> Relation:
    """The relation of these two. Raises UnknownId where nobody stated it."""
    for one in record.relations((record_id,)):
        if one.kind is kind and {one.record_id, one.other_id} == {record_id, other_id}:
            return one
    raise UnknownId(f"these two are not related as {kind}", where=record_id, remedy="Check ids and kind.")
