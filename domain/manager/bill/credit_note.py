"""Credit notes: corrections of finalized invoices, in part or in whole."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Code,
    Currency,
    Note,
    OtherId,
    PositiveMoney,
    Ref,
    UnsignedMoney,
)


class CreditNoteReason(StrEnum):
    """Why an invoice is corrected."""

    DOWNGRADE = "DOWNGRADE"
    CANCELLATION = "CANCELLATION"
    DUPLICATE = "DUPLICATE"
    SERVICE_FAILURE = "SERVICE_FAILURE"
    PRICING_ERROR = "PRICING_ERROR"
    OTHER = "OTHER"


class CreditNoteStatus(StrEnum):
    """Whether the correction holds."""

    DRAFT = "DRAFT"
    ISSUED = "ISSUED"
    VOID = "VOID"


S = CreditNoteStatus
LIFE = Life(
    {
        S.DRAFT: (S.ISSUED,),
        S.ISSUED: (S.VOID,),
        S.VOID: (),
    },
    by_command={S.ISSUED: "issue", S.VOID: "void"},
)


@line
class CreditNoteItem(Line):
    """What of an invoice's item is given back, after discount and without tax."""

    invoice_item_id: OtherId
    amount: PositiveMoney
    tax_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="credit-notes",
    title=("대변 전표", "Credit note"),
    search=("number", "memo"),
    filters=("invoice_id", "billing_account_id", "reason", "issued_at"),
    life=LIFE,
)
class CreditNote(Entity):
    """A correction of a finalized invoice, in part or in whole."""

    # given at issue
    number: Annotated[Code, UNIQUE, COMPUTED] | None = None
    invoice_id: Annotated[UUID, Ref("bill.Invoice"), IMMUTABLE]
    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), COMPUTED] | None = None
    reason: CreditNoteReason
    currency: Annotated[Currency, COMPUTED] | None = None
    subtotal: Annotated[UnsignedMoney, COMPUTED] = ZERO
    tax_total: Annotated[UnsignedMoney, COMPUTED] = ZERO
    total: Annotated[UnsignedMoney, COMPUTED] = ZERO
    # lowers what is open first; what is neither that nor refunded goes into the account's credit balance
    to_invoice: Annotated[UnsignedMoney, COMPUTED] = ZERO
    to_refund: UnsignedMoney = ZERO
    to_credit: Annotated[UnsignedMoney, COMPUTED] = ZERO
    issued_at: Annotated[datetime, COMPUTED] | None = None
    memo: Note | None = None
    status: CreditNoteStatus = S.DRAFT
    items: list[CreditNoteItem] = field(default_factory=list[CreditNoteItem])

    @always
    def adds_up(self) -> None:
        """Refuses an issued note without an item, or whose amounts do not sum to its total."""
        if self.status is S.DRAFT:
            return
        if not self.items:
            raise RuleViolated("a credit note without an item is not issued")
        net = sum((item.amount for item in self.items), ZERO)
        tax = sum((item.tax_amount for item in self.items), ZERO)
        if (self.subtotal, self.tax_total, self.total) != (net, tax, net + tax):
            raise RuleViolated("the totals of a credit note are the sums of its items")
        if self.total != self.to_invoice + self.to_refund + self.to_credit:
            raise RuleViolated("total = to_invoice + to_refund + to_credit")
