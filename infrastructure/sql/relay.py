"""Takes what happened out of the outboxes and hands it to those who listen, and to the index of the text search.

It also throws away what is past its time, and indexes what the search lacks.
"""

import asyncio
import json
from collections import deque
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
from infrastructure.sql.indexing import Indexing
from infrastructure.sql.passing import outbox_taken, receipts_dropped
from infrastructure.sql.unit_of_work import RECEIPT_LIFE

BATCH = 100
INDEXED = 10
"""Batches of records that are indexed anew in a round: events of all tenants wait for these."""
PAUSE_S = 1.0
TIDY_EVERY = timedelta(minutes=10)
_TENANTS = "SELECT id FROM tnnt.tenants WHERE status IN ('ACTIVE', 'SUSPENDED') AND NOT is_deleted ORDER BY id"
_FAILURES = (CXGError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)

log = structlog.get_logger("cxg.relay")


class SqlRelay:
    """One worker's rounds over the manager database and every tenant's rows.

    Several workers may run: a batch that one has locked is passed over by the others.
    """

    def __init__(
        self, databases: Databases, works: Works, clock: Clock, listeners: Listeners, indexing: Indexing
    ) -> None:
        self._databases = databases
        self._works = works
        self._clock = clock
        self._listeners = listeners
        self._indexing = indexing
        self._incomplete: deque[UUID] = deque()
        """The tenants for whose search records are to be indexed; they take turns."""

    async def run(self) -> None:
        """Goes round until it is cancelled; what fails is tried again in the next round."""
        tidied: datetime | None = None
        while True:
            delivered = await self.deliver()
            if tidied is None or self._clock.now() - tidied > TIDY_EVERY:
                tidied = self._clock.now()
                await self.tidy()
            if not await self.complete() and not delivered:
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
        """Drops the receipts that are past their time, and sees what the search lacks."""
        oldest = self._clock.now() - RECEIPT_LIFE
        async for scope, tenant_id, placed in self._places():
            try:
                async with placed.pool.connection() as connection:
                    await connection.fetchrow(receipts_dropped(scope), tenant_id, oldest)
                    if tenant_id is not None and await self._indexing.look(connection, tenant_id):
                        self._take_up(tenant_id)
            except _FAILURES as error:
                log.warning("not tidied", tenant=str(tenant_id), error=type(error).__name__)

    def _take_up(self, tenant_id: UUID) -> None:
        if tenant_id not in self._incomplete:
            self._incomplete.append(tenant_id)

    async def complete(self) -> int:
        """Indexes some of the records that the search lacks; returns how many."""
        count = 0
        for _ in range(INDEXED):
            if not self._incomplete:
                break
            tenant_id = self._incomplete.popleft()
            try:
                placed = await self._databases.of("tenants", system(tenant_id))
                async with placed.pool.connection() as connection:
                    done = await self._indexing.complete(connection, tenant_id)
            except _FAILURES as error:
                log.warning("search not completed", tenant=str(tenant_id), error=type(error).__name__)
                continue  # the next tidy round takes it up again
            count += done
            if done:
                self._incomplete.append(tenant_id)
        return count

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
            taken = await connection.fetchrow(outbox_taken(scope), tenant_id, BATCH)
            rows = json.loads(taken["events"]) if taken else []
            for row in rows:
                for listen in self._listeners.get(row["event"], ()):
                    await listen(self._works, _happened(row, tenant_id))
            if tenant_id is not None:
                # last, as nothing of this tenant's is indexed anew until the end of the transaction
                await self._indexing.index(connection, tenant_id, rows)
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
