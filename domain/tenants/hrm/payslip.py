"""Payslips: what employees are paid, line by line."""

from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Count, Json, Money, NotBefore, Number, Ref, Text, UnsignedMoney
from domain.tenants.hrm.leave import Days
from domain.tenants.hrm.pay_component import ComponentKind


@line
class PayslipItem(Line):
    """One component of the pay, with the figures that it was worked out from."""

    pay_component_id: Annotated[UUID, Ref("hrm.PayComponent"), COMPUTED]
    kind: Annotated[ComponentKind, COMPUTED]
    contract_id: Annotated[UUID, Ref("hrm.EmploymentContract"), COMPUTED] | None = None
    date_from: Annotated[date, COMPUTED] | None = None  # the part of the period that it is for
    date_to: Annotated[date, NotBefore("date_from"), COMPUTED] | None = None
    base_amount: Annotated[Money, COMPUTED] | None = None
    quantity: Annotated[Decimal, Number(12, 4), COMPUTED] | None = None
    rate: Annotated[Decimal, Number(12, 6), COMPUTED] | None = None
    amount: Annotated[Money, COMPUTED]
    taxable_amount: Annotated[Money, COMPUTED] = ZERO
    adjustment_id: Annotated[UUID, Ref("hrm.PayrollAdjustment"), COMPUTED] | None = None
    explanation: Annotated[str, Text(255), COMPUTED] | None = None


@entity(
    path="payslips",
    title=("급여 명세서", "Payslip"),
    access="read_only",
    filters=("payroll_run_id", "employee_id", "period_start"),
    sorts=("period_start",),
    unique=(("payroll_run_id", "employee_id"),),
)
class Payslip(Entity):
    """What an employee has earned in a period, what is deducted, and what is paid."""

    payroll_run_id: Annotated[UUID, Ref("hrm.PayrollRun")]
    employee_id: Annotated[UUID, Ref("hrm.Employee")]
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    calendar_days: Count
    service_days: Days
    unpaid_days: Days = ZERO
    worked_minutes: Count = 0
    gross: Annotated[Money, COMPUTED] = ZERO
    taxable: Annotated[Money, COMPUTED] = ZERO
    deductions: Annotated[Money, COMPUTED] = ZERO
    net: Annotated[UnsignedMoney, COMPUTED] = ZERO
    employer_cost: Annotated[Money, COMPUTED] = ZERO
    ytd: Annotated[Json, COMPUTED] | None = None  # gross, taxable and each deduction since the year began
    viewed_at: Annotated[datetime, COMPUTED] | None = None
    items: list[PayslipItem] = field(default_factory=list[PayslipItem])

    @always
    def sums_its_items(self) -> None:
        """Refuses a gross, deductions or net pay that the items do not make up."""
        earned = self._sum(ComponentKind.EARNING, lambda item: item.amount)
        deducted = self._sum(ComponentKind.DEDUCTION, lambda item: item.amount)
        if (self.gross, self.deductions, self.net) != (earned, deducted, earned - deducted):
            raise RuleViolated("gross = sum of EARNING, deductions = sum of DEDUCTION, net = gross - deductions")

    @always
    def taxes_what_is_not_tax_free(self) -> None:
        """Refuses a taxable pay that is not the gross less what is tax-free in each earning."""
        tax_free = self._sum(ComponentKind.EARNING, lambda item: item.amount - item.taxable_amount)
        if self.taxable != self.gross - tax_free:
            raise RuleViolated("taxable = gross less tax-free parts")

    def _sum(self, kind: ComponentKind, part: Callable[[PayslipItem], Decimal]) -> Decimal:
        return sum((part(item) for item in self.items if item.kind is kind), ZERO)
