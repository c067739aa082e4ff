"""Quota usages: how much of their limits tenants have used."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, After, LongName, Ref
from domain.manager.cnfg.measure import Measure, UsageRate


@entity(
    path="quota-usages",
    title=("한도 사용량", "Quota usage"),
    access="settings",
    filters=("tenant_id", "quota_id", "usage_rate", "period_start"),
    unique=(("tenant_id", "quota_id", "period_start"),),
    empty_counts=True,
)
class QuotaUsage(Entity):
    """What a tenant has used of a quota in the present period."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE]
    quota_id: Annotated[UUID, Ref("cnfg.Quota"), IMMUTABLE]
    period_start: Annotated[date, COMPUTED] | None = None
    period_end: Annotated[date, After("period_start"), COMPUTED] | None = None  # the day after; empty for a stock
    used: Annotated[Measure, COMPUTED] = ZERO
    reserved: Annotated[Measure, COMPUTED] = ZERO
    limit_override: Measure | None = None
    override_until: datetime | None = None
    override_reason: LongName | None = None
    effective_limit: Annotated[Measure, COMPUTED] | None = None  # empty means without limit
    usage_rate: Annotated[UsageRate, COMPUTED] | None = None
    grace_until: Annotated[datetime, COMPUTED] | None = None
    last_warned_rate: Annotated[UsageRate, COMPUTED] | None = None
