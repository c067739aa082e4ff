"""Tenant statistics: tenants as they stood at the end of a day."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Count, Currency, Number, Ref, Text, UnsignedMoney

SCORE = Number(5, 2, min=ZERO, max=Decimal(100))
Score = Annotated[Decimal, SCORE]


class TenantRisk(StrEnum):
    """How likely a tenant is to leave."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


@entity(
    path="tenant-stats",
    title=("테넌트 통계", "Tenant statistics"),
    access="read_only",
    filters=("tenant_id", "day", "plan_code", "health_score", "risk", "mrr"),
    sorts=("day", "mrr", "health_score"),
    unique=(("tenant_id", "day"),),
)
class TenantStat(Entity):
    """A tenant as it stood at the end of a day."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED]
    # in the tenant's time zone
    day: Annotated[date, COMPUTED]
    # none without a subscription
    plan_code: Annotated[str, Text(40), COMPUTED] | None = None
    mrr: Annotated[UnsignedMoney, COMPUTED] = ZERO
    currency: Annotated[Currency, COMPUTED]
    member_count: Annotated[Count, COMPUTED] = 0
    active_users_1d: Annotated[Count, COMPUTED] = 0
    active_users_7d: Annotated[Count, COMPUTED] = 0
    active_users_30d: Annotated[Count, COMPUTED] = 0
    api_calls: Annotated[Count, COMPUTED] = 0
    storage_bytes: Annotated[Count, COMPUTED] = 0
    open_tickets: Annotated[Count, COMPUTED] = 0
    breached_tickets_30d: Annotated[Count, COMPUTED] = 0
    overdue_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    login_score: Annotated[Score, COMPUTED]
    adoption_score: Annotated[Score, COMPUTED]
    support_score: Annotated[Score, COMPUTED]
    billing_score: Annotated[Score, COMPUTED]
    health_score: Annotated[Score, COMPUTED]
    risk: Annotated[TenantRisk, COMPUTED]

    @property
    def weighed_score(self) -> Decimal:
        """The health that follows from the four scores."""
        usual = self.login_score + self.adoption_score
        return SCORE.settle(Decimal("0.3") * usual + Decimal("0.2") * (self.support_score + self.billing_score))

    @property
    def weighed_risk(self) -> TenantRisk:
        """The risk that follows from the health."""
        if self.health_score < 40:
            return TenantRisk.HIGH
        return TenantRisk.MEDIUM if self.health_score < 70 else TenantRisk.LOW

    @always
    def health_follows_from_scores(self) -> None:
        """Refuses a health that is not weighed from the four scores, and a risk that is not that of the health."""
        if self.health_score != self.weighed_score:
            raise RuleViolated("health_score = 0.3 login + 0.3 adoption + 0.2 support + 0.2 billing")
        if self.risk is not self.weighed_risk:
            raise RuleViolated("HIGH risk below 40, MEDIUM below 70")
