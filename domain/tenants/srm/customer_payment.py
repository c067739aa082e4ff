"""Customer payments: money received from customers, and the invoices that it pays."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    BaseMoney,
    Code,
    Currency,
    ExchangeRate,
    Name,
    Note,
    PositiveMoney,
    Ref,
    UnsignedMoney,
)


class PaymentMethod(StrEnum):
    """How the money came."""

    BANK_TRANSFER = "BANK_TRANSFER"
    VIRTUAL_ACCOUNT = "VIRTUAL_ACCOUNT"
    CARD = "CARD"
    CASH = "CASH"
    CHECK = "CHECK"
    PROMISSORY_NOTE = "PROMISSORY_NOTE"


class CustomerPaymentStatus(StrEnum):
    """Whether the money is booked."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = CustomerPaymentStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
)


@line
class CustomerPaymentAllocation(Line):
    """The part of the money that pays one invoice."""

    invoice_id: Annotated[UUID, Ref("srm.SalesInvoice")]
    amount: PositiveMoney
    discount_amount: UnsignedMoney = ZERO
    exchange_difference: Annotated[BaseMoney, COMPUTED] | None = None  # a gain above 0
    allocated_on: Annotated[date, COMPUTED] | None = None
    allocation_id: Annotated[UUID, Ref("fim.Allocation"), COMPUTED] | None = None


@entity(
    path="payments",
    title=("수금", "Customer payment"),
    search=("number", "reference", "memo"),
    filters=("partner_id", "received_on", "method", "currency", "unallocated_amount"),
    sorts=("received_on", "amount", "unallocated_amount"),
    life=LIFE,
)
class CustomerPayment(Entity):
    """Money received from a customer, and the invoices that it pays."""

    number: Annotated[Code, UNIQUE, COMPUTED] | None = None  # taken when it is posted
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    received_on: date
    method: PaymentMethod
    reference: Name | None = None
    currency: Currency = "KRW"
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    amount: PositiveMoney
    allocated_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    unallocated_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    payment_id: Annotated[UUID, Ref("fim.Payment"), COMPUTED] | None = None
    memo: Note | None = None
    status: CustomerPaymentStatus = S.DRAFT
    allocations: list[CustomerPaymentAllocation] = field(default_factory=list[CustomerPaymentAllocation])

    @always
    def pays_no_more_than_it_has(self) -> None:
        """Refuses to allocate more than was received."""
        if sum((one.amount for one in self.allocations), ZERO) > self.amount:
            raise RuleViolated("allocations sum to at most amount")
