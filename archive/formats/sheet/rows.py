"""The rows of a quote sheet, from CSV or XLSX: cells as text, each row with its number in the file."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO

from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.formats.reading import office_container, text_encoding
from archive.formats.reading.text import decode
from archive.formats.sheet.columns import BY_NAME, REQUIRED, folded

WHAT = "a spreadsheet"
MOST_ROWS = 20_000
"""Rows with words in one sheet; more are a collection of its own."""
LAST_ROW = 1_048_576
"""Excel's own; a file that names one further down has been made to be counted up to."""
MOST_COLUMNS = 200
MOST_PROBLEMS = 50
"""Problems told at once; a sheet with more has one cause for most of them."""
LONGEST_CELL = 100_000
"""Characters of one cell; Excel keeps 32,767."""
_TEMPLATE = "`testimony template quotes.csv` writes an empty sheet with the columns that are read."


class SheetError(ArchiveError):
    """A cell of a quote sheet that can't be read; ``where`` names file, row and column."""


@dataclass(frozen=True, slots=True)
class Row:
    """One quote with what was told of it, by the names of the columns; empty cells are left out."""

    number: int
    """In the file, from 1, the headings included."""
    cells: dict[str, str]

    def get(self, name: str) -> str:
        """The words of a cell; none where it is empty."""
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds."""

    headings: tuple[str, ...]
    """As they stand."""
    raw: tuple[tuple[int, tuple[str, ...]], ...]
    """The cells of each row as they stand, with its number."""
    remarks: tuple[str, ...] = ()
    charset: str | None = None
    """The encoding, where it was guessed."""

    def rows(self, where: str) -> tuple[Row, ...]:
        """The rows by the names of columns. Raises Problems where headings are missing or not known."""
        names = [folded(heading) for heading in self.headings]
        problems: list[ArchiveError] = []
        for place, name in enumerate(names):
            if name and name not in BY_NAME:
                told = f"“{self.headings[place]}” is no column of a quote sheet"
                problems.append(SheetError(told, where=f"{where}: row 1", remedy=_TEMPLATE))
            elif name and name in names[:place]:
                told = f"the column “{name}” stands there twice"
                problems.append(SheetError(told, where=f"{where}: row 1", remedy="Keep one."))
        for name in REQUIRED:
            if name not in names:
                told = f"the column “{name}” is missing"
                problems.append(SheetError(told, where=f"{where}: row 1", remedy=_TEMPLATE))
        for number, cells in self.raw:
            for place, cell in enumerate(cells):
                if cell.strip() and (place >= len(names) or not names[place]):
                    told = f"a cell without a heading, number {place + 1} in its row"
                    remedy = "Give it one, or put quotation marks around cells with commas in them."
                    problems.append(SheetError(told, where=f"{where}: row {number}", remedy=remedy))
        if problems:
            raise Problems(problems[:MOST_PROBLEMS])
        return tuple(
            Row(
                number,
                {name: cell for name, cell in zip(names, cells, strict=False) if name and cell.strip()},
            )
            for number, cells in self.raw
        )


def is_sheet(headings: Iterable[str]) -> bool:
    """Whether these are the headings of a quote sheet, perhaps with mistakes among them."""
    names = {folded(heading) for heading in headings}
    return "quote" in names and len(names & BY_NAME.keys()) > 1


def of_csv(original: bytes, where: str) -> Sheet:
    """The cells of a CSV, parted by commas, semicolons or tabs. Raises UnreadableFile."""
    encoding = text_encoding.find(original, where)
    guessed = None if encoding.name in ("utf-8", "utf-16") else encoding.name
    text = decode(original, where, guessed)
    remarks = (encoding.remark,) if encoding.remark else ()
    first = text.split("\n", 1)[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    return _sheet(_lines(reader, where), where, remarks, guessed)


def of_xlsx(original: bytes, where: str) -> Sheet:
    """The cells of the first sheet of a workbook; of formulas what they last gave. Raises UnreadableFile."""
    # Late: its import takes half a second, and nothing else needs it.
    import openpyxl

    office_container.check(original, WHAT, where)
    try:
        book = openpyxl.load_workbook(BytesIO(original), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            # What the file says of its own size is not asked: rows below it would be dropped, columns made.
            sheet.reset_dimensions()
            return _sheet(_cells(sheet.iter_rows(values_only=True), where), where, (), None)
        finally:
            book.close()
    except office_container.BROKEN as error:
        raise office_container.broken(WHAT, where) from error


def _cells(rows: Iterable[Sequence[object]], where: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows, start=1):
        if number > LAST_ROW:
            what = f"a row of this stands below row {LAST_ROW:,}, where no spreadsheet has any"
            raise UnreadableFile(what, where=where, remedy="Save it again from the program that made it.")
        yield number, tuple(map(_words, row))


def _lines(reader: Iterator[list[str]], where: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, tuple(cells)
    except csv.Error as error:
        remedy = "Save it again from the program that made it, as CSV in UTF-8."
        raise UnreadableFile(
            f"this CSV breaks off ({error})", where=f"{where}: row {number + 1}", remedy=remedy
        ) from error


def _sheet(
    lines: Iterator[tuple[int, tuple[str, ...]]], where: str, remarks: tuple[str, ...], charset: str | None
) -> Sheet:
    trimmed = ((number, _without_empty_end(cells)) for number, cells in lines)
    filled = ((number, cells) for number, cells in trimmed if cells)
    _, headings = next(filled, (0, ()))
    raw: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in filled:
        if len(raw) == MOST_ROWS or len(cells) > MOST_COLUMNS or any(len(c) > LONGEST_CELL for c in cells):
            told = (
                f"this has more than {MOST_ROWS:,} rows, {MOST_COLUMNS} columns or {LONGEST_CELL:,} in a cell"
            )
            raise UnreadableFile(told, where=f"{where}: row {number}", remedy="Divide the sheet.")
        raw.append((number, cells))
    return Sheet(tuple(headings), tuple(raw), remarks, charset)


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
    return cells[:last]


def _words(value: object) -> str:
    """A cell of a workbook as text: whole numbers without a point, days as 2023-09-27."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").replace("\0", "")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV in UTF-8 with these cells, as they stand."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows(rows)
    return written.getvalue().encode()
