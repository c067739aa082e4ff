"""Stock movements: what changed the balances."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, BaseMoney, OtherId, Quantity, Ref, Text, UnsignedUnitPrice


class MovementType(StrEnum):
    """Why stock came or went."""

    OPENING = "OPENING"
    RECEIPT = "RECEIPT"
    SHIPMENT = "SHIPMENT"
    CUSTOMER_RETURN = "CUSTOMER_RETURN"
    PURCHASE_RETURN = "PURCHASE_RETURN"
    TRANSFER = "TRANSFER"
    RELOCATION = "RELOCATION"
    CONSUMPTION = "CONSUMPTION"
    ADJUSTMENT = "ADJUSTMENT"
    COUNT = "COUNT"
    SCRAP = "SCRAP"


@entity(
    path="movements",
    title=("재고 이동 내역", "Stock movement"),
    access="read_only",
    filters=(
        "variant_id",
        "warehouse_id",
        "location_id",
        "lot_id",
        "movement_type",
        "effective_at",
        "posted_at",
        "source_type",
        "source_id",
    ),
    sorts=("sequence",),
    insert_only=True,
)
class StockMovement(Entity):
    """One change of one balance, never changed afterwards."""

    sequence: Annotated[int, UNIQUE, COMPUTED] = 0  # given last, when the movement is written
    movement_type: Annotated[MovementType, COMPUTED]
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), COMPUTED]
    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED]
    lot_id: Annotated[UUID, Ref("ivm.Lot"), COMPUTED] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber"), COMPUTED] = field(default_factory=list[UUID])
    quantity: Annotated[Quantity, COMPUTED]  # in stock units, below 0 when it leaves
    unit_cost: Annotated[UnsignedUnitPrice, COMPUTED] | None = None
    value: Annotated[BaseMoney, COMPUTED] | None = None
    effective_at: Annotated[datetime, COMPUTED]
    posted_at: Annotated[datetime, COMPUTED]
    source_type: Annotated[str, Text(64), COMPUTED]
    source_id: Annotated[OtherId, COMPUTED]
    source_item_id: Annotated[OtherId, COMPUTED]
    pair_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None  # the other half, between two places
    reversal_of_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None

    @always
    def is_worth_what_it_moves(self) -> None:
        """Refuses a value that goes the other way than the quantity."""
        if self.value is not None and self.value * self.quantity < 0:
            raise RuleViolated("the value of a movement has the sign of its quantity")
