"""Receivings: goods expected and unloaded at a dock."""

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
    NotBefore,
    Numbered,
    OtherId,
    Ref,
    Text,
    UnsignedQuantity,
)


class ReceivingSource(StrEnum):
    """Which kind of document the goods come for."""

    PURCHASE = "PURCHASE"
    RETURN = "RETURN"
    TRANSFER = "TRANSFER"


class ReceivingStatus(StrEnum):
    """How far the unloading has come."""

    EXPECTED = "EXPECTED"
    ARRIVED = "ARRIVED"
    RECEIVING = "RECEIVING"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


S = ReceivingStatus
LIFE = Life(
    {
        S.EXPECTED: (S.ARRIVED, S.CANCELLED),
        S.ARRIVED: (S.RECEIVING, S.CANCELLED),
        S.RECEIVING: (S.COMPLETED,),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.ARRIVED: "arrive",
        S.RECEIVING: "receive_item",
        S.COMPLETED: "complete",
        S.CANCELLED: "cancel",
    },
)


@line
class ReceivingItem(Line):
    """One thing that is expected, or one lot of it, and what came of it."""

    source_item_id: OtherId
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    expected_quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    maximum_quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO  # the most that may come, as its document allows
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure"), COMPUTED] | None = None
    received_quantity: UnsignedQuantity = ZERO
    damaged_quantity: UnsignedQuantity = ZERO
    lot_number: Annotated[str, Text(64)] | None = None
    manufactured_on: date | None = None
    expires_on: Annotated[date, NotBefore("manufactured_on")] | None = None
    serial_numbers: list[Annotated[str, Text(64)]] = field(default_factory=list[str])


@entity(
    path="receivings",
    title=("입고 작업", "Receiving"),
    search=("number", "advance_notice_number"),
    filters=(
        "warehouse_id",
        "source",
        "purchase_order_id",
        "sales_return_id",
        "transfer_id",
        "expected_at",
        "arrived_at",
    ),
    life=LIFE,
)
class Receiving(Entity):
    """Goods that are expected and unloaded at a dock."""

    number: Annotated[Code, Numbered("RECEIVING", "RV-{year}-{seq:06}")] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    source: Annotated[ReceivingSource, IMMUTABLE]
    purchase_order_id: Annotated[UUID, Ref("psm.PurchaseOrder")] | None = None
    sales_return_id: Annotated[UUID, Ref("srm.SalesReturn")] | None = None
    transfer_id: Annotated[UUID, Ref("ivm.StockTransfer")] | None = None
    advance_notice_number: Annotated[str, Text(64)] | None = None
    expected_at: datetime | None = None
    arrived_at: Annotated[datetime, COMPUTED] | None = None
    dock: Annotated[str, Text(16)] | None = None
    vehicle: Code | None = None
    is_blind: bool = False  # the expected quantity is not shown while the goods are counted
    backorder_of_id: Annotated[UUID, Ref("wms.Receiving"), COMPUTED] | None = None
    status: ReceivingStatus = S.EXPECTED
    items: list[ReceivingItem] = field(default_factory=list[ReceivingItem])

    @always
    def comes_for_one_document(self) -> None:
        """Refuses another document than the one that source names, or none."""
        documents = {
            ReceivingSource.PURCHASE: self.purchase_order_id,
            ReceivingSource.RETURN: self.sales_return_id,
            ReceivingSource.TRANSFER: self.transfer_id,
        }
        if [source for source, document in documents.items() if document is not None] != [self.source]:
            raise RuleViolated("exactly the document that source names is set")

    @always
    def damages_only_what_came(self) -> None:
        """Refuses more damaged goods than were received."""
        if any(item.damaged_quantity > item.received_quantity for item in self.items):
            raise RuleViolated("damaged is at most received")
