"""Resources: what the platform runs on."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Code,
    Count,
    Currency,
    Json,
    Name,
    Number,
    Ref,
    Secret,
    Share,
    Text,
    UnsignedMoney,
    Whole,
)
from domain.manager.ifra.environment import Environment


class ResourceKind(StrEnum):
    """What the resource does."""

    DB_SERVER = "DB_SERVER"
    APP_SERVER = "APP_SERVER"
    WORKER = "WORKER"
    OBJECT_STORAGE = "OBJECT_STORAGE"
    CACHE = "CACHE"
    LOAD_BALANCER = "LOAD_BALANCER"
    EXTERNAL = "EXTERNAL"


class ResourceStatus(StrEnum):
    """Whether the resource serves, takes something new, or is gone."""

    PLANNED = "PLANNED"
    ACTIVE = "ACTIVE"
    MAINTENANCE = "MAINTENANCE"
    DRAINING = "DRAINING"
    RETIRED = "RETIRED"


S = ResourceStatus
LIFE = Life(
    {
        S.PLANNED: (S.ACTIVE,),
        S.ACTIVE: (S.DRAINING, S.MAINTENANCE),
        S.MAINTENANCE: (S.ACTIVE, S.DRAINING),
        S.DRAINING: (S.ACTIVE, S.RETIRED),
        S.RETIRED: (),
    },
    by_command={S.DRAINING: "drain"},
)


@entity(
    path="resources",
    title=("자원", "Resource"),
    search=("code", "name", "host"),
    filters=("kind", "region", "environment", "parent_id", "last_seen_at"),
    sorts=("code", "name"),
    life=LIFE,
)
class Resource(Entity):
    """A server, database, storage or other piece of infrastructure."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    kind: Annotated[ResourceKind, IMMUTABLE]
    region: Code
    environment: Environment = Environment.PRODUCTION
    host: Annotated[str, Text(253)] | None = None
    port: Annotated[int, Whole(1, 65_535)] | None = None
    admin_secret: Secret | None = None
    # a replica's primary, a machine's cluster
    parent_id: Annotated[UUID, Ref("ifra.Resource", tree=True)] | None = None
    cpu_cores: Annotated[Decimal, Number(6, 2, min=ZERO)] | None = None
    memory_gb: Annotated[Decimal, Number(10, 2, min=ZERO)] | None = None
    disk_gb: Annotated[Decimal, Number(12, 2, min=ZERO)] | None = None
    max_connections: Count | None = None
    max_tenants: Count | None = None
    is_dedicated: bool = False
    warn_rate: Share = Decimal("0.8")
    critical_rate: Share = Decimal("0.9")
    monthly_cost: UnsignedMoney | None = None
    currency: Currency = "KRW"
    tenant_count: Annotated[Count, COMPUTED] = 0
    labels: Json | None = None
    last_seen_at: Annotated[datetime, COMPUTED] | None = None  # when a check last reached it
    status: ResourceStatus = S.PLANNED

    @always
    def warns_before_it_is_critical(self) -> None:
        """Refuses a warning that would come after the alarm."""
        if self.warn_rate > self.critical_rate:
            raise RuleViolated("warn_rate is at most critical_rate")

    @always
    def was_reached_before_it_serves(self) -> None:
        """Refuses an ACTIVE resource that no check has ever reached."""
        if self.status is S.ACTIVE and self.last_seen_at is None:
            raise RuleViolated("ACTIVE needs a check that reaches it")
