"""Pick lists: goods to be taken from places for one or more shipments."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Code, Count, NotBefore, Numbered, Ref, UnsignedQuantity


class PickMode(StrEnum):
    """Whether one walk serves a shipment, several, or the part of them in a zone."""

    SINGLE = "SINGLE"
    BATCH = "BATCH"
    ZONE = "ZONE"


class ShortReason(StrEnum):
    """Why less was picked than asked."""

    NOT_FOUND = "NOT_FOUND"
    DAMAGED = "DAMAGED"
    OTHER = "OTHER"


class PickListStatus(StrEnum):
    """How far the walk has come."""

    RELEASED = "RELEASED"
    PICKING = "PICKING"
    PICKED = "PICKED"
    CANCELLED = "CANCELLED"


S = PickListStatus
LIFE = Life(
    {
        S.RELEASED: (S.PICKING, S.CANCELLED),
        S.PICKING: (S.PICKED, S.CANCELLED),
        S.PICKED: (),
        S.CANCELLED: (),
    },
    by_command={S.PICKING: "start", S.PICKED: "finish", S.CANCELLED: "cancel"},
)


@line
class PickListItem(Line):
    """What is to be taken from one place, in walking order."""

    sequence: Annotated[Count, COMPUTED] = 0
    shipment_item_id: Annotated[UUID, Ref("wms.ShipmentItem"), COMPUTED] | None = None
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] | None = None
    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED] | None = None
    lot_id: Annotated[UUID, Ref("ivm.Lot"), COMPUTED] | None = None
    quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_picked: UnsignedQuantity = ZERO
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])
    short_reason: ShortReason | None = None


@entity(
    path="picks",
    title=("피킹", "Pick list"),
    search=("number",),
    filters=("warehouse_id", "mode", "picker_id", "zone_id"),
    life=LIFE,
)
class PickList(Entity):
    """Goods to be taken from their places for one or more shipments."""

    number: Annotated[Code, Numbered("PICK_LIST", "PK-{year}-{seq:06}")] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    mode: PickMode = PickMode.SINGLE
    shipment_ids: Annotated[list[UUID], Ref("wms.Shipment")]
    zone_id: Annotated[UUID, Ref("wms.Zone")] | None = None
    picker_id: Annotated[UUID, Ref("sys.User")] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, NotBefore("started_at"), COMPUTED] | None = None
    status: PickListStatus = S.RELEASED
    items: list[PickListItem] = field(default_factory=list[PickListItem])

    @always
    def serves_a_shipment(self) -> None:
        """Refuses a list that is for nothing."""
        if not self.shipment_ids:
            raise RuleViolated("a pick list is for at least one shipment")

    @always
    def takes_no_more_than_asked(self) -> None:
        """Refuses more picked goods than the list asks for."""
        if any(item.quantity_picked > item.quantity for item in self.items):
            raise RuleViolated("picked is at most asked")
