"""A pool of asyncpg connections to one database, last in first out, with a bounded wait.

Nothing has to be reset between uses: the tenant is set for one transaction only, inside the statement.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeAlias

import asyncpg

from domain.kernel.errors import Unavailable

if TYPE_CHECKING:
    from asyncpg.prepared_stmt import PreparedStatement

    _Connection = asyncpg.Connection[asyncpg.Record]
else:
    _Connection = asyncpg.Connection  # generic to type checkers alone

STATEMENTS = 600
"""Prepared statements that a connection keeps; a list costs the server some 66 KB, a get 50 KB."""


class Connection(_Connection):
    """A connection that keeps its prepared statements, and runs them past asyncpg's own look-ups."""

    async def row(self, sql: str, *arguments: object) -> asyncpg.Record | None:
        """The first row of a statement."""
        prepared: dict[str, PreparedStatement[asyncpg.Record]] = self.__dict__.setdefault("prepared", {})
        statement = prepared.get(sql)
        if statement is None:
            if len(prepared) >= STATEMENTS:
                del prepared[next(iter(prepared))]
            statement = prepared[sql] = await self.prepare(sql)
        try:
            found: asyncpg.Record | None = await statement.fetchrow(*arguments)
            return found
        except (asyncpg.InvalidCachedStatementError, asyncpg.OutdatedSchemaCacheError):
            prepared.clear()  # a migration has changed what the statements were prepared for
            if self.is_in_transaction():
                raise
            return await self.fetchrow(sql, *arguments)


Waiter: TypeAlias = "asyncio.Future[Connection | None]"

SESSION = {
    "timezone": "UTC",
    "plan_cache_mode": "force_generic_plan",  # one text a filter combination, so the generic plan is the right one
    "jit": "off",
    "enable_seqscan": "off",  # a plan that was made while a table was small is kept when it has grown
    "random_page_cost": "1.1",  # flash and memory; at 4, made for disks, a count of 1,000 rows reads the whole table
    "application_name": "cxg",
    "idle_in_transaction_session_timeout": "60s",
}
LOST = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.CannotConnectNowError, OSError)
"""What asyncpg raises when the server is gone, stopping or unreachable."""


class Pool:
    """At most `size` connections, made when they are needed."""

    def __init__(
        self,
        dsn: str,
        *,
        size: int = 8,
        wait_s: float = 2.0,
        statement_timeout_ms: int = 15_000,
        down: type[Unavailable] = Unavailable,
    ) -> None:
        self._dsn = dsn
        self._wait_s = wait_s
        self._down = down
        self._settings = SESSION | {"statement_timeout": str(statement_timeout_ms)}
        self._free: list[Connection] = []
        self._unopened = size
        self._waiting: deque[tuple[Waiter, float]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for the block; raises Unavailable when none is free in time or the server is down."""
        held = await self.take()
        clean = False
        try:
            yield held
            clean = True
        except Exception:
            clean = not held.is_in_transaction()
            raise
        finally:
            # a cancelled statement may still be running: its connection is not used again
            self.give(held, clean)

    async def row(self, sql: str, *arguments: object) -> asyncpg.Record | None:
        """The first row of a statement that is a transaction of its own."""
        held = await self.take()
        clean = False
        try:
            found = await held.row(sql, *arguments)
            clean = True
            return found
        except Exception:
            clean = True  # the statement has ended; a cancelled one may still be running
            raise
        finally:
            self.give(held, clean)

    async def take(self) -> Connection:
        """A connection, to be given back by `give`."""
        while self._free:
            held = self._free.pop()
            if not held.is_closed():
                return held
            self._unopened += 1
        if self._unopened:
            self._unopened -= 1
            return await self._open()
        return await self._next()

    def give(self, held: Connection, clean: bool = True) -> None:
        """Takes a connection back; one that is not clean is closed."""
        if not clean or held.is_closed():
            held.terminate()
            self._lost()
            return
        while self._waiting:
            waiter, _ = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(held)
                return
        self._free.append(held)

    async def _next(self) -> Connection:
        loop = asyncio.get_running_loop()
        waiter: Waiter = loop.create_future()
        self._waiting.append((waiter, loop.time() + self._wait_s))
        if self._timer is None:
            self._timer = loop.call_later(self._wait_s, self._refuse_late)
        try:
            held = await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and (given := waiter.result()) is not None:
                self.give(given)
            raise
        return held if held is not None else await self._open()

    def _refuse_late(self) -> None:
        """Refuses those who have waited too long; one timer for all is cheaper than one each."""
        loop = asyncio.get_running_loop()
        self._timer = None
        while self._waiting:
            waiter, due = self._waiting[0]
            if due > loop.time() and not waiter.done():
                self._timer = loop.call_at(due, self._refuse_late)
                return
            self._waiting.popleft()
            if not waiter.done():
                waiter.set_exception(self._down("too many requests at this moment", retry_after=1))

    def _lost(self) -> None:
        """A connection is gone: the next one who waits may open another."""
        while self._waiting:
            waiter, _ = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
        self._unopened += 1

    async def _open(self) -> Connection:
        try:
            return await self.open()
        except BaseException:
            self._lost()
            raise

    async def open(self) -> Connection:
        """A connection beside the pool's, to be closed by whoever asked for it."""
        try:
            return await asyncpg.connect(
                self._dsn,
                timeout=self._wait_s,
                server_settings=self._settings,
                statement_cache_size=STATEMENTS,
                max_cached_statement_lifetime=0,
                connection_class=Connection,
            )
        except (*LOST, TimeoutError, asyncpg.TooManyConnectionsError) as error:
            raise self._down("the database cannot be reached at this moment", retry_after=2) from error

    async def close(self) -> None:
        """Closes the connections that are free."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._free:
            await self._free.pop().close()
            self._unopened += 1
