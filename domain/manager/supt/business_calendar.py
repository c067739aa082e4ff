"""Business calendars: when support works."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, After, Name, Text, TimeZone


class Weekday(StrEnum):
    """A day of the week."""

    MON = "MON"
    TUE = "TUE"
    WED = "WED"
    THU = "THU"
    FRI = "FRI"
    SAT = "SAT"
    SUN = "SUN"


@line
class BusinessHour(Line):
    """An opening on a day of every week."""

    weekday: Weekday
    opens_at: time
    closes_at: Annotated[time, After("opens_at")]


@line
class Holiday(Line):
    """A day that is not like others of its weekday: closed, or open for these times only."""

    holiday_on: date
    name: Annotated[str, Text(60)]
    opens_at: time | None = None
    closes_at: Annotated[time, After("opens_at")] | None = None


Span = tuple[time, time]
WHOLE_DAY: Span = (time.min, time.max)


@entity(
    path="business-calendars",
    title=("업무 시간", "Business calendar"),
    search=("name",),
    sorts=("name",),
)
class BusinessCalendar(Entity):
    """The openings and holidays by which support works."""

    name: Annotated[Name, UNIQUE]
    timezone: TimeZone = "Asia/Seoul"
    is_always_open: bool = False
    hours: list[BusinessHour] = field(default_factory=list[BusinessHour])
    holidays: list[Holiday] = field(default_factory=list[Holiday])

    @always
    def opens(self) -> None:
        """Refuses a calendar by which support never works."""
        if not self.hours and not self.is_always_open:
            raise RuleViolated("at least one opening a week unless is_always_open")

    @always
    def opens_once_at_a_time(self) -> None:
        """Refuses openings of a weekday that overlap."""
        if _overlap((one.weekday, (one.opens_at, one.closes_at)) for one in self.hours):
            raise RuleViolated("openings of a day do not overlap")

    @always
    def has_clear_holidays(self) -> None:
        """Refuses a holiday with half an opening, and a day that is closed and open, or open twice, at once."""
        spans: list[tuple[date, Span]] = []
        for one in self.holidays:
            if one.opens_at is not None and one.closes_at is not None:
                spans.append((one.holiday_on, (one.opens_at, one.closes_at)))
            elif one.opens_at is None and one.closes_at is None:
                spans.append((one.holiday_on, WHOLE_DAY))
            else:
                raise RuleViolated("a holiday has both opens_at and closes_at, or neither")
        if _overlap(spans):
            raise RuleViolated("a holiday closes the day, or opens it only for its own times")


def _overlap(openings: Iterable[tuple[date | Weekday, Span]]) -> bool:
    """Whether two spans of a day have a moment in common; one may begin when another ends."""
    days: dict[date | Weekday, list[Span]] = defaultdict(list)
    for day, span in openings:
        days[day].append(span)
    return any(after[0] < before[1] for spans in days.values() for before, after in pairwise(sorted(spans)))
