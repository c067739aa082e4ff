"""How the demo company is written: records by what tells them apart, several at once, gone on with after a stop."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from application.application import Application
from application.ports import Works
from application.rights import Actor
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, Module, module_of

E = TypeVar("E", bound=Entity)
T = TypeVar("T")
Tell = Callable[[int, str], None]
"""Told how many records there are by now, and what is being written."""
Given = Mapping[str, Any]
Step = tuple[str, Given]
"""A status that a record goes to, and what the command that leads there asks for."""

AT_ONCE = 4
"""Works that go on beside each other: fewer than the connections of a pool, since numbers are taken meanwhile."""
SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its fields, and the statuses that it then goes through."""

    given: Given
    path: Sequence[Step] = ()


@dataclass(slots=True, kw_only=True)
class Company:
    """The company that is being written, in a tenant and in the name of its owner."""

    application: Application
    works: Works
    actor: Actor
    day: date
    """The day of the run: the youngest date of what has happened already."""
    tell: Tell
    share: float = 1.0
    """The size, as a part of the whole company."""
    seed: int = SEED
    count: int = 0

    @property
    def owner_id(self) -> UUID:
        """The user in whose name everything is done."""
        assert self.actor.id is not None
        return self.actor.id

    def random(self, subject: str) -> Random:
        """What draws lots for a subject, whatever is drawn for others."""
        return Random(f"{self.seed} {subject}")

    def size(self, whole: int) -> int:
        """How many there are of what the whole company has so many of."""
        return max(2, round(whole * self.share))

    def ago(self, days: int) -> date:
        """A day before the run."""
        return self.day - timedelta(days=days)

    async def find(self, entity: type[E], **equals: object) -> list[E]:
        """The records with these values, the oldest first."""
        async with self.works.begin("tenants", self.actor) as uow:
            return await uow.of(entity).find(**equals)

    async def write(self, entity: type[Entity], rows: Sequence[Row], *key: str) -> list[UUID]:
        """Makes those records that are missing and takes each along its path; their ids in the order of the rows.

        `key` names the fields that tell the records apart: what an interrupted run has left is found by them.
        """
        module = module_of(entity)
        known = await self._known(entity, rows, key)
        ids: dict[int, UUID] = {}

        async def one(place: int) -> None:
            row = rows[place]
            found = known.get(_key(row.given, key))
            ids[place] = found.id if found else await self.create(module, row.given)
            for status, given in _left(row.path, found):
                await self.application.change_status(module, self.actor, ids[place], {"status": status, **given})
            self.note(1, module)

        await side_by_side(one, range(len(rows)))
        return [ids[place] for place in range(len(rows))]

    async def create(self, module: Module, given: Given) -> UUID:
        """Makes one record."""
        return (await self.application.create(module, self.actor, given)).id

    async def update(self, entity: type[Entity], changes: Sequence[tuple[UUID, Given]]) -> None:
        """Changes records."""
        module = module_of(entity)

        async def one(change: tuple[UUID, Given]) -> None:
            await self.application.update(module, self.actor, *change)

        await side_by_side(one, changes)

    async def command(self, entity: type[Entity], name: str, given: Given) -> None:
        """Carries out a command of a module's collection."""
        module = module_of(entity)
        await self.application.command(module, use_cases_of(module).commands[name], self.actor, None, given)

    def note(self, count: int, module: Module) -> None:
        """Counts records and tells of them."""
        self.count += count
        self.tell(self.count, module.title.en)

    async def _known(self, entity: type[E], rows: Sequence[Row], key: tuple[str, ...]) -> dict[tuple[str, ...], E]:
        """What is there already, by the key."""
        values = {row.given[key[0]] for row in rows}
        found = await self.find(entity, **{key[0]: values}) if values else []
        return {_key({name: getattr(one, name) for name in key}, key): one for one in found}


async def side_by_side(work: Callable[[T], Awaitable[None]], things: Iterable[T]) -> None:
    """Does a work for each thing, a few at a time, in their order; the first failure ends it."""
    left = iter(things)

    async def some() -> None:
        for one in left:
            await work(one)

    workers = [asyncio.ensure_future(some()) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def _key(given: Given, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(given.get(name)) for name in names)


def _left(path: Sequence[Step], found: Any) -> Sequence[Step]:
    """The steps that a record has still to go."""
    passed = [status for status, _ in path]
    if not path or found is None or found.status not in passed:
        return path
    return path[passed.index(found.status) + 1 :]
