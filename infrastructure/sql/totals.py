"""What is known of lists with more records than are counted, so that these are not counted again with each page."""

from collections.abc import Hashable
from time import monotonic

KEPT_S = 10.0
"""How long a list may say that it has so many, and more, when that is no longer so."""
MOST = 10_000


class Totals:
    """The least totals of lists, by module, tenant, filters and owner, that were found not to be exact a moment ago."""

    def __init__(self) -> None:
        self._least: dict[Hashable, tuple[int, float]] = {}

    def least(self, counted: Hashable) -> int | None:
        """How many records the list has at least; None when it is to be counted."""
        known = self._least.get(counted)
        return known[0] if known is not None and monotonic() < known[1] else None

    def note(self, counted: Hashable, least: int) -> None:
        """Remembers that counting the list came to its limit."""
        if len(self._least) >= MOST:
            self._least.clear()
        self._least[counted] = least, monotonic() + KEPT_S
