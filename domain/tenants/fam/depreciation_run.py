"""Depreciation runs: the depreciation of a month."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Count, Json, Ref, UnsignedMoney


class DepreciationRunStatus(StrEnum):
    """Whether the month's depreciation is in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = DepreciationRunStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
)


@entity(
    path="depreciation-runs",
    title=("감가상각 실행", "Depreciation run"),
    filters=("book_id", "period_id"),
    life=LIFE,
)
class DepreciationRun(Entity):
    """The depreciation of all assets of a book for a month, posted together."""

    book_id: Annotated[UUID, Ref("fam.DepreciationBook"), IMMUTABLE]
    period_id: Annotated[UUID, Ref("fim.AccountingPeriod"), IMMUTABLE]
    asset_count: Annotated[Count, COMPUTED] = 0
    total_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    catch_up_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO  # for closed months of assets put in service late
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    exceptions: Annotated[Json, COMPUTED] | None = None
    status: DepreciationRunStatus = S.DRAFT
