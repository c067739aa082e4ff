"""Which lists have more records than are counted, so that these are not counted again with each page."""

from collections.abc import Hashable
from time import monotonic

KEPT_S = 10.0
"""How long a list may say that it has more than are counted when that is no longer so."""
MOST = 10_000


class Totals:
    """Lists, by module, tenant, filters and owner, whose total was found to be beyond the limit a moment ago."""

    def __init__(self) -> None:
        self._beyond: dict[Hashable, float] = {}

    def is_beyond(self, counted: Hashable) -> bool:
        """Whether the list need not be counted now."""
        until = self._beyond.get(counted)
        return until is not None and monotonic() < until

    def note(self, counted: Hashable) -> None:
        """Remembers that counting the list came to its limit."""
        if len(self._beyond) >= MOST:
            self._beyond.clear()
        self._beyond[counted] = monotonic() + KEPT_S
