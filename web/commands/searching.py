"""Search from the terminal: `testimony search`."""

import json
import re
import textwrap
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import click

from archive.citation import attribution_line, links
from archive.errors import visible
from archive.joints import paragraphs
from archive.model import Chain, Evidence
from index.engine import SearchUnavailable, Sort
from index.querying.grammar import parse
from web.opened import opened
from web.reading.passages import VisibleText
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.searching.search_request import bounded
from web.settings import Settings

WIDTH = 88
_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


# A query may begin with a minus; `-h` would be read out of “-behind”.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", metavar="QUERY…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with the hits.")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many hits to print."
)
@click.option("--sort", default="relevance", show_default=True, type=click.Choice([s.value for s in Sort]))
def search(words: tuple[str, ...], as_json: bool, limit: int, sort: str) -> None:
    """Search the testimonies that are public.

    Words are stemmed and all required; "exact phrase", OR, -not, prefix*, fuzzy~, "near words"~5, and the
    fields speaker: place: role: source: age:60..80 date:2023-09 kind: lang: (docs/search.md).

    \b
    Example:
      testimony search 'place:goris "no one"'
      testimony search --json age:60..80
    """
    if words == ("-h",):
        click.echo(click.get_current_context().get_help())
        return
    parsed = parse(bounded(" ".join(words)))
    with opened(Settings.from_environment()) as archive:
        with suppress(SearchUnavailable):
            # As on the site: the index answers as it is, and the gate keeps what it must.
            archive.index.catch_up()
        room = ReadingRoom(archive.record, archive.index)
        found = room.find(parsed.query, sort=Sort(sort), limit=limit)
        readings = {id_: room.reading(id_) for id_ in {chain.source.id for chain in found.chains} if as_json}
    for note in parsed.notes:
        click.echo(note, err=True)
    if as_json:
        hits = [_hit(chain, readings[chain.source.id]) for chain in found.chains]
        answer = {"total": found.results.total, "hits": hits}
        click.echo(_for_terminals(json.dumps(answer, ensure_ascii=False, indent=2)))
        return
    for chain in found.chains:
        for line in _paragraph(chain).splitlines():
            click.echo(visible(line))
        click.echo()
    click.echo(f"{found.results.total} found, {len(found.chains)} shown.", err=True)


def _paragraph(chain: Chain) -> str:
    lines = [
        textwrap.fill(words, WIDTH, subsequent_indent=" ")
        for words in paragraphs(chain.quote.parts, chain.version.text)
    ]
    body = "“" + "\n ".join(lines) + "”"
    line = textwrap.fill(attribution_line(chain), WIDTH, initial_indent="    — ", subsequent_indent="      ")
    return f"{body}\n{line}\n      /quotes/{chain.quote.id}"


def _for_terminals(text: str) -> str:
    """The same JSON with those characters escaped that a terminal would obey rather than show."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _hit(chain: Chain, reading: SourceReading) -> dict[str, Any]:
    quote, description = chain.quote, chain.source.description
    text = reading.texts[quote.version_id]
    return {
        "id": quote.id,
        "text": "\n".join(quote.exact),
        "parts": list(quote.exact),
        "speaker": chain.speaker.label if chain.speaker else None,
        "speaker_evidence": _evidence(quote.attribution.evidence, text) if quote.attribution else None,
        "kind": quote.kind.value,
        "tags": [
            {
                "field": tag.field.value,
                "value": tag.value,
                "place_role": tag.place_role.value if tag.place_role else None,
                **_evidence(tag.evidence, text),
            }
            for tag in quote.tags
        ],
        "source": {
            "id": chain.source.id,
            "title": description.title,
            "publisher": description.publisher,
            "published": description.published,
            "published_note": description.published_note,
            "is_excerpt": chain.version.is_excerpt,
            "version_sha256": chain.version.original_sha256,
        },
        "chain": [asdict(link) for link in links(chain)],
        "attribution": attribution_line(chain),
    }


def _evidence(evidence: Evidence, text: VisibleText) -> dict[str, Any]:
    """What a claim rests on: how firmly, by which rule or whom, and the words as they may be read."""
    return {
        "certainty": evidence.certainty.value,
        "rule": evidence.method,
        "words": [text.verbatim(span) for span in evidence.spans],
    }
