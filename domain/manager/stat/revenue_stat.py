"""Revenue statistics: recurring revenue month by month, and how it moved."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.money import Rounding, round_money
from domain.kernel.types import COMPUTED, ZERO, Count, Currency, Money, Month, Number, Rate, Text, UnsignedMoney

_SIX = Number(30, 6)


def _quotient(dividend: Decimal | int, divisor: Decimal | int) -> Decimal | None:
    return _SIX.settle(Decimal(dividend) / divisor) if divisor else None


@entity(
    path="revenue-stats",
    title=("매출 통계", "Revenue statistics"),
    access="read_only",
    filters=("month", "currency", "plan_code"),
    sorts=("month",),
    unique=(("month", "currency", "plan_code"),),
    empty_counts=True,
)
class RevenueStat(Entity):
    """The recurring revenue of a month in one currency, and how it moved."""

    month: Annotated[Month, COMPUTED]
    currency: Annotated[Currency, COMPUTED]
    # none for all plans together
    plan_code: Annotated[str, Text(40), COMPUTED] | None = None
    mrr_start: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_new: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_expansion: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_contraction: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_churn: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_reactivation: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr_end: Annotated[Money, COMPUTED] = ZERO
    arr: Annotated[Money, COMPUTED] = ZERO
    gross_retention: Annotated[Rate, COMPUTED] | None = None
    net_retention: Annotated[Rate, COMPUTED] | None = None
    quick_ratio: Annotated[Decimal, Number(12, 6), COMPUTED] | None = None
    customers_start: Annotated[Count, COMPUTED] = 0
    customers_new: Annotated[Count, COMPUTED] = 0
    customers_lost: Annotated[Count, COMPUTED] = 0
    customers_end: Annotated[Count, COMPUTED] = 0
    logo_churn: Annotated[Rate, COMPUTED] | None = None
    arpa: Annotated[Money, COMPUTED] | None = None
    invoiced: Annotated[Money, COMPUTED] = ZERO
    collected: Annotated[Money, COMPUTED] = ZERO
    credited: Annotated[Money, COMPUTED] = ZERO
    written_off: Annotated[Money, COMPUTED] = ZERO

    @property
    def derived(self) -> Mapping[str, Decimal | int | None]:
        """The figures that follow from the movements, by name; none where there is nothing to divide by."""
        gained = self.mrr_new + self.mrr_expansion + self.mrr_reactivation
        lost = self.mrr_contraction + self.mrr_churn
        end = self.mrr_start + gained - lost
        customers = self.customers_start + self.customers_new - self.customers_lost
        return {
            "mrr_end": end,
            "arr": end * 12,
            "gross_retention": _quotient(self.mrr_start - lost, self.mrr_start),
            "net_retention": _quotient(self.mrr_start + self.mrr_expansion - lost, self.mrr_start),
            "quick_ratio": _quotient(gained, lost),
            "customers_end": customers,
            "logo_churn": _quotient(self.customers_lost, self.customers_start),
            "arpa": round_money(end / customers, self.currency, Rounding.HALF_UP) if customers else None,
        }

    @always
    def figures_follow_from_movements(self) -> None:
        """Refuses a figure that does not follow from how the revenue and the customers moved."""
        for name, figure in self.derived.items():
            if getattr(self, name) != figure:
                raise RuleViolated("{figure} does not follow from the movements of the month", figure=name)
