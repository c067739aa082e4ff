"""Holiday calendars: the days on which a place does not work."""

import datetime
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Country, Text

Date = datetime.date


class HolidayKind(StrEnum):
    """Whether the law or the company gives the day off, or it stands in for a holiday on a weekend."""

    PUBLIC = "PUBLIC"
    COMPANY = "COMPANY"
    SUBSTITUTE = "SUBSTITUTE"


@line
class Holiday(Line):
    """A day off."""

    date: Date
    name: Annotated[str, Text(80)]
    kind: HolidayKind = HolidayKind.PUBLIC
    is_paid: bool = True


@entity(
    path="holiday-calendars",
    title=("휴일 달력", "Holiday calendar"),
    search=("code", "name"),
    filters=("country",),
    sorts=("code", "name"),
)
class HolidayCalendar(Entity):
    """The public and company holidays of a place."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(80)]
    country: Country = "KR"
    holidays: list[Holiday] = field(default_factory=list[Holiday])

    @always
    def has_each_date_once(self) -> None:
        """Refuses a day that is listed twice."""
        if len({one.date for one in self.holidays}) < len(self.holidays):
            raise RuleViolated("a date occurs once in a calendar")
