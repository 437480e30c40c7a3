"""Tables to take along: CSV (RFC 4180) for a spreadsheet."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""Without it the most common spreadsheet reads UTF-8 as something else."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would take for a formula (OWASP, CSV injection); an apostrophe goes before it."""


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows under a header, as a whole file."""
    return BYTE_ORDER_MARK + lines((header,)) + lines(rows)


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Some rows of a table; no cell is read as a formula."""
    written = io.StringIO()
    csv.writer(written).writerows([_harmless(cell) for cell in cells] for cells in rows)
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
