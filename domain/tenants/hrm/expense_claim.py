"""Expense claims: what employees get back for what they have paid."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    BaseMoney,
    Currency,
    Money,
    Number,
    Numbered,
    PositiveMoney,
    Ref,
    Text,
    Url,
)


class ExpenseClaimStatus(StrEnum):
    """How far the claim has come."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    POSTED = "POSTED"
    PAID = "PAID"
    REJECTED = "REJECTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = ExpenseClaimStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.CANCELLED),
        S.SUBMITTED: (S.DRAFT, S.APPROVED, S.REJECTED),
        S.APPROVED: (S.POSTED, S.REJECTED),
        S.POSTED: (S.PAID, S.REVERSED),
        S.PAID: (S.POSTED,),
        S.REJECTED: (S.DRAFT,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.SUBMITTED: "submit",
        S.APPROVED: "approve",
        S.REJECTED: "reject",
        S.POSTED: "post",
        S.REVERSED: "reverse",
    },
    by_program=(S.PAID,),
)


@line
class ExpenseItem(Line):
    """One expense with its receipt."""

    expense_date: date
    account_id: Annotated[UUID, Ref("fim.Account")]
    description: Annotated[str, Text(255)]
    amount: PositiveMoney
    currency: Currency = "KRW"
    exchange_rate: Annotated[Decimal, Number(18, 8, min=Decimal("0.00000001"))] | None = None
    base_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    tax_amount: Annotated[Money, COMPUTED] = ZERO
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    receipt_url: Url | None = None
    receipt_hash: Annotated[str, Text(64)] | None = None


@entity(
    path="expense-claims",
    title=("경비 청구", "Expense claim"),
    search=("number", "purpose"),
    filters=("employee_id", "claim_date", "total_amount"),
    sorts=("claim_date", "total_amount"),
    life=LIFE,
)
class ExpenseClaim(Entity):
    """Money that an employee has spent for the company and asks back."""

    number: Annotated[str, Text(40), Numbered("EXPENSE_CLAIM", "EXP-{year}-{seq:06}")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    claim_date: date
    purpose: Annotated[str, Text(255)]
    currency: Currency = "KRW"
    total_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    advance_item_id: Annotated[UUID, Ref("fim.OpenItem")] | None = None  # an advance that is settled first
    payable_amount: Annotated[Money, COMPUTED] = ZERO
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: ExpenseClaimStatus = S.DRAFT
    items: list[ExpenseItem] = field(default_factory=list[ExpenseItem])

    @always
    def claims_a_receipt_once(self) -> None:
        """Refuses two items with one receipt."""
        receipts = [item.receipt_hash for item in self.items if item.receipt_hash is not None]
        if len(set(receipts)) < len(receipts):
            raise RuleViolated("a receipt is claimed once")
