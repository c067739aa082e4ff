"""Supplier quotations: what suppliers offer."""

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
    ZERO,
    Code,
    Count,
    Currency,
    NotBefore,
    Note,
    Numbered,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedUnitPrice,
)
from domain.shared.trade import Incoterm


class SupplierQuotationStatus(StrEnum):
    """What became of the offer."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    AWARDED = "AWARDED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"


S = SupplierQuotationStatus
LIFE = Life(
    {
        S.DRAFT: (S.SUBMITTED, S.WITHDRAWN),
        S.SUBMITTED: (S.AWARDED, S.REJECTED, S.EXPIRED, S.WITHDRAWN),
        S.AWARDED: (),
        S.REJECTED: (),
        S.EXPIRED: (),
        S.WITHDRAWN: (),
    },
    by_command={S.SUBMITTED: "submit", S.WITHDRAWN: "withdraw"},
    by_program=(S.AWARDED, S.REJECTED, S.EXPIRED),
)


@line
class SupplierQuotationItem(Line):
    """One thing that is offered at a price."""

    request_item_id: Annotated[UUID, Ref("psm.RequestForQuotationItem")] | None = None
    variant_id: Annotated[UUID, Ref("pim.Variant")] | None = None
    quantity: PositiveQuantity
    minimum_quantity: PositiveQuantity = Decimal(1)
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    unit_price: UnsignedUnitPrice
    lead_time_days: Count = 0
    net_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="quotations",
    title=("공급사 견적", "Supplier quotation"),
    search=("number", "supplier_reference"),
    filters=("request_id", "supplier_id", "quotation_date", "valid_until", "currency"),
    sorts=("quotation_date", "valid_until"),
    life=LIFE,
)
class SupplierQuotation(Entity):
    """What a supplier offers, and until when."""

    number: Annotated[Code, Numbered("SUPPLIER_QUOTATION", "SQ-{year}-{seq:06}")] | None = None
    request_id: Annotated[UUID, Ref("psm.RequestForQuotation")] | None = None
    supplier_id: Annotated[UUID, Ref("pim.Supplier")]
    supplier_reference: Annotated[str, Text(64)] | None = None
    quotation_date: date
    valid_until: Annotated[date, NotBefore("quotation_date")]
    currency: Currency = "KRW"
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    incoterm: Incoterm | None = None
    freight_amount: UnsignedMoney = ZERO
    net_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    memo: Note | None = None
    status: SupplierQuotationStatus = S.DRAFT
    items: list[SupplierQuotationItem] = field(default_factory=list[SupplierQuotationItem])

    @always
    def says_what_is_offered(self) -> None:
        """Refuses an item that says nothing of what is offered."""
        if any(item.request_item_id is None and item.variant_id is None for item in self.items):
            raise RuleViolated("an item names an item of the request or a variant")
