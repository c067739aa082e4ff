"""Usage statistics: tenants' use of meters, day by day."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, ZERO, Count, Number, Ref

Units = Annotated[Decimal, Number(18, 6, min=ZERO)]


@entity(
    path="usage-stats",
    title=("사용량 통계", "Usage statistics"),
    access="read_only",
    filters=("tenant_id", "meter_id", "day"),
    sorts=("day",),
    unique=(("tenant_id", "meter_id", "day"),),
)
class UsageStat(Entity):
    """A tenant's use of a meter on a day."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED]
    meter_id: Annotated[UUID, Ref("bill.Meter"), COMPUTED]
    # in the tenant's time zone
    day: Annotated[date, COMPUTED]
    quantity: Annotated[Units, COMPUTED] = ZERO
    record_count: Annotated[Count, COMPUTED] = 0
    month_to_date: Annotated[Units, COMPUTED] = ZERO
