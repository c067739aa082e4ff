"""Shipments: goods that leave a warehouse for one receiver."""

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
    Json,
    Money,
    Name,
    NotBefore,
    Note,
    Numbered,
    OtherId,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)


class ShipmentKind(StrEnum):
    """Which kind of document the goods leave for."""

    SALE = "SALE"
    TRANSFER = "TRANSFER"
    PURCHASE_RETURN = "PURCHASE_RETURN"


class ShipmentStatus(StrEnum):
    """How far the goods have come."""

    READY = "READY"
    PICKING = "PICKING"
    PICKED = "PICKED"
    PACKED = "PACKED"
    SHIPPED = "SHIPPED"
    DELIVERED = "DELIVERED"
    CANCELLED = "CANCELLED"


S = ShipmentStatus
LIFE = Life(
    {
        S.READY: (S.PICKING, S.SHIPPED, S.CANCELLED),
        S.PICKING: (S.READY, S.PICKED, S.CANCELLED),
        S.PICKED: (S.PACKED, S.SHIPPED, S.CANCELLED),
        S.PACKED: (S.PICKED, S.SHIPPED, S.CANCELLED),
        S.SHIPPED: (S.DELIVERED,),
        S.DELIVERED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.PICKING: "start_pick",
        S.PACKED: "pack",
        S.SHIPPED: "ship",
        S.DELIVERED: "deliver",
        S.CANCELLED: "cancel",
    },
    by_program=(S.READY, S.PICKED),
)


@line
class ShipmentItem(Line):
    """One thing that is to leave, all quantities in stock units."""

    source_item_id: Annotated[OtherId, IMMUTABLE]  # the item of the order, transfer or return
    bundle_variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    quantity: PositiveQuantity
    maximum_quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO  # the most that may leave, as its document allows
    unit_cost: Annotated[UnsignedUnitPrice, COMPUTED] | None = None  # at which a purchase return leaves
    quantity_picked: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_shipped: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_returned: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_invoiced: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    lots: Annotated[Json, COMPUTED] | None = None  # lot, serials and quantity of each that left
    cost_amount: Annotated[Money, COMPUTED] = ZERO


@entity(
    path="shipments",
    title=("출하", "Shipment"),
    search=("number", "tracking_numbers"),
    filters=(
        "kind",
        "warehouse_id",
        "order_id",
        "transfer_id",
        "purchase_return_id",
        "partner_id",
        "carrier_id",
        "planned_on",
        "shipped_at",
    ),
    sorts=("planned_on",),
    life=LIFE,
)
class Shipment(Entity):
    """Goods that leave a warehouse for one receiver."""

    number: Annotated[Code, Numbered("SHIPMENT", "SH-{year}-{seq:06}")] | None = None
    kind: Annotated[ShipmentKind, IMMUTABLE]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), IMMUTABLE]
    order_id: Annotated[UUID, Ref("srm.SalesOrder")] | None = None
    transfer_id: Annotated[UUID, Ref("ivm.StockTransfer")] | None = None
    purchase_return_id: Annotated[UUID, Ref("psm.PurchaseReturn")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    ship_to: Json
    carrier_id: Annotated[UUID, Ref("wms.Carrier")] | None = None
    service_code: Code | None = None
    planned_on: date
    shipped_at: Annotated[datetime, COMPUTED] | None = None
    delivered_at: Annotated[datetime, NotBefore("shipped_at")] | None = None
    delivered_to: Name | None = None
    tracking_numbers: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    freight_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    backorder_of_id: Annotated[UUID, Ref("wms.Shipment"), COMPUTED] | None = None
    is_held: Annotated[bool, COMPUTED] = False  # while its sales order is ON_HOLD
    memo: Note | None = None
    status: ShipmentStatus = S.READY
    items: list[ShipmentItem] = field(default_factory=list[ShipmentItem])

    @always
    def leaves_for_one_document(self) -> None:
        """Refuses another document than the one that kind names, or none."""
        documents = {
            ShipmentKind.SALE: self.order_id,
            ShipmentKind.TRANSFER: self.transfer_id,
            ShipmentKind.PURCHASE_RETURN: self.purchase_return_id,
        }
        if [kind for kind, document in documents.items() if document is not None] != [self.kind]:
            raise RuleViolated("exactly the document that kind names is set")

    @always
    def ships_no_more_than_allowed(self) -> None:
        """Refuses more shipped goods than the document lets go."""
        if any(item.quantity_shipped > item.maximum_quantity for item in self.items):
            raise RuleViolated("shipped is at most maximum_quantity")
