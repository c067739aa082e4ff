"""The records of one entity in a unit of work on PostgreSQL."""

from collections.abc import AsyncGenerator, Collection, Iterable, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Generic, Protocol, TypeVar, cast
from uuid import UUID

import orjson

from application.ports import Row
from application.query import COUNT_LIMIT, Filter, Page, Query, cursor
from application.rights import Actor, RecordScope, Right
from application.tracking import Tracker, names_checked, names_seen, seen
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import NotFoundError
from domain.kernel.fields import Field
from domain.kernel.types import Number
from infrastructure.sql.pages import Filters, Listed, Place
from infrastructure.sql.rows import hydrate, loaded, taken
from infrastructure.sql.search import indexed, is_soon_met
from infrastructure.sql.statements import statements_of
from infrastructure.sql.totals import Totals

E = TypeVar("E", bound=Entity)
V = TypeVar("V")


class Work(Protocol):
    """What a repository needs of its unit of work."""

    actor: Actor
    totals: Totals

    @property
    def tracker(self) -> Tracker:
        """The books of the work."""
        ...

    async def ask(self, sql: str, *arguments: object) -> Mapping[str, Any]:
        """The one row that a framed statement answers."""
        ...

    async def begin(self) -> None:
        """Begins the transaction, if it is not begun yet."""
        ...

    def batches(self, sql: str, *arguments: object) -> AsyncGenerator[Sequence[Row], None]:
        """The rows of a framed statement, some at a time."""
        ...


class SqlRepository(Generic[E]):
    """Looks by single statements, takes inside the work's transaction."""

    __slots__ = ("_entity", "_module", "_sql", "_work")

    def __init__(self, work: Work, entity: type[E]) -> None:
        self._work = work
        self._entity = entity
        self._module = module_of(entity)
        self._sql = statements_of(self._module)

    def add(self, record: E) -> E:
        """Makes the record part of the work."""
        self._work.tracker.add(record)
        return record

    def remove(self, record: E) -> None:
        """Deletes a record that was taken."""
        self._work.tracker.remove(record)

    async def take(self, id: UUID) -> E:
        """The record, locked."""
        taken = await self.take_all([id])
        if not taken:
            raise NotFoundError
        return taken[0]

    async def take_all(self, ids: Collection[UUID]) -> list[E]:
        """The records that exist, locked in the order of their ids."""
        tracker = self._work.tracker
        held: dict[UUID, E | None] = {id: self._held(id) for id in set(ids) if tracker.knows(self._entity, id)}
        wanted = sorted(set(ids) - held.keys())
        if wanted:
            await self._work.begin()
            answer = await self._work.ask(self._sql.lock, wanted)
            if self._sql.locks_alone:
                answer = await self._work.ask(self._sql.by_ids, answer["ids"])
            found = (taken(self._module, text) for text in answer["documents"])
            held |= {record.id: tracker.take(cast(E, record), state) for record, state in found}
        return [record for _, record in sorted(held.items()) if record is not None]

    def _held(self, id: UUID) -> E | None:
        try:
            return self._work.tracker.held(self._entity, id)
        except NotFoundError:
            return None  # removed by this work

    async def get(self, id: UUID) -> E:
        """The record, to look at."""
        held = self._work.tracker.held(self._entity, id)
        if held is not None:
            return held
        found = self._hydrated((await self._work.ask(self._sql.by_ids, [id]))["documents"])
        if not found:
            raise NotFoundError
        return found[0]

    async def look(self, ids: Collection[UUID], view: type[V]) -> dict[UUID, V]:
        """Those of the records that exist, by id, with the fields that the view names."""
        names, tracker = names_seen(self._module, view), self._work.tracker
        held = {id: self._held(id) for id in set(ids) if tracker.knows(self._entity, id)}
        found = {id: seen(self._module, record, view) for id, record in held.items() if record is not None}
        wanted = [id for id in set(ids) if id not in held]
        if wanted:
            load = loaded(self._module, names)
            for id, *values in (await self._work.ask(self._sql.look(names), wanted))["rows"]:
                found[id] = view(**load(values))
        return found

    async def look_for(self, view: type[V], **equals: object) -> list[V]:
        """What `find` would find, as the view has it."""
        names = names_seen(self._module, view)
        if self._work.tracker.holds(self._entity):
            return [seen(self._module, one, view) for one in await self.find(**equals)]
        names_checked(self._module, equals)
        shape, values = _equalities(equals)
        load = loaded(self._module, names)
        rows = (await self._work.ask(self._sql.look_for(names, shape), *values))["rows"]
        return [view(**load(row)) for row in rows]

    async def find(self, **equals: object) -> list[E]:
        """The records whose fields have these values, oldest first."""
        names_checked(self._module, equals)
        shape, values = _equalities(equals)
        answer = await self._work.ask(self._sql.find(shape), *values)
        return self._work.tracker.overlay(self._entity, self._hydrated(answer["documents"]), equals)

    async def one(self, **equals: object) -> E | None:
        """The oldest record whose fields have these values."""
        found = await self.find(**equals)
        return found[0] if found else None

    async def any(self, **equals: object) -> bool:
        """Whether there is such a record."""
        if self._work.tracker.holds(self._entity):
            return bool(await self.find(**equals))
        names_checked(self._module, equals)
        shape, values = _equalities(equals)
        return bool((await self._work.ask(self._sql.any(shape), *values))["found"])

    def _hydrated(self, documents: Iterable[str]) -> list[E]:
        return [cast(E, hydrate(self._module, text)) for text in documents]

    async def show(self, id: UUID, right: Right) -> bytes:
        """The record as JSON text."""
        own = right.scope is not RecordScope.ALL
        actor = (self._work.actor.id,) if own else ()
        document = (await self._work.ask(self._sql.show(own), id, *actor))["document"]
        if document is None:
            raise NotFoundError
        return _open(document, right)

    async def page(self, query: Query, right: Right) -> Page:
        """A page as JSON text."""
        own = right.scope is not RecordScope.ALL
        arguments: list[Any] = [query.page_size, query.offset, *_asked_for(query)]
        if query.after is not None:
            arguments += self._behind(query, *query.after)
        arguments += [self._work.actor.id] if own else []
        shape = Listed(
            _shape(query),
            query.search is not None,
            query.sort,
            query.descending,
            query.after is not None,
            right.hidden,
            own,
        )
        of = (
            self._module.code,
            self._work.actor.tenant_id,
            shape.filters,
            *_asked_for(query),
            own and self._work.actor.id,
        )
        known = self._work.totals.least(of)
        least, answer = known or 0, None
        for place in self._sql.places(shape):
            if place == "walked" and not is_soon_met(least, query.offset + query.page_size):
                continue
            found = await self._work.ask(self._sql.page(shape, place, known is None), *arguments)
            least = max(least, found["total"])
            if found["enough"]:
                answer = _page(query, found, least, right)
                break
        if known is None and query.search is None and not found["exact"]:
            self._work.totals.note(of, least)
        assert answer is not None, "what is looked for everywhere is enough"
        return answer

    def _behind(self, query: Query, value: Any, id: UUID) -> tuple[Any, ...]:
        """The place that a cursor names, in the column that has the order."""
        if query.sort == "id":
            return (id,)
        filtered = query.sort in self._module.filters
        return _scaled(self._module.field(query.sort), value) if filtered else value, id

    async def count(self, query: Query, right: Right) -> int:
        """How many records there are on all pages."""
        place, among = await self._among(query)
        own = right.scope is not RecordScope.ALL
        sql = self._sql.count(_shape(query), place, right.hidden, own)
        return cast(int, (await self._work.ask(sql, *self._of_all_pages(query, own), *among))["count"])

    async def stream(self, query: Query, right: Right, lines: str | None = None) -> AsyncGenerator[Sequence[Row], None]:
        """The records of all pages as rows, in batches, as they were at one moment."""
        place, among = await self._among(query)
        own = right.scope is not RecordScope.ALL
        sql = self._sql.stream(_shape(query), place, query.sort, query.descending, right.hidden, own, lines)
        async with aclosing(self._work.batches(sql, *self._of_all_pages(query, own), *among)) as batches:
            async for batch in batches:
                yield batch

    async def _among(self, query: Query) -> tuple[Place, list[Any]]:
        """Where all that a search finds is, with the candidates if these are known."""
        if query.search is None:
            return "", []
        ids = (await self._work.ask(self._sql.candidates, query.search))["ids"] if indexed(self._module) else None
        return ("all", []) if ids is None else ("found", [ids])

    def _of_all_pages(self, query: Query, own: bool) -> list[Any]:
        return [*_asked_for(query), *([self._work.actor.id] if own else [])]


def _open(document: bytes, right: Right) -> bytes:
    """The record without the fields that are hidden from the actor."""
    if not right.hidden:
        return document
    shown = orjson.loads(document)
    return orjson.dumps({name: value for name, value in shown.items() if name not in right.hidden})


def _page(query: Query, found: Mapping[str, Any], least: int, right: Right) -> Page:
    """The answer, with the cursor if there is more."""
    shown, further = found["documents"][: query.page_size], None
    if len(found["documents"]) > query.page_size:
        last = orjson.loads(shown[-1])
        further = cursor(query, last[query.sort], last["id"])
    total = found["total"] if found["exact"] else least
    capped = not found["exact"] or total > COUNT_LIMIT
    items = b",".join(shown if not right.hidden else [_open(one, right) for one in shown])
    return Page(b"[%b]" % items, min(total, COUNT_LIMIT), capped, further)


def _shape(query: Query) -> Filters:
    return tuple((one.field.name, one.operator) for one in query.filters)


def _asked_for(query: Query) -> list[Any]:
    """The values of a query's conditions."""
    term = [] if query.search is None else [query.search]
    return [*map(_filter_value, query.filters), *term]


def _filter_value(one: Filter) -> Any:
    return _scaled(one.field, one.value)


def _scaled(field: Field, value: Any) -> Any:
    """A value as its filter's column has it."""
    return int(value.scaleb(field.kind.scale)) if isinstance(field.kind, Number) else value


def _equalities(equals: Mapping[str, object]) -> tuple[tuple[tuple[str, bool], ...], list[Any]]:
    """The shape of the conditions and their values, each a list of what may be."""
    names = sorted(equals)
    shape = tuple((name, equals[name] is None) for name in names)
    values = [
        list(value) if isinstance(value := equals[name], list | tuple | set | frozenset) else [value]
        for name in names
        if equals[name] is not None
    ]
    return shape, values
