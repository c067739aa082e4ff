"""The clock of the machine."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the machine's time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)
