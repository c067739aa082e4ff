"""The lease: what is remembered is forgotten everywhere before a revocation is answered, whoever is deaf or dead."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic
from uuid import UUID, uuid4

import pytest

from application.rights import system
from domain.kernel.entity import Entity
from domain.manager.idam.session import Session, SessionStatus
from domain.manager.idam.user import User as Identity
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.crm.partner import Partner
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import Role, RolePermission
from domain.tenants.sys.user import User
from infrastructure.postgres.databases import Dsns
from infrastructure.sql import lease
from infrastructure.sql.lease import EVERYBODY, Lease
from infrastructure.sql.pool import Connection, Pool
from tests.house import SqlHouse
from tests.marks import line


class Process:
    """One process's lease, and what it was told to forget."""

    def __init__(self, pool: Pool) -> None:
        self.lease = Lease(pool)
        self.forgotten: list[str] = []
        self.lease.on_recall(self.forgotten.append)

    async def holds(self) -> "Process":
        self.lease.seek()
        async with asyncio.timeout(5):
            while not self.lease.holds:
                await asyncio.sleep(0.01)
        self.forgotten.clear()
        return self


@pytest.fixture
async def pool(dsns: Dsns) -> AsyncIterator[Pool]:
    made = Pool(dsns.manager_operator)
    yield made
    await made.close()


@asynccontextmanager
async def processes(pool: Pool) -> AsyncIterator[tuple[Process, Process]]:
    here, there = await Process(pool).holds(), await Process(pool).holds()
    try:
        yield here, there
    finally:
        await here.lease.close()
        await there.lease.close()


async def took(recall: Awaitable[None]) -> float:
    started = monotonic()
    await recall
    return monotonic() - started


@line("security", 17)
async def test_every_process_has_forgotten_when_a_recall_returns(pool: Pool) -> None:
    session, tenant = str(uuid4()), str(uuid4())
    async with processes(pool) as (here, there):
        await here.lease.recall([session, tenant])
        assert set(here.forgotten) == set(there.forgotten) == {session, tenant}
        assert here.lease.holds and there.lease.holds
        await there.lease.recall([EVERYBODY, tenant])
        assert here.forgotten[2:] == there.forgotten[2:] == [EVERYBODY]


async def test_recalls_that_come_together_are_all_heard(pool: Pool) -> None:
    whom = [str(uuid4()) for _ in range(20)]
    async with processes(pool) as (here, there):
        await asyncio.gather(*(one.lease.recall([id]) for id in whom for one in (here, there)))
        for one in (here, there):
            assert EVERYBODY in one.forgotten or set(one.forgotten) == set(whom)


@line("security", 17)
async def test_who_hears_no_notice_forgets_all_the_same(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind a pooler of transactions, where LISTEN comes to nothing."""
    monkeypatch.setattr(Lease, "_hear", lambda *_: None)
    async with processes(pool) as (here, there):
        assert await took(here.lease.recall([str(uuid4())])) < lease.LEASE_S + 1
        assert here.forgotten == there.forgotten == [EVERYBODY]


@line("security", 17)
async def test_who_answers_no_more_has_lost_the_lease_when_a_recall_returns(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with processes(pool) as (here, there):
        renew = Lease._renew

        async def renewed(self: Lease, connection: Connection) -> bool:
            if self is there.lease:
                await asyncio.sleep(60)
            return await renew(self, connection)

        monkeypatch.setattr(Lease, "_renew", renewed)
        await asyncio.sleep(lease.RENEW_S)  # until it is stuck
        assert there.lease.holds
        await here.lease.recall([str(uuid4())])
        assert here.lease.holds and not there.lease.holds


async def test_who_is_gone_in_order_holds_nobody_up(pool: Pool) -> None:
    async with processes(pool) as (here, there):
        await there.lease.close()
        assert not there.lease.holds
        assert await took(here.lease.recall([str(uuid4())])) < 1


async def test_a_lost_connection_ends_the_lease_and_another_one_begins_it_anew(pool: Pool) -> None:
    async with processes(pool) as (here, there):
        async with pool.connection() as connection:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND query LIKE 'LISTEN%' OR query LIKE '%core.doors%' AND state = 'idle'"
            )
        async with asyncio.timeout(10):
            while here.lease.holds or there.lease.holds:
                await asyncio.sleep(0.01)
            while not (here.lease.holds and there.lease.holds):
                await asyncio.sleep(0.01)
        await here.lease.recall([EVERYBODY])
        assert EVERYBODY in there.forgotten


async def test_nothing_is_recalled_where_nobody_remembers(pool: Pool) -> None:
    assert await took(Lease(pool).recall([str(uuid4())])) < 1


# what is recalled

Change = Callable[[SqlHouse, UUID], Awaitable[None]]


async def added(house: SqlHouse, tenant: UUID, *records: Entity) -> None:
    async with house.works.begin("tenants", system(tenant), "CREATE") as uow:
        for one in records:
            uow.of(type(one)).add(one)


async def a_partner_is_made(house: SqlHouse, tenant: UUID) -> None:
    await added(house, tenant, Partner(name="거래처"))


async def a_name_is_changed(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("tenants", system(tenant), "UPDATE") as uow:
        (await uow.of(User).take((await uow.of(User).find())[0].id)).full_name = "다른 이름"


async def other_roles_are_given(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("tenants", system(tenant), "UPDATE") as uow:
        (await uow.of(User).take((await uow.of(User).find())[0].id)).role_ids = [
            (await uow.of(Role).find(code="A"))[0].id
        ]


async def a_line_of_a_role_is_added(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("tenants", system(tenant), "UPDATE") as uow:
        permission = (await uow.of(Permission).find(code="crm:partners:read"))[0]
        role = await uow.of(Role).take((await uow.of(Role).find(code="A"))[0].id)
        role.permissions.append(RolePermission(permission_id=permission.id))


async def a_role_is_made_in_an_attempt(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("tenants", system(tenant), "CREATE") as uow, uow.attempt():
        uow.of(Role).add(Role(code="B", name="역할"))


async def an_attempt_is_undone(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("tenants", system(tenant), "CREATE") as uow:
        try:
            async with uow.attempt():
                uow.of(Role).add(Role(code="C", name="역할"))
                raise LookupError
        except LookupError:
            return


async def the_tenant_is_put_to_reading(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("manager", system(), "UPDATE") as uow:
        (await uow.of(Tenant).take(tenant)).is_read_only = True


async def a_session_begins(house: SqlHouse, tenant: UUID) -> None:
    async with house.works.begin("manager", system(), "CREATE") as uow:
        user = (await uow.of(Identity).find())[0]
        uow.of(Session).add(Session(user_id=user.id, tenant_id=tenant, last_seen_at=uow.now, expires_at=uow.now))


async def a_session_ends(house: SqlHouse, tenant: UUID) -> None:
    await a_session_begins(house, tenant)
    async with house.works.begin("manager", system(), "UPDATE") as uow:
        session = await uow.of(Session).take((await uow.of(Session).find(tenant_id=tenant))[0].id)
        session.advance(SessionStatus.EXPIRED)


@pytest.mark.parametrize(
    ("change", "recalled"),
    [
        (a_partner_is_made, "nobody"),
        (a_name_is_changed, "nobody"),
        (an_attempt_is_undone, "nobody"),
        (a_session_begins, "nobody"),
        (other_roles_are_given, "the tenant"),
        (a_line_of_a_role_is_added, "the tenant"),
        (a_role_is_made_in_an_attempt, "the tenant"),
        (the_tenant_is_put_to_reading, "the tenant"),
        (a_session_ends, "the session"),
    ],
)
async def test_what_alters_rights_is_recalled_of_those_whom_it_concerns(
    house: SqlHouse, pool: Pool, change: Change, recalled: str
) -> None:
    tenant, _ = await house.provisioned_tenant()
    await added(house, tenant, Role(code="A", name="역할"))
    async with processes(pool) as (here, _there):
        await change(house, tenant)
        if recalled == "the session":
            async with house.works.begin("manager", system()) as uow:
                ended = await uow.of(Session).find(tenant_id=tenant, status=[SessionStatus.EXPIRED])
            assert here.forgotten == [str(ended[0].id)]
        else:
            assert here.forgotten == ([] if recalled == "nobody" else [str(tenant)])
