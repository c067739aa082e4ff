"""Units of work on PostgreSQL: lazily begun transactions, and one set of writes an entity at the end."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from types import TracebackType
from typing import Any, TypeVar, cast
from uuid import UUID

import asyncpg

from application.exporting import BATCH
from application.ports import Clock, Ids, Receipt, Row, UnitOfWork
from application.rights import Actor
from application.tracking import Tracker
from domain.kernel.domains import Scope
from domain.kernel.entity import NIL, Entity
from domain.kernel.errors import IdempotencyConflict, ValidationError
from infrastructure.sql.databases import Databases, Placed, failure
from infrastructure.sql.flush import recalled, writes
from infrastructure.sql.passing import receipt_read, receipt_written
from infrastructure.sql.pool import Connection
from infrastructure.sql.repository import SqlRepository
from infrastructure.sql.statements import COUNT

E = TypeVar("E", bound=Entity)

RECEIPT_LIFE = timedelta(hours=24)
_DATABASE_ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


class SqlWorks:
    """Units of work in the manager database and the tenants' databases."""

    def __init__(self, databases: Databases, clock: Clock, ids: Ids) -> None:
        self._databases = databases
        self._clock = clock
        self._ids = ids

    def begin(self, scope: Scope, actor: Actor, action: str = "READ") -> AbstractAsyncContextManager[UnitOfWork]:
        """A unit of work that commits at the end of the block."""
        return SqlUnitOfWork(self._databases, scope, actor, action, self._clock, self._ids)


class SqlUnitOfWork:
    """One transaction; what only looks, or writes one set of new records, is a statement without BEGIN and COMMIT."""

    def __init__(self, databases: Databases, scope: Scope, actor: Actor, action: str, clock: Clock, ids: Ids) -> None:
        self.actor = actor
        self.action = action
        self.reason: str | None = None
        self.now = clock.now()
        self.ids = ids
        self.totals = databases.totals
        self._databases = databases
        self._scope: Scope = scope
        self._held: Connection | None = None
        self._tracker: Tracker | None = None
        self._receipt: Receipt | None = None
        self._answer: Callable[[], bytes] | None = None
        self._recalled: set[str] = set()
        """Of whom it has changed what they may do."""

    async def __aenter__(self) -> "SqlUnitOfWork":
        self._placed: Placed = await self._databases.of(self._scope, self.actor)
        self.place = self._placed.place
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                if self._tracker is not None or self._answer is not None:
                    await self._write(self.tracker)
                await self._end("COMMIT")
                if self._recalled:
                    await self._databases.recall(self._recalled)
            elif isinstance(error, Exception):
                await self._end("ROLLBACK")
        finally:
            if self._held is not None:
                # not ended in order: cancelled, refused at the end, or the connection is lost
                self._placed.pool.give(self._held, clean=False)

    @property
    def tracker(self) -> Tracker:
        """The books of this work."""
        if self._tracker is None:
            self._tracker = Tracker(self.ids, self.actor, self.place, self.now)
        return self._tracker

    def of(self, entity: type[E]) -> SqlRepository[E]:
        """The repository of an entity."""
        return SqlRepository(self, entity)

    def tell(self, event: str, record: Entity, **data: object) -> None:
        """Names what happened to a record."""
        self.tracker.tell(event, record, data)

    def shown(self, record: Entity) -> dict[str, Any]:
        """The record as an answer shows it."""
        return self.tracker.shown(record)

    # statements

    async def ask(self, sql: str, *arguments: object) -> Mapping[str, Any]:
        """The one row that a framed statement answers."""
        return await self.run(sql, self.actor.tenant_id, *arguments)

    async def run(self, sql: str, *arguments: object) -> Mapping[str, Any]:
        """The one row of a statement, in the transaction if one is begun."""
        held = self._held
        try:
            if held is not None:
                return cast(Mapping[str, Any], await held.row(sql, *arguments))
            return cast(Mapping[str, Any], await self._placed.pool.row(sql, *arguments))
        except _DATABASE_ERRORS as error:
            raise failure(error, self._placed.down) from error

    async def begin(self, how: str = "BEGIN") -> None:
        """Begins the transaction, if it is not begun yet."""
        if self._held is None:
            self._held = await self._placed.pool.take()
            await self._command(how)

    async def batches(self, sql: str, *arguments: object) -> AsyncGenerator[Sequence[Row], None]:
        """The rows of a framed statement, some at a time, as of one moment."""
        await self.begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        assert self._held is not None
        try:
            cursor = await self._held.cursor(sql, self.actor.tenant_id, *arguments)
            while rows := await cursor.fetch(BATCH):
                yield cast(Sequence[Row], rows)
        except _DATABASE_ERRORS as error:
            raise failure(error, self._placed.down) from error

    async def _command(self, sql: str) -> None:
        assert self._held is not None
        try:
            await self._held.execute(sql)
        except _DATABASE_ERRORS as error:
            raise failure(error, self._placed.down) from error

    async def _end(self, how: str) -> None:
        if self._held is not None:
            await self._command(how)
            held, self._held = self._held, None
            self._placed.pool.give(held)

    # at the end

    async def _write(self, tracker: Tracker) -> None:
        settled = tracker.settle(self.action, self.reason)
        statements = writes(settled, self._scope)
        self._recalled |= recalled(settled, self.actor)
        if len(statements) > 1 or (self._receipt and self._answer):
            await self.begin()
        for statement in statements:
            statement.check(await self.ask(statement.sql, *statement.arguments))
        if self._receipt and self._answer:
            await self._keep(self._receipt, self._answer())

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part of the work that is written, or undone alone, at the end of the block."""
        await self.begin()
        outer, before = self._tracker, set(self._recalled)
        self._tracker = None
        await self._command("SAVEPOINT attempt")
        try:
            yield
            if self._tracker is not None:
                settled = self._tracker.settle(self.action, self.reason)
                for statement in writes(settled, self._scope):
                    statement.check(await self.ask(statement.sql, *statement.arguments))
                self._recalled |= recalled(settled, self.actor)
            await self._command("RELEASE attempt")
        except Exception:
            self._recalled = before
            await self._command("ROLLBACK TO attempt")
            await self._command("RELEASE attempt")  # else it would hide the one that it lies in
            raise
        finally:
            self._tracker = outer

    # names and receipts

    def _lock_name(self, *parts: object) -> str:
        return ":".join(str(part) for part in (self.actor.tenant_id, *parts))

    async def count(self, code: str, period: str | None, many: int) -> int:
        """The first of so many numbers out of a counter."""
        taken = await self.run(COUNT, self.actor.tenant_id, code, period or "", many)
        return cast(int, taken["first"])

    async def serialize(self, name: str) -> None:
        """Holds a name in the tenant to the end of the work."""
        await self.begin()
        await self.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", self._lock_name(name))

    async def claim(self, receipt: Receipt) -> bytes | None:
        """The answer given to this key before; holds the key otherwise."""
        await self.begin()
        name = self._lock_name("receipt", self.actor.id, receipt.key)
        locked = await self.run("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS ok", name)
        if not locked["ok"]:
            raise IdempotencyConflict
        self._receipt = receipt
        oldest = self.now - RECEIPT_LIFE
        kept = await self.ask(receipt_read(self._scope), self._owner, receipt.key, oldest)
        if kept["digest"] is None:
            return None
        if kept["digest"] != receipt.digest:
            raise ValidationError.of("Idempotency-Key", "other_request", "the key was used for another request")
        return cast(str, kept["answer"]).encode()

    def keep(self, answer: Callable[[], bytes]) -> None:
        """Keeps the answer with the work."""
        self._answer = answer

    @property
    def _owner(self) -> UUID:
        return self.actor.id or NIL

    async def _keep(self, receipt: Receipt, answer: bytes) -> None:
        arguments = (self._owner, receipt.key, receipt.digest, answer.decode(), self.now)
        await self.ask(receipt_written(self._scope), *arguments)
