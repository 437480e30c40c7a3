"""Search from the terminal: `testimony search`."""

import json
import textwrap
from typing import Any

import click

from archive.access import may_see
from archive.citation import attribution_line
from archive.model import Chain, TagField
from index.engine import Sort
from index.grammar import parse
from web.opened import opened
from web.settings import Settings

WIDTH = 88


@click.command()
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
    parsed = parse(" ".join(words))
    with opened(Settings.from_environment()) as archive:
        archive.index.drain()
        results = archive.index.engine().search(parsed.query, sort=Sort(sort), limit=limit)
        chains = archive.record.chains([hit.id for hit in results.hits])
        shown = [chains[hit.id] for hit in results.hits if hit.id in chains]
        shown = [chain for chain in shown if may_see(chain.quote, chain.source)]
    for note in parsed.notes:
        click.echo(note, err=True)
    if as_json:
        answer = {"total": results.total, "hits": [_hit(chain) for chain in shown]}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for chain in shown:
        click.echo(_paragraph(chain) + "\n")
    click.echo(f"{results.total} found, {len(shown)} shown.", err=True)


def _paragraph(chain: Chain) -> str:
    lines = [textwrap.fill(words, WIDTH, subsequent_indent=" ") for words in chain.quote.exact]
    body = "“" + "\n ".join(lines) + "”"
    line = textwrap.fill(attribution_line(chain), WIDTH, initial_indent="    — ", subsequent_indent="      ")
    return f"{body}\n{line}\n      /quotes/{chain.quote.id}"


def _hit(chain: Chain) -> dict[str, Any]:
    quote, description = chain.quote, chain.source.description
    return {
        "id": quote.id,
        "text": "\n".join(quote.exact),
        "parts": list(quote.exact),
        "speaker": chain.speaker.label if chain.speaker else None,
        "speaker_certainty": quote.attribution.evidence.certainty.value if quote.attribution else None,
        "kind": quote.kind.value,
        "tags": [
            {
                "field": tag.field.value,
                "value": tag.value,
                "place_role": tag.place_role.value if tag.place_role else None,
                "certainty": tag.evidence.certainty.value,
                "words": [span.of(chain.version.text) for span in tag.evidence.spans],
            }
            for tag in quote.tags
        ],
        "said_to": next((tag.value for tag in quote.tagged(TagField.SAID_TO)), None),
        "source": {
            "id": chain.source.id,
            "title": description.title,
            "publisher": description.publisher,
            "published": description.published,
            "url": description.url,
            "archived_url": description.archived_url,
            "added_by": chain.source.added_by,
            "version_sha256": chain.version.original_sha256,
        },
        "attribution": attribution_line(chain),
    }
