"""Work schedules: when people work."""

from dataclasses import field
from datetime import time
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Count, Text, TimeZone, Whole

DAY = 24 * 60 * 60
WEEK = 7 * DAY


@line
class WorkWindow(Line):
    """Hours of work on a day of the week, 1 being Monday; an end at or before the start is on the next day."""

    weekday: Annotated[int, Whole(1, 7)]
    start_time: time
    end_time: time
    break_start: time | None = None
    break_end: time | None = None

    def span(self) -> tuple[int, int]:
        """Start and end in seconds since the week began; the end may lie in the next week."""
        start = (self.weekday - 1) * DAY + _seconds(self.start_time)
        return start, start + self._length()

    def has_sound_break(self) -> bool:
        """Whether the break lies within the hours, if there is one."""
        if self.break_start is None or self.break_end is None:
            return self.break_start is self.break_end
        begin, end = self._since_start(self.break_start), self._since_start(self.break_end)
        return begin < (end or DAY) <= self._length()

    def _length(self) -> int:
        return self._since_start(self.end_time) or DAY

    def _since_start(self, moment: time) -> int:
        return (_seconds(moment) - _seconds(self.start_time)) % DAY


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


@entity(
    path="work-schedules",
    title=("근무 일정", "Work schedule"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class WorkSchedule(Entity):
    """The weekly hours that employees, service and approvals share; who is late within the grace is not late."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(80)]
    timezone: TimeZone = "Asia/Seoul"
    grace_minutes: Count = 0
    windows: list[WorkWindow] = field(default_factory=list[WorkWindow])

    @always
    def has_windows_apart(self) -> None:
        """Refuses hours that are listed twice, also across midnight and the week's end."""
        spans = sorted(one.span() for one in self.windows)
        if not spans:
            return
        following = [start for start, _ in spans[1:]] + [spans[0][0] + WEEK]
        if any(end > start for (_, end), start in zip(spans, following, strict=True)):
            raise RuleViolated("windows do not overlap")

    @always
    def has_breaks_within_windows(self) -> None:
        """Refuses a break that begins before the hours, ends after them, or does not end."""
        if not all(one.has_sound_break() for one in self.windows):
            raise RuleViolated("the break lies within its window")
