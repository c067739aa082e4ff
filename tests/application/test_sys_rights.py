"""Users, roles and what a tenant starts with."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from application.access import member_grants
from application.application import Application
from application.rights import Actor, ActorType, Grant, RecordScope, Right, Rights
from application.tenants.sys.defaults import Member, permission_codes, seed
from application.use_cases import use_cases_of
from domain.kernel.domains import DOMAINS
from domain.kernel.entity import module_of
from domain.kernel.errors import AlreadyExistsError, RuleViolated, ValidationError
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import TENANT_ADMIN, TENANT_MEMBER, Role
from domain.tenants.sys.user import User, UserStatus
from infrastructure.memory.works import MemoryWorks
from tests.application.conftest import TENANT
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
USERS, ROLES = module_of(User), module_of(Role)
OWNER = Member(
    id=UUID("01970000-0000-7000-8000-000000000001"),
    email="owner@example.com",
    username="owner",
    full_name="김대표",
    locale="ko-KR",
    timezone="Asia/Seoul",
)
SOMEBODY = UUID("01970000-0000-7000-8000-0000000000ff")


class House:
    """A tenant as it starts, with its owner."""

    def __init__(self, application: Application, works: MemoryWorks, actor: Actor) -> None:
        self.application, self.works, self.actor = application, works, actor

    async def seed(self) -> "House":
        async with self.works.begin("tenants", self.actor, "SEED") as uow:
            await seed(uow, owner=OWNER)
        return self

    async def role(self, code: str) -> Role:
        async with self.works.begin("tenants", self.actor) as uow:
            found = await uow.of(Role).one(code=code)
            assert found is not None
            return found

    async def user(self, id: UUID) -> User:
        async with self.works.begin("tenants", self.actor) as uow:
            return await uow.of(User).get(id)

    async def join(self, name: str, *codes: str, status: UserStatus = UserStatus.ACTIVE) -> UUID:
        ids = [(await self.role(code)).id for code in codes]
        async with self.works.begin("tenants", self.actor, "CREATE") as uow:
            return uow.of(User).add(User(full_name=name, role_ids=ids, status=status)).id

    async def permission(self, code: str) -> str:
        async with self.works.begin("tenants", self.actor) as uow:
            found = await uow.of(Permission).one(code=code)
            assert found is not None, code
            return str(found.id)

    async def make_role(self, actor: Actor, code: str, *permissions: str, **line: Any) -> UUID:
        lines = [{"permission_id": await self.permission(one), **line} for one in permissions]
        answer = await self.application.create(ROLES, actor, {"code": code, "name": code, "permissions": lines})
        return UUID(json.loads(answer.data)["id"])

    async def assign(self, actor: Actor, user: UUID, *roles: UUID) -> None:
        body = {"role_ids": [str(one) for one in roles]}
        await self.application.command(USERS, use_cases_of(USERS).commands["assign_roles"], actor, user, body)


@pytest.fixture
async def house(application: Application, works: MemoryWorks, actor: Actor) -> House:
    return await House(application, works, actor).seed()


def user(id: UUID, *grants: Grant) -> Actor:
    return Actor(ActorType.USER, id=id, tenant_id=TENANT, rights=Rights(grants))


MANAGE = (Grant("sys:users:*"), Grant("sys:roles:*"))


async def test_a_tenant_starts_with_rights_an_owner_and_units(house: House) -> None:
    owner = await house.user(OWNER.id)
    assert (owner.status, owner.email, owner.username) == (UserStatus.ACTIVE, "owner@example.com", "owner")
    assert owner.role_ids == [(await house.role(TENANT_ADMIN)).id]
    async with house.works.begin("tenants", house.actor) as uow:
        bases = await uow.of(UnitOfMeasure).find(is_base=True)
        permissions = await uow.of(Permission).find()
    assert {one.category for one in bases} == set(UnitCategory)
    codes = {one.code for one in permissions}
    assert codes == {code for code, _ in permission_codes()}
    assert {"crm:partners:create", "crm:partners:block", "sys:audit-logs:read", "pim:variants:status"} <= codes
    assert "sys:audit-logs:create" not in codes
    assert all(one.code == f"{one.domain}:{one.resource}:{one.action}" for one in permissions)


async def test_what_is_there_is_not_put_in_again(house: House) -> None:
    async with house.works.begin("tenants", house.actor) as uow:
        before = [len(await uow.of(entity).find()) for entity in (Permission, Role, User, UnitOfMeasure)]
        versions = {one.id: one.version for one in await uow.of(User).find()}
    await house.seed()
    async with house.works.begin("tenants", house.actor) as uow:
        assert [len(await uow.of(entity).find()) for entity in (Permission, Role, User, UnitOfMeasure)] == before
        assert {one.id: one.version for one in await uow.of(User).find()} == versions


@rule("sys.User", "email and username are compared without regard to case")
@pytest.mark.parametrize("name", ["email", "username"])
async def test_a_user_is_one_whatever_the_case(house: House, name: str) -> None:
    with pytest.raises(AlreadyExistsError):
        async with house.works.begin("tenants", house.actor, "CREATE") as uow:
            other = User(full_name="이둘", email="other@example.com", username="other")
            setattr(other, name, getattr(OWNER, name).upper())
            uow.of(User).add(other)


async def test_a_user_comes_by_invitation(house: House) -> None:
    with pytest.raises(RuleViolated):
        await house.application.create(USERS, house.actor, {"full_name": "이둘"})


@pytest.mark.usefixtures("interleaved")
@rule(
    "sys.User",
    "the last ACTIVE user with the role TENANT_ADMIN cannot be disabled, deleted or stripped of that role (concurrent)",
)
async def test_an_administrator_always_stays(house: House) -> None:
    member = (await house.role(TENANT_MEMBER)).id
    await house.join("꺼진 관리자", TENANT_ADMIN, status=UserStatus.DISABLED)
    await house.join("구성원", TENANT_MEMBER)
    with pytest.raises(RuleViolated):
        await house.application.delete(USERS, house.actor, OWNER.id)
    with pytest.raises(RuleViolated):
        await house.assign(house.actor, OWNER.id, member)
    with pytest.raises(RuleViolated):
        await house.application.update(USERS, house.actor, OWNER.id, {"role_ids": [str(member)]})
    # there is no way yet to disable a user but by the command, which does not stand
    with pytest.raises(RuleViolated):
        await house.application.change_status(USERS, house.actor, OWNER.id, {"status": "DISABLED"})

    second = await house.join("둘째", TENANT_ADMIN)
    tried = await asyncio.gather(
        house.application.delete(USERS, user(second, *MANAGE), OWNER.id),
        house.application.delete(USERS, user(OWNER.id, *MANAGE), second),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in tried if isinstance(one, Exception)) == ["RuleViolated"]
    async with house.works.begin("tenants", house.actor) as uow:
        admin = await house.role(TENANT_ADMIN)
        assert len(await uow.of(User).find(role_ids=admin.id, status=UserStatus.ACTIVE)) == 1


@rule("sys.User", "users cannot change their own roles or status, nor delete themselves")
async def test_nobody_changes_their_own_rights(house: House) -> None:
    await house.join("둘째", TENANT_ADMIN)
    member = (await house.role(TENANT_MEMBER)).id
    oneself = user(OWNER.id, Grant("*:*:*"))
    with pytest.raises(RuleViolated):
        await house.assign(oneself, OWNER.id, member)
    with pytest.raises(RuleViolated):
        await house.application.update(USERS, oneself, OWNER.id, {"role_ids": [str(member)]})
    with pytest.raises(RuleViolated):
        await house.application.delete(USERS, oneself, OWNER.id)
    with pytest.raises(RuleViolated):
        await house.application.change_status(USERS, oneself, OWNER.id, {"status": "DISABLED"})
    await house.application.update(USERS, oneself, OWNER.id, {"job_title": "대표"})
    stays = await house.user(OWNER.id)
    assert (stays.job_title, stays.role_ids) == ("대표", [(await house.role(TENANT_ADMIN)).id])


@command("sys.User", "assign_roles")
async def test_roles_are_replaced(house: House) -> None:
    someone = await house.join("이둘", TENANT_MEMBER)
    sales = await house.make_role(house.actor, "SALES", "crm:partners:read")
    await house.assign(house.actor, someone, sales, sales)
    assert (await house.user(someone)).role_ids == [sales]
    with pytest.raises(ValidationError):
        await house.assign(house.actor, someone, SOMEBODY)
    with pytest.raises(RuleViolated):
        await house.assign(house.actor, someone)


@rule("sys.User", "nobody can grant a role that holds a permission they lack themselves")
async def test_nobody_gives_what_they_lack(house: House) -> None:
    someone = await house.join("이둘", TENANT_MEMBER)
    own = Grant("crm:partners:update", RecordScope.OWN)
    partly = Grant("crm:partners:read", RecordScope.OWN, frozenset({"annual_revenue"}))
    granter = user(SOMEBODY, *MANAGE, own, partly)
    admin = (await house.role(TENANT_ADMIN)).id
    member = (await house.role(TENANT_MEMBER)).id
    wider = await house.make_role(house.actor, "WIDER", "crm:partners:update", record_scope="TEAM")
    seeing = await house.make_role(house.actor, "SEEING", "crm:partners:read", record_scope="OWN")
    other = await house.make_role(house.actor, "OTHER", "sys:users:read", "pim:products:read")
    same = {"record_scope": "OWN", "hidden_fields": ["annual_revenue"]}
    equal = await house.make_role(house.actor, "EQUAL", "crm:partners:read", **same)
    for refused in (admin, wider, seeing, other):
        with pytest.raises(RuleViolated):
            await house.assign(granter, someone, member, refused)
        with pytest.raises(RuleViolated):
            await house.application.update(USERS, granter, someone, {"role_ids": [str(member), str(refused)]})
    await house.assign(granter, someone, member, equal)
    assert (await house.user(someone)).role_ids == [member, equal]


async def test_nobody_puts_into_a_role_what_they_lack(house: House) -> None:
    granter = user(SOMEBODY, *MANAGE, Grant("crm:partners:read"))
    with pytest.raises(RuleViolated):
        await house.make_role(granter, "MORE", "crm:partners:delete")
    id = await house.make_role(granter, "SALES", "crm:partners:read")
    lines = [{"permission_id": await house.permission("crm:partners:update")}]
    with pytest.raises(RuleViolated):
        await house.application.update(ROLES, granter, id, {"permissions": lines})
    await house.application.update(ROLES, granter, id, {"name": "영업", "permissions": []})
    with pytest.raises(RuleViolated):
        clone = use_cases_of(ROLES).commands["clone"]
        await house.application.command(ROLES, clone, granter, (await house.role(TENANT_ADMIN)).id, {"code": "BOSS"})


@rule(
    "sys.Role",
    "the system roles TENANT_ADMIN (everything in the tenant) and TENANT_MEMBER (reads, and writes what is their own)"
    " come with the tenant and can be neither changed nor deleted",
)
async def test_system_roles_stay_as_they_are(house: House) -> None:
    for code in (TENANT_ADMIN, TENANT_MEMBER):
        role = await house.role(code)
        assert role.is_system
        with pytest.raises(RuleViolated):
            await house.application.update(ROLES, house.actor, role.id, {"name": "다른 이름"})
        with pytest.raises(RuleViolated):
            await house.application.delete(ROLES, house.actor, role.id)
    admin = Rights(member_grants([await house.role(TENANT_ADMIN)], {}))
    member = Rights(member_grants([await house.role(TENANT_MEMBER)], {}))
    for code, _ in permission_codes():
        assert admin.get(code) == Right(RecordScope.ALL, frozenset())
        domain, _, action = code.split(":")
        right = member.get(code)
        if DOMAINS[domain].scope == "manager" or (domain == "sys" and action != "read"):
            assert right is None
        else:
            assert right is not None and right.scope is (RecordScope.ALL if action == "read" else RecordScope.OWN)


@rule("sys.Role", "a role that a user holds cannot be deleted")
async def test_a_held_role_stays(house: House) -> None:
    sales = await house.make_role(house.actor, "SALES", "crm:partners:read")
    someone = await house.join("이둘", "SALES", status=UserStatus.DISABLED)
    with pytest.raises(RuleViolated):
        await house.application.delete(ROLES, house.actor, sales)
    await house.assign(house.actor, someone)
    await house.application.delete(ROLES, house.actor, sales)


@command("sys.Role", "clone")
async def test_a_clone_has_the_same_permissions(house: House) -> None:
    run = use_cases_of(ROLES).commands["clone"]
    same = {"record_scope": "TEAM", "hidden_fields": ["annual_revenue"]}
    id = await house.make_role(house.actor, "SALES", "crm:partners:read", "crm:partners:update", **same)
    shown = json.loads((await house.application.command(ROLES, run, house.actor, id, {"code": "SALES2"})).data)
    first, second = await house.role("SALES"), await house.role("SALES2")
    assert (shown["id"], shown["name"], second.is_system) == (str(second.id), "SALES", False)

    def lines(role: Role) -> list[tuple[UUID, str, list[str]]]:
        return [(one.permission_id, one.record_scope, one.hidden_fields) for one in role.permissions]

    assert lines(first) == lines(second)
    assert not {one.id for one in first.permissions} & {one.id for one in second.permissions}

    member = (await house.role(TENANT_MEMBER)).id
    await house.application.command(ROLES, run, house.actor, member, {"code": "READER"})
    reader = await house.role("READER")
    read = UUID(await house.permission("crm:partners:read"))
    spelt_out = Rights(member_grants([await house.role(TENANT_MEMBER)], {}))
    assert len(reader.permissions) == len([code for code, _ in permission_codes() if spelt_out.get(code)])
    assert {one.permission_id: one.record_scope for one in reader.permissions}[read] == "ALL"
