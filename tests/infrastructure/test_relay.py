"""What happened is handed on after the commit: at least once, and not while its change may still be undone."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from application.events import Happened
from application.ports import Works
from application.query import Query
from application.rights import system
from domain.tenants.crm.partner import Partner
from infrastructure.sql.indexing import Indexing
from infrastructure.sql.relay import SqlRelay
from infrastructure.sql.search import NEAR
from tests.contracts.side import EVERYTHING
from tests.house import SqlHouse, open_house


@pytest.fixture
async def house(own_databases: Any) -> AsyncIterator[SqlHouse]:
    async with open_house(own_databases.dsns) as made:
        yield made


class Heard:
    """A listener that writes down what it hears; it can be made to fail."""

    def __init__(self) -> None:
        self.happened: list[Happened] = []
        self.fails = False

    async def __call__(self, works: Works, happened: Happened) -> None:
        if self.fails:
            raise OSError("the listener is down")
        self.happened.append(happened)


def relay_of(house: SqlHouse, heard: Heard) -> SqlRelay:
    container = house.container
    listeners = {"crm.partner.created": (heard,)}
    return SqlRelay(container.databases(), house.works, container.clock(), listeners, Indexing())


async def partner(house: SqlHouse, tenant_id: UUID, name: str) -> Partner:
    async with house.works.begin("tenants", system(tenant_id), "CREATE") as uow:
        return uow.of(Partner).add(Partner(name=name))


async def test_each_tenants_events_are_delivered_once(house: SqlHouse) -> None:
    first, second = await house.new_tenant(), await house.new_tenant()
    made = [await partner(house, tenant, "한빛") for tenant in (first, second, first)]
    heard = Heard()
    relay = relay_of(house, heard)
    assert await relay.deliver() >= 3
    assert {(one.tenant_id, one.entity_id) for one in heard.happened} == {
        (first, made[0].id),
        (second, made[1].id),
        (first, made[2].id),
    }
    assert {(one.event, one.entity, one.entity_version) for one in heard.happened} == {
        ("crm.partner.created", "crm.Partner", 1)
    }
    assert await relay.deliver() == 0
    assert len(heard.happened) == 3


async def test_what_a_listener_could_not_take_comes_again(house: SqlHouse) -> None:
    made = await partner(house, await house.new_tenant(), "한빛")
    heard = Heard()
    relay = relay_of(house, heard)
    heard.fails = True
    await relay.deliver()
    heard.fails = False
    await relay.deliver()
    assert [one.entity_id for one in heard.happened] == [made.id]


async def test_what_is_undone_is_told_to_nobody(house: SqlHouse) -> None:
    tenant = await house.new_tenant()
    with pytest.raises(ZeroDivisionError):
        async with house.works.begin("tenants", system(tenant), "CREATE") as uow:
            uow.of(Partner).add(Partner(name="한빛"))
            raise ZeroDivisionError
    heard = Heard()
    await relay_of(house, heard).deliver()
    assert heard.happened == []


async def test_two_workers_do_not_deliver_the_same(house: SqlHouse) -> None:
    tenant = await house.new_tenant()
    for n in range(30):
        await partner(house, tenant, f"한빛 {n}")
    heard = Heard()
    await asyncio.gather(*(relay_of(house, heard).deliver() for _ in range(4)))
    assert len(heard.happened) == len({one.id for one in heard.happened}) == 30


async def searched(house: SqlHouse, tenant: UUID, term: str) -> bytes:
    async with house.works.begin("tenants", system(tenant)) as uow:
        return (await uow.of(Partner).page(Query(search=term), EVERYTHING)).items


@pytest.mark.timeout(60)
async def test_the_worker_makes_the_search_quick_and_keeps_it_right(house: SqlHouse) -> None:
    tenant = await house.new_tenant()
    async with house.works.begin("tenants", system(tenant), "CREATE") as uow:
        for n in range(NEAR + 2):
            uow.of(Partner).add(Partner(name=f"한빛 {n}"))
    relay = relay_of(house, Heard())
    while await relay.deliver():
        pass
    await relay.tidy()
    assert await relay.complete() == NEAR + 2
    assert await relay.complete() == 0
    await partner(house, tenant, "독도수산")
    for _ in range(2):
        assert "독도수산".encode() in await searched(house, tenant, "독도")
        await relay.deliver()
    placed = await house.container.databases().find(tenant)
    async with placed.pool.connection() as connection, connection.transaction():
        await connection.execute("SELECT set_config('app.tenant_id', $1, true)", str(tenant))
        found = await connection.fetch("SELECT search.find('crm.Partner', '독도')")
    assert len(found) == 1
