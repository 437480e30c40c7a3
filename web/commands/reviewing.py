"""See what is in the record, public or not, and decide on it: `testimony show`, `testimony decide`."""

import getpass
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import click

from archive.access import Viewer, may_see, may_see_source
from archive.citation import links
from archive.decisions import accept, reject, reopen
from archive.errors import UnknownId, visible
from archive.model import AccessStatus, Chain, Evidence, Form, Quote, RejectionReason, Source, TagField
from archive.record.store import Record
from web.opened import opened
from web.settings import Settings

_DECISIONS: Mapping[str, Callable[..., Quote]] = {"accept": accept, "reject": reject, "reopen": reopen}


@click.command()
@click.argument("record_id", metavar="[ID]", required=False)
def show(record_id: str | None) -> None:
    """Show the record as an archivist sees it: every source; or one source with its quotes; or one quote.

    Closed and proposed records are shown too: mind who looks over your shoulder. Words that were withdrawn
    are not, nor are the titles of sources that were.

    \b
    Example:
      testimony show
      testimony show 7k2m9q4v1x8z3c5d
    """
    with opened(Settings.from_environment()) as archive:
        for line in _lines(archive.record, record_id):
            for part in line.splitlines() or [""]:
                click.echo(visible(part))


@click.command()
@click.argument("quote_id", metavar="ID")
@click.argument("decision", type=click.Choice([*_DECISIONS]))
@click.option("--why", required=True, help="The reason, kept with the revision.")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in RejectionReason]),
    help="Of a rejection: the category.",
)
@click.option("--by", "who", metavar="NAME", help="Who decides (default: your account's name).")
def decide(quote_id: str, decision: str, why: str, reason: str | None, who: str | None) -> None:
    """Accept or reject one quote that the machine proposed, or reopen it; no later run overwrites it.

    \b
    Example:
      testimony decide 7k2m9q4v1x8z3c5d reject --why "the words of somebody else"
    """
    if reason and decision != "reject":
        raise click.UsageError("A --reason goes with a rejection only.")
    act = partial(reject, reason=RejectionReason(reason)) if reason else _DECISIONS[decision]
    with opened(Settings.from_environment()) as archive:
        decided = act(archive.record, quote_id, who=who or getpass.getuser(), why=why)
        archive.index.drain()
        chain = archive.record.chain(quote_id)
    click.echo(f"{quote_id}: {decided.review}; {_seen(chain) if chain else 'not public'}.", err=True)


def _lines(record: Record, record_id: str | None) -> Iterator[str]:
    if record_id is None:
        for source in record.sources():
            yield _headline(source, len(record.quotes_of_source(source.id)))
        return
    found = record.source(record_id)
    chain = None if found else record.chain(record_id)
    if found:
        quotes = record.quotes_of_source(found.id)
        yield _headline(found, len(quotes))
        for one in record.chains([quote.id for quote in quotes]).values():
            yield ""
            yield from _quote(one)
    elif chain:
        yield from _quote(chain)
        if not may_see(chain.quote, chain.source, Viewer.ARCHIVIST):
            return
        yield from (
            f"    {link.label}: {link.value}{f' ({link.note})' if link.note else ''}" for link in links(chain)
        )
    else:
        raise UnknownId(
            "no source or quote has this id", where=record_id, remedy="`testimony show` lists every source."
        )


def _headline(source: Source, quotes: int) -> str:
    description, begin = source.description, f"{source.id}  {source.access.status:9}"
    if not may_see_source(source, Viewer.ARCHIVIST):
        return f"{begin}  what it is called is told to nobody"
    publisher = description.publisher or "publisher unknown"
    return f"{begin}  {quotes:3} quotes  {description.title}, {publisher}"


def _quote(chain: Chain) -> Iterator[str]:
    quote, text = chain.quote, chain.version.text
    speaker = chain.speaker.label if chain.speaker else "speaker unknown"
    state = f"{quote.form}, {quote.kind}, {quote.review}, access {quote.access.status}"
    yield f"{quote.id}  {state}: {_seen(chain)}{'; THE SPEAKER MAY BE UNDER AGE' if quote.by_minor else ''}"
    if AccessStatus.WITHDRAWN in (quote.access.status, chain.source.access.status):
        return
    yield from (f"    “{words}”" for words in quote.exact)
    if quote.attribution:
        yield _claim("speaker", speaker, quote.attribution.evidence, text)
    for tag in sorted(quote.tags, key=lambda tag: tag.field is not TagField.MINOR):
        role = f" {tag.place_role}" if tag.place_role else ""
        yield _claim(f"{tag.field}{role}", tag.value, tag.evidence, text)


def _claim(name: str, value: str, evidence: Evidence, text: str) -> str:
    words = " … ".join(" ".join(span.of(text).split()) for span in evidence.spans)
    return f"    {name}: {value} ({evidence.certainty}: “{words}”; {evidence.method})"


def _seen(chain: Chain) -> str:
    decision = may_see(chain.quote, chain.source)
    if chain.quote.form is not Form.FULL:
        return "a fragment, kept in its source"
    return "public" if decision else f"not public ({decision.reason})"
