"""Payments: tries to move money for invoices."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    Code,
    Currency,
    Name,
    Numbered,
    PositiveMoney,
    Ref,
    Text,
    UnsignedMoney,
)


class PaymentProvider(StrEnum):
    """Who moved the money; MANUAL is money received elsewhere."""

    TEST = "TEST"
    TOSS = "TOSS"
    STRIPE = "STRIPE"
    MANUAL = "MANUAL"


class PaymentFailureKind(StrEnum):
    """Whether a failed payment may be tried again by the same method."""

    SOFT = "SOFT"
    HARD = "HARD"


class PaymentRefundState(StrEnum):
    """What came of a refund."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class PaymentStatus(StrEnum):
    """What came of a payment."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    REFUNDED = "REFUNDED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


S = PaymentStatus
LIFE = Life(
    {
        S.PENDING: (S.SUCCEEDED, S.FAILED, S.CANCELLED),
        S.SUCCEEDED: (S.PARTIALLY_REFUNDED, S.REFUNDED),
        S.PARTIALLY_REFUNDED: (S.REFUNDED,),
        S.REFUNDED: (),
        S.FAILED: (),
        S.CANCELLED: (),
    },
    by_command={S.CANCELLED: "cancel"},
    by_program=(S.SUCCEEDED, S.PARTIALLY_REFUNDED, S.REFUNDED, S.FAILED),
)


@line
class PaymentRefund(Line):
    """Money given back by the way it came, for a credit note."""

    credit_note_id: Annotated[UUID, Ref("bill.CreditNote"), COMPUTED]
    amount: Annotated[PositiveMoney, COMPUTED]
    state: Annotated[PaymentRefundState, COMPUTED] = PaymentRefundState.PENDING
    provider_reference: Annotated[Name, COMPUTED] | None = None
    refunded_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="payments",
    title=("결제", "Payment"),
    access="read_only",
    search=("number", "provider_reference"),
    filters=("invoice_id", "billing_account_id", "provider", "failure_kind", "attempted_at"),
    sorts=("attempted_at",),
    life=LIFE,
)
class Payment(Entity):
    """One try to move money for an invoice."""

    number: Annotated[Code, Numbered("PAYMENT", "PAY-{year}-{seq:06}")] | None = None
    invoice_id: Annotated[UUID, Ref("bill.Invoice"), COMPUTED]
    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), COMPUTED]
    # none for money received elsewhere
    payment_method_id: Annotated[UUID, Ref("bill.PaymentMethod"), COMPUTED] | None = None
    amount: Annotated[PositiveMoney, COMPUTED]
    currency: Annotated[Currency, COMPUTED]
    provider: Annotated[PaymentProvider, COMPUTED]
    provider_reference: Annotated[Name, COMPUTED] | None = None
    # of invoice, dunning step and method, so that the provider charges once
    idempotency_key: Annotated[Name, UNIQUE, COMPUTED]
    failure_code: Annotated[str, Text(60), COMPUTED] | None = None
    failure_kind: Annotated[PaymentFailureKind, COMPUTED] | None = None
    failure_message: Annotated[str, Text(300), COMPUTED] | None = None
    amount_refunded: Annotated[UnsignedMoney, COMPUTED] = ZERO
    attempted_at: Annotated[datetime, COMPUTED]
    settled_at: Annotated[datetime, COMPUTED] | None = None
    status: PaymentStatus = S.PENDING
    refunds: list[PaymentRefund] = field(default_factory=list[PaymentRefund])

    @always
    def gives_back_no_more_than_it_took(self) -> None:
        """Refuses refunds, done or under way, that pass the amount together."""
        refunds = sum((one.amount for one in self.refunds if one.state is not PaymentRefundState.FAILED), ZERO)
        if max(refunds, self.amount_refunded) > self.amount:
            raise RuleViolated("refunds together never pass the amount")
