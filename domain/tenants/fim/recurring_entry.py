"""Recurring entries: templates that post on a schedule, spread a deferred amount, or accrue and reverse."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Money, NotBefore, OtherId, PositiveMoney, Ref, Share, Text, Whole
from domain.tenants.fim.side import Side


class RecurringEntryKind(StrEnum):
    """What a template does; an ACCRUAL is reversed on the first day of the next period."""

    RECURRING = "RECURRING"
    DEFERRAL = "DEFERRAL"
    ACCRUAL = "ACCRUAL"


class Frequency(StrEnum):
    """How often an entry is made."""

    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    YEARLY = "YEARLY"


class Spread(StrEnum):
    """Whether each period takes the same part of a deferred amount, or each day."""

    EVEN = "EVEN"
    DAILY = "DAILY"


class RecurringEntryStatus(StrEnum):
    """Whether entries are made from the template."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    ENDED = "ENDED"


S = RecurringEntryStatus
LIFE = Life(
    {S.DRAFT: (S.ACTIVE,), S.ACTIVE: (S.PAUSED, S.ENDED), S.PAUSED: (S.ACTIVE, S.ENDED), S.ENDED: ()},
    by_command={S.ACTIVE: "activate", S.ENDED: "end"},
)


@line
class RecurringEntryLine(Line):
    """A line of each entry: with an amount of its own, or of a DEFERRAL with its share of the side."""

    account_id: Annotated[UUID, Ref("fim.Account")]
    side: Side
    amount: PositiveMoney | None = None
    share: Share | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    memo: Annotated[str, Text(255)] | None = None


@entity(
    path="recurring-entries",
    title=("반복·이연 전표", "Recurring entry"),
    search=("name",),
    filters=("kind", "start_date", "source_id"),
    sorts=("name", "start_date"),
    life=LIFE,
)
class RecurringEntry(Entity):
    """A template of entries that are made on a schedule, spread a deferred amount, or accrue and reverse."""

    name: Annotated[str, Text(120)]
    kind: RecurringEntryKind
    journal_id: Annotated[UUID, Ref("fim.Journal")]
    frequency: Frequency = Frequency.MONTHLY
    day_of_month: Annotated[int, Whole(1, 31)] = 31  # the month's last day where it is shorter
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")] | None = None
    total_amount: PositiveMoney | None = None  # of a DEFERRAL
    spread: Spread = Spread.DAILY  # of a DEFERRAL
    source_type: Annotated[str, Text(64)] | None = None
    source_id: OtherId | None = None
    auto_post: bool = False  # else entries are made as a DRAFT
    generated_until: Annotated[date, COMPUTED] | None = None
    recognized_amount: Annotated[Money, COMPUTED] = ZERO
    status: RecurringEntryStatus = S.DRAFT
    template: list[RecurringEntryLine] = field(default_factory=list[RecurringEntryLine])

    @always
    def says_what_is_spread(self) -> None:
        """Refuses a DEFERRAL without amount or end, and lines that do not say their part as its kind asks for."""
        deferral = self.kind is RecurringEntryKind.DEFERRAL
        if deferral and (self.total_amount is None or self.end_date is None):
            raise RuleViolated("a DEFERRAL has a total amount and an end date")
        for one in self.template:
            if deferral and (one.share is None or one.amount is not None):
                raise RuleViolated("a line of a DEFERRAL has a share and no amount")
            if not deferral and (one.amount is None or one.share is not None):
                raise RuleViolated("a line of a RECURRING or ACCRUAL entry has an amount and no share")

    @always
    def balances_once_active(self) -> None:
        """Refuses a template in use whose sides differ, or of a DEFERRAL are not the whole."""
        if self.status is S.DRAFT:
            return
        debit, credit = (self._total(side) for side in Side)
        if self.kind is RecurringEntryKind.DEFERRAL and not debit == credit == Decimal(1):
            raise RuleViolated("the shares of a DEFERRAL sum to 1 on each side")
        if debit != credit or not debit:
            raise RuleViolated("the template balances and is above zero")

    def _total(self, side: Side) -> Decimal:
        return sum((one.amount or one.share or ZERO for one in self.template if one.side is side), ZERO)
