"""Placing tenants, making them ready, suspending and closing them."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.application import Application
from application.manager.tnnt.databases import register
from application.rights import system
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.kernel.errors import (
    AlreadyExistsError,
    DatabaseError,
    InvalidTransition,
    RuleViolated,
    Unavailable,
    ValidationError,
)
from domain.manager.audt.audit_log import AuditLog
from domain.manager.idam.session import Session, SessionStatus
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.isolation import Isolation
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.manager.tnnt.tenant_database import TenantDatabase, TenantDatabaseStatus
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.sys.role import TENANT_ADMIN
from domain.tenants.sys.role import Role as TenantRole
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus as ProfileStatus
from infrastructure.memory.works import MemoryWorks
from tests.application.people import active_tenant, change, person, platform, put, stored, tenant_database
from tests.fakes import NOON, FixedClock
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
TENANTS = module_of(Tenant)


@pytest.fixture
def house(works: MemoryWorks) -> Application:
    return platform(works)


def acme(**given: Any) -> dict[str, Any]:
    return {"code": "acme", "name": "Acme", "region": "kr-1", "contact_email": "a@example.com", **given}


async def create(house: Application, **given: Any) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads((await house.create(TENANTS, system(), acme(**given))).data)
    return shown


async def call(house: Application, name: str, id: Any, **given: Any) -> dict[str, Any]:
    answer = await house.command(TENANTS, use_cases_of(TENANTS).commands[name], system(), UUID(str(id)), given)
    shown: dict[str, Any] = json.loads(answer.data)
    return shown


async def session_in(works: MemoryWorks, tenant: Tenant, user: User) -> Session:
    session = Session(user_id=user.id, tenant_id=tenant.id, expires_at=NOON + timedelta(days=1))
    await put(works, session)
    return session


async def test_a_new_tenant_lies_where_most_room_is(house: Application, works: MemoryWorks) -> None:
    databases: dict[str, dict[str, Any]] = {
        "full": {"max_tenants": 9, "tenant_count": 9},
        "b": {"max_tenants": 5},
        "a": {"max_tenants": 6, "tenant_count": 1},
        "abroad": {"max_tenants": 99, "region": "us-1"},
        "alone": {"max_tenants": 1, "isolation": Isolation.DEDICATED},
        "broken": {"max_tenants": 99, "status": TenantDatabaseStatus.MIGRATING},
    }
    for name, fields in databases.items():
        await tenant_database(works, name, **fields)

    async def lies_in(code: str, **given: Any) -> str | None:
        shown = await create(house, code=code, **given)
        if shown["database_id"] is None:
            return None
        async with works.begin("manager", system()) as uow:
            return (await uow.of(TenantDatabase).get(UUID(shown["database_id"]))).database_name

    assert [await lies_in(f"shared-{n}") for n in range(4)] == ["a", "b", "a", "b"]
    assert await lies_in("dedicated-1", isolation="DEDICATED") == "alone"
    assert await lies_in("dedicated-2", isolation="DEDICATED") is None
    assert await lies_in("abroad-1", region="us-1") == "abroad"
    assert await lies_in("nowhere", region="eu-1") is None


async def test_two_at_once_never_take_the_same_slot(house: Application, works: MemoryWorks) -> None:
    database = await tenant_database(works, "t1", max_tenants=3)
    made = await asyncio.gather(*(create(house, code=f"acme-{n}") for n in range(8)))
    assert [one["database_id"] for one in made].count(str(database.id)) == 3
    assert (await stored(works, database)).tenant_count == 3


@command("tnnt.Tenant", "provision")
async def test_making_a_tenant_ready(house: Application, works: MemoryWorks) -> None:
    await tenant_database(works, "t1")
    owner = await person(works, "kim", user_type=UserType.TENANT)
    made = await create(house, owner_user_id=str(owner.id))
    assert made["status"] == "PROVISIONING"
    shown = await call(house, "provision", made["id"])
    assert (shown["status"], shown["activated_at"] is None) == ("ACTIVE", False)
    async with works.begin("manager", system()) as uow:
        (member,) = await uow.of(TenantMember).find()
    assert (member.user_id, str(member.tenant_id), member.is_default) == (owner.id, made["id"], True)
    async with works.begin("tenants", system(UUID(made["id"]))) as uow:
        (profile,) = await uow.of(Profile).find()
        admin = await uow.of(TenantRole).one(code=TENANT_ADMIN)
    assert admin and (profile.id, profile.status, profile.role_ids) == (owner.id, ProfileStatus.ACTIVE, [admin.id])
    again = await call(house, "provision", made["id"])
    assert again["version"] == shown["version"]


async def test_two_provisions_at_once_make_it_ready_once(house: Application, works: MemoryWorks) -> None:
    await tenant_database(works, "t1")
    owner = await person(works, "kim", user_type=UserType.TENANT)
    made = await create(house, owner_user_id=str(owner.id))
    shown = await asyncio.gather(*(call(house, "provision", made["id"]) for _ in range(3)))
    assert {one["status"] for one in shown} == {"ACTIVE"}
    async with works.begin("manager", system()) as uow:
        assert len(await uow.of(TenantMember).find()) == 1


async def test_a_tenant_without_a_place_gets_one_later(house: Application, works: MemoryWorks) -> None:
    made = await create(house)
    with pytest.raises(Unavailable, match="free slot"):
        await call(house, "provision", made["id"])
    database = await tenant_database(works, "t1")
    placed = await call(house, "provision", made["id"])
    assert (placed["status"], placed["database_id"]) == ("PROVISIONING", str(database.id))
    assert (await call(house, "provision", made["id"]))["status"] == "ACTIVE"


async def test_what_goes_wrong_makes_it_failed(
    house: Application, works: MemoryWorks, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await tenant_database(works, "t1")
    made = await create(house)

    async def broken(*_: Any, **__: Any) -> None:
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr("application.manager.tnnt.tenants.seed", broken)
        assert (await call(house, "provision", made["id"]))["status"] == "FAILED"
    async with works.begin("manager", system()) as uow:
        (row,) = await uow.of(AuditLog).find(action="PROVISION", entity="tnnt.Tenant")
    assert row.reason == str(DatabaseError())
    with pytest.raises(RuleViolated, match="by being deleted"):
        await house.change_status(TENANTS, system(), UUID(made["id"]), {"status": "DELETED"})
    assert (await call(house, "provision", made["id"]))["status"] == "ACTIVE"
    assert (await stored(works, database)).tenant_count == 1


@rule("tnnt.Tenant", "DELETE stands only for FAILED tenants; others are closed and purged")
@rule(
    "tnnt.Tenant",
    "codes www, api, admin, app, mail, status, static, manager and tenant are refused; the code of a DELETED tenant is "
    "never given again",
)
async def test_deleting_a_failed_tenant(house: Application, works: MemoryWorks) -> None:
    database = await tenant_database(works, "t1")
    for status in set(TenantStatus) - {TenantStatus.FAILED}:
        tenant = await active_tenant(works, f"is-{status.lower()}", status=status)
        with pytest.raises(RuleViolated, match="DELETE stands only"):
            await house.delete(TENANTS, system(), tenant.id)
    made = UUID((await create(house))["id"])
    async with works.begin("manager", system()) as uow:
        (await uow.of(Tenant).take(made)).status = TenantStatus.FAILED
    await house.delete(TENANTS, system(), made)
    async with works.begin("manager", system()) as uow:
        found = await uow.of(Tenant).get(made)
    assert (found.status, found.database_id) == (TenantStatus.DELETED, None)
    assert (await stored(works, database)).tenant_count == 0
    with pytest.raises(AlreadyExistsError):
        await create(house)
    for code in ("www", "api", "admin", "app", "mail", "status", "static", "manager", "tenant"):
        with pytest.raises(ValidationError):
            await create(house, code=code)


@pytest.mark.parametrize(
    "fields", [{"user_type": UserType.PLATFORM}, {"user_type": UserType.TENANT, "status": UserStatus.INACTIVE}]
)
async def test_an_owner_is_an_active_tenants_user(
    house: Application, works: MemoryWorks, fields: dict[str, Any]
) -> None:
    user = await person(works, "kim", **fields)
    for owner in (user.id, uuid4()):
        with pytest.raises(ValidationError):
            await create(house, owner_user_id=str(owner))


async def test_what_an_update_leaves_alone(house: Application, works: MemoryWorks) -> None:
    first, second = [await person(works, name, user_type=UserType.TENANT) for name in ("kim", "lee")]
    tenant = await active_tenant(works, "acme", owner=first)
    for given, words in (
        ({"region": "us-1"}, "only through move"),
        ({"isolation": "DEDICATED"}, "only through move"),
        ({"owner_user_id": str(second.id)}, "only through change_owner"),
        ({"owner_user_id": None}, "only through change_owner"),
    ):
        with pytest.raises(RuleViolated, match=words):
            await house.update(TENANTS, system(), tenant.id, given)
    for given in ({"code": "other"}, {"status": "CLOSED"}, {"database_id": None}):
        with pytest.raises(ValidationError):
            await house.update(TENANTS, system(), tenant.id, given)
    await house.update(TENANTS, system(), tenant.id, {"region": "kr-1", "name": "New", "owner_user_id": str(first.id)})
    assert (await stored(works, tenant)).name == "New"
    early = await active_tenant(works, "early", owner=first, status=TenantStatus.PROVISIONING)
    await house.update(TENANTS, system(), early.id, {"owner_user_id": str(second.id)})


@command("tnnt.Tenant", "suspend")
@pytest.mark.parametrize(
    ("reason", "ended"), [("PAYMENT", False), ("REQUEST", False), ("ABUSE", True), ("SECURITY", True)]
)
async def test_suspending(house: Application, works: MemoryWorks, reason: str, ended: bool) -> None:
    user = await person(works, "kim", user_type=UserType.TENANT)
    tenant, other = await active_tenant(works, "acme"), await active_tenant(works, "other")
    mine, theirs = await session_in(works, tenant, user), await session_in(works, other, user)
    shown = await call(house, "suspend", tenant.id, reason=reason, note="by hand")
    assert (shown["status"], shown["suspend_reason"], shown["suspended_at"] is None) == ("SUSPENDED", reason, False)
    assert ((await stored(works, mine)).status is SessionStatus.REVOKED) is ended
    assert (await stored(works, theirs)).status is SessionStatus.ACTIVE
    async with works.begin("manager", system()) as uow:
        (row,) = await uow.of(AuditLog).find(action="SUSPEND", entity="tnnt.Tenant")
    assert row.reason == f"{reason}: by hand"
    with pytest.raises(InvalidTransition):
        await call(house, "suspend", tenant.id, reason=reason)


@command("tnnt.Tenant", "resume")
async def test_resuming(house: Application, works: MemoryWorks) -> None:
    tenant = await active_tenant(works, "acme")
    with pytest.raises(RuleViolated):
        await call(house, "resume", tenant.id)
    await call(house, "suspend", tenant.id, reason="REQUEST")
    shown = await call(house, "resume", tenant.id)
    assert [shown[name] for name in ("status", "suspend_reason", "suspended_at")] == ["ACTIVE", None, None]
    closed = await active_tenant(works, "closed", status=TenantStatus.CLOSED)
    with pytest.raises(RuleViolated):
        await call(house, "resume", closed.id)


@command("tnnt.Tenant", "close")
@command("tnnt.Tenant", "reopen")
async def test_closing_and_reopening(house: Application, works: MemoryWorks, clock: FixedClock) -> None:
    clock.time = datetime(2026, 7, 14, 15, 30, tzinfo=UTC)  # half past midnight of the 15th in Seoul
    user = await person(works, "kim", user_type=UserType.TENANT)
    tenant = await active_tenant(works, "acme")
    session = await session_in(works, tenant, user)
    with pytest.raises(ValidationError):
        await call(house, "close", tenant.id, code="other")
    shown = await call(house, "close", tenant.id, code="acme")
    assert (shown["status"], shown["purge_after"]) == ("CLOSED", "2026-08-14")
    assert (await stored(works, session)).status is SessionStatus.REVOKED
    clock.time = datetime(2026, 8, 13, 14, 59, tzinfo=UTC)
    shown = await call(house, "reopen", tenant.id)
    assert [shown[name] for name in ("status", "closed_at", "purge_after")] == ["ACTIVE", None, None]
    with pytest.raises(RuleViolated):
        await call(house, "reopen", tenant.id)
    await change(works, tenant, status=TenantStatus.CLOSED, purge_after=date(2026, 8, 14))
    clock.move(timedelta(minutes=1))
    with pytest.raises(RuleViolated, match="only before"):
        await call(house, "reopen", tenant.id)


async def test_only_an_unfinished_tenant_is_made_ready(house: Application, works: MemoryWorks) -> None:
    for status in (TenantStatus.SUSPENDED, TenantStatus.CLOSED, TenantStatus.DELETED):
        tenant = await active_tenant(works, f"is-{status.lower()}", status=status)
        with pytest.raises(RuleViolated):
            await call(house, "provision", tenant.id)
        assert (await stored(works, tenant)).status is status


async def test_a_database_is_made_known_once(works: MemoryWorks) -> None:
    for version in ("0001", "0002"):
        async with works.begin("manager", system()) as uow:
            await register(uow, "t1", region="kr-1", max_tenants=5, schema_version=version)
    async with works.begin("manager", system()) as uow:
        (database,) = await uow.of(TenantDatabase).find()
    assert (database.status, database.schema_version, database.target_version) == ("READY", "0002", "0002")
