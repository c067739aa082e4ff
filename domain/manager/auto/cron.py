"""Cron: timetables in five fields, which are minute, hour, day, month and weekday."""

from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
"""A leap year, which has every day that there is."""


@dataclass(frozen=True, slots=True)
class Cron:
    """A timetable as it was read; weekdays count from Sunday, which is 0."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool

    @classmethod
    def parse(cls, text: str) -> "Cron":
        """Reads numbers, ranges, lists and steps such as 1-5, 1,15 and */10; raises ValueError."""
        minute, hour, day, month, weekday = text.split(" ")
        return cls(
            minutes=_values(minute, 0, 59),
            hours=_values(hour, 0, 23),
            days=_values(day, 1, 31),
            months=_values(month, 1, 12),
            weekdays=frozenset(one % 7 for one in _values(weekday, 0, 7)),
            either_day=day != "*" and weekday != "*",
        )

    def comes_on(self, day: date) -> bool:
        """Whether it comes on a day; where day and weekday are both given, one that fits either will do."""
        fits = (day.day in self.days, day.isoweekday() % 7 in self.weekdays)
        return day.month in self.months and (any(fits) if self.either_day else all(fits))

    def ever_comes(self) -> bool:
        """Whether there is a day on which it comes."""
        return any(map(self.comes_on, _YEAR))


def _values(text: str, lowest: int, highest: int) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split(","):
        span, has_step, step = part.partition("/")
        if span == "*":
            first, last = lowest, highest
        else:
            begin, is_range, end = span.partition("-")
            first = int(begin)
            last = int(end) if is_range else highest if has_step else first
        width = int(step) if has_step else 1
        if width < 1 or not lowest <= first <= last <= highest:
            raise ValueError(part)
        found.update(range(first, last + 1, width))
    return frozenset(found)
