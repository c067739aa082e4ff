"""Payment runs: due payables that are proposed, approved and paid together."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Currency, Money, Numbered, Ref, Text


class BankFileFormat(StrEnum):
    """The form of the file that the bank takes."""

    NONE = "NONE"
    CSV = "CSV"
    ISO20022 = "ISO20022"


class PaymentRunStatus(StrEnum):
    """How far the run has come."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    EXECUTED = "EXECUTED"
    CANCELLED = "CANCELLED"


S = PaymentRunStatus
LIFE = Life(
    {
        S.DRAFT: (S.PROPOSED, S.CANCELLED),
        S.PROPOSED: (S.DRAFT, S.APPROVED, S.CANCELLED),
        S.APPROVED: (S.EXECUTED, S.PROPOSED),
        S.EXECUTED: (),
        S.CANCELLED: (),
    },
    by_command={(S.DRAFT, S.PROPOSED): "propose", S.APPROVED: "approve", S.EXECUTED: "execute"},
)


@line
class PaymentProposal(Line):
    """What is to be paid of a payable; below zero for a credit note that is taken off."""

    open_item_id: Annotated[UUID, Ref("fim.OpenItem")]
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee"), COMPUTED] | None = None
    amount: Money
    discount_amount: Money = ZERO
    include: bool = True
    hold_reason: Annotated[str, Text(120), COMPUTED] | None = None  # e.g. disputed, blocked, bank details changed
    payment_id: Annotated[UUID, Ref("fim.Payment"), COMPUTED] | None = None


@entity(
    path="payment-runs",
    title=("일괄 지급", "Payment run"),
    filters=("bank_account_id", "run_date"),
    sorts=("run_date", "due_until"),
    life=LIFE,
)
class PaymentRun(Entity):
    """Due payables that are proposed, approved and paid together."""

    number: Annotated[str, Text(40), Numbered("PAYMENT_RUN", "RUN-{year}-{seq:06}")] | None = None
    bank_account_id: Annotated[UUID, Ref("fim.BankAccount")]
    run_date: date
    due_until: date
    currency: Currency = "KRW"
    take_discounts: bool = True
    total_amount: Annotated[Money, COMPUTED] = ZERO
    approved_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    executed_at: Annotated[datetime, COMPUTED] | None = None
    file_format: BankFileFormat = BankFileFormat.NONE
    status: PaymentRunStatus = S.DRAFT
    proposals: list[PaymentProposal] = field(default_factory=list[PaymentProposal])

    @always
    def is_approved_by_another(self) -> None:
        """Refuses the approval of whoever made the run."""
        if self.approved_by is not None and self.approved_by == self.created_by:
            raise RuleViolated("the approver is not the creator")

    @always
    def includes_what_may_be_paid_once(self) -> None:
        """Refuses an item that is held, and one that would be paid twice."""
        included = [one for one in self.proposals if one.include]
        if any(one.hold_reason is not None for one in included):
            raise RuleViolated("a held item cannot be included without clearing the hold")
        if len({one.open_item_id for one in included}) < len(included):
            raise RuleViolated("an open item is included in a run only once")
