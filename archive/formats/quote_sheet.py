"""The archive's own quote sheet, CSV or XLSX: one row a quote, with its source, its speaker and the
evidence.

What stands in the cells becomes the text of an excerpt record, row after row, and every span points into
it. A sheet may tell of several sources; each is a record of its own, so the file is divided into one sheet
for each.
"""

from collections import defaultdict
from collections.abc import Sequence

from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.formats.markdown import complaint
from archive.formats.sheet import text as sheet_text
from archive.formats.sheet.columns import COLUMNS
from archive.formats.sheet.rows import (
    MOST_PROBLEMS,
    Row,
    Sheet,
    SheetError,
    as_csv,
    is_sheet,
    of_csv,
    of_xlsx,
)
from archive.model import Description, Document, SourceKind

CSV_TYPE = "text/vnd.testimony.quotes+csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHAT = "a quote sheet"
_OF_SOURCE = tuple(column.name for column in COLUMNS if column.of_source)
_IDENTITY = ("title", "publisher", "published", "url")
"""What tells one source from another."""
_HEAD = 4_000


def claims(original: bytes) -> bool:
    """Whether a CSV has the headings of a quote sheet."""
    head = original[:_HEAD].decode(
        "utf-16" if original[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "ignore"
    )
    first = next((line for line in head.splitlines() if line.strip()), "")
    return is_sheet(cell.strip('"') for cell in first.split(max(",;\t", key=first.count)))


def csv_document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that a CSV of one source holds. Raises UnreadableFile, and Problems of SheetError."""
    sheet = of_csv(original, where)
    media_type = f"{CSV_TYPE}; charset={sheet.charset}" if sheet.charset else CSV_TYPE
    return _document(sheet, original, name, media_type, where)


def xlsx_document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that a workbook of one source holds. Raises as ``csv_document_of`` does."""
    return _document(_of_workbook(original, where), original, name, XLSX_TYPE, where)


def divided(original: bytes, name: str, *, where: str) -> tuple[tuple[bytes, str], ...]:
    """The bytes and the name of a sheet for each source of this one, in order; itself where it has one.

    The cells stay as they are; each new sheet is a CSV in UTF-8 under a numbered name. Raises UnreadableFile,
    and Problems of SheetError.
    """
    is_workbook = name.lower().endswith(".xlsx")
    sheet = _of_workbook(original, where) if is_workbook else of_csv(original, where)
    sources = _sources(sheet.rows(where))
    if len(sources) < 2:
        return ((original, name),)
    # All of it is looked at here: the new sheets count their rows anew.
    _refuse([problem for rows in sources for problem in _problems(rows, where)])
    raw = dict(sheet.raw)
    stem = name.rpartition(".")[0] or name
    return tuple(
        (as_csv(sheet.headings, [raw[row.number] for row in rows]), f"{stem}-{number}.csv")
        for number, rows in enumerate(sources, start=1)
    )


def _of_workbook(original: bytes, where: str) -> Sheet:
    sheet = of_xlsx(original, where)
    if not is_sheet(sheet.headings):
        raise UnreadableFile(
            "this workbook's first sheet has no column “quote” beside others of a quote sheet",
            where=where,
            remedy="`testimony template quotes.xlsx` writes an empty one; move your columns there.",
        )
    return sheet


def _sources(rows: Sequence[Row]) -> list[list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row.get(name).strip() for name in _IDENTITY)].append(row)
    return [*found.values()]


def _document(sheet: Sheet, original: bytes, name: str, media_type: str, where: str) -> Document:
    rows = sheet.rows(where)
    if not rows:
        raise UnreadableFile(
            "this quote sheet has no rows", where=where, remedy="Write one row for each quote."
        )
    sources = _sources(rows)
    if len(sources) > 1:
        raise SheetError(
            f"this sheet tells of {len(sources)} sources",
            where=f"{where}: row {sources[1][0].number}, column title",
            remedy="Each is a record of its own: `testimony add` divides the sheet; here, add one for each.",
        )
    _refuse(_problems(rows, where))
    description = _description(rows)
    composed = sheet_text.compose(rows, published=description.published, language=description.language)
    return Document(
        text=composed.text,
        metadata=description,
        original=original,
        original_name=name,
        media_type=media_type,
        furniture=composed.furniture,
        is_excerpt=True,
        stated=frozenset(name for name in _OF_SOURCE if getattr(description, name) is not None),
        proposals=composed.proposals,
        remarks=sheet.remarks,
    )


def _problems(rows: Sequence[Row], where: str) -> list[ArchiveError]:
    return [*_wrong_description(rows, where), *sheet_text.wrong(rows, where)]


def _refuse(problems: list[ArchiveError]) -> None:
    if problems:
        raise Problems(problems[:MOST_PROBLEMS])


def _description(rows: Sequence[Row]) -> Description:
    told = {name: next((row.get(name).strip() for row in rows if row.get(name)), None) for name in _OF_SOURCE}
    kind = SourceKind(told.pop("kind") or SourceKind.NEWS)
    title = told.pop("title") or ""
    return Description(title=title, kind=kind, **told)  # type: ignore[arg-type]


def _wrong_description(rows: Sequence[Row], where: str) -> list[ArchiveError]:
    problems: list[ArchiveError] = []
    first: dict[str, Row] = {}
    for row in rows:
        for name in _OF_SOURCE:
            value = row.get(name).strip()
            place = f"{where}: row {row.number}, column {name}"
            if wrong := complaint(name, value) if value else ("is missing" if name == "title" else None):
                problems.append(SheetError(f"“{name}” {wrong}", where=place))
            known = first.setdefault(name, row) if value else row
            if value and known.get(name).strip() != value:
                told = f"the same source has another {name} in row {known.number}"
                problems.append(SheetError(told, where=place, remedy="Make them agree, or leave one empty."))
    return problems
