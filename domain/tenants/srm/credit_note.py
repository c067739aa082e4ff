"""Credit notes: what the tenant gives back of invoices."""

from dataclasses import field
from datetime import date
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
    ExchangeRate,
    Note,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
)


class CreditReason(StrEnum):
    """Why something is given back."""

    RETURN = "RETURN"
    PRICE_CORRECTION = "PRICE_CORRECTION"
    CANCELLATION = "CANCELLATION"
    GOODWILL = "GOODWILL"
    OTHER = "OTHER"


class CreditNoteStatus(StrEnum):
    """Whether the credit is binding, and used up."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = CreditNoteStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.CLOSED,),
        S.CLOSED: (S.POSTED,),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.CANCELLED: "cancel"},
    by_program=(S.CLOSED,),
)


@line
class CreditNoteItem(Line):
    """What is given back of one invoice item: a quantity with its price, or an amount alone."""

    invoice_item_id: Annotated[UUID, Ref("srm.SalesInvoiceItem")]
    quantity: PositiveQuantity | None = None
    net_amount: UnsignedMoney | None = None
    tax_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="credit-notes",
    title=("매출 차감 전표", "Credit note"),
    search=("number", "memo"),
    filters=("invoice_id", "return_id", "partner_id", "credit_date", "reason", "open_amount"),
    sorts=("credit_date", "open_amount"),
    life=LIFE,
)
class CreditNote(Entity):
    """What the tenant gives back of an invoice."""

    number: Annotated[Code, UNIQUE, COMPUTED] | None = None  # taken without gaps when it is posted
    invoice_id: Annotated[UUID, Ref("srm.SalesInvoice"), IMMUTABLE]
    return_id: Annotated[UUID, Ref("srm.SalesReturn")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    credit_date: date
    reason: CreditReason
    currency: Annotated[Currency, COMPUTED] | None = None
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    net_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    tax_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    total_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    open_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    tax_invoice_number: Annotated[str, Text(24), COMPUTED] | None = None
    memo: Note | None = None
    status: CreditNoteStatus = S.DRAFT
    items: list[CreditNoteItem] = field(default_factory=list[CreditNoteItem])

    @always
    def credits_something(self) -> None:
        """Refuses an item that says nothing of how much is given back."""
        if any(item.quantity is None and item.net_amount is None for item in self.items):
            raise RuleViolated("an item credits a quantity or an amount")

    @always
    def is_closed_when_nothing_is_open(self) -> None:
        """Refuses a status that contradicts the open amount."""
        if self.status in (S.POSTED, S.CLOSED) and (self.status is S.CLOSED) != (not self.open_amount):
            raise RuleViolated("CLOSED exactly when open_amount is 0")
