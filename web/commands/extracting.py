"""See what the machine reads in a text: `testimony extract`. Nothing is stored."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from archive.errors import ArchiveError, UnreadableFile
from archive.extraction.output import as_json
from archive.extraction.pipeline import Extraction, extract as read_quotes
from archive.model import Document
from archive.places.gazetteer import Gazetteer
from web.parallel import in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A text to be read, with what is known of it."""

    doc_id: str
    text: str
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """One line for standard output, or one for standard error."""

    line: str
    is_problem: bool = False


@click.command()
@click.argument("paths", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"doc_id", "text"} from standard input instead of files.'
)
@click.option("--published", metavar="DATE", help="Publication date, for words such as “on Tuesday”.")
@click.option("--lang", "language", help="Language of the text, as a BCP 47 tag; found out when not given.")
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    metavar="N",
    type=click.IntRange(1, 256),
    help="Processes that read at the same time.",
)
def extract(
    paths: tuple[Path, ...], jsonl: bool, published: str | None, language: str | None, jobs: int
) -> None:
    """Print the quotes of each document as one JSON object a line (docs/extract.schema.json).

    \b
    Example:
      testimony extract article.txt | python -m json.tool
      testimony extract --jsonl --jobs 2 < documents.jsonl > quotes.jsonl
    """
    if jsonl == bool(paths):
        raise click.UsageError("Give files, or --jsonl with documents on standard input.")
    if jobs > 1:
        Gazetteer.load()  # processes that are started afterwards share it
    if jsonl:
        answer_line = partial(_answer_line, published=published, language=language)
        answers = in_order(answer_line, _lines(), jobs, lambda numbered: len(numbered[1]))
    else:
        answer_file = partial(_answer_file, published=published, language=language)
        answers = in_order(answer_file, paths, jobs, _size)
    with closing(answers):
        problems = _print(answers)
    sys.exit(1 if problems else 0)


def _print(answers: Iterable[_Answer]) -> int:
    """Returns how many were problems."""
    problems = 0
    for answer in answers:
        if answer.is_problem:
            click.echo(answer.line, err=True)
            problems += 1
        else:
            sys.stdout.write(answer.line + "\n")
            sys.stdout.flush()
    return problems


def _lines() -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            yield number, line


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _answer_line(numbered: tuple[int, bytes], published: str | None, language: str | None) -> _Answer:
    number, line = numbered
    try:
        return _answer(_parsed(line, number), published, language)
    except ArchiveError as problem:
        return _Answer(str(problem), is_problem=True)


def _answer_file(path: Path, published: str | None, language: str | None) -> _Answer:
    # Loading what reads files takes as long as reading a book, and lines need none of it.
    from archive.formats.registry import read
    from archive.preview import preview

    try:
        document = read(path)
    except ArchiveError as problem:
        return _Answer(str(problem), is_problem=True)
    described = replace(
        document.metadata,
        published=_known(document, "published", published),
        language=_known(document, "language", language),
    )
    # As `testimony add` reads it: from turns and from sheets too.
    seen = preview(replace(document, metadata=described))
    return _told(path.name, document.text, Extraction(seen.proposals, seen.document.furniture))


def _known(document: Document, name: str, given: str | None) -> str | None:
    """What the file states; else what the command line says; else what a saved page says of itself."""
    own: str | None = getattr(document.metadata, name)
    return given if given and name not in document.stated else own


def _answer(wanted: _Wanted, published: str | None, language: str | None) -> _Answer:
    extraction = read_quotes(
        wanted.text,
        published=wanted.published or published,
        language=wanted.language or language,
    )
    return _told(wanted.doc_id, wanted.text, extraction)


def _told(doc_id: str, text: str, extraction: Extraction) -> _Answer:
    return _Answer(json.dumps(as_json(doc_id, text, extraction), ensure_ascii=False))


def _parsed(line: bytes, number: int) -> _Wanted:
    """The document on one line; raises UnreadableFile with the line's number."""
    where = f"standard input:{number}"
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            "not a JSON object in UTF-8", where=where, remedy="Write one object a line."
        ) from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise UnreadableFile('no "text"', where=where, remedy='Write {"doc_id": "…", "text": "…"}.')
    for key in ("doc_id", "published", "lang"):
        if not isinstance(given.get(key), str | None):
            raise UnreadableFile(f'"{key}" is not a string', where=where, remedy="Write it as a string.")
    wanted = _Wanted(
        doc_id=given.get("doc_id") or str(number),
        text=given["text"],
        published=given.get("published"),
        language=given.get("lang"),
    )
    try:
        (wanted.doc_id + wanted.text).encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(
            "half a character (a lone surrogate)", where=where, remedy="Write the text in UTF-8."
        ) from error
    return wanted
