"""See what the machine reads in a text: `testimony extract`. Nothing is stored."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from archive.errors import ArchiveError, UnreadableFile
from archive.extraction.output import as_json
from archive.extraction.pipeline import extract as read_quotes
from archive.formats.registry import read


@click.command()
@click.argument("paths", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"doc_id", "text"} from standard input instead of files.'
)
@click.option("--published", metavar="DATE", help="Publication date, for words such as “on Tuesday”.")
@click.option("--lang", "language", help="Language of the text, as a BCP 47 tag; found out when not given.")
def extract(paths: tuple[Path, ...], jsonl: bool, published: str | None, language: str | None) -> None:
    """Print the quotes of each document as one JSON object a line (docs/extract.schema.json).

    \b
    Example:
      testimony extract article.txt | python -m json.tool
      testimony extract --jsonl < documents.jsonl > quotes.jsonl
    """
    if jsonl == bool(paths):
        raise click.UsageError("Give files, or --jsonl with documents on standard input.")
    problems = 0
    for document in _lines() if jsonl else _read_all(paths):
        if isinstance(document, ArchiveError):
            click.echo(str(document), err=True)
            problems += 1
            continue
        extraction = read_quotes(
            document["text"],
            published=document.get("published") or published,
            language=document.get("lang") or language,
            furniture=document.get("furniture", ()),
        )
        sys.stdout.write(
            json.dumps(as_json(document["doc_id"], document["text"], extraction), ensure_ascii=False)
        )
        sys.stdout.write("\n")
        sys.stdout.flush()
    sys.exit(1 if problems else 0)


def _read_all(paths: tuple[Path, ...]) -> Iterator[dict[str, Any] | ArchiveError]:
    for path in paths:
        try:
            document = read(path)
        except ArchiveError as problem:
            yield problem
            continue
        yield {
            "doc_id": path.name,
            "text": document.text,
            "published": document.metadata.published,
            "lang": document.metadata.language,
            "furniture": document.furniture,
        }


def _lines() -> Iterator[dict[str, Any] | ArchiveError]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        where = f"standard input:{number}"
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            yield UnreadableFile("not a JSON object in UTF-8", where=where, remedy="Write one object a line.")
            continue
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            yield UnreadableFile('no "text"', where=where, remedy='Write {"doc_id": "…", "text": "…"}.')
            continue
        wanted = {key: given.get(key) for key in ("published", "lang")}
        if bad := [key for key, value in wanted.items() if not isinstance(value, str | None)]:
            yield UnreadableFile(f'"{bad[0]}" is not a string', where=where, remedy="Write it as a string.")
            continue
        yield {"doc_id": given.get("doc_id", str(number)), "text": given["text"], **wanted}
