"""An empty quote sheet to fill in: `testimony template`."""

from pathlib import Path

import click

from archive.errors import ArchiveError
from archive.formats.sheet import template as sheet_template

_FORMS = {".csv": sheet_template.as_csv, ".xlsx": sheet_template.as_xlsx}


class NoTemplate(ArchiveError):
    """A template can't be written there, or not in that form."""


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def template(path: Path) -> None:
    """Write an empty quote sheet: quotes.csv or quotes.xlsx, with the columns of docs/formats.md.

    A file that is there already is not touched.

    \b
    Example:
      testimony template quotes.xlsx
    """
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise NoTemplate(
            "a quote sheet is a .csv or an .xlsx", where=str(path), remedy="Give it one of these endings."
        )
    try:
        with path.open("xb") as file:
            file.write(form())
    except OSError as error:
        reason = error.strerror or str(error)
        raise NoTemplate(
            f"it can't be written ({reason})", where=str(path), remedy="Name another file."
        ) from error
    click.echo(f"{path}: an empty quote sheet. Fill it in, then: testimony add --dry-run {path}", err=True)
