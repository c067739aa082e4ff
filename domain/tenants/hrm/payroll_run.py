"""Payroll runs: the pay of a period."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Count, Currency, Json, Money, NotBefore, Numbered, Ref, Text


class PayrollRunKind(StrEnum):
    """Whether the run pays the month, a bonus, or those who leave."""

    REGULAR = "REGULAR"
    BONUS = "BONUS"
    FINAL = "FINAL"


class PayrollRunStatus(StrEnum):
    """How far the run has come."""

    DRAFT = "DRAFT"
    CALCULATED = "CALCULATED"
    APPROVED = "APPROVED"
    POSTED = "POSTED"
    PAID = "PAID"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = PayrollRunStatus
LIFE = Life(
    {
        S.DRAFT: (S.CALCULATED, S.CANCELLED),
        S.CALCULATED: (S.DRAFT, S.APPROVED, S.CANCELLED),
        S.APPROVED: (S.CALCULATED, S.POSTED),
        S.POSTED: (S.PAID, S.REVERSED),
        S.PAID: (S.POSTED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.CALCULATED: "calculate", S.APPROVED: "approve", S.POSTED: "post", S.REVERSED: "reverse"},
    by_program=(S.PAID,),
)


@entity(
    path="payroll-runs",
    title=("급여 대장", "Payroll run"),
    search=("number",),
    filters=("kind", "period_start", "pay_date"),
    sorts=("period_start", "period_end", "pay_date"),
    life=LIFE,
)
class PayrollRun(Entity):
    """The pay of a period, worked out, approved, posted and paid together for a department or for all."""

    number: Annotated[str, Text(40), Numbered("PAYROLL_RUN", "PAY-{year}-{seq:06}")] | None = None
    kind: PayrollRunKind = PayrollRunKind.REGULAR
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    pay_date: date
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    currency: Currency = "KRW"
    employee_count: Annotated[Count, COMPUTED] = 0
    gross_total: Annotated[Money, COMPUTED] = ZERO
    deduction_total: Annotated[Money, COMPUTED] = ZERO
    employer_total: Annotated[Money, COMPUTED] = ZERO
    net_total: Annotated[Money, COMPUTED] = ZERO
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    exceptions: Annotated[Json, COMPUTED] | None = None  # who was left out, and why
    status: PayrollRunStatus = S.DRAFT

    @always
    def pays_what_is_not_deducted(self) -> None:
        """Refuses totals that cannot be sums of payslips."""
        if self.net_total != self.gross_total - self.deduction_total:
            raise RuleViolated("net_total = gross_total - deduction_total")
