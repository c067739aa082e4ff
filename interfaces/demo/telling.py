"""What somebody sees while the demo company is written."""

from typing import TextIO

_EVERY = 20
_LINE_BEGIN = "\r\x1b[2K"


class ProgressLine:
    """One line that is written over again and again on a terminal; a file or pipe gets its end alone."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._moves = out.isatty()

    def __call__(self, count: int, what: str) -> None:
        """Shows how many records there are by now, and what is being written."""
        if self._moves and count % _EVERY == 0:
            self._out.write(f"{_LINE_BEGIN}  demo   {count:,} records: {what}")
            self._out.flush()

    def end(self, said: str) -> None:
        """Ends the line."""
        self._out.write(f"{_LINE_BEGIN if self._moves else ''}  demo   {said}\n")
        self._out.flush()
