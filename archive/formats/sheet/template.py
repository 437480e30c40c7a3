"""An empty quote sheet, as CSV or as a workbook that explains its columns."""

from io import BytesIO

from archive.formats.sheet import rows as sheet_rows
from archive.formats.sheet.columns import COLUMNS

_WIDTH = 24
"""Characters of a column of the workbook."""


def as_csv() -> bytes:
    """The headings alone, in UTF-8 with its mark, by which Excel knows it."""
    return b"\xef\xbb\xbf" + sheet_rows.as_csv([column.name for column in COLUMNS], [])


def as_xlsx() -> bytes:
    """A sheet with the headings, and behind it one that says what each column holds."""
    # Late: its import takes half a second, and nothing else needs it.
    import openpyxl
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "quotes"
    sheet.append([column.name for column in COLUMNS])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTH
        # As text: a program must not make a date or a formula of what an archivist writes.
        sheet.column_dimensions[letter].number_format = "@"
        sheet.cell(1, number).font = Font(bold=column.is_required)
        sheet.cell(1, number).alignment = Alignment(vertical="top")
    meanings = book.create_sheet("columns")
    meanings.append(["column", "meaning", "required"])
    for column in COLUMNS:
        meanings.append([column.name, column.meaning, "yes" if column.is_required else ""])
    meanings.column_dimensions["A"].width = _WIDTH
    meanings.column_dimensions["B"].width = 3 * _WIDTH
    written = BytesIO()
    book.save(written)
    return written.getvalue()
