"""Making, changing and shutting out users."""

import asyncio
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor, system
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.kernel.errors import AlreadyExistsError, CXGError, RuleViolated, ValidationError
from domain.manager.idam.role import Role
from domain.manager.idam.session import RevokeReason, Session, SessionStatus
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import TenantStatus
from domain.tenants.sys.role import TENANT_ADMIN
from domain.tenants.sys.role import Role as TenantRole
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus as ProfileStatus
from infrastructure.memory.works import MemoryWorks
from tests.application.people import (
    active_tenant,
    assigned,
    change,
    member_of,
    person,
    platform,
    put,
    staff,
    stored,
)
from tests.fakes import NOON
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
USERS = module_of(User)
JOHN = {
    "full_name": "John Doe",
    "email": "john@example.com",
    "username": "johndoe",
    "password": "SecurePass123",
    "user_type": "TENANT",
}


@pytest.fixture
def house(works: MemoryWorks) -> Application:
    return platform(works)


async def call(house: Application, name: str, user: User, actor: Actor, **given: Any) -> Any:
    answer = await house.command(USERS, use_cases_of(USERS).commands[name], actor, user.id, given)
    return json.loads(answer.data)


async def session_of(works: MemoryWorks, user: User) -> Session:
    session = Session(user_id=user.id, expires_at=NOON + timedelta(days=1), last_seen_at=NOON)
    await put(works, session)
    return session


async def test_the_user_of_the_brief(house: Application, works: MemoryWorks) -> None:
    shown = json.loads((await house.create(USERS, system(), JOHN)).data)
    assert (shown["username"], shown["status"], shown["user_type"]) == ("johndoe", "ACTIVE", "TENANT")
    assert not {"password", "password_history"} & shown.keys()
    async with works.begin("manager", system()) as uow:
        user = await uow.of(User).one(username="johndoe")
    assert user and user.password == user.past_hashes[0] == "fake:321ssaPeruceS"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"password": None}, "password"),
        ({"password": "Short1"}, "password"),
        ({"password": "nouppercase1"}, "password"),
        ({"password": "NOLOWERCASE1"}, "password"),
        ({"password": "NoDigitsHere"}, "password"),
        ({"password": "Aa1" + "x" * 126}, "password"),
        ({"password": "John@Example.com1", "email": "john@example.com1.kr"}, None),
        ({"password": "JohnDoe77", "username": "johndoe77"}, "password"),
        ({"password_history": "x"}, "password_history"),
        ({"username": "ab"}, "username"),
        ({"username": "a b c"}, "username"),
        ({"status": "LOCKED"}, "status"),
        ({"failed_login_count": 0}, "failed_login_count"),
    ],
)
async def test_what_a_new_user_must_have(house: Application, given: dict[str, Any], field: str | None) -> None:
    body = JOHN | given
    if field is None:
        await house.create(USERS, system(), body)
        return
    with pytest.raises(ValidationError) as caught:
        await house.create(USERS, system(), body)
    assert {error.field for error in caught.value.field_errors} == {field}


@rule(
    "idam.User",
    "e-mail and user name are unique without regard to case among users that are not deleted; those of a deleted user "
    "may be used again",
)
@pytest.mark.parametrize("taken", [{"email": "JOHN@example.COM"}, {"username": "JohnDoe"}])
async def test_names_are_unique(house: Application, works: MemoryWorks, taken: dict[str, str]) -> None:
    first = json.loads((await house.create(USERS, system(), JOHN)).data)
    other = JOHN | {"email": "other@example.com", "username": "other"} | taken
    with pytest.raises(AlreadyExistsError):
        await house.create(USERS, system(), other)
    await house.delete(USERS, system(), UUID(first["id"]))
    await house.create(USERS, system(), other)


async def test_no_password_is_written_by_an_update(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    for name in ("password", "password_history", "user_type"):
        with pytest.raises(ValidationError):
            await house.update(USERS, system(), user.id, {name: "PLATFORM"})
    await house.update(USERS, system(), user.id, {"full_name": "Kim Soo", "break_glass": True})
    found = await stored(works, user)
    assert (found.full_name, found.password) == ("Kim Soo", user.password)


async def test_a_new_address_is_not_verified(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim", email_verified_at=NOON)
    await house.update(USERS, system(), user.id, {"email": "KIM@example.com"})
    assert (await stored(works, user)).email_verified_at == NOON
    await house.update(USERS, system(), user.id, {"email": "soo@example.com"})
    assert (await stored(works, user)).email_verified_at is None


@rule("idam.User", "nobody deletes, deactivates or changes the roles of themselves")
async def test_nobody_shuts_themselves_out(house: Application, works: MemoryWorks) -> None:
    me, other = await person(works, "kim"), await person(works, "lee")
    mine, theirs = await assigned(works, me, "*:*:*"), await assigned(works, other, "*:*:*")
    actor = staff("*:*:*", id=me.id)
    roles = module_of(UserRole)
    given = {"user_id": str(me.id), "role_id": str(theirs.role_id)}
    until = {"valid_until": "2027-01-01T00:00:00Z"}
    extend = use_cases_of(roles).commands["extend"]
    for refused in (
        house.delete(USERS, actor, me.id),
        house.change_status(USERS, actor, me.id, {"status": "INACTIVE"}),
        house.change_status(USERS, actor, me.id, {"status": "LOCKED"}),
        house.create(roles, actor, given),
        house.update(roles, actor, mine.id, until),
        house.command(roles, extend, actor, mine.id, until | {"reason": "longer"}),
        house.delete(roles, actor, mine.id),
    ):
        with pytest.raises(RuleViolated, match="nobody deletes"):
            await refused
    await house.delete(roles, actor, theirs.id)
    await house.change_status(USERS, actor, other.id, {"status": "INACTIVE"})


@rule(
    "idam.User",
    "the last ACTIVE PLATFORM user that holds *:*:* cannot be deleted, made INACTIVE, locked by an administrator, or "
    "stripped of that role (concurrent)",
)
@pytest.mark.parametrize("how", ["delete", "INACTIVE", "LOCKED", "unassign", "end", "role", "parent"])
async def test_somebody_always_may_do_everything(house: Application, works: MemoryWorks, how: str) -> None:
    everything = Role(code="EVERYTHING", name="All", permissions=["*:*:*"])
    await put(works, everything)
    users, roles, assignments = [], [], []
    for name in ("kim", "lee", "park"):
        users.append(await person(works, name))
        role = Role(code=name.upper(), name=name, permissions=["idam:users:read"], parent_id=everything.id)
        await put(works, role)
        assignment = UserRole(user_id=users[-1].id, role_id=role.id)
        await put(works, assignment)
        roles.append(role)
        assignments.append(assignment)
    # one who may do everything, but not now
    await change(works, assignments[2], valid_until=NOON)

    async def strip(n: int) -> object:
        if how == "delete":
            return await house.delete(USERS, system(), users[n].id)
        if how in ("INACTIVE", "LOCKED"):
            return await house.change_status(USERS, system(), users[n].id, {"status": how})
        if how == "unassign":
            return await house.delete(module_of(UserRole), system(), assignments[n].id)
        if how == "end":
            until = {"valid_until": "2026-01-01T00:00:00Z"}
            return await house.update(module_of(UserRole), system(), assignments[n].id, until)
        if how == "role":
            given: dict[str, Any] = {"parent_id": None}
            return await house.update(module_of(Role), system(), roles[n].id, given)
        return await house.update(module_of(Role), system(), everything.id, {"permissions": ["bill:*:*"]})

    results = await asyncio.gather(strip(0), strip(1), return_exceptions=True)
    refused = [one for one in results if isinstance(one, RuleViolated)]
    assert len(refused) == (2 if how == "parent" else 1)
    assert all(not isinstance(one, BaseException) or isinstance(one, RuleViolated) for one in results)


@pytest.mark.parametrize("how", ["delete", "INACTIVE", "LOCKED"])
async def test_who_is_shut_out_has_no_sessions(house: Application, works: MemoryWorks, how: str) -> None:
    user, other = await person(works, "kim"), await person(works, "lee")
    mine, theirs = await session_of(works, user), await session_of(works, other)
    if how == "delete":
        await house.delete(USERS, system(), user.id)
    else:
        await house.change_status(USERS, system(), user.id, {"status": how})
    assert (await stored(works, mine)).revoke_reason is RevokeReason.USER_INACTIVE
    assert (await stored(works, theirs)).status is SessionStatus.ACTIVE


async def test_an_owner_is_not_deleted(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    tenant = await active_tenant(works, "acme", owner=user)
    with pytest.raises(RuleViolated):
        await house.delete(USERS, system(), user.id)
    await change(works, tenant, status=TenantStatus.DELETED)
    await house.delete(USERS, system(), user.id)


async def test_with_a_user_go_their_roles(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    assignment = await assigned(works, user, "bill:*:*")
    await house.delete(USERS, system(), user.id)
    with pytest.raises(CXGError):
        await stored(works, assignment)


@command("idam.User", "unlock")
async def test_unlocking(house: Application, works: MemoryWorks) -> None:
    locked: dict[str, Any] = {"locked_until": NOON + timedelta(hours=1), "failed_login_count": 3, "lockout_count": 2}
    user = await person(works, "kim", status=UserStatus.LOCKED, **locked)
    shown = await call(house, "unlock", user, system())
    assert [shown[name] for name in ("status", *locked)] == ["ACTIVE", None, 0, 0]
    await change(works, user, status=UserStatus.LOCKED)
    shown = json.loads((await house.change_status(USERS, system(), user.id, {"status": "ACTIVE"})).data)
    assert shown["status"] == "ACTIVE"
    inactive = await person(works, "lee", status=UserStatus.INACTIVE)
    with pytest.raises(RuleViolated):
        await call(house, "unlock", inactive, system())


@command("idam.User", "force_logout")
async def test_forcing_a_logout(house: Application, works: MemoryWorks) -> None:
    user, other = await person(works, "kim"), await person(works, "lee")
    mine = [await session_of(works, user) for _ in range(3)]
    theirs = await session_of(works, other)
    with pytest.raises(ValidationError):
        await call(house, "force_logout", user, system())
    await call(house, "force_logout", user, system(), reason="lost the telephone")
    assert {(await stored(works, one)).revoke_reason for one in mine} == {RevokeReason.ADMIN}
    assert (await stored(works, theirs)).status is SessionStatus.ACTIVE


@command("idam.User", "require_password_change")
async def test_asking_for_a_new_password(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    session = await session_of(works, user)
    assert (await call(house, "require_password_change", user, system()))["must_change_password"] is True
    assert (await stored(works, session)).status is SessionStatus.REVOKED


@command("idam.User", "permissions")
async def test_what_a_user_may_do(house: Application, works: MemoryWorks) -> None:
    user = await person(works, "kim")
    held = await assigned(works, user, "bill:*:*")
    base = Role(code="BASE", name="Base", permissions=["idam:users:read"])
    await put(works, base)
    async with works.begin("manager", system()) as uow:
        (await uow.of(Role).take(held.role_id)).parent_id = base.id
    assert await call(house, "permissions", user, system()) == [
        {"permission": "bill:*:*", "role": "R_KIM"},
        {"permission": "idam:users:read", "role": "BASE"},
    ]
    member = await person(works, "lee", user_type=UserType.TENANT)
    tenant, other = await active_tenant(works, "acme"), await active_tenant(works, "other")
    await member_of(works, tenant, member)
    async with works.begin("tenants", system(tenant.id)) as uow:
        role = uow.of(TenantRole).add(TenantRole(code=TENANT_ADMIN, name="A", is_system=True))
        uow.of(Profile).add(Profile(id=member.id, full_name="Lee", role_ids=[role.id], status=ProfileStatus.ACTIVE))
    with pytest.raises(ValidationError):
        await call(house, "permissions", member, system())
    with pytest.raises(CXGError, match="does not exist"):
        await call(house, "permissions", member, system(), tenant_id=str(other.id))
    found = await call(house, "permissions", member, system(), tenant_id=str(tenant.id))
    assert found == [{"permission": "*:*:*", "role": TENANT_ADMIN}]
