"""Suppliers: where the tenant buys."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Code,
    Count,
    Currency,
    Number,
    Ref,
    Share,
    UnsignedMoney,
)
from domain.shared.trade import Incoterm

Tolerance = Annotated[Decimal, Number(9, 6, min=ZERO)]
"""A fraction by which a supplier may go over; the tenant's setting holds where it is empty."""


class SupplierStatus(StrEnum):
    """Whether the tenant buys from the supplier."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    SUSPENDED = "SUSPENDED"
    REJECTED = "REJECTED"


S = SupplierStatus
LIFE = Life(
    {
        S.PENDING: (S.APPROVED, S.REJECTED),
        S.APPROVED: (S.SUSPENDED,),
        S.SUSPENDED: (S.APPROVED,),
        S.REJECTED: (S.PENDING,),
    },
    by_command={S.APPROVED: "approve", S.SUSPENDED: "suspend"},
)


@entity(
    path="suppliers",
    title=("공급사", "Supplier"),
    search=("code",),
    filters=("partner_id", "currency", "on_time_rate", "reject_rate"),
    sorts=("code",),
    life=LIFE,
)
class Supplier(Entity):
    """A partner as a source of goods, with the terms of buying and how well they are kept."""

    partner_id: Annotated[UUID, Ref("crm.Partner"), UNIQUE, IMMUTABLE]
    code: Annotated[Code, UNIQUE]
    currency: Currency = "KRW"
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    incoterm: Incoterm | None = None
    lead_time_days: Count = 0
    minimum_order_amount: UnsignedMoney = ZERO
    allow_bill_without_order: bool = False
    over_receipt_rate: Tolerance | None = None
    price_variance_rate: Tolerance | None = None
    approved_on: Annotated[date, COMPUTED] | None = None
    # of the receipts of the last 365 days: how many came by the promised date, and how much of them was rejected
    on_time_rate: Annotated[Share, COMPUTED] | None = None
    reject_rate: Annotated[Share, COMPUTED] | None = None
    average_lead_days: Annotated[Decimal, Number(9, 2), COMPUTED] | None = None
    status: SupplierStatus = S.PENDING
