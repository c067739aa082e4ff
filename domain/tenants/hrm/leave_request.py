"""Leave requests: the leave that employees ask for."""

from dataclasses import field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Json, NotBefore, Number, Numbered, Ref, Text, Url
from domain.tenants.hrm.leave import Days

Date = date  # LeaveDay has a field of that name


class DayPart(StrEnum):
    """A whole day, or the half before or after noon."""

    FULL = "FULL"
    AM = "AM"
    PM = "PM"


class LeaveDayPart(StrEnum):
    """How much of a day is taken."""

    FULL = "FULL"
    AM = "AM"
    PM = "PM"
    HOURS = "HOURS"


class LeaveRequestStatus(StrEnum):
    """How far the request has come."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"


S = LeaveRequestStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.CANCELLED),
        S.SUBMITTED: (S.APPROVED, S.REJECTED, S.DRAFT, S.CANCELLED),
        S.APPROVED: (S.CANCELLED,),
        S.REJECTED: (),
        S.CANCELLED: (),
    },
    by_command={S.SUBMITTED: "submit", S.APPROVED: "approve", S.REJECTED: "reject", S.CANCELLED: "cancel"},
    by_program=(S.DRAFT,),
)


@line
class LeaveDay(Line):
    """A day of the leave, and the lots that it is drawn from."""

    date: Annotated[Date, COMPUTED]
    part: Annotated[LeaveDayPart, COMPUTED]
    days: Annotated[Decimal, Number(6, 3, min=ZERO), COMPUTED]
    grants: Annotated[Json, COMPUTED] | None = None


@entity(
    path="leave-requests",
    title=("휴가 신청", "Leave request"),
    search=("number", "reason"),
    filters=("employee_id", "leave_type_id", "start_date", "end_date", "substitute_id"),
    sorts=("start_date", "end_date"),
    life=LIFE,
)
class LeaveRequest(Entity):
    """Days or hours of leave that an employee asks for, and who stands in."""

    number: Annotated[str, Text(40), Numbered("LEAVE_REQUEST", "LV-{year}-{seq:06}")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    leave_type_id: Annotated[UUID, Ref("hrm.LeaveType")]
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")]
    start_part: DayPart = DayPart.FULL
    end_part: DayPart = DayPart.FULL
    start_time: time | None = None  # for leave by the hour
    end_time: time | None = None
    days: Annotated[Days, COMPUTED] = ZERO
    reason: Annotated[str, Text(255)] | None = None
    substitute_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    attachment_url: Url | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    decided_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    cancel_reason: Annotated[str, Text(255)] | None = None
    status: LeaveRequestStatus = S.DRAFT
    days_taken: list[LeaveDay] = field(default_factory=list[LeaveDay])

    @always
    def has_hours_in_order(self) -> None:
        """Refuses leave by the hour without beginning or end, or that ends on its day before it begins."""
        if (self.start_time is None) != (self.end_time is None):
            raise RuleViolated("leave by the hour has a start_time and an end_time")
        if self.start_time is None or self.end_time is None or self.start_date != self.end_date:
            return
        if self.end_time <= self.start_time:
            raise RuleViolated("leave by the hour ends after it starts")

    @always
    def has_another_for_substitute(self) -> None:
        """Refuses an employee who stands in for himself or herself."""
        if self.substitute_id is not None and self.substitute_id == self.employee_id:
            raise RuleViolated("a substitute is another employee")
