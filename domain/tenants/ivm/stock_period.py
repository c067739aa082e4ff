"""Stock periods: the months of stock, open or closed."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, BaseMoney, Month, NotBefore, Ref, UnsignedQuantity


class StockPeriodStatus(StrEnum):
    """Whether anything may still be posted in the month."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"


S = StockPeriodStatus
LIFE = Life({S.OPEN: (S.CLOSED,), S.CLOSED: (S.OPEN,)}, by_command={S.CLOSED: "close", S.OPEN: "reopen"})


@line
class StockPeriodClosing(Line):
    """What was on hand of a variant in a warehouse when the month ended."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), COMPUTED]
    quantity: Annotated[UnsignedQuantity, COMPUTED]
    value: Annotated[BaseMoney, COMPUTED]


@entity(
    path="stock-periods",
    title=("재고 마감", "Stock period"),
    filters=("starts_on", "ends_on"),
    sorts=("code",),
    life=LIFE,
)
class StockPeriod(Entity):
    """A month of stock, open or closed."""

    code: Annotated[Month, UNIQUE, IMMUTABLE]
    starts_on: Annotated[date, COMPUTED] | None = None
    ends_on: Annotated[date, NotBefore("starts_on"), COMPUTED] | None = None
    closed_at: Annotated[datetime, COMPUTED] | None = None
    closing_value: Annotated[BaseMoney, COMPUTED] | None = None
    status: StockPeriodStatus = S.OPEN
    closings: list[StockPeriodClosing] = field(default_factory=list[StockPeriodClosing])
