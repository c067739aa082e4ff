"""Budget reservations: budget held by an order or a claim until its bill is posted."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, ZERO, OtherId, Ref, Text, UnsignedMoney


class BudgetReservationStatus(StrEnum):
    """Whether the budget is still held."""

    RESERVED = "RESERVED"
    CONSUMED = "CONSUMED"
    RELEASED = "RELEASED"


S = BudgetReservationStatus
LIFE = Life(
    {S.RESERVED: (S.CONSUMED, S.RELEASED), S.CONSUMED: (), S.RELEASED: ()},
    by_program=(S.CONSUMED, S.RELEASED),
)


@entity(
    path="budget-reservations",
    title=("예산 예약", "Budget reservation"),
    access="read_only",
    filters=("budget_id", "account_id", "cost_center_id", "period_id", "source_type", "source_id"),
    unindexed=("source_type",),
    life=LIFE,
)
class BudgetReservation(Entity):
    """Budget that an order or a claim holds until its bill is posted."""

    budget_id: Annotated[UUID, Ref("fim.Budget")]
    account_id: Annotated[UUID, Ref("fim.Account")]
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    period_id: Annotated[UUID, Ref("fim.AccountingPeriod")]
    source_type: Annotated[str, Text(64)]
    source_id: OtherId
    amount: UnsignedMoney
    consumed_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    status: BudgetReservationStatus = S.RESERVED
