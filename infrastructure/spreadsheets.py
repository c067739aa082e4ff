"""Workbooks of spreadsheet programs, written row by row into a folder of their own."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from xlsxwriter import Workbook

from application.ports import Row

LAST_ROW = 1_048_575
"""The last row of a worksheet, counted from 0, that the format allows."""
_EXACT_DIGITS = 15  # a number in a workbook is a float


class XlsxSheets:
    """Office Open XML workbooks."""

    @contextmanager
    def open(self, heads: Sequence[str], numbers: Collection[int]) -> "Iterator[XlsxSheet]":
        """A workbook with these heads; whatever it is written to is gone at the end of the block."""
        with TemporaryDirectory(prefix="cxg-export-", ignore_cleanup_errors=True) as folder:
            sheet = XlsxSheet(Path(folder), heads, numbers)
            try:
                yield sheet
            finally:
                sheet.let_go()


class XlsxSheet:
    """A workbook that keeps no row in memory; what does not fit on one worksheet goes on on the next."""

    def __init__(self, folder: Path, heads: Sequence[str], numbers: Collection[int]) -> None:
        self._path = folder / "export.xlsx"
        self._heads = heads
        self._numbers = frozenset(numbers)
        self._file: BinaryIO | None = None
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._path, {**options, "tmpdir": str(folder), "use_zip64": True})
        self._begin_worksheet()

    def _begin_worksheet(self) -> None:
        self._worksheet = self._book.add_worksheet()
        for place, head in enumerate(self._heads):
            self._worksheet.write_string(0, place, head)
        self._worksheet.freeze_panes(1, 0)
        self._last = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Writes further rows."""
        for row in rows:
            if self._last == LAST_ROW:
                self._begin_worksheet()
            self._last += 1
            for place, text in enumerate(row):
                if text is None:
                    continue
                if place in self._numbers and _is_exact(text):
                    self._worksheet.write_number(self._last, place, float(text))
                else:
                    self._worksheet.write_string(self._last, place, text)

    def finish(self) -> BinaryIO:
        """The finished file."""
        self._book.close()
        self._file = self._path.open("rb")
        return self._file

    def let_go(self) -> None:
        """Closes the file that was read from."""
        if self._file is not None:
            self._file.close()


def _is_exact(number: str) -> bool:
    """Whether a float keeps all digits of a number."""
    return len(number.strip("-0.").replace(".", "")) <= _EXACT_DIGITS
