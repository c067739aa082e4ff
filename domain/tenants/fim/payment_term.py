"""Payment terms: how a total is split into installments with due dates and an early-payment discount."""

from dataclasses import field
from decimal import Decimal
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Count, Share, Text, Whole


@line
class PaymentTermInstallment(Line):
    """A part of the total, due after so many months and days, then moved on as `month_end` or `day_of_month` say."""

    share: Share
    days: Count = 0
    months: Count = 0
    month_end: bool = False
    day_of_month: Annotated[int, Whole(1, 31)] | None = None


@entity(
    path="payment-terms",
    title=("결제 조건", "Payment term"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class PaymentTerm(Entity):
    """When a total is due, in one installment or several, and what is taken off for paying early."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    discount_rate: Share = ZERO
    discount_days: Count = 0
    installments: list[PaymentTermInstallment] = field(default_factory=list[PaymentTermInstallment])

    @always
    def splits_the_whole(self) -> None:
        """Refuses installments that are not the whole, and one of nothing."""
        shares = [one.share for one in self.installments]
        if any(share <= 0 for share in shares) or sum(shares) != Decimal(1):
            raise RuleViolated("shares are above zero and sum to 1")
