"""Part usages: the parts that go into service work."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, Money, PositiveQuantity, Ref, Text, UnitPrice


class PartCoverage(StrEnum):
    """Who pays for the part."""

    BILLED = "BILLED"
    WARRANTY = "WARRANTY"
    CONTRACT = "CONTRACT"


class PartUsageStatus(StrEnum):
    """Whether the part is kept, built in, or back in stock."""

    RESERVED = "RESERVED"
    USED = "USED"
    RELEASED = "RELEASED"
    RETURNED = "RETURNED"


S = PartUsageStatus
LIFE = Life(
    {S.RESERVED: (S.USED, S.RELEASED), S.USED: (S.RETURNED,), S.RELEASED: (), S.RETURNED: ()},
    by_command={S.USED: "use", S.RELEASED: "release", S.RETURNED: "return"},
)


@entity(
    path="part-usages",
    title=("부품 사용", "Part usage"),
    filters=("service_request_id", "spare_part_id", "warehouse_id", "coverage"),
    life=LIFE,
)
class PartUsage(Entity):
    """A part that is reserved, used or returned for a service request."""

    service_request_id: Annotated[UUID, Ref("asm.ServiceRequest"), IMMUTABLE]
    visit_report_id: Annotated[UUID, Ref("asm.VisitReport")] | None = None
    spare_part_id: Annotated[UUID, Ref("asm.SparePart")]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    quantity: PositiveQuantity
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    new_serial_number: Annotated[str, Text(80)] | None = None
    old_serial_number: Annotated[str, Text(80)] | None = None
    unit_price: Annotated[Money, COMPUTED] | None = None
    unit_cost: Annotated[UnitPrice, COMPUTED] | None = None
    reservation_id: Annotated[UUID, Ref("ivm.Reservation"), COMPUTED] | None = None
    coverage: Annotated[PartCoverage, COMPUTED] | None = None
    stock_movement_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None
    status: PartUsageStatus = S.RESERVED
