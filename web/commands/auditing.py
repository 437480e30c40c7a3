"""Check the archive and count it: `testimony verify`, `testimony stats`."""

import json
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.errors import ArchiveError, visible
from archive.findings import Finding
from archive.formats.registry import read
from archive.verify import Comparison, Report, compare, verify as audit
from web.audits import Outcome, keep, last
from web.opened import Opened, opened
from web.settings import Settings

_HEAD = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


def _head(_: click.Context, __: click.Parameter, text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    match = _HEAD.fullmatch(text.strip().lower())
    if match is None:
        raise click.BadParameter("write it as `testimony stats` prints it: NUMBER:HASH.")
    return int(match[1]), match[2]


@click.command()
@click.option(
    "--against", metavar="FILE", type=click.Path(path_type=Path), help="A copy of the original article."
)
@click.option(
    "--head",
    metavar="NUMBER:HASH",
    callback=_head,
    help="A revision head that was written down: it must still be in the chain.",
)
@click.argument("record_name", metavar="[SOURCE]", required=False)
def verify(against: Path | None, head: tuple[int, str] | None, record_name: str | None) -> None:
    """Prove that every quote stands word for word in its source, and that nothing was altered.

    Without options the whole archive is audited: words, files, the chain of revisions, the gate, and whether
    the search index holds exactly what the public may see. With --against, the quotes of an excerpt record
    are compared with a copy of the original that you have; SOURCE is the record's id or slug (without it, the
    record that has most of its quotes in the file).

    \b
    Example:
      testimony verify
      testimony verify --against saved-article.txt
    """
    if against is not None and head is not None:
        raise click.UsageError("--head belongs to the audit of the whole archive; give it without --against.")
    settings = Settings.from_environment()
    with opened(settings) as archive:
        if against is None:
            begun = archive.record.head()
            report = _audited(archive, head)
            outcome = Outcome(at=datetime.now(UTC), problems=len(report.problems), revision=begun.number)
            keep(settings.home, outcome)
            for finding in report.findings:
                click.echo(visible(str(finding)))
            click.echo(report.summary, err=True)
            sys.exit(0 if report.ok else 1)
        comparison = compare(archive.record, read(against).text, record_name)
    _print(comparison, against)
    sys.exit(0 if comparison.ok else 1)


def _audited(archive: Opened, head: tuple[int, str] | None) -> Report:
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=2, label="Verifying", file=sys.stderr, hidden=hidden) as bar:
        report = audit(archive.record, head=head)
        bar.update(1)
        findings = (*report.findings, *_index_findings(archive))
        bar.update(1)
    return replace(report, findings=findings, checked=f"{report.checked}, and the search index")


def _index_findings(archive: Opened) -> tuple[Finding, ...]:
    try:
        return archive.index.audit()
    except ArchiveError as error:
        # What was found in the record is told all the same.
        what = f"the search index can't be compared with the record: {error.what}"
        return (Finding(subject="index", what=what, remedy=error.remedy or "Try again."),)


def _print(comparison: Comparison, against: Path) -> None:
    click.echo(visible(f"{comparison.title} (source {comparison.source_id}) against {against}:"))
    for line in comparison.lines:
        click.echo(f"  {visible(line)}")
    click.echo(comparison.summary, err=True)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def stats(as_json: bool) -> None:
    """Count what is in this archive. Counts are quotes here, never shares of a population.

    The revision head is the number and hash of the newest revision: written down elsewhere, it proves later
    that nothing before it was altered (`testimony verify --head NUMBER:HASH`).

    \b
    Example:
      testimony stats
    """
    settings = Settings.from_environment()
    with opened(settings) as archive:
        counted = archive.record.statistics()
        figures: dict[str, int | str] = {name: getattr(counted, name) for name in counted.__slots__}
        figures["indexed"] = archive.index.engine().count()
        figures["search_engine"] = str(archive.index.kept_by())
        head = archive.record.head()
        figures["revision_head"] = f"{head.number}:{head.hash}"
    audit_then = last(settings.home)
    figures["last_verified"] = audit_then.told if audit_then else "never"
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    width = max(len(name) for name in figures)
    for name, figure in figures.items():
        click.echo(f"{name.replace('_', ' '):<{width}}  {figure}")
