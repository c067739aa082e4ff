"""Depreciation schedules: what assets are charged for, month by month."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, NotBefore, Ref, Share, UnsignedMoney


class DepreciationScheduleStatus(StrEnum):
    """Whether the charge is in the books."""

    PLANNED = "PLANNED"
    POSTED = "POSTED"


S = DepreciationScheduleStatus
LIFE = Life({S.PLANNED: (S.POSTED,), S.POSTED: (S.PLANNED,)}, by_program=(S.POSTED, S.PLANNED))


@entity(
    path="depreciation-schedules",
    title=("상각 계획", "Depreciation schedule"),
    access="read_only",
    filters=("asset_id", "book_id", "period_start", "run_id"),
    sorts=("period_start",),
    unique=(("asset_id", "book_id", "period_start"),),
    life=LIFE,
)
class DepreciationSchedule(Entity):
    """What an asset is charged in a book for a month, and what it is worth after it."""

    asset_id: Annotated[UUID, Ref("fam.Asset")]
    book_id: Annotated[UUID, Ref("fam.DepreciationBook")]
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    service_units: Share  # the part of the month in service; amounts take the exact fraction
    amount: UnsignedMoney
    accumulated_after: UnsignedMoney
    book_value_after: UnsignedMoney
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter"), COMPUTED] | None = None  # the asset's at the month's end
    run_id: Annotated[UUID, Ref("fam.DepreciationRun")] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry")] | None = None
    status: DepreciationScheduleStatus = S.PLANNED
