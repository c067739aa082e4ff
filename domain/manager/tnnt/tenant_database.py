"""Databases in which tenants are placed."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Code, Ref, Secret, Text, Whole
from domain.manager.tnnt.isolation import Isolation


class TenantDatabaseStatus(StrEnum):
    """Whether a database can be worked in."""

    CREATING = "CREATING"
    READY = "READY"
    MIGRATING = "MIGRATING"
    FAILED = "FAILED"
    DROPPED = "DROPPED"


S = TenantDatabaseStatus
LIFE = Life(
    {
        S.CREATING: (S.READY, S.FAILED),
        S.READY: (S.MIGRATING, S.DROPPED),
        S.MIGRATING: (S.READY, S.FAILED),
        S.FAILED: (S.CREATING, S.MIGRATING, S.DROPPED),
        S.DROPPED: (),
    },
    by_program=tuple(S),
)


@entity(
    path="tenant-databases",
    title=("테넌트 데이터베이스", "Tenant database"),
    access="read_only",
    search=("database_name",),
    filters=("resource_id", "isolation", "region", "schema_version", "tenant_count"),
    sorts=("database_name", "tenant_count"),
    life=LIFE,
    grants=("status", "database_name"),
)
class TenantDatabase(Entity):
    """A database in which tenants are placed, many small ones together or a large one alone, and its schema version."""

    resource_id: Annotated[UUID, Ref("ifra.Resource"), COMPUTED] | None = None
    # unique over all servers, so that a connection never reaches the like-named database of another
    database_name: Annotated[str, Text(63), UNIQUE, COMPUTED] = ""
    isolation: Annotated[Isolation, COMPUTED] = Isolation.SHARED
    region: Annotated[Code, COMPUTED] = ""
    max_tenants: Annotated[int, Whole(1), COMPUTED] = 1
    tenant_count: Annotated[int, Whole(0), COMPUTED] = 0
    connection_secret: Secret | None = None
    schema_version: Annotated[str, Text(64), COMPUTED] | None = None
    target_version: Annotated[str, Text(64), COMPUTED] | None = None
    size_bytes: Annotated[int, Whole(0), COMPUTED] | None = None
    last_checked_at: Annotated[datetime, COMPUTED] | None = None
    status: TenantDatabaseStatus = TenantDatabaseStatus.CREATING

    @always
    def has_room(self) -> None:
        """No more tenants than it is meant for."""
        if self.tenant_count > self.max_tenants:
            raise RuleViolated("a tenant database holds at most {max} tenants", max=self.max_tenants)

    @always
    def is_empty_when_dropped(self) -> None:
        """No tenant's data is dropped with its database."""
        if self.status is TenantDatabaseStatus.DROPPED and self.tenant_count:
            raise RuleViolated("DROPPED only without tenants, former ones included")

    @property
    def free(self) -> int:
        """How many more tenants it takes."""
        return self.max_tenants - self.tenant_count
