"""Stock movements: what changed the balances."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import NIL, Entity, entity
from domain.kernel.types import COMPUTED, ZERO, BaseMoney, OtherId, Quantity, Ref, Text, UnitPrice


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
        "movement_type",
        "effective_at",
        "posted_at",
        "source_type",
        "source_id",
    ),
    sorts=("sequence",),
    unique=(("sequence",),),
    insert_only=True,
)
class StockMovement(Entity):
    """One change of one balance, never changed afterwards."""

    sequence: Annotated[int, COMPUTED] = 0
    movement_type: Annotated[MovementType, COMPUTED] = MovementType.OPENING
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED] = NIL
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), COMPUTED] = NIL
    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED] = NIL
    quantity: Annotated[Quantity, COMPUTED] = ZERO
    unit_cost: Annotated[UnitPrice, COMPUTED] | None = None
    value: Annotated[BaseMoney, COMPUTED] | None = None
    effective_at: Annotated[datetime, COMPUTED] | None = None
    posted_at: Annotated[datetime, COMPUTED] | None = None
    source_type: Annotated[str, Text(64), COMPUTED] | None = None
    source_id: Annotated[OtherId, COMPUTED] | None = None
    source_item_id: Annotated[OtherId, COMPUTED] | None = None
    pair_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None
    reversal_of_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None
