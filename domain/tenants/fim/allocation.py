"""Allocations: what open items settle of each other."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    BaseMoney,
    NotBefore,
    Ref,
    Text,
)
from domain.tenants.fim.amounts import PositiveMoneyOfAnother, UnsignedMoneyOfAnother


class AllocationStatus(StrEnum):
    """Whether the items are settled by it."""

    ACTIVE = "ACTIVE"
    REVERSED = "REVERSED"


S = AllocationStatus
LIFE = Life({S.ACTIVE: (S.REVERSED,), S.REVERSED: ()}, by_command={S.REVERSED: "reverse"})


@entity(
    path="allocations",
    title=("상계 배분", "Allocation"),
    access="append_only",
    filters=("debit_item_id", "credit_item_id", "allocation_date"),
    sorts=("allocation_date",),
    life=LIFE,
)
class Allocation(Entity):
    """What an open item that increases a debt and one that decreases it settle of each other."""

    debit_item_id: Annotated[UUID, Ref("fim.OpenItem"), IMMUTABLE]
    credit_item_id: Annotated[UUID, Ref("fim.OpenItem"), IMMUTABLE]
    allocation_date: Annotated[date, IMMUTABLE]
    amount: Annotated[
        PositiveMoneyOfAnother, IMMUTABLE
    ]  # in the items' currency, as are the next two, which come on top of it
    discount_amount: Annotated[UnsignedMoneyOfAnother, IMMUTABLE] = ZERO
    write_off_amount: Annotated[UnsignedMoneyOfAnother, IMMUTABLE] = ZERO
    debit_base_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    credit_base_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    fx_difference: Annotated[BaseMoney, COMPUTED] = ZERO  # above zero is a gain
    # for difference, discount and write-off; empty when all are zero
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    reversal_date: Annotated[date, COMPUTED, NotBefore("allocation_date")] | None = None
    reason: Annotated[str, Text(255)] | None = None
    status: AllocationStatus = S.ACTIVE
