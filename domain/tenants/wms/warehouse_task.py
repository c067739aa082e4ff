"""Warehouse tasks: stock to be carried from one place to another in a warehouse."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Code, NotBefore, Numbered, PositiveQuantity, Ref, UnsignedQuantity


class TaskKind(StrEnum):
    """What the stock is carried for."""

    PUT_AWAY = "PUT_AWAY"
    REFILL = "REFILL"
    RELOCATE = "RELOCATE"
    EMPTY = "EMPTY"


class TaskStatus(StrEnum):
    """How far the work has come."""

    OPEN = "OPEN"
    IN_PROGRESS = "IN_PROGRESS"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


S = TaskStatus
LIFE = Life(
    {
        S.OPEN: (S.IN_PROGRESS, S.DONE, S.CANCELLED),
        S.IN_PROGRESS: (S.OPEN, S.DONE, S.CANCELLED),
        S.DONE: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_PROGRESS: "take", S.DONE: "do", S.CANCELLED: "cancel"},
)


@entity(
    path="tasks",
    title=("창고 작업", "Warehouse task"),
    search=("number",),
    filters=("kind", "warehouse_id", "variant_id", "assignee_id", "from_location_id", "to_location_id", "priority"),
    sorts=("priority",),
    life=LIFE,
)
class WarehouseTask(Entity):
    """Stock to be carried from one place to another in a warehouse."""

    number: Annotated[Code, Numbered("WAREHOUSE_TASK", "WT-{year}-{seq:06}")] | None = None
    kind: TaskKind
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    variant_id: Annotated[UUID, Ref("pim.Variant")]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])
    quantity: PositiveQuantity
    quantity_done: Annotated[UnsignedQuantity, COMPUTED] = ZERO
    from_location_id: Annotated[UUID, Ref("wms.Location")]
    to_location_id: Annotated[UUID, Ref("wms.Location")]
    priority: int = 100
    assignee_id: Annotated[UUID, Ref("sys.User")] | None = None
    receiving_id: Annotated[UUID, Ref("wms.Receiving")] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    done_at: Annotated[datetime, NotBefore("started_at"), COMPUTED] | None = None
    status: TaskStatus = S.OPEN

    @always
    def carries_it_elsewhere(self) -> None:
        """Refuses to carry stock to where it lies already."""
        if self.from_location_id == self.to_location_id:
            raise RuleViolated("both places are of the warehouse and differ")
