"""Purchase agreements: prices and quantities agreed for a time, called off by orders."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    Code,
    Currency,
    NotBefore,
    Numbered,
    PositiveQuantity,
    Ref,
    Share,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)


class PurchaseAgreementStatus(StrEnum):
    """Whether orders may call it off."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = PurchaseAgreementStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.CANCELLED),
        S.ACTIVE: (S.EXPIRED, S.CLOSED),
        S.EXPIRED: (),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.ACTIVE: "activate", S.CLOSED: "close"},
    by_program=(S.EXPIRED,),
)


@line
class PurchaseAgreementItem(Line):
    """The price of one variant and unit, and how much of it is promised to be bought."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    unit_price: UnsignedUnitPrice
    committed_quantity: PositiveQuantity | None = None
    quantity_ordered: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_received: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@entity(
    path="purchase-agreements",
    title=("구매 단가 계약", "Purchase agreement"),
    search=("number",),
    filters=("supplier_id", "start_date", "end_date"),
    sorts=("start_date", "end_date"),
    life=LIFE,
)
class PurchaseAgreement(Entity):
    """Prices and quantities agreed with a supplier for a time, called off by orders."""

    number: Annotated[Code, Numbered("PURCHASE_AGREEMENT", "PA-{year}-{seq:06}")] | None = None
    supplier_id: Annotated[UUID, Ref("pim.Supplier")]
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")]
    currency: Currency = "KRW"
    over_order_rate: Share = ZERO
    maximum_amount: UnsignedMoney | None = None
    ordered_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    status: PurchaseAgreementStatus = S.DRAFT
    items: list[PurchaseAgreementItem] = field(default_factory=list[PurchaseAgreementItem])

    @always
    def has_one_price(self) -> None:
        """Refuses two prices of the same thing."""
        if len({(item.variant_id, item.unit_id) for item in self.items}) < len(self.items):
            raise RuleViolated("a variant and unit stands in one item")
