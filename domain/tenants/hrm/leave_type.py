"""Leave types: the kinds of leave that employees may take."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Count, Ref, Text
from domain.tenants.hrm.leave import Days


class LeaveUnit(StrEnum):
    """The smallest part that leave is taken in."""

    DAY = "DAY"
    HALF_DAY = "HALF_DAY"
    HOUR = "HOUR"


class Accrual(StrEnum):
    """How often days are granted by themselves."""

    NONE = "NONE"
    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"


class LeaveTypeStatus(StrEnum):
    """Whether the leave may be asked for."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = LeaveTypeStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})


@line
class LeaveTier(Line):
    """How many days a year are granted from so many months of service on."""

    service_months: Count
    days_per_year: Days


@entity(
    path="leave-types",
    title=("휴가 종류", "Leave type"),
    search=("code", "name"),
    filters=("accrual", "is_paid"),
    sorts=("code", "name"),
    life=LIFE,
)
class LeaveType(Entity):
    """A kind of leave: how it is granted, carried over, limited and paid out."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(80)]
    unit: LeaveUnit = LeaveUnit.HALF_DAY
    is_paid: bool = True
    accrual: Accrual = Accrual.YEARLY
    prorate_first_year: bool = True
    max_balance: Days | None = None  # no more accrues above it
    carry_over_max_days: Days = ZERO
    carry_over_valid_months: Count = 3
    negative_limit: Days = ZERO  # how far the balance may go below zero
    counts_holidays: bool = False  # rest days and holidays within the leave count too
    min_notice_days: Count = 0
    max_consecutive_days: Days | None = None
    waiting_months: Count = 0  # from the start of service
    needs_attachment_over_days: Days | None = None
    payout_on_termination: bool = False
    payout_component_id: Annotated[UUID, Ref("hrm.PayComponent")] | None = None
    status: LeaveTypeStatus = S.ACTIVE
    tiers: list[LeaveTier] = field(default_factory=list[LeaveTier])

    @always
    def has_different_tiers(self) -> None:
        """Refuses two tiers that are reached at one time."""
        if len({tier.service_months for tier in self.tiers}) < len(self.tiers):
            raise RuleViolated("tiers have different service_months")
