"""The log of all activity as files: CSV for tables, JSON Lines for programs; oldest entries last.

Who did what, when and why, to which record: never the words of a source, never a state.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from archive.record.reads.activity import Act, Asked
from archive.record.schema.columns import moment_text
from archive.record.store import Record
from web.sheets import BYTE_ORDER_MARK, lines

_AT_ONCE = 1_000
COLUMNS = ("number", "at", "who", "action", "subject", "why")


def as_csv(acts: Iterator[Act]) -> Iterator[str]:
    """A table under a header; no cell is read as a formula."""
    yield BYTE_ORDER_MARK + lines((COLUMNS,))
    yield from (lines((_cells(act).values(),)) for act in acts)


def as_json_lines(acts: Iterator[Act]) -> Iterator[str]:
    """One entry a line."""
    yield from (msgspec.json.encode({**_cells(act), "number": act.number}).decode() + "\n" for act in acts)


FORMS: Mapping[str, tuple[str, Callable[[Iterator[Act]], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/x-ndjson; charset=utf-8", as_json_lines),
}
"""By ending: media type, and what writes it."""


def acts(record: Record, asked: Asked) -> Iterator[Act]:
    """Every entry that is asked for, the newest first, read a thousand at a time."""
    before: int | None = None
    while page := record.acts(asked, before=before, limit=_AT_ONCE):
        yield from page
        before = page[-1].number


def _cells(act: Act) -> dict[str, str]:
    return {
        "number": str(act.number),
        "at": moment_text(act.at),
        "who": act.who,
        "action": act.action,
        "subject": act.subject,
        "why": act.why,
    }
