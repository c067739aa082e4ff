"""Warehouses: the sites that hold stock."""

from datetime import time
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, entity
from domain.kernel.types import COMPUTED, UNIQUE, Name, Ref, Text, TimeZone
from domain.shared.postal import PostalAddress


class Steps(StrEnum):
    """In how many steps goods come in or leave."""

    ONE = "ONE"
    TWO = "TWO"
    THREE = "THREE"


class PickStrategy(StrEnum):
    """Which stock is taken first: what expires first, what came first, or what lies nearest."""

    FEFO = "FEFO"
    FIFO = "FIFO"
    NEAREST = "NEAREST"


class WarehouseStatus(StrEnum):
    """Whether anything may come in or leave."""

    ACTIVE = "ACTIVE"
    CLOSED = "CLOSED"


S = WarehouseStatus
LIFE = Life({S.ACTIVE: (S.CLOSED,), S.CLOSED: (S.ACTIVE,)})
SystemPlace = Annotated[UUID, Ref("wms.Location"), COMPUTED]


@entity(
    path="warehouses",
    title=("창고", "Warehouse"),
    search=("code", "name"),
    filters=("branch_id", "country"),
    sorts=("code", "name"),
    life=LIFE,
)
class Warehouse(PostalAddress):
    """A site that holds stock."""

    code: Annotated[str, Text(16), UNIQUE]
    name: Name
    branch_id: Annotated[UUID, Ref("sys.Branch")] | None = None
    timezone: TimeZone = "Asia/Seoul"
    receiving_steps: Steps = Steps.TWO
    shipping_steps: Steps = Steps.TWO
    pick_strategy: PickStrategy = PickStrategy.FEFO
    cutoff_time: time | None = None  # what is released later ships the next working day
    input_location_id: SystemPlace | None = None
    quality_location_id: SystemPlace | None = None
    output_location_id: SystemPlace | None = None
    transit_location_id: SystemPlace | None = None
    quarantine_location_id: SystemPlace | None = None
    status: WarehouseStatus = S.ACTIVE
