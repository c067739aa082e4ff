"""Quotas: what tenants may use how much of."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, UNIQUE, Count, Name, Text
from domain.manager.cnfg.measure import Measure, UsageRate


class QuotaPeriod(StrEnum):
    """When the count starts anew; NONE is a stock that never does."""

    NONE = "NONE"
    DAY = "DAY"
    MONTH = "MONTH"


class QuotaEnforcement(StrEnum):
    """Whether the limit refuses what goes beyond, or only tells of it."""

    HARD = "HARD"
    SOFT = "SOFT"


@entity(
    path="quotas",
    title=("한도", "Quota"),
    search=("code", "name"),
    filters=("period", "enforcement"),
    sorts=("code", "name"),
)
class Quota(Entity):
    """A limit that the platform holds a tenant to."""

    code: Annotated[str, Text(60), UNIQUE, IMMUTABLE]
    name: Name
    unit: Annotated[str, Text(20)]
    period: QuotaPeriod = QuotaPeriod.NONE
    default_limit: Measure | None = None  # empty means without limit
    enforcement: QuotaEnforcement = QuotaEnforcement.HARD
    warn_at: list[UsageRate] = field(default_factory=lambda: [Decimal("0.8"), Decimal(1)])
    grace_days: Count = 14  # after a change to a plan with a lower limit
    is_protected: bool = False

    @always
    def warns_once_at_a_rate(self) -> None:
        """Refuses a rate that is named twice."""
        if len(set(self.warn_at)) < len(self.warn_at):
            raise RuleViolated("a quota warns at different rates")
