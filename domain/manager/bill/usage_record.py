"""Usage records: reported uses, each counted once."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Json, Name, OtherId, Ref
from domain.manager.bill.units import PositiveUnits


@entity(
    path="usage-records",
    title=("사용량 기록", "Usage record"),
    access="append_only",
    filters=("tenant_id", "meter_id", "occurred_at", "is_late"),
    sorts=("occurred_at",),
    unique=(("tenant_id", "meter_id", "idempotency_key"),),
    # the meters are few, and a use is asked for by tenant or time
    unindexed=("meter_id",),
)
class UsageRecord(Entity):
    """One reported use of what a meter counts, billed once however often it is reported."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant")]
    meter_id: Annotated[UUID, Ref("bill.Meter")]
    idempotency_key: Name
    quantity: PositiveUnits = Decimal(1)
    properties: Json | None = None
    occurred_at: datetime
    received_at: Annotated[datetime, COMPUTED] | None = None
    # empty until it is billed
    invoice_item_id: Annotated[OtherId, COMPUTED] | None = None
    is_late: Annotated[bool, COMPUTED] = False
