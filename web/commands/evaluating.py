"""Measure what the machine reads against what people marked: `testimony evaluate`. Nothing is stored."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from archive.evaluation import stretches, tags
from archive.evaluation.annotation import GoldDocument, Quotation
from archive.evaluation.reading import as_quotations, read_gold, read_predictions
from archive.evaluation.report import By, Report, evaluate as measure
from archive.extraction.output import as_json
from archive.extraction.pipeline import extract
from web.commands.figures import tables

Predict = Callable[[GoldDocument], Sequence[Quotation]]


@click.command()
@click.option(
    "--gold", required=True, metavar="FILE", type=click.Path(path_type=Path), help="What people marked."
)
@click.option(
    "--pred",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What a machine proposes; without it, this archive's extraction is run.",
)
@click.option("--tags", "with_tags", is_flag=True, help="Whole utterances with kind, age, role, places.")
@click.option("--kinds", metavar="KIND,…", help="Which kinds of gold count; the others are neutral.")
@click.option("--by", multiple=True, type=click.Choice([by.value for by in By]), help="Also for each.")
@click.option("--errors", default=0, metavar="N", type=click.IntRange(0), help="Show the first N misses.")
@click.option("--json", "in_json", is_flag=True, help="Print one JSON object, without the misses.")
def evaluate(
    gold: Path,
    pred: Path | None,
    with_tags: bool,
    kinds: str | None,
    by: tuple[str, ...],
    errors: int,
    in_json: bool,
) -> None:
    """Compare extraction with a gold file, and print the figures (docs/extraction-evaluation.md).

    \b
    Example:
      testimony evaluate --gold news.jsonl --errors 20
      testimony evaluate --gold accounts.jsonl --tags --by lang
    """
    if with_tags and kinds:
        raise click.UsageError("--kinds chooses among stretches; with --tags both kinds are records.")
    if in_json and errors:
        raise click.UsageError("--json leaves the misses out; give --errors without it.")
    documents = read_gold(gold)
    wanted = [By(one) for one in by]
    if By.DIFFICULTY in wanted and not any(document.difficulties for document in documents):
        click.echo(f"{gold}: no document names a difficulty.", err=True)
    predict = _extracted if pred is None else _predicted(pred, documents)
    score = tags.score if with_tags else partial(stretches.score, kinds=_kinds(kinds))
    hidden = not sys.stderr.isatty()
    with click.progressbar(documents, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        report = measure(bar, predict, score, wanted)
    if in_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
        return
    for line in (*tables(report), *_shown(report, errors)):
        click.echo(line)


def _extracted(document: GoldDocument) -> Sequence[Quotation]:
    extraction = extract(document.text, published=document.published, language=document.language)
    return as_quotations(as_json(document.id, document.text, extraction), document.id)


def _predicted(path: Path, documents: Sequence[GoldDocument]) -> Predict:
    predictions = read_predictions(path)
    known = {document.id for document in documents}
    if absent := len(known - predictions.keys()):
        click.echo(f"{path}: documents of gold that are not there, so missed: {absent}", err=True)
    if unknown := len(predictions.keys() - known):
        click.echo(f"{path}: documents that are not in gold, so left out: {unknown}", err=True)
    return lambda document: predictions.get(document.id, ())


def _kinds(given: str | None) -> tuple[str, ...]:
    return tuple(kind.strip() for kind in given.split(",")) if given else stretches.KINDS


def _shown(report: Report, most: int) -> Iterator[str]:
    if not most:
        return
    counted = Counter(miss.fault for miss in report.misses)
    yield ""
    yield f"{len(report.misses):,} misses, the first {min(most, len(report.misses)):,} below"
    yield from (f"  {number:6,}  {fault}" for fault, number in counted.most_common())
    for miss in report.misses[:most]:
        yield from ("", *miss.lines())
