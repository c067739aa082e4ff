"""Maintenance plans: when assets are looked after."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Json, PositiveQuantity, Ref, Text, UnsignedMoney, Whole


class CountsFrom(StrEnum):
    """What the next interval is counted from."""

    DUE_DATE = "DUE_DATE"
    COMPLETION = "COMPLETION"


class MaintenancePlanStatus(StrEnum):
    """Whether the plan makes orders."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = MaintenancePlanStatus
LIFE = Life({S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)})


@entity(
    path="maintenance-plans",
    title=("정비 계획", "Maintenance plan"),
    search=("name",),
    filters=("asset_id", "category_id", "vendor_id", "next_due_on"),
    sorts=("name",),
    life=LIFE,
)
class MaintenancePlan(Entity):
    """Work that an asset, or all of a category, needs again and again by time or by meter."""

    name: Annotated[str, Text(120)]
    asset_id: Annotated[UUID, Ref("fam.Asset")] | None = None
    category_id: Annotated[UUID, Ref("fam.AssetCategory")] | None = None
    interval_days: Annotated[int, Whole(1)] | None = None
    interval_units: PositiveQuantity | None = None  # by meter
    lead_days: Count = 7
    counts_from: CountsFrom = CountsFrom.COMPLETION
    checklist: Json | None = None
    vendor_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    estimated_cost: UnsignedMoney | None = None
    next_due_on: Annotated[date, COMPUTED] | None = None
    status: MaintenancePlanStatus = S.ACTIVE

    @always
    def has_an_interval(self) -> None:
        """Refuses a plan that is never due."""
        if self.interval_days is None and self.interval_units is None:
            raise RuleViolated("interval_days or interval_units is given, or both")
