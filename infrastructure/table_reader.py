"""Reads tables out of files that users send: CSV in the encodings of Korean offices, and XLSX, all within limits.

Nothing in a file is ever worked out: a formula in CSV is its text, and of one in XLSX the value is taken that the
spreadsheet program left beside it.
"""

import asyncio
import csv
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import orjson

from application.ports import Cell, TableFile
from domain.kernel.errors import ValidationError

MAX_COLUMNS = 200
MAX_ROWS = 1_000_000
MAX_LINE = 1_000_000  # characters of a line of CSV
MAX_UNPACKED = 400_000_000  # bytes of a workbook without its compression
MAX_PARTS = 2_000
_XLSX = b"PK\x03\x04"
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ",;\t"
_READER = Path(__file__).with_name("xlsx_rows.py")


class FileTables:
    """The port `TableReader`."""

    async def read(self, content: bytes) -> TableFile:
        """The table in a file."""
        return await asyncio.to_thread(_read, content)


def _read(content: bytes) -> TableFile:
    rows = _xlsx(content) if content.startswith(_XLSX) else _csv(content)
    heads = next(rows, None)
    if not heads or not any(heads):
        raise _refused("empty", "the first row of the file names its columns")
    columns = ["" if head is None else str(head).strip() for head in heads]
    while not columns[-1]:
        columns.pop()
    if len(columns) > MAX_COLUMNS:
        raise _refused("too_many_columns", "a file has at most {max} columns", max=MAX_COLUMNS)
    return TableFile(columns, _within(rows))


def _within(rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    for place, row in enumerate(rows):
        if place >= MAX_ROWS:
            raise _refused("too_many_rows", "a file has at most {max} rows", max=MAX_ROWS)
        yield row


def _refused(code: str, message: str, **params: object) -> ValidationError:
    return ValidationError.of("file", code, message, **params)


def _csv(content: bytes) -> Iterator[list[Cell]]:
    text = _text(content)
    first = text[: text.find("\n")] if "\n" in text else text
    # the one that the heads are separated by: what stands inside quotes does not count
    plain = "".join(first.split('"')[::2])
    separator = max(_SEPARATORS, key=plain.count)
    return _csv_rows(text, separator)


def _csv_rows(text: str, separator: str) -> Iterator[list[Cell]]:
    try:
        for row in csv.reader(_lines(text), delimiter=separator):
            if len(row) > 2 * MAX_COLUMNS:
                raise _refused("too_many_columns", "a file has at most {max} columns", max=MAX_COLUMNS)
            yield [cell or None for cell in row]
    except csv.Error:
        raise _refused("pattern", "the file is no CSV that can be read") from None


def _lines(text: str) -> Iterator[str]:
    for line in StringIO(text, newline=""):
        if len(line) > MAX_LINE:
            raise _refused("too_long", "a line of the file has at most {max} characters", max=MAX_LINE)
        yield line


def _text(content: bytes) -> str:
    """The text of a file: by its mark, else UTF-8, else the code page that Excel writes in Korea."""
    marked = (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark))
    for encoding in (*marked, "utf-8", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _refused("encoding", "the file is neither CSV in UTF-8 or CP949 nor XLSX")


def _xlsx(content: bytes) -> Iterator[list[Cell]]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OverflowError):
        raise _refused("pattern", "the file is no workbook that can be read") from None
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _refused("too_large", "the workbook is larger than it may be when it is unpacked")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise _refused("pattern", "the file is no workbook that can be read")
    return _xlsx_rows(content)


def _xlsx_rows(content: bytes) -> Iterator[list[Cell]]:
    """The rows as the process of its own reads them."""
    command = [sys.executable, "-I", str(_READER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        assert reader.stdin is not None and reader.stdout is not None
        try:
            try:
                reader.stdin.write(content)
                reader.stdin.close()
            except BrokenPipeError:
                pass  # it has ended, which its exit code tells
            for part in reader.stdout:
                rows: list[list[Any]] = orjson.loads(part)
                for row in rows:
                    if len(row) > 2 * MAX_COLUMNS:
                        raise _refused("too_many_columns", "a file has at most {max} columns", max=MAX_COLUMNS)
                    yield [None if cell == "" else cell for cell in row]
            if reader.wait() != 0:
                raise _refused("too_large", "the workbook is broken, or asks for more memory or time than it may")
        finally:
            reader.kill()
