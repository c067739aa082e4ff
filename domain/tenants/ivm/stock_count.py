"""Stock counts: what is really there, against what should be."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, ZERO, BaseMoney, Code, Numbered, Quantity, Ref, Text, UnsignedQuantity


class CountKind(StrEnum):
    """How much is counted: everything, a part in turn, or one spot at once."""

    FULL = "FULL"
    CYCLE = "CYCLE"
    SPOT = "SPOT"


class Uncounted(StrEnum):
    """What becomes of stock that nobody counted."""

    KEEP = "KEEP"
    ZERO = "ZERO"


class CountStatus(StrEnum):
    """How far the count has come."""

    DRAFT = "DRAFT"
    COUNTING = "COUNTING"
    REVIEW = "REVIEW"
    POSTED = "POSTED"
    CANCELLED = "CANCELLED"


S = CountStatus
LIFE = Life(
    {
        S.DRAFT: (S.COUNTING, S.CANCELLED),
        S.COUNTING: (S.REVIEW, S.CANCELLED),
        S.REVIEW: (S.COUNTING, S.POSTED, S.CANCELLED),
        S.POSTED: (),
        S.CANCELLED: (),
    },
    by_command={(S.DRAFT, S.COUNTING): "start", S.REVIEW: "finish", S.POSTED: "post"},
)


@line
class StockCountItem(Line):
    """What was counted of a variant at a place, against what was on hand at that moment."""

    location_id: Annotated[UUID, Ref("wms.Location")]
    variant_id: Annotated[UUID, Ref("pim.Variant")]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_numbers: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    counted_quantity: UnsignedQuantity | None = None
    counted_at: datetime | None = None
    counted_by_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    expected_quantity: Annotated[UnsignedQuantity, COMPUTED] | None = None  # what was on hand at counted_at
    recount_quantity: UnsignedQuantity | None = None
    difference: Annotated[Quantity, COMPUTED] | None = None
    difference_value: Annotated[BaseMoney, COMPUTED] | None = None
    needs_recount: Annotated[bool, COMPUTED] = False


@entity(
    path="counts",
    title=("재고 실사", "Stock count"),
    search=("number",),
    filters=("kind", "warehouse_id", "planned_on", "difference_value"),
    sorts=("planned_on", "difference_value"),
    life=LIFE,
)
class StockCount(Entity):
    """A count of what is really there, in a warehouse or some of its places."""

    number: Annotated[Code, Numbered("STOCK_COUNT", "CNT-{year}-{seq:06}")] | None = None
    kind: CountKind = CountKind.CYCLE
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    zone_ids: Annotated[list[UUID], Ref("wms.Zone")] = field(default_factory=list[UUID])
    location_ids: Annotated[list[UUID], Ref("wms.Location")] = field(default_factory=list[UUID])
    category_ids: Annotated[list[UUID], Ref("pim.Category")] = field(default_factory=list[UUID])
    is_blind: bool = True  # counters do not see the expected quantity
    is_frozen: bool = False  # nothing moves at the places while COUNTING
    planned_on: date
    uncounted: Uncounted = Uncounted.KEEP
    difference_value: Annotated[BaseMoney, COMPUTED] = ZERO
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    status: CountStatus = S.DRAFT
    items: list[StockCountItem] = field(default_factory=list[StockCountItem])
