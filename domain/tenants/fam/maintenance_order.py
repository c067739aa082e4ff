"""Maintenance orders: the work that keeps assets going."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Count,
    Json,
    NotBefore,
    Note,
    Numbered,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedUnitPrice,
)


class MaintenanceOrderKind(StrEnum):
    """What is done to the asset."""

    PREVENTIVE = "PREVENTIVE"
    REPAIR = "REPAIR"
    INSPECTION = "INSPECTION"
    CALIBRATION = "CALIBRATION"


class MaintenanceOrderPriority(StrEnum):
    """How urgent the work is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"
    CRITICAL = "CRITICAL"


class MaintenanceOrderStatus(StrEnum):
    """How far the work has come."""

    PLANNED = "PLANNED"
    IN_PROGRESS = "IN_PROGRESS"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


S = MaintenanceOrderStatus
LIFE = Life(
    {
        S.PLANNED: (S.IN_PROGRESS, S.CANCELLED),
        S.IN_PROGRESS: (S.DONE, S.CANCELLED),
        S.DONE: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_PROGRESS: "start", S.DONE: "complete"},
)


@line
class MaintenancePart(Line):
    """A spare part that the work takes out of stock."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    quantity: PositiveQuantity
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    reservation_id: Annotated[UUID, Ref("ivm.Reservation"), COMPUTED] | None = None
    unit_cost: Annotated[UnsignedUnitPrice, COMPUTED] | None = None
    stock_movement_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None


@entity(
    path="maintenance-orders",
    title=("정비 지시", "Maintenance order"),
    search=("number", "result"),
    filters=("asset_id", "plan_id", "kind", "priority", "due_on", "assignee_id", "vendor_id"),
    life=LIFE,
)
class MaintenanceOrder(Entity):
    """One maintenance or repair of an own asset, with its parts and costs."""

    number: Annotated[str, Text(40), Numbered("MAINTENANCE_ORDER", "MO-{year}-{seq:06}")] | None = None
    asset_id: Annotated[UUID, Ref("fam.Asset"), IMMUTABLE]
    plan_id: Annotated[UUID, Ref("fam.MaintenancePlan")] | None = None
    kind: MaintenanceOrderKind
    priority: MaintenanceOrderPriority = MaintenanceOrderPriority.NORMAL
    due_on: date | None = None
    assignee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    vendor_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    started_at: datetime | None = None
    completed_at: Annotated[datetime, NotBefore("started_at")] | None = None
    downtime_minutes: Annotated[Count, COMPUTED] = 0
    labour_cost: UnsignedMoney = ZERO
    parts_cost: Annotated[UnsignedMoney, COMPUTED] = ZERO
    external_cost: UnsignedMoney = ZERO
    is_capital: bool = False  # the cost improves the asset and is added to its own
    checklist: Json | None = None
    result: Note | None = None
    status: MaintenanceOrderStatus = S.PLANNED
    parts: list[MaintenancePart] = field(default_factory=list[MaintenancePart])
