"""Takes what happened out of the outboxes and hands it to those who listen; also throws away what is past its time."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import structlog

from application.events import Happened, Listeners
from application.ports import Clock, Works
from application.rights import system
from domain.kernel.domains import Scope
from domain.kernel.errors import CXGError
from infrastructure.sql.databases import Databases, Placed
from infrastructure.sql.statements import outbox_taken, receipts_dropped
from infrastructure.sql.unit_of_work import RECEIPT_LIFE

BATCH = 100
PAUSE_S = 1.0
TIDY_EVERY = timedelta(minutes=10)
_TENANTS = "SELECT id FROM tnnt.tenants WHERE status IN ('ACTIVE', 'SUSPENDED') AND NOT is_deleted ORDER BY id"
_FAILURES = (CXGError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)

log = structlog.get_logger("cxg.relay")


class SqlRelay:
    """One worker's rounds over the manager database and every tenant's rows.

    Several workers may run: a batch that one has locked is passed over by the others.
    """

    def __init__(self, databases: Databases, works: Works, clock: Clock, listeners: Listeners) -> None:
        self._databases = databases
        self._works = works
        self._clock = clock
        self._listeners = listeners

    async def run(self) -> None:
        """Goes round until it is cancelled; what fails is tried again in the next round."""
        tidied = self._clock.now()
        while True:
            delivered = await self.deliver()
            if self._clock.now() - tidied > TIDY_EVERY:
                tidied = self._clock.now()
                await self.tidy()
            if not delivered:
                await asyncio.sleep(PAUSE_S)

    async def deliver(self) -> int:
        """Delivers what waits, one round over all; returns how many events that were."""
        count = 0
        async for scope, tenant_id, placed in self._places():
            try:
                count += await self._deliver(scope, tenant_id, placed)
            except _FAILURES as error:
                log.warning("outbox not delivered", tenant=str(tenant_id), error=type(error).__name__)
        return count

    async def tidy(self) -> None:
        """Drops the receipts that are past their time."""
        oldest = self._clock.now() - RECEIPT_LIFE
        async for scope, tenant_id, placed in self._places():
            try:
                async with placed.pool.connection() as connection:
                    await connection.fetchrow(receipts_dropped(scope), tenant_id, None, oldest)
            except _FAILURES as error:
                log.warning("receipts not dropped", tenant=str(tenant_id), error=type(error).__name__)

    async def _places(self) -> AsyncIterator[tuple[Scope, UUID | None, Placed]]:
        """The platform's own rows, then every tenant's; one whose database is down is passed over."""
        try:
            yield "manager", None, await self._databases.of("manager", system())
            async with self._databases.operator.connection() as connection:
                tenants = [row["id"] for row in await connection.fetch(_TENANTS)]
        except _FAILURES as error:
            log.warning("manager database not reached", error=type(error).__name__)
            return
        for tenant_id in tenants:
            try:
                yield "tenants", tenant_id, await self._databases.of("tenants", system(tenant_id))
            except CXGError as error:
                log.warning("tenant not reached", tenant=str(tenant_id), error=error.code)

    async def _deliver(self, scope: Scope, tenant_id: UUID | None, placed: Placed) -> int:
        async with placed.pool.connection() as connection, connection.transaction():
            taken = await connection.fetchrow(outbox_taken(scope), tenant_id, None, BATCH)
            rows = json.loads(taken["events"]) if taken else []
            for row in rows:
                for listen in self._listeners.get(row["event"], ()):
                    await listen(self._works, _happened(row, tenant_id))
        return len(rows)


def _happened(row: dict[str, Any], tenant_id: UUID | None) -> Happened:
    return Happened(
        id=UUID(row["id"]),
        event=row["event"],
        entity=row["entity"],
        entity_id=UUID(row["entity_id"]),
        entity_version=row["entity_version"],
        data=row["data"],
        occurred_at=datetime.fromisoformat(row["occurred_at"]),
        tenant_id=tenant_id,
    )
