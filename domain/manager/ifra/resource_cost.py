"""Resource costs: what the infrastructure cost, and for whom."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Currency, Month, Number, Ref, UnsignedMoney


class AllocationMethod(StrEnum):
    """By what the cost is shared among the tenants."""

    EVEN = "EVEN"
    BY_STORAGE = "BY_STORAGE"
    BY_CONNECTIONS = "BY_CONNECTIONS"
    DIRECT = "DIRECT"


class CostSource(StrEnum):
    """Where the amount comes from."""

    MANUAL = "MANUAL"
    IMPORT = "IMPORT"
    ESTIMATE = "ESTIMATE"


class ResourceCostStatus(StrEnum):
    """Whether the cost is shared out, and whether that is final."""

    DRAFT = "DRAFT"
    ALLOCATED = "ALLOCATED"
    CLOSED = "CLOSED"


S = ResourceCostStatus
LIFE = Life(
    {
        S.DRAFT: (S.ALLOCATED,),
        S.ALLOCATED: (S.DRAFT, S.CLOSED),
        S.CLOSED: (),
    },
    by_command={S.ALLOCATED: "allocate", S.CLOSED: "close"},
)


@line
class CostAllocation(Line):
    """The share of one tenant, or without a tenant the platform's own."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    basis: Annotated[Decimal, Number(20, 6, min=ZERO), COMPUTED]
    amount: Annotated[UnsignedMoney, COMPUTED]


@entity(
    path="costs",
    title=("자원 비용", "Resource cost"),
    filters=("resource_id", "month", "method", "source"),
    sorts=("month",),
    unique=(("resource_id", "month"),),
    life=LIFE,
)
class ResourceCost(Entity):
    """What a resource cost in a month, and which tenants that was for."""

    resource_id: Annotated[UUID, Ref("ifra.Resource"), IMMUTABLE]
    month: Annotated[Month, IMMUTABLE]
    amount: UnsignedMoney
    currency: Currency
    method: AllocationMethod = AllocationMethod.BY_STORAGE
    source: CostSource = CostSource.MANUAL
    status: ResourceCostStatus = S.DRAFT
    allocations: list[CostAllocation] = field(default_factory=list[CostAllocation])

    @always
    def shares_sum_to_the_amount(self) -> None:
        """Refuses shares that leave a part of the cost to nobody, or give it twice."""
        if self.status is not S.DRAFT and sum(one.amount for one in self.allocations) != self.amount:
            raise RuleViolated("the shares sum to the amount exactly")
