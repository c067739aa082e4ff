"""Attendance records: the hours that employees have worked."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Ip, NotBefore, Ref, Text


class DayKind(StrEnum):
    """What the day is for the employee."""

    WORKDAY = "WORKDAY"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    LEAVE = "LEAVE"
    HALF_LEAVE = "HALF_LEAVE"


class PunchSource(StrEnum):
    """How a punch came in."""

    WEB = "WEB"
    MOBILE = "MOBILE"
    DEVICE = "DEVICE"
    MANUAL = "MANUAL"
    IMPORT = "IMPORT"


class AttendanceRecordStatus(StrEnum):
    """Whether the hours are settled, or paid for."""

    OPEN = "OPEN"
    CONFIRMED = "CONFIRMED"
    LOCKED = "LOCKED"


S = AttendanceRecordStatus
LIFE = Life(
    {
        S.OPEN: (S.CONFIRMED,),
        S.CONFIRMED: (S.OPEN, S.LOCKED),
        S.LOCKED: (),
    },
    by_command={S.CONFIRMED: "confirm"},
    by_program=(S.LOCKED,),
)


@line
class Punch(Line):
    """A stretch of time from coming in to going out; open while the employee is in."""

    in_at: datetime
    out_at: Annotated[datetime, NotBefore("in_at")] | None = None
    source: PunchSource = PunchSource.WEB
    ip: Ip | None = None
    corrected_by: Annotated[UUID, Ref("sys.User")] | None = None
    reason: Annotated[str, Text(255)] | None = None


@entity(
    path="attendance-records",
    title=("근태 기록", "Attendance record"),
    filters=("employee_id", "work_date", "day_kind", "absence"),
    sorts=("work_date",),
    unique=(("employee_id", "work_date"),),
    life=LIFE,
)
class AttendanceRecord(Entity):
    """The hours of an employee on a work date, which is the day the shift begins."""

    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    work_date: Annotated[date, IMMUTABLE]
    day_kind: Annotated[DayKind, COMPUTED] | None = None
    scheduled_minutes: Annotated[Count, COMPUTED] = 0
    worked_minutes: Annotated[Count, COMPUTED] = 0  # breaks taken out, approved overtime in it before it is cut
    late_minutes: Annotated[Count, COMPUTED] = 0
    early_leave_minutes: Annotated[Count, COMPUTED] = 0
    overtime_minutes: Annotated[Count, COMPUTED] = 0  # cut down to whole units of overtime
    night_minutes: Annotated[Count, COMPUTED] = 0
    holiday_minutes: Annotated[Count, COMPUTED] = 0
    absence: Annotated[bool, COMPUTED] = False
    approved_overtime_minutes: Count = 0
    note: Annotated[str, Text(255)] | None = None
    status: AttendanceRecordStatus = S.OPEN
    punches: list[Punch] = field(default_factory=list[Punch])

    @always
    def has_punches_one_after_another(self) -> None:
        """Refuses two punches at one time; an open one lasts on."""
        for one, following in pairwise(sorted(self.punches, key=lambda punch: punch.in_at)):
            if one.out_at is None or one.out_at > following.in_at:
                raise RuleViolated("an employee has at most one punch without out_at, and punches do not overlap")

    @always
    def explains_punches_by_hand(self) -> None:
        """Refuses a punch that somebody wrote or corrected without saying why."""
        for punch in self.punches:
            by_hand = punch.source is PunchSource.MANUAL or punch.corrected_by is not None
            if by_hand and punch.reason is None:
                raise RuleViolated("a MANUAL punch or a correction needs a reason")
