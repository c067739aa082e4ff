"""Belonging to a tenant."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from application.application import Application
from application.manager.tnnt.members import add_member
from application.rights import Actor, ActorType, Grant, Rights, system
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.kernel.errors import ForbiddenError, NotFoundError, RuleViolated, ValidationError
from domain.manager.idam.session import Session, SessionStatus
from domain.manager.idam.user import UserType
from domain.manager.tnnt.tenant_member import TenantMember, TenantMemberStatus
from infrastructure.memory.works import MemoryWorks
from tests.application.people import active_tenant, member_of, person, platform, put, stored
from tests.fakes import NOON
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
MEMBERS = module_of(TenantMember)


@pytest.fixture
def house(works: MemoryWorks) -> Application:
    return platform(works)


async def call(house: Application, name: str, member: TenantMember, actor: Actor | None = None, **given: Any) -> Any:
    on = use_cases_of(MEMBERS).commands[name]
    return json.loads((await house.command(MEMBERS, on, actor or system(), member.id, given)).data)


async def test_the_first_membership_is_the_default(works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    tenants = [await active_tenant(works, code) for code in ("one", "two")]

    async def join(n: int) -> TenantMember:
        async with works.begin("manager", system()) as uow:
            return await add_member(uow, tenants[n].id, user)

    first, second = await join(0), await join(1)
    assert (first.is_default, second.is_default) == (True, False)
    assert first.joined_at == NOON
    assert (await join(0)).id == first.id


@rule("tnnt.TenantMember", "unique by tenant and user; TENANT users only (concurrent)")
async def test_a_user_belongs_to_a_tenant_once(works: MemoryWorks) -> None:
    user, staff = await person(works, "kim", user_type=UserType.TENANT), await person(works, "lee")
    tenant = await active_tenant(works, "acme")

    async def join() -> None:
        async with works.begin("manager", system()) as uow:
            await add_member(uow, tenant.id, user)

    await asyncio.gather(*(join() for _ in range(5)))
    async with works.begin("manager", system()) as uow:
        assert len(await uow.of(TenantMember).find(user_id=user.id)) == 1
        with pytest.raises(RuleViolated, match="TENANT"):
            await add_member(uow, tenant.id, staff)


@rule("tnnt.TenantMember", "one default a user; the first is it")
async def test_one_default(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    members = []
    for code in ("one", "two", "three"):
        tenant = await active_tenant(works, code)
        async with works.begin("manager", system()) as uow:
            members.append(await add_member(uow, tenant.id, user))

    async def defaults() -> list[bool]:
        return [(await stored(works, member)).is_default for member in members]

    assert await defaults() == [True, False, False]
    await house.update(MEMBERS, system(), members[1].id, {"is_default": True})
    assert await defaults() == [False, True, False]
    with pytest.raises(RuleViolated, match="one default"):
        await house.update(MEMBERS, system(), members[1].id, {"is_default": False})
    await asyncio.gather(
        *(house.update(MEMBERS, system(), members[n].id, {"is_default": True}) for n in (0, 2)), return_exceptions=True
    )
    assert sum(await defaults()) == 1
    leading = next(n for n, is_default in enumerate(await defaults()) if is_default)
    await call(house, "remove", members.pop(leading), reason="left")
    assert sum(await defaults()) == 1


async def sessions(works: MemoryWorks) -> tuple[TenantMember, list[Session]]:
    """A member, with a session in the tenant, one elsewhere, and one of another member."""
    kim, lee = [await person(works, name, user_type=UserType.TENANT) for name in ("kim", "lee")]
    here, there = await active_tenant(works, "here"), await active_tenant(works, "there")
    made = [
        Session(user_id=user.id, tenant_id=tenant.id, expires_at=NOON + timedelta(days=1))
        for user, tenant in ((kim, here), (kim, there), (lee, here))
    ]
    await put(works, *made)
    return await member_of(works, here, kim), made


@command("tnnt.TenantMember", "suspend")
@command("tnnt.TenantMember", "reinstate")
async def test_suspending_and_reinstating(house: Application, works: MemoryWorks) -> None:
    member, made = await sessions(works)
    with pytest.raises(ValidationError):
        await call(house, "suspend", member)
    assert (await call(house, "suspend", member, reason="on leave"))["status"] == "SUSPENDED"
    assert [(await stored(works, one)).status is SessionStatus.ACTIVE for one in made] == [False, True, True]
    assert (await call(house, "reinstate", member))["status"] == "ACTIVE"
    shown = json.loads(
        (await house.change_status(MEMBERS, system(), member.id, {"status": "SUSPENDED", "reason": "again"})).data
    )
    assert shown["status"] == "SUSPENDED"


@command("tnnt.TenantMember", "remove")
async def test_removing(house: Application, works: MemoryWorks) -> None:
    member, made = await sessions(works)
    await call(house, "remove", member, reason="left")
    with pytest.raises(NotFoundError):
        await stored(works, member)
    assert [(await stored(works, one)).status is SessionStatus.ACTIVE for one in made] == [False, True, True]


@rule("tnnt.TenantMember", "the owner's membership cannot be suspended or deleted before change_owner")
async def test_the_owner_stays(house: Application, works: MemoryWorks) -> None:
    owner = await person(works, "kim", user_type=UserType.TENANT)
    tenant = await active_tenant(works, "acme", owner=owner)
    member = await member_of(works, tenant, owner)
    admin = Actor(ActorType.USER, id=owner.id, tenant_id=tenant.id, rights=Rights((Grant("*:*:*"),)))
    for actor in (system(), admin):
        for name in ("suspend", "remove"):
            with pytest.raises(RuleViolated, match="before change_owner"):
                await call(house, name, member, actor, reason="x")
    assert (await stored(works, member)).status is TenantMemberStatus.ACTIVE


async def test_a_tenants_administrator_reaches_their_own_members_only(house: Application, works: MemoryWorks) -> None:
    member, _ = await sessions(works)
    other = await active_tenant(works, "other")
    rights = Rights((Grant("*:*:*"),))
    inside = Actor(ActorType.USER, id=member.user_id, tenant_id=member.tenant_id, rights=rights)
    outside = Actor(ActorType.USER, id=member.user_id, tenant_id=other.id, rights=rights)
    with pytest.raises(NotFoundError):
        await call(house, "suspend", member, outside, reason="x")
    with pytest.raises(ForbiddenError):
        await house.update(MEMBERS, inside, member.id, {"is_default": True})
    assert (await call(house, "suspend", member, inside, reason="x"))["status"] == "SUSPENDED"
