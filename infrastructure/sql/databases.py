"""Which pool and which place a unit of work gets: the manager database, or the tenant's placement."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import UUID

import asyncpg

from application.ports import Place
from application.rights import Actor, ActorType
from domain.kernel.domains import Scope
from domain.kernel.errors import CXGError, NotFoundError, TenantUnavailable, Unavailable
from infrastructure.sql.failures import translated
from infrastructure.sql.lease import EVERYBODY, Lease
from infrastructure.sql.pool import Pool
from infrastructure.sql.totals import Totals

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


class Databases:
    """The pools: one for staff and the program, one for tenants' users in the manager database, one a placement.

    `placement` gives the pool of a tenant database by its name; it raises TenantUnavailable for an unknown one.
    """

    def __init__(self, operator: Pool, app: Pool, placement: Callable[[str], Pool], lease: Lease) -> None:
        self.operator = operator
        self._app = app
        self._placement = placement
        self._lease = lease
        self.totals = Totals()
        self._placed: dict[UUID, Placed] = {}
        lease.on_recall(self._forget)

    async def of(self, scope: Scope, actor: Actor) -> Placed:
        """Where a work of this actor runs."""
        if scope == "manager":
            for_staff = actor.tenant_id is None or actor.type is ActorType.SYSTEM
            return Placed(self.operator if for_staff else self._app, PLATFORM, Unavailable)
        if actor.tenant_id is None:
            raise NotFoundError
        if actor.type is ActorType.SYSTEM or not self._lease.holds:
            return await self.find(actor.tenant_id)
        return self._placed.get(actor.tenant_id) or await self.find(actor.tenant_id)

    async def recall(self, whom: Iterable[str]) -> None:
        """Returns when no process admits anybody any more by what it knew of these."""
        await self._lease.recall(whom)

    async def find(self, tenant_id: UUID) -> Placed:
        """Where a tenant lies at this moment."""
        newest = self._lease.number
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
        if newest == self._lease.number:
            self._placed[tenant_id] = placed
        return placed

    def _forget(self, whom: str) -> None:
        if whom == EVERYBODY:
            self._placed.clear()
        else:
            self._placed.pop(UUID(whom), None)

    async def ready(self) -> bool:
        """Whether the manager database answers."""
        try:
            async with self.operator.connection() as connection:
                return bool(await connection.fetchval("SELECT true", timeout=2))
        except (CXGError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            return False


def failure(error: Exception, down: type[Unavailable]) -> Exception:
    """The error to be raised for a database's."""
    found: CXGError | Exception | None = translated(error, down)
    return found or error
