"""Tables to take along: what a page shows, as CSV (RFC 4180) for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable

from web import urls
from web.concordance_request import ConcordanceRequest
from web.lining_up import LinedUp, on_page
from web.pages.concordance import Row, row

BYTE_ORDER_MARK = "\ufeff"
"""Without it the most common spreadsheet reads UTF-8 as something else."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula (OWASP, CSV injection); an apostrophe goes before it."""

COLUMNS: dict[str, Callable[[Row], str]] = {
    "before": lambda line: line.before,
    "keyword": lambda line: line.keyword,
    "after": lambda line: line.after,
    "speaker": lambda line: line.speaker.text,
    "speaker_doubt": lambda line: line.doubt,
    "source": lambda line: line.source.text,
    "publisher": lambda line: line.publisher,
    "published": lambda line: line.published,
    "quote": lambda line: line.quote_id,
    "address": lambda line: line.quote,
    "source_version_sha256": lambda line: line.version,
}


def concordance_sheet(lined_up: LinedUp, asked: ConcordanceRequest, absolute: Callable[[str], str]) -> str:
    """The lines of one page of a concordance, one a row; ``absolute`` makes a whole address of a path."""

    def cells(line: Row) -> Iterable[str]:
        for name, value in COLUMNS.items():
            yield absolute(urls.lasting(value(line))) if name == "address" else value(line)

    shown = on_page(lined_up.occurrences, asked.search.page)
    return table(COLUMNS, (cells(row(occurrence, asked)) for occurrence in shown))


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows under a header; no cell is read as a formula."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(header)
    sheet.writerows([_harmless(cell) for cell in cells] for cells in rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
