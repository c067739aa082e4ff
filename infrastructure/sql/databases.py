"""Which pool and which place a unit of work gets: the manager database, or the tenant's placement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, cast
from uuid import UUID

import asyncpg

from application.doorkeeper import StaleAccess
from application.ports import Place
from application.rights import Actor, ActorType
from domain.kernel.domains import Scope
from domain.kernel.errors import CXGError, NotFoundError, TenantUnavailable, Unavailable
from infrastructure.sql.failures import translated
from infrastructure.sql.pool import Pool
from infrastructure.sql.statements import READ_VERSION

_PLACEMENT = """
SELECT d.database_name, d.status, t.currency, t.timezone
FROM tnnt.tenants t LEFT JOIN tnnt.tenant_databases d ON d.id = t.database_id
WHERE t.id = $1 AND NOT t.is_deleted
"""
PLATFORM = Place()


class Placed(NamedTuple):
    """Where a unit of work runs."""

    pool: Pool
    place: Place
    down: type[Unavailable]
    """What is raised when this database cannot be reached."""


@dataclass(frozen=True, slots=True)
class Admission:
    """An actor as admitted, and until when that may be taken for granted while nothing changes."""

    actor: Actor
    until: datetime


class Databases:
    """The pools: one for staff and the program, one for tenants' users in the manager database, one a placement.

    `placement` gives the pool of a tenant database by its name; it raises TenantUnavailable for an unknown one.
    """

    def __init__(self, operator: Pool, app: Pool, placement: Callable[[str], Pool]) -> None:
        self.operator = operator
        self._app = app
        self._placement = placement
        self._placed: dict[UUID, Placed] = {}
        self.admissions: dict[UUID, Admission] = {}
        """Who was admitted, by session; a version of rights is compared before one is used."""

    async def of(self, scope: Scope, actor: Actor) -> Placed:
        """Where a work of this actor runs."""
        if scope == "manager":
            for_staff = actor.tenant_id is None or actor.type is ActorType.SYSTEM
            if not for_staff and actor.access_version is not None:
                await self._check(actor)
            return Placed(self.operator if for_staff else self._app, PLATFORM, Unavailable)
        if actor.tenant_id is None:
            raise NotFoundError
        if actor.type is ActorType.SYSTEM:
            return await self.find(actor.tenant_id)
        return self._placed.get(actor.tenant_id) or await self.find(actor.tenant_id)

    async def _check(self, actor: Actor) -> None:
        """The rights of a tenant's user lie in the tenant's database, which a statement here does not see."""
        assert actor.tenant_id is not None
        if await self.access_version(actor.tenant_id) != actor.access_version:
            raise self.stale(actor)

    def stale(self, actor: Actor) -> StaleAccess:
        """The error for an actor whose rights have changed; they are read anew at the next admission."""
        if actor.session_id:
            self.admissions.pop(actor.session_id, None)
        return StaleAccess()

    async def find(self, tenant_id: UUID) -> Placed:
        """Where a tenant lies at this moment."""
        try:
            async with self.operator.connection() as connection:
                found = await connection.fetchrow(_PLACEMENT, tenant_id)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise failure(error, Unavailable) from error
        if found is None:
            raise NotFoundError
        if found["status"] not in ("READY", "MIGRATING"):
            raise TenantUnavailable("the tenant's database is not ready", retry_after=10)
        place = Place(tenant_id, found["currency"], found["timezone"])
        placed = Placed(self._placement(found["database_name"]), place, TenantUnavailable)
        self._placed[tenant_id] = placed
        return placed

    def forget(self) -> None:
        """Looks placements and rights up anew from here on."""
        self._placed.clear()
        self.admissions.clear()

    async def ready(self) -> bool:
        """Whether the manager database answers."""
        try:
            async with self.operator.connection() as connection:
                return bool(await connection.fetchval("SELECT true", timeout=2))
        except (CXGError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            return False

    async def access_version(self, tenant_id: UUID) -> int | None:
        """The version of the rights of a tenant's users."""
        placed = self._placed.get(tenant_id) or await self.find(tenant_id)
        try:
            async with placed.pool.connection() as connection:
                return cast(int | None, await connection.fetchval(READ_VERSION, tenant_id))
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise failure(error, TenantUnavailable) from error


def failure(error: Exception, down: type[Unavailable]) -> Exception:
    """The error to be raised for a database's."""
    found: CXGError | Exception | None = translated(error, down)
    return found or error
