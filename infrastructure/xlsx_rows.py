"""A process of its own that reads one workbook: XLSX on stdin, its first sheet as JSON on stdout, rows by the hundred.

A workbook of some kilobytes can ask for any amount of memory and time. Here it gets just so much of both, and what it
asks beyond ends this process, not the server. Run as a file, without the rest of the program.
"""

import resource
import sys
from io import BytesIO
from itertools import islice

import orjson
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1_500_000_000  # bytes of address space
SECONDS = 60  # of the processor
ROWS = 500


def main() -> None:
    """Reads, and writes a line of JSON for every so many rows."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    shown = [
        place
        for place, about in enumerate(book.sheets_metadata)
        if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet
    ]
    rows = book.get_sheet_by_index(shown[0]).iter_rows()
    while part := list(islice(rows, ROWS)):
        sys.stdout.buffer.write(orjson.dumps(part, default=str) + b"\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
