"""Leave grants: the lots of leave that employees are given."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, ZERO, NotBefore, Ref, Text
from domain.tenants.hrm.leave import Days, SignedDays, Year


class LeaveGrantKind(StrEnum):
    """Where a lot comes from."""

    ACCRUAL = "ACCRUAL"
    CARRY_OVER = "CARRY_OVER"
    ADJUSTMENT = "ADJUSTMENT"
    COMPENSATORY = "COMPENSATORY"


@entity(
    path="leave-grants",
    title=("휴가 부여", "Leave grant"),
    filters=("employee_id", "leave_type_id", "kind", "leave_year", "expires_on"),
    sorts=("valid_from", "expires_on"),
)
class LeaveGrant(Entity):
    """A lot of leave days that an employee may use up to the day it expires on, that day included."""

    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    leave_type_id: Annotated[UUID, Ref("hrm.LeaveType"), IMMUTABLE]
    kind: LeaveGrantKind
    leave_year: Year
    days: Annotated[SignedDays, IMMUTABLE]
    valid_from: date
    expires_on: Annotated[date, NotBefore("valid_from")]
    used_days: Annotated[SignedDays, COMPUTED] = ZERO  # below zero in a negative lot, which takes from the others
    expired_days: Annotated[Days, COMPUTED] = ZERO
    carried_days: Annotated[Days, COMPUTED] = ZERO  # moved to the next year's lot
    paid_out_days: Annotated[Days, COMPUTED] = ZERO
    remaining_days: Annotated[Days, COMPUTED] | None = None
    accrual_key: Annotated[str, Text(60), UNIQUE, COMPUTED] | None = None  # employee, type and accrual date
    reason: Annotated[str, Text(255)] | None = None

    def __post_init__(self) -> None:
        """A new lot has all its days left, and a negative one none: its days come out of other lots."""
        if self.remaining_days is None:
            self.remaining_days = max(self.days, ZERO)
            self.used_days += min(self.days, ZERO)

    @always
    def accounts_for_its_days(self) -> None:
        """Refuses a lot of which days are missing or counted twice."""
        gone = self.used_days + self.expired_days + self.carried_days + self.paid_out_days
        if self.remaining_days is None or gone + self.remaining_days != self.days:
            raise RuleViolated("days = used + expired + carried + paid out + remaining")

    @always
    def is_negative_only_to_adjust(self) -> None:
        """Refuses negative days, or days given back to a lot that were never taken, but in a negative ADJUSTMENT."""
        if self.days < 0 and self.kind is not LeaveGrantKind.ADJUSTMENT:
            raise RuleViolated("only an ADJUSTMENT has negative days")
        if self.used_days < 0 and self.days >= 0:
            raise RuleViolated("only a lot of negative days has used less than nothing")

    @always
    def explains_an_adjustment(self) -> None:
        """Refuses an ADJUSTMENT that nobody gives a reason for."""
        if self.kind is LeaveGrantKind.ADJUSTMENT and self.reason is None:
            raise RuleViolated("an ADJUSTMENT needs a reason")
