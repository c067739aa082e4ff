"""Budgets: planned amounts for accounts, cost centers and periods, with control of spending."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Count, Money, Ref, Text


class BudgetControl(StrEnum):
    """What happens when more is spent than planned."""

    NONE = "NONE"
    WARN = "WARN"
    STOP = "STOP"


class BudgetControlBasis(StrEnum):
    """Over which time plan and spending are compared."""

    PERIOD = "PERIOD"
    YEAR_TO_DATE = "YEAR_TO_DATE"
    YEAR = "YEAR"


class BudgetStatus(StrEnum):
    """Whether the budget is in force."""

    DRAFT = "DRAFT"
    APPROVED = "APPROVED"
    SUPERSEDED = "SUPERSEDED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = BudgetStatus
LIFE = Life(
    {
        S.DRAFT: (S.APPROVED, S.CANCELLED),
        S.APPROVED: (S.SUPERSEDED, S.CLOSED),
        S.SUPERSEDED: (),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.APPROVED: "approve"},
    by_program=(S.SUPERSEDED,),
)


@line
class BudgetLine(Line):
    """What is planned for an account in a period, of a cost center or of none."""

    account_id: Annotated[UUID, Ref("fim.Account")]
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    period_id: Annotated[UUID, Ref("fim.AccountingPeriod")]
    amount: Money


@entity(
    path="budgets",
    title=("예산", "Budget"),
    search=("name",),
    filters=("fiscal_year_id", "control"),
    sorts=("name",),
    life=LIFE,
)
class Budget(Entity):
    """What is planned for a fiscal year, and how strictly spending is held to it."""

    name: Annotated[str, Text(120)]
    fiscal_year_id: Annotated[UUID, Ref("fim.FiscalYear"), IMMUTABLE]
    revision_no: Annotated[Count, COMPUTED] = 1
    revises_id: Annotated[UUID, Ref("fim.Budget"), COMPUTED] | None = None
    control: BudgetControl = BudgetControl.WARN
    control_basis: BudgetControlBasis = BudgetControlBasis.YEAR_TO_DATE
    include_reservations: bool = True
    total_amount: Annotated[Money, COMPUTED] = ZERO
    status: BudgetStatus = S.DRAFT
    items: list[BudgetLine] = field(default_factory=list[BudgetLine])

    @always
    def plans_each_thing_once(self) -> None:
        """Refuses a second line for the same account, cost center and period."""
        if len({(one.account_id, one.cost_center_id, one.period_id) for one in self.items}) < len(self.items):
            raise RuleViolated("one line for account, cost center and period in a budget")
