"""Roles, who gives them, and what a new platform begins with."""

import asyncio
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from application.access import staff_grants
from application.application import Application
from application.manager.idam import permissions
from application.manager.idam.bootstrap import SYSTEM_ROLES, first_administrator
from application.rights import Actor, Rights, system
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of, modules
from domain.kernel.errors import AlreadyExistsError, RuleViolated, ValidationError
from domain.manager.idam.permission import Permission
from domain.manager.idam.role import Role
from domain.manager.idam.session import RevokeReason, Session
from domain.manager.idam.user import User, UserType
from domain.manager.idam.user_role import UserRole
from infrastructure.memory.works import MemoryWorks
from tests.application.people import PASSWORD, CountedPasswords, assigned, person, platform, put, staff, stored
from tests.fakes import NOON
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
ROLES, ASSIGNMENTS, PERMISSIONS = module_of(Role), module_of(UserRole), module_of(Permission)
EDITOR = staff("idam:roles:*", "idam:user-roles:*", "idam:users:read", "bill:*:*")


@pytest.fixture
def house(works: MemoryWorks) -> Application:
    return platform(works)


async def create(house: Application, actor: Actor, code: str, *granted: str, **fields: Any) -> UUID:
    given = {"code": code, "name": code, "permissions": list(granted), **fields}
    return UUID(json.loads((await house.create(ROLES, actor, given)).data)["id"])


async def call(house: Application, entity: type[Entity], name: str, id: UUID | None, /, **given: Any) -> Any:
    module = module_of(entity)
    return json.loads((await house.command(module, use_cases_of(module).commands[name], system(), id, given)).data)


@rule("idam.Role", "a permission code without * must exist in Permission")
async def test_a_role_names_permissions_that_exist(house: Application) -> None:
    for unknown in ("idam:users:fly", "idam:nothing:read", "crm:partners:read"):
        with pytest.raises(ValidationError, match="there is no permission"):
            await create(house, system(), "A", "idam:users:read", unknown)
    id = await create(house, system(), "A", "idam:users:read", "idam:users:force-logout", "bill:*:fly", "*:*:*")
    with pytest.raises(ValidationError, match="there is no permission"):
        await house.update(ROLES, system(), id, {"permissions": ["idam:users:fly"]})


@pytest.mark.parametrize("code", ["idam", "idam:users", "idam:users:read:x", "IDAM:users:read", "idam:us*:read", ":::"])
async def test_a_permission_has_three_parts(house: Application, code: str) -> None:
    with pytest.raises(ValidationError):
        await create(house, system(), "A", code)


@rule("idam.Role", "the parent chain has no circle")
async def test_no_role_inherits_from_itself(house: Application) -> None:
    top = await create(house, system(), "TOP", "bill:*:*")
    low = await create(house, system(), "LOW", "bill:*:*", parent_id=str(top))
    for parent in (top, low):
        with pytest.raises(RuleViolated, match="cycle"):
            await house.update(ROLES, system(), top, {"parent_id": str(parent)})


@rule("idam.Role", "nobody writes into a role a permission that they do not hold themselves")
async def test_nobody_writes_what_they_may_not_do(house: Application) -> None:
    strong = await create(house, system(), "STRONG", "idam:users:delete", "bill:*:*")
    child = await create(house, system(), "CHILD", "bill:*:*", parent_id=str(strong))
    for granted in (["idam:users:delete"], ["*:*:*"], ["idam:*:read"], ["idam:users:*"]):
        with pytest.raises(RuleViolated, match="do not hold"):
            await create(house, EDITOR, "A", *granted)
    with pytest.raises(RuleViolated, match="do not hold"):
        await create(house, EDITOR, "A", "bill:plans:*", parent_id=str(child))
    mine = await create(house, EDITOR, "A", "bill:plans:*", "idam:users:read")
    given: dict[str, Any]
    for given in ({"permissions": ["bill:*:*", "idam:users:delete"]}, {"parent_id": str(child)}):
        with pytest.raises(RuleViolated, match="do not hold"):
            await house.update(ROLES, EDITOR, mine, given)
    # what others have put there may stay, and be taken away
    await house.update(ROLES, EDITOR, strong, {"name": "Strong", "permissions": ["idam:users:delete", "bill:*:read"]})
    await house.update(ROLES, EDITOR, strong, {"permissions": ["bill:*:read"]})
    with pytest.raises(RuleViolated, match="do not hold"):
        await house.update(ROLES, EDITOR, strong, {"permissions": ["idam:users:delete"]})


@rule("idam.Role", "system roles (SUPER_ADMIN, BILLING_ADMIN, SUPPORT_AGENT, AUDITOR) are neither changed nor deleted")
async def test_system_roles_stay_as_they_are(house: Application, works: MemoryWorks) -> None:
    await first_administrator(works, CountedPasswords(), "a@example.com", PASSWORD)
    async with works.begin("manager", system()) as uow:
        found = await uow.of(Role).find(is_system=True)
    assert {role.code for role in found} == {"SUPER_ADMIN", "BILLING_ADMIN", "SUPPORT_AGENT", "AUDITOR"}
    for role in found:
        with pytest.raises(RuleViolated, match="system roles"):
            await house.update(ROLES, system(), role.id, {"name": "other"})
        with pytest.raises(RuleViolated, match="system roles"):
            await house.delete(ROLES, system(), role.id)
        assert (await stored(works, role)).version == role.version
    with pytest.raises(ValidationError):
        await create(house, system(), "OTHER", "bill:*:*", is_system=True)


@rule("idam.Role", "a role that is assigned or is a parent cannot be deleted")
async def test_a_role_in_use_is_not_deleted(house: Application, works: MemoryWorks) -> None:
    top = await create(house, system(), "TOP", "bill:*:*")
    low = await create(house, system(), "LOW", "bill:*:*", parent_id=str(top))
    assignment = UserRole(user_id=(await person(works, "kim")).id, role_id=low)
    await put(works, assignment)
    for role in (top, low):
        with pytest.raises(RuleViolated, match="assigned or is a parent"):
            await house.delete(ROLES, system(), role)
    await house.delete(ASSIGNMENTS, system(), assignment.id)
    await house.delete(ROLES, system(), low)
    await house.delete(ROLES, system(), top)


@rule("idam.Role", "AUDITOR reads everything and writes nothing but access reviews and audit exports")
async def test_the_auditor_only_reads() -> None:
    role = Role(code="AUDITOR", name="Auditor", permissions=SYSTEM_ROLES["AUDITOR"][1], id=UUID(int=1))
    rights = Rights(staff_grants([UserRole(user_id=UUID(int=2), role_id=role.id)], {role.id: role}, NOON))
    for module in modules("manager"):
        assert rights.get(module.permission("read"))
        own = module.code in ("audt.AuditLog", "audt.AccessReview", "audt.AuditExport")
        for action in (*(set(module.actions) - {"read"}), *use_cases_of(module).commands):
            assert bool(rights.get(module.permission(action))) == own, (module.code, action)
    assert rights.get("bill:invoices:create") is None


@command("idam.Role", "duplicate")
async def test_duplicating_a_role(house: Application) -> None:
    top = await create(house, system(), "TOP", "bill:*:read")
    role = await create(house, system(), "A", "idam:users:delete", parent_id=str(top), requires_mfa=True)
    shown = await call(house, Role, "duplicate", role, code="B")
    assert shown["id"] != str(role)
    kept = ("code", "name", "permissions", "parent_id", "requires_mfa", "is_system")
    assert [shown[name] for name in kept] == ["B", "A", ["idam:users:delete"], str(top), True, False]
    with pytest.raises(RuleViolated, match="do not hold"):
        await house.command(ROLES, use_cases_of(ROLES).commands["duplicate"], EDITOR, role, {"code": "C"})
    with pytest.raises(AlreadyExistsError):
        await call(house, Role, "duplicate", role, code="B")


async def test_a_copy_of_a_system_role_is_none(house: Application, works: MemoryWorks) -> None:
    role = Role(code="X", name="X", permissions=["*:*:*"], is_system=True)
    await put(works, role)
    shown = await call(house, Role, "duplicate", role.id, code="Y", name="Why")
    assert (shown["is_system"], shown["name"]) == (False, "Why")


@rule("idam.UserRole", "unique by user and role; PLATFORM users only")
async def test_a_role_is_given_once_and_to_staff(house: Application, works: MemoryWorks) -> None:
    kim, lee = await person(works, "kim"), await person(works, "lee", user_type=UserType.TENANT)
    role = await create(house, system(), "A", "bill:*:*")
    await house.create(ASSIGNMENTS, system(), {"user_id": str(kim.id), "role_id": str(role)})
    with pytest.raises(AlreadyExistsError):
        await house.create(ASSIGNMENTS, system(), {"user_id": str(kim.id), "role_id": str(role)})
    with pytest.raises(RuleViolated, match="PLATFORM"):
        await house.create(ASSIGNMENTS, system(), {"user_id": str(lee.id), "role_id": str(role)})


@rule("idam.UserRole", "nobody grants a role whose permissions exceed their own, nor to themselves")
async def test_nobody_gives_more_than_they_have(house: Application, works: MemoryWorks) -> None:
    me, kim = await person(works, "boss"), await person(works, "kim")
    actor = staff("idam:user-roles:*", "bill:*:*", "tnnt:*:read", id=me.id)
    top = await create(house, system(), "TOP", "idam:users:delete")
    child = await create(house, system(), "CHILD", "bill:*:*", parent_id=str(top))
    mine = await create(house, system(), "MINE", "tnnt:tenants:read")
    for user, role in ((kim.id, top), (kim.id, child), (me.id, mine)):
        with pytest.raises(RuleViolated):
            await house.create(ASSIGNMENTS, actor, {"user_id": str(user), "role_id": str(role)})
    await house.create(ASSIGNMENTS, actor, {"user_id": str(kim.id), "role_id": str(mine)})
    # nor gives it for longer
    strong = UserRole(user_id=kim.id, role_id=child, valid_until=NOON)
    await put(works, strong)
    until = {"valid_until": "2027-01-01T00:00:00Z"}
    with pytest.raises(RuleViolated, match="do not hold"):
        await house.update(ASSIGNMENTS, actor, strong.id, until)
    extend = use_cases_of(ASSIGNMENTS).commands["extend"]
    with pytest.raises(RuleViolated, match="do not hold"):
        await house.command(ASSIGNMENTS, extend, actor, strong.id, until | {"reason": "x"})


async def test_an_assignment_ends_after_it_begins(house: Application, works: MemoryWorks) -> None:
    kim = await person(works, "kim")
    role = await create(house, system(), "A", "bill:*:*")
    given = {"user_id": str(kim.id), "role_id": str(role)}
    times = {"valid_from": "2026-08-01T00:00:00Z", "valid_until": "2026-08-01T00:00:00Z"}
    with pytest.raises(ValidationError):
        await house.create(ASSIGNMENTS, system(), given | times)


@command("idam.UserRole", "extend")
async def test_extending_an_assignment(house: Application, works: MemoryWorks) -> None:
    assignment = await assigned(works, await person(works, "kim"), "bill:*:*", valid_until=NOON)
    for wrong in ({"valid_until": "2026-07-31T03:00:00.12Z", "reason": "x"}, {"valid_until": "2027-01-01T00:00:00Z"}):
        with pytest.raises(ValidationError):
            await call(house, UserRole, "extend", assignment.id, **wrong)
    shown = await call(
        house, UserRole, "extend", assignment.id, valid_until="2027-01-01T00:00:00Z", reason="one more year"
    )
    assert (shown["valid_until"], shown["reason"]) == ("2027-01-01T00:00:00+00:00", "one more year")
    endless = await assigned(works, await person(works, "lee"), "bill:*:*")
    with pytest.raises(ValidationError):
        await call(house, UserRole, "extend", endless.id, valid_until="2027-01-01T00:00:00Z", reason="x")


@command("idam.Permission", "sync")
async def test_the_permissions_follow_from_the_modules(house: Application, works: MemoryWorks) -> None:
    gone = Permission(code="idam:users:fly", domain="idam", resource="users", action="fly", description="Flies")
    stale = Permission(code="idam:users:read", domain="idam", resource="users", action="read", is_dangerous=True)
    await put(works, gone, stale)
    known = permissions.known_permissions()
    assert await call(house, Permission, "sync", None) == {"added": len(known) - 1, "removed": 1}
    async with works.begin("manager", system()) as uow:
        found = {one.code: one for one in await uow.of(Permission).find()}
    assert found.keys() == known.keys()
    for code in ("idam:users:create", "idam:users:force-logout", "tnnt:tenants:provision", "idam:permissions:sync"):
        assert code in found
    assert not {"idam:sessions:create", "idam:users:fly", "crm:partners:read"} & found.keys()
    read, unlock = found["idam:users:read"], found["idam:users:unlock"]
    assert (read.is_dangerous, read.description) == (False, "User: Reads records")
    assert (unlock.domain, unlock.resource, unlock.action) == ("idam", "users", "unlock")
    assert unlock.description == "User: Ends every lock of a user, so that they may sign in at once."
    assert found["tnnt:tenants:close"].is_dangerous
    assert await call(house, Permission, "sync", None) == {"added": 0, "removed": 0}


@command("idam.Session", "revoke")
async def test_revoking_a_session(house: Application, works: MemoryWorks) -> None:
    session = Session(user_id=(await person(works, "kim")).id, expires_at=NOON + timedelta(days=1))
    await put(works, session)
    shown = await call(house, Session, "revoke", session.id)
    assert (shown["status"], shown["revoke_reason"]) == ("REVOKED", RevokeReason.ADMIN)
    again = await call(house, Session, "revoke", session.id)
    assert again == shown


async def test_the_first_administrator(works: MemoryWorks) -> None:
    passwords = CountedPasswords()
    made = await asyncio.gather(
        *(first_administrator(works, passwords, "Root@Example.com", PASSWORD) for _ in range(3))
    )
    assert sorted(made) == [False, False, True]
    async with works.begin("manager", system()) as uow:
        (user,) = await uow.of(User).find()
        (assignment,) = await uow.of(UserRole).find()
        roles = {role.id: role for role in await uow.of(Role).find()}
    assert (user.email, user.username, user.user_type) == ("root@example.com", "admin", UserType.PLATFORM)
    assert user.must_change_password is False
    assert Rights(staff_grants([assignment], roles, NOON)).covers("*:*:*")
    assert not await first_administrator(works, passwords, "other@example.com", PASSWORD)
    assert len(roles) == len(SYSTEM_ROLES)


@pytest.mark.parametrize("password", ["short", "password", "root@example.com"])
async def test_the_first_administrator_has_a_sound_password_too(works: MemoryWorks, password: str) -> None:
    with pytest.raises(ValidationError):
        await first_administrator(works, CountedPasswords(), "root@example.com", password)
    async with works.begin("manager", system()) as uow:
        assert not await uow.of(User).any()
