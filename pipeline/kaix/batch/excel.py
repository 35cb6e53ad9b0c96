"""The tables as one workbook of Excel, a sheet a table: every cell is a text or a number, none a formula or a link."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from kaix.tables import COLUMNS, NUMBERS, Cells

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them: Excel's own limit. What is more goes on in `amounts 2`, `amounts 3`, …"""
LONGEST_CELL = 32_767
"""UTF-16 units of a cell: Excel's own limit. The few cells that are longer end in `…`; CSV has them whole."""
_EXACT = 15
"""Digits that a number of Excel holds exactly; a longer one is written as text."""
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same in every file: the tables depend on the inputs alone."""


class Xlsx:
    """`kaix.xlsx`, written row by row and never held in memory."""

    name: ClassVar[str] = "xlsx"

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book: Any = xlsxwriter.Workbook(
            str(folder / "kaix.xlsx"), {"constant_memory": True, "tmpdir": str(folder), **inert}
        )
        self._book.set_properties({"created": _CREATED, "title": "kaix"})
        self._bold = self._book.add_format({"bold": True})
        self._sheets: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        for table in COLUMNS:  # in their order, those without a row too
            self._begin(table, table)

    def _begin(self, table: str, name: str) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(COLUMNS[table]):
            sheet.write_string(0, column, heading, self._bold)
        self._sheets[table], self._rows[table] = sheet, 1

    def add(self, table: str, rows: list[Cells]) -> None:
        """Take some more rows."""
        for cells in rows:
            if self._rows[table] == MOST_ROWS:
                numbers = [
                    s.get_name() for s in self._book.worksheets() if s.get_name().split(" ")[0] == table
                ]
                self._begin(table, f"{table} {len(numbers) + 1}")
            sheet, row = self._sheets[table], self._rows[table]
            for column, (name, cell) in enumerate(zip(COLUMNS[table], cells, strict=True)):
                if cell == "":
                    continue
                if name in NUMBERS and sum(c.isdigit() for c in cell) <= _EXACT:
                    sheet.write_number(row, column, float(cell))
                else:
                    sheet.write_string(row, column, _fitting(cell))
            self._rows[table] += 1

    def close(self) -> None:
        """Complete the file; raises `OSError` where the disk is full."""
        from xlsxwriter import exceptions

        try:
            self._book.close()
        except exceptions.FileCreateError as error:
            raise OSError(*error.args[0].args) from error


def _fitting(cell: str) -> str:
    if len(cell) <= LONGEST_CELL // 2:
        return cell
    units = 0
    for at, char in enumerate(cell):
        units += 1 + (char > "\uffff")
        if units >= LONGEST_CELL and (at + 1 < len(cell) or units > LONGEST_CELL):
            return cell[:at] + "…"
    return cell
