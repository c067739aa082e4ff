"""Stock transfers: goods that go from one warehouse to another."""

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
    LongName,
    NotBefore,
    Numbered,
    PositiveQuantity,
    Ref,
    UnsignedQuantity,
)


class StockTransferStatus(StrEnum):
    """How far the goods have come."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    IN_TRANSIT = "IN_TRANSIT"
    RECEIVED = "RECEIVED"
    CANCELLED = "CANCELLED"


S = StockTransferStatus
LIFE = Life(
    {
        S.DRAFT: (S.CONFIRMED, S.CANCELLED),
        S.CONFIRMED: (S.IN_TRANSIT, S.CANCELLED),
        S.IN_TRANSIT: (S.RECEIVED,),
        S.RECEIVED: (),
        S.CANCELLED: (),
    },
    by_command={S.CONFIRMED: "confirm", S.RECEIVED: "receive", S.CANCELLED: "cancel"},
    by_program=(S.IN_TRANSIT,),
)


@line
class StockTransferItem(Line):
    """One thing that is moved, and what of it has left, arrived or got lost."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    quantity: PositiveQuantity
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    quantity_shipped: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_received: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    quantity_lost: Annotated[UnsignedQuantity, COMPUTED] = ZERO


@entity(
    path="transfers",
    title=("창고 간 이동", "Stock transfer"),
    search=("number", "reason"),
    filters=("from_warehouse_id", "to_warehouse_id", "requested_on", "expected_on"),
    sorts=("requested_on",),
    life=LIFE,
)
class StockTransfer(Entity):
    """Goods that go from one warehouse to another."""

    number: Annotated[Code, Numbered("STOCK_TRANSFER", "ST-{year}-{seq:06}")] | None = None
    from_warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    to_warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    requested_on: date
    expected_on: Annotated[date, NotBefore("requested_on")] | None = None
    reason: LongName | None = None
    status: StockTransferStatus = S.DRAFT
    items: list[StockTransferItem] = field(default_factory=list[StockTransferItem])

    @always
    def goes_elsewhere(self) -> None:
        """Refuses a transfer from a warehouse to itself."""
        if self.from_warehouse_id == self.to_warehouse_id:
            raise RuleViolated("the two warehouses differ")

    @always
    def accounts_for_what_left(self) -> None:
        """Refuses arrivals of what never left, and a status that contradicts what is still on the way."""
        on_the_way = [item.quantity_shipped - item.quantity_received - item.quantity_lost for item in self.items]
        if any(quantity < 0 for quantity in on_the_way):
            raise RuleViolated("received plus lost is at most shipped")
        if self.status in (S.IN_TRANSIT, S.RECEIVED) and any(on_the_way) != (self.status is S.IN_TRANSIT):
            raise RuleViolated("RECEIVED exactly when all that was shipped is received or lost")
