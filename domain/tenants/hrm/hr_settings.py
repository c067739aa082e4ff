"""HR settings: the tenant's own rules of time, leave and pay."""

from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import ZERO, Currency, Number, Ref, TimeZone, Whole

Factor = Annotated[Decimal, Number(4, 2, min=ZERO)]
MINUTES_A_WEEK = 7 * 24 * 60


class LeaveYear(StrEnum):
    """Whether years of leave begin on the first of January or on each employee's day of hire."""

    CALENDAR = "CALENDAR"
    HIRE_DATE = "HIRE_DATE"


class LeaveRounding(StrEnum):
    """How a prorated grant is rounded to half days."""

    HALF_UP_TO_HALF = "HALF_UP_TO_HALF"
    UP_TO_HALF = "UP_TO_HALF"
    DOWN_TO_HALF = "DOWN_TO_HALF"
    NONE = "NONE"


class ProrationBasis(StrEnum):
    """What days a part of a month is counted in."""

    CALENDAR_DAYS = "CALENDAR_DAYS"
    WORKING_DAYS = "WORKING_DAYS"
    FIXED_30 = "FIXED_30"


@entity(
    path="settings",
    title=("인사 설정", "HR settings"),
    access="settings",
)
class HrSettings(Entity):
    """The tenant's rules of time, leave and pay that do not depend on a country's law."""

    leave_year: LeaveYear = LeaveYear.CALENDAR
    leave_rounding: LeaveRounding = LeaveRounding.UP_TO_HALF
    proration_basis: ProrationBasis = ProrationBasis.CALENDAR_DAYS
    monthly_standard_hours: Annotated[Decimal, Number(6, 2, min=Decimal("0.01"))] = Decimal(209)
    overtime_factor: Factor = Decimal("1.5")
    night_factor: Factor = Decimal("0.5")  # on top of what the hour is paid else
    holiday_factor: Factor = Decimal("1.5")
    night_start: time = time(22)
    night_end: time = time(6)
    overtime_unit_minutes: Annotated[int, Whole(1)] = 30  # overtime is cut down to whole units
    weekly_limit_minutes: Annotated[int, Whole(0, MINUTES_A_WEEK)] = 3120  # 52 hours; more raises a warning
    week_start: Annotated[int, Whole(1, 7)] = 1  # ISO weekday: 1 is Monday
    payroll_journal_id: Annotated[UUID, Ref("fim.Journal")] | None = None
    net_pay_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    expense_claim_account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # the finance settings' when empty
    currency: Currency = "KRW"
    timezone: TimeZone = "Asia/Seoul"

    @always
    def has_a_night_across_midnight(self) -> None:
        """Refuses a night that begins and ends on one day."""
        if self.night_start <= self.night_end:
            raise RuleViolated("the night runs from night_start to night_end across midnight")
