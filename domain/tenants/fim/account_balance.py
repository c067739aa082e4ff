"""Account balances: running totals for each account, period, cost center and currency."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, ZERO, BaseMoney, Currency, Money, Ref


@entity(
    path="account-balances",
    title=("계정 잔액", "Account balance"),
    access="read_only",
    filters=("account_id", "period_id", "cost_center_id", "currency"),
    unique=(("account_id", "period_id", "currency", "cost_center_id"),),
    empty_counts=True,
)
class AccountBalance(Entity):
    """What was posted to an account in a period, for each cost center and currency."""

    account_id: Annotated[UUID, Ref("fim.Account")]
    period_id: Annotated[UUID, Ref("fim.AccountingPeriod")]
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    currency: Currency
    debit: Annotated[BaseMoney, COMPUTED] = ZERO
    credit: Annotated[BaseMoney, COMPUTED] = ZERO
    amount_currency: Annotated[Money, COMPUTED] = ZERO
