"""Units of work that keep their records in this process."""

import asyncio
from asyncio import Lock
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeVar
from uuid import UUID

from application.application import visible as reached
from application.changes import Event, Trace
from application.exporting import BATCH, Column, cell, columns
from application.ports import Clock, Ids, Place, Receipt, Row, TryAgain
from application.query import COUNT_LIMIT, Filter, Page, Query, cursor
from application.representation import encode, represent
from application.rights import Actor, Right
from application.tracking import LOG, Settled, Tracker, matches, names_checked, names_seen, seen
from domain.kernel.domains import Scope
from domain.kernel.entity import Entity, Module, module_of, modules
from domain.kernel.errors import DatabaseError, IdempotencyConflict, NotFoundError, ValidationError
from infrastructure.memory.database import KEPT, Database, KeptAnswer, copy_of, log_row

E = TypeVar("E", bound=Entity)
V = TypeVar("V")

LOCK_WAIT_S = 5.0
"""How long a work waits for a record that another one holds; works that wait in a circle end this way too."""


class MemoryWorks:
    """Opens units of work on records that live as long as this object."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._databases: dict[tuple[Scope, UUID | None], Database] = {}
        self.events: list[Event] = []
        """What was told in committed works, oldest first."""

    @asynccontextmanager
    async def begin(self, scope: Scope, actor: Actor, action: str = "READ") -> AsyncIterator["MemoryUnitOfWork"]:
        """A unit of work that commits at the end of the block, and undoes everything when the block raises."""
        place = self._place(scope, actor)
        database = self._database(scope, place.tenant_id)
        uow = MemoryUnitOfWork(database, actor, place, action, self._clock, self._ids)
        try:
            yield uow
            self.events += uow.commit()
        finally:
            uow.release()

    def _database(self, scope: Scope, tenant_id: UUID | None) -> Database:
        return self._databases.setdefault((scope, tenant_id), Database())

    def _place(self, scope: Scope, actor: Actor) -> Place:
        """What is known of the tenant that is worked for."""
        if scope == "manager":
            return Place()
        if actor.tenant_id is None:
            raise LookupError("an actor without a tenant does not work in one")
        for module in modules("manager"):
            if module.code == "tnnt.Tenant":
                tenant: Any = self._database("manager", None).of(module.entity).get(actor.tenant_id)
                if tenant:
                    return Place(tenant.id, tenant.currency, tenant.timezone)
        return Place(actor.tenant_id)


class MemoryUnitOfWork:
    """One piece of work; nothing of it is stored before its commit."""

    def __init__(self, database: Database, actor: Actor, place: Place, action: str, clock: Clock, ids: Ids) -> None:
        self.actor = actor
        self.place = place
        self.action = action
        self.reason: str | None = None
        self.now = clock.now()
        self.ids = ids
        self.database = database
        self.tracker = Tracker(ids, actor, place, self.now)
        self._repositories: dict[type[Entity], MemoryRepository[Any]] = {}
        self._locks: dict[tuple[str, object], Lock] = {}
        self._claimed: Receipt | None = None
        self._answer: Callable[[], bytes] | None = None
        """Whether an attempt has changed what users may do."""
        self._told: list[Event] = []
        self._undo: list[tuple[type[Entity], UUID, Entity | None]] = []
        """What stood where attempts of this work have written."""

    def of(self, entity: type[E]) -> "MemoryRepository[E]":
        """The repository of an entity."""
        return self._repositories.setdefault(entity, MemoryRepository(self, entity))

    def tell(self, event: str, record: Entity, **data: object) -> None:
        """Names what happened to a record, in place of the plain event."""
        self.tracker.tell(event, record, data)

    def shown(self, record: Entity) -> dict[str, Any]:
        """The record as an answer shows it."""
        return self.tracker.shown(record)

    async def count(self, code: str, period: str | None, many: int) -> int:
        """The first of so many numbers out of a counter; what is undone leaves a gap."""
        first = self.database.counters.get((code, period), 1)
        self.database.counters[code, period] = first + many
        return first

    async def serialize(self, name: str) -> None:
        """Waits until no other work holds this name in the tenant, and holds it to the end of the work."""
        await self.lock("name", name)

    async def lock(self, kind: str, key: object) -> None:
        """Holds a lock to the end of the work."""
        if (kind, key) in self._locks:
            return
        lock = self.database.lock(kind, key)
        try:
            async with asyncio.timeout(LOCK_WAIT_S):
                await lock.acquire()
        except TimeoutError:
            raise TryAgain from None
        self._locks[kind, key] = lock

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part of the work that is written, or undone alone, at the end of the block.

        Other works see what it wrote before this work ends, which they would not in a database.
        """
        outer, undo, told = self.tracker, len(self._undo), len(self._told)
        self.tracker = Tracker(self.ids, self.actor, self.place, self.now)
        try:
            yield
            self._told += self._store(self.tracker.settle(self.action, self.reason))
        except Exception:
            self._undone(undo)
            del self._told[told:]
            raise
        finally:
            self.tracker = outer

    def _undone(self, since: int) -> None:
        """Puts back what stood before the attempts that were written since."""
        while len(self._undo) > since:
            entity, id, before = self._undo.pop()
            if before is None:
                self.database.of(entity).pop(id, None)
            else:
                self.database.of(entity)[id] = before

    async def claim(self, receipt: Receipt) -> bytes | None:
        """The answer given to this key before; holds the key otherwise."""
        key = (self.actor.id, receipt.key)
        kept = self.database.receipts.get(key)
        if kept and self.now - kept.at < KEPT:
            if kept.digest != receipt.digest:
                raise ValidationError.of("Idempotency-Key", "other_request", "the key was used for another request")
            return kept.answer
        if key in self.database.claimed:
            raise IdempotencyConflict
        self.database.claimed.add(key)
        self._claimed = receipt
        return None

    def keep(self, answer: Callable[[], bytes]) -> None:
        """Keeps the answer of the claimed key with the work."""
        self._answer = answer

    def visible(self, module: Module, record: Entity) -> bool:
        """Whether the actor's tenant may know of the record; of the manager scope it knows what carries its id."""
        if self.actor.tenant_id is None or "tenant_id" not in module.fields.fields:
            return True
        return getattr(record, "tenant_id", None) == self.actor.tenant_id

    def commit(self) -> list[Event]:
        """Writes what the work comes to; returns what is told of it."""
        settled = self.tracker.settle(self.action, self.reason)
        kept = self._kept()
        told = self._told + self._store(settled)
        if self._claimed and kept:
            self.database.receipts[self.actor.id, self._claimed.key] = kept
        self._undo.clear()
        return told

    def _store(self, settled: Settled) -> list[Event]:
        """Writes everything, or raises and writes nothing."""
        for change in settled.changes:
            if not self.visible(change.module, change.record):
                raise DatabaseError
        before = [
            (type(one.record), one.record.id, self.database.of(type(one.record)).get(one.record.id))
            for one in settled.changes
        ]
        self.database.write(settled.changes, self.visible)
        self._undo += before
        for change in settled.changes:
            if change.trace:
                self._log(change.module, change.trace)
        return settled.events

    def _kept(self) -> KeptAnswer | None:
        if self._claimed is None or self._answer is None:
            return None
        return KeptAnswer(self._claimed.digest, self._answer(), self.now)

    def _log(self, module: Module, trace: Trace) -> None:
        for log in modules(module.scope):
            if log.name == LOG:
                self.database.of(log.entity)[trace.id] = log_row(log, trace)
                self._undo.append((log.entity, trace.id, None))

    def release(self) -> None:
        """Lets go of locks and of the claimed key."""
        self._undone(0)
        for lock in self._locks.values():
            lock.release()
        self._locks.clear()
        if self._claimed:
            self.database.claimed.discard((self.actor.id, self._claimed.key))


class MemoryRepository(Generic[E]):
    """The records of one entity; what is handed out is never what is stored."""

    def __init__(self, uow: MemoryUnitOfWork, entity: type[E]) -> None:
        self._uow = uow
        self._entity = entity
        self._module = module_of(entity)

    def add(self, record: E) -> E:
        """Makes the record part of the work; it has its id from here on."""
        self._uow.tracker.add(record)
        return record

    def remove(self, record: E) -> None:
        """Deletes a record that was taken; it stays in the database, found by nobody."""
        self._uow.tracker.remove(record)

    async def take(self, id: UUID) -> E:
        """The record, locked until the work ends; raises NotFoundError."""
        if (held := self._uow.tracker.held(self._entity, id)) is not None:
            return held
        await self._uow.lock(self._module.code, id)
        return self._uow.tracker.take(copy_of(self._module, self._stored(id)))

    async def take_all(self, ids: Collection[UUID]) -> list[E]:
        """Those of the records that exist, locked in the order of their ids, so that works never wait in a circle."""
        taken = []
        for id in sorted(set(ids)):
            try:
                taken.append(await self.take(id))
            except NotFoundError:
                continue
        return taken

    async def get(self, id: UUID) -> E:
        """The record, to look at; raises NotFoundError."""
        held = self._uow.tracker.held(self._entity, id)
        return held if held is not None else copy_of(self._module, self._stored(id))

    async def look(self, ids: Collection[UUID], view: type[V]) -> dict[UUID, V]:
        """Those of the records that exist, by id, with the fields that the view names."""
        names_seen(self._module, view)
        found = await self.find(id=set(ids))
        return {one.id: seen(self._module, one, view) for one in found}

    async def look_for(self, view: type[V], **equals: object) -> list[V]:
        """What `find` would find, as the view has it."""
        names_seen(self._module, view)
        return [seen(self._module, one, view) for one in await self.find(**equals)]

    async def find(self, **equals: object) -> list[E]:
        """The records whose fields have these values, oldest first; a list or set stands for any of its values."""
        names_checked(self._module, equals)
        found = [
            copy_of(self._module, record)
            for record in sorted(self._all(), key=lambda record: record.id)
            if matches(self._module.fields, record, equals)
        ]
        return self._uow.tracker.overlay(self._entity, found, equals)

    async def one(self, **equals: object) -> E | None:
        """The oldest record whose fields have these values."""
        found = await self.find(**equals)
        return found[0] if found else None

    async def any(self, **equals: object) -> bool:
        """Whether there is such a record."""
        return bool(await self.find(**equals))

    async def show(self, id: UUID, right: Right) -> bytes:
        """The record as JSON text; raises NotFoundError."""
        record = self._stored(id)
        if not reached(self._module, self._uow.actor, right, record):
            raise NotFoundError
        return encode(represent(self._module, record, right.hidden))

    async def page(self, query: Query, right: Right) -> Page:
        """A page, as JSON text, of those records that the right reaches, without the fields that it hides."""
        records = self._asked_for(query, right)
        rest = [record for record in records if _is_behind(record, query)][query.offset :]
        shown, more = rest[: query.page_size], len(rest) > query.page_size
        return Page(
            items=encode([represent(self._module, record, right.hidden) for record in shown]),
            total=min(len(records), COUNT_LIMIT),
            total_capped=len(records) > COUNT_LIMIT,
            next_cursor=_cursor(self._module, query, shown[-1]) if more else None,
        )

    async def count(self, query: Query, right: Right) -> int:
        """How many records there are on all pages of the query."""
        return len(self._asked_for(query, right))

    async def stream(self, query: Query, right: Right, lines: str | None = None) -> AsyncGenerator[Sequence[Row], None]:
        """The records of all pages as rows, in batches, as they were at one moment."""
        heads = columns(self._module, right.hidden, lines)
        records = self._asked_for(query, right)
        for start in range(0, len(records), BATCH):
            yield [row for record in records[start : start + BATCH] for row in self._rows(record, heads, lines)]

    def _rows(self, record: E, heads: Sequence[Column], lines: str | None) -> Iterator[Row]:
        shown = represent(self._module, record)
        for line in (shown[lines] if lines else ()) or [{}]:
            yield [cell((line if one.of_line else shown).get(one.field)) for one in heads]

    def _asked_for(self, query: Query, right: Right) -> list[E]:
        """The records on all pages of a query, in its order."""
        records = [
            record
            for record in self._all()
            if reached(self._module, self._uow.actor, right, record)
            and all(_passes(one, getattr(record, one.field.name)) for one in query.filters)
            and _contains(self._module, record, query.search, right.hidden)
        ]
        return sorted(records, key=lambda record: _order(record, query.sort), reverse=query.descending)

    def _all(self) -> list[E]:
        """The stored records that the actor's tenant may know of."""
        stored: Mapping[UUID, E] = self._uow.database.of(self._entity)
        return [one for one in stored.values() if not one.is_deleted and self._uow.visible(self._module, one)]

    def _stored(self, id: UUID) -> E:
        found: E | None = self._uow.database.of(self._entity).get(id)
        if found is None or found.is_deleted or not self._uow.visible(self._module, found):
            raise NotFoundError
        return found


def _passes(one: Filter, value: Any) -> bool:
    if value is None:
        return False
    if one.operator == "from":
        return bool(value >= one.value)
    if one.operator == "to":
        return bool(value <= one.value)
    return one.value in value if isinstance(value, list) else bool(value == one.value)


def _contains(module: Module, record: Entity, term: str | None, hidden: Collection[str]) -> bool:
    """Whether a search field that is not hidden holds the term, regardless of case."""
    if not term:
        return True
    values = [getattr(record, name) for name in module.search if name not in hidden]
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    return any(text is not None and term.lower() in text.lower() for text in texts)


def _order(record: Entity, sort: str) -> tuple[Any, UUID]:
    return getattr(record, sort), record.id


def _is_behind(record: Entity, query: Query) -> bool:
    if query.after is None:
        return True
    here = _order(record, query.sort)
    return here < query.after if query.descending else here > query.after


def _cursor(module: Module, query: Query, last: Entity) -> str:
    id = str(last.id)
    value = id if query.sort == "id" else module.fields.fields[query.sort].show(getattr(last, query.sort))
    return cursor(query, value, id)
