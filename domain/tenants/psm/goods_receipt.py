"""Goods receipts: the posted proof of what came for purchase orders."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Code,
    Currency,
    ExchangeRate,
    Numbered,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedQuantity,
    UnsignedUnitPrice,
)


class GoodsReceiptStatus(StrEnum):
    """Whether the goods are in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = GoodsReceiptStatus
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
class GoodsReceiptItem(Line):
    """What came of one order item, or of one lot of it."""

    order_item_id: Annotated[UUID, Ref("psm.PurchaseOrderItem")]
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    quantity: PositiveQuantity
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    quantity_rejected: UnsignedQuantity = ZERO  # of the quantity, put in quarantine
    location_id: Annotated[UUID, Ref("wms.Location")] | None = None
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    lot_number: Annotated[str, Text(64)] | None = None
    expires_on: date | None = None
    serial_numbers: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    unit_cost: Annotated[UnsignedUnitPrice, COMPUTED] | None = None  # of a stock unit, in the base currency
    quantity_billed: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_returned: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@entity(
    path="goods-receipts",
    title=("입고 전표", "Goods receipt"),
    search=("number", "delivery_note_number"),
    filters=("purchase_order_id", "supplier_id", "warehouse_id", "received_at"),
    sorts=("received_at",),
    life=LIFE,
)
class GoodsReceipt(Entity):
    """The posted proof of what came for a purchase order."""

    number: Annotated[Code, Numbered("GOODS_RECEIPT", "GR-{year}-{seq:06}")] | None = None
    purchase_order_id: Annotated[UUID, Ref("psm.PurchaseOrder"), IMMUTABLE]
    receiving_id: Annotated[UUID, Ref("wms.Receiving"), IMMUTABLE] | None = None
    supplier_id: Annotated[UUID, Ref("pim.Supplier"), COMPUTED] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    received_at: datetime
    delivery_note_number: Annotated[str, Text(64)] | None = None
    currency: Annotated[Currency, COMPUTED] | None = None
    exchange_rate: Annotated[ExchangeRate, COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: GoodsReceiptStatus = S.DRAFT
    items: list[GoodsReceiptItem] = field(default_factory=list[GoodsReceiptItem])

    @always
    def rejects_only_what_came(self) -> None:
        """Refuses to reject more than came."""
        if any(item.quantity_rejected > item.quantity for item in self.items):
            raise RuleViolated("rejected is at most what came")
