"""The lines that a page of a concordance shows, as a table."""

from collections.abc import Callable, Iterable

from web.pages.concordance import Row, row
from web.searching.concordance_request import ConcordanceRequest
from web.searching.lining_up import LinedUp, on_page
from web.sheets import table

COLUMNS: dict[str, Callable[[Row], str]] = {
    "before": lambda line: line.before,
    "keyword": lambda line: line.keyword,
    "after": lambda line: line.after,
    "content_notes": lambda line: line.notes,
    "kind": lambda line: line.kind.value,
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
            yield absolute(value(line)) if name == "address" else value(line)

    shown = on_page(lined_up.occurrences, asked.search.page)
    return table(COLUMNS, (cells(row(occurrence, asked)) for occurrence in shown))
