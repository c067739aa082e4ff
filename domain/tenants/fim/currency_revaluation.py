"""Currency revaluations: what open foreign balances are worth at the end of a period."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, ZERO, BaseMoney, Currency, Money, Ref, UnsignedMoney
from domain.tenants.fim.amounts import PositiveRate


class CurrencyRevaluationStatus(StrEnum):
    """Whether the valuation stands in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = CurrencyRevaluationStatus
LIFE = Life(
    {S.DRAFT: (S.POSTED, S.CANCELLED), S.POSTED: (S.REVERSED,), S.REVERSED: (), S.CANCELLED: ()},
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
)


@line
class CurrencyRevaluationLine(Line):
    """The value of a foreign balance, of one partner where it is one of open items, before and after."""

    account_id: Annotated[UUID, Ref("fim.Account"), COMPUTED]
    partner_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    currency: Annotated[Currency, COMPUTED]
    amount_currency: Annotated[Money, COMPUTED]
    base_before: Annotated[BaseMoney, COMPUTED]
    rate: Annotated[PositiveRate, COMPUTED]
    base_after: Annotated[BaseMoney, COMPUTED]
    difference: Annotated[BaseMoney, COMPUTED]


@entity(
    path="currency-revaluations",
    title=("외화 평가", "Currency revaluation"),
    filters=("period_id", "rate_date"),
    sorts=("rate_date",),
    life=LIFE,
)
class CurrencyRevaluation(Entity):
    """The valuation of open foreign balances at the end of a period, that of open items taken back the next day."""

    period_id: Annotated[UUID, Ref("fim.AccountingPeriod")]
    rate_date: date
    unrealized_gain: Annotated[UnsignedMoney, COMPUTED] = ZERO
    unrealized_loss: Annotated[UnsignedMoney, COMPUTED] = ZERO
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    reversal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: CurrencyRevaluationStatus = S.DRAFT
    items: list[CurrencyRevaluationLine] = field(default_factory=list[CurrencyRevaluationLine])
