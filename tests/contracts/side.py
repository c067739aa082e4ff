"""What the suite needs of an adapter beside its ports: tenants, time, and a look at what was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid4

from application.ports import Works
from application.rights import ALL_RIGHTS, Actor, ActorType, Origin, RecordScope, Right
from domain.kernel.entity import Entity, module_of
from infrastructure.ids import Uuid7Ids
from infrastructure.memory.works import MemoryWorks
from tests.fakes import FixedClock

E = TypeVar("E", bound=Entity)

EVERYTHING = Right(RecordScope.ALL, frozenset())
ONLY_OWN = Right(RecordScope.OWN, frozenset())
ORIGIN = Origin(ip="203.0.113.7", user_agent="pytest", request_id="request-1")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it waits for delivery."""

    name: str
    entity: str
    entity_id: UUID
    version: int
    data: Mapping[str, Any]


class Side(Protocol):
    """One adapter under test, with a clock of the test's own, which stands still at `tests.fakes.NOON`."""

    works: Works
    clock: FixedClock

    async def new_tenant(self) -> UUID:
        """A tenant without records, whose currency is KRW."""
        ...

    async def told(self, tenant_id: UUID) -> list[Told]:
        """The events of a tenant's records, oldest first."""
        ...


class MemorySide:
    """The memory adapter."""

    def __init__(self) -> None:
        self.clock = FixedClock()
        self.memory = MemoryWorks(self.clock, Uuid7Ids())
        self.works: Works = self.memory

    async def new_tenant(self) -> UUID:
        """A tenant without records."""
        return uuid4()

    async def told(self, tenant_id: UUID) -> list[Told]:
        """The events of a tenant's records."""
        return [
            Told(one.name, one.entity, one.entity_id, one.version, one.data)
            for one in self.memory.events
            if one.tenant_id == tenant_id
        ]


def user(tenant_id: UUID | None, id: UUID | None = None) -> Actor:
    """Somebody who may do everything in a tenant, or as staff in the manager scope."""
    return Actor(
        ActorType.USER,
        id=id or uuid4(),
        tenant_id=tenant_id,
        rights=ALL_RIGHTS,
        origin=ORIGIN,
    )


async def added(side: Side, actor: Actor, *records: E) -> E:
    """Adds records in one work; returns the first."""
    async with side.works.begin(module_of(type(records[0])).scope, actor, "CREATE") as uow:
        for record in records:
            uow.of(type(record)).add(record)
    return records[0]


async def looked_at(side: Side, actor: Actor, record: E) -> E:
    """The record as it is stored."""
    async with side.works.begin(module_of(type(record)).scope, actor) as uow:
        return await uow.of(type(record)).get(record.id)


async def found(side: Side, actor: Actor, entity: type[E], **equals: object) -> list[E]:
    """The stored records that have these values."""
    async with side.works.begin(module_of(entity).scope, actor) as uow:
        return await uow.of(entity).find(**equals)
