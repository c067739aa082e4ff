"""Payroll adjustments: amounts that enter the next payroll once."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Money, NotBefore, OtherId, Ref, Text


class PayrollAdjustmentKind(StrEnum):
    """What the amount is for."""

    BONUS = "BONUS"
    ARREARS = "ARREARS"
    CORRECTION = "CORRECTION"
    CARRIED_DEDUCTION = "CARRIED_DEDUCTION"
    LEAVE_PAYOUT = "LEAVE_PAYOUT"
    OTHER = "OTHER"


class PayrollAdjustmentStatus(StrEnum):
    """Whether the amount is on a posted payslip."""

    PENDING = "PENDING"
    APPLIED = "APPLIED"
    CANCELLED = "CANCELLED"


S = PayrollAdjustmentStatus
LIFE = Life(
    {
        S.PENDING: (S.APPLIED, S.CANCELLED),
        S.APPLIED: (S.PENDING,),
        S.CANCELLED: (),
    },
    by_program=(S.APPLIED, S.PENDING),
)


@entity(
    path="payroll-adjustments",
    title=("급여 조정", "Payroll adjustment"),
    filters=("employee_id", "kind", "pay_from", "payslip_id"),
    sorts=("pay_from",),
    life=LIFE,
)
class PayrollAdjustment(Entity):
    """An amount that an employee gets or owes once, with the next payroll."""

    employee_id: Annotated[UUID, Ref("hrm.Employee")]
    pay_component_id: Annotated[UUID, Ref("hrm.PayComponent")]
    kind: PayrollAdjustmentKind
    amount: Money
    for_period_start: date | None = None
    for_period_end: Annotated[date, NotBefore("for_period_start")] | None = None
    pay_from: date  # the first period end that it may enter
    reason: Annotated[str, Text(255)]
    source_type: Annotated[str, Text(64)] | None = None
    source_id: OtherId | None = None
    payslip_id: Annotated[UUID, Ref("hrm.Payslip"), COMPUTED] | None = None
    status: PayrollAdjustmentStatus = S.PENDING

    @always
    def names_the_period_of_arrears(self) -> None:
        """Refuses arrears of no period."""
        if self.kind is PayrollAdjustmentKind.ARREARS and None in (self.for_period_start, self.for_period_end):
            raise RuleViolated("arrears name the period that they are for")

    @always
    def is_applied_to_a_payslip(self) -> None:
        """Refuses an adjustment that is APPLIED to no payslip."""
        if self.status is S.APPLIED and self.payslip_id is None:
            raise RuleViolated("an APPLIED adjustment names its payslip")
