"""Check the archive and count it: `testimony verify`, `testimony stats`."""

import json
import sys
from pathlib import Path

import click

from archive.formats.registry import read
from archive.verify import Comparison, compare, verify as audit
from web.opened import opened
from web.settings import Settings


@click.command()
@click.option(
    "--against", metavar="FILE", type=click.Path(path_type=Path), help="A copy of the original article."
)
@click.argument("record_name", metavar="[SOURCE]", required=False)
def verify(against: Path | None, record_name: str | None) -> None:
    """Prove that every quote stands word for word in its source, and that nothing was altered.

    Without options the whole archive is audited: words, files, the chain of revisions, the gate. With
    --against, the quotes of an excerpt record are compared with a copy of the original that you have; SOURCE
    is the record's id or slug (without it, the record that has most of its quotes in the file).

    \b
    Example:
      testimony verify
      testimony verify --against saved-article.txt
    """
    with opened(Settings.from_environment()) as archive:
        if against is None:
            hidden = not sys.stderr.isatty()
            with click.progressbar(length=1, label="Verifying", file=sys.stderr, hidden=hidden) as bar:
                report = audit(archive.record)
                bar.update(1)
            for finding in report.findings:
                click.echo(str(finding))
            click.echo(report.summary, err=True)
            sys.exit(0 if report.ok else 1)
        comparison = compare(archive.record, read(against).text, record_name)
    _print(comparison, against)
    sys.exit(0 if comparison.ok else 1)


def _print(comparison: Comparison, against: Path) -> None:
    click.echo(f"{comparison.title} (source {comparison.source_id}) against {against}:")
    for line in comparison.lines:
        click.echo(f"  {line}")
    click.echo(comparison.summary, err=True)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def stats(as_json: bool) -> None:
    """Count what is in this archive. Counts are quotes here, never shares of a population.

    The revision head is the hash of the newest revision: written down elsewhere, it proves later that nothing
    before it was altered.

    \b
    Example:
      testimony stats
    """
    with opened(Settings.from_environment()) as archive:
        counted = archive.record.statistics()
        figures: dict[str, int | str] = {name: getattr(counted, name) for name in counted.__slots__}
        figures["indexed"] = archive.index.engine().count()
        figures["revision_head"] = archive.record.head().hash
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    width = max(len(name) for name in figures)
    for name, figure in figures.items():
        click.echo(f"{name.replace('_', ' '):<{width}}  {figure}")
