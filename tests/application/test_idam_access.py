"""What an access token opens at this moment."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.access import load_actor, member_grants, owner_grants, staff_grants, staff_grants_until
from application.rights import Actor, RecordScope, Rights, system
from domain.kernel.errors import TenantSuspended, UnauthorizedError
from domain.manager.idam.role import Role
from domain.manager.idam.session import RevokeReason, Session, SessionStatus
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import SuspendReason, Tenant, TenantStatus
from domain.manager.tnnt.tenant_member import TenantMember, TenantMemberStatus
from domain.tenants.sys.permission import Permission as TenantPermission
from domain.tenants.sys.role import TENANT_ADMIN, TENANT_MEMBER, RolePermission
from domain.tenants.sys.role import RecordScope as RoleScope
from domain.tenants.sys.role import Role as TenantRole
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus as ProfileStatus
from infrastructure.memory.works import MemoryWorks
from tests.application.people import HERE, active_tenant, assigned, change, member_of, person, put
from tests.fakes import NOON, FixedClock
from tests.marks import rule

pytestmark = pytest.mark.asyncio


async def signed_in(works: MemoryWorks, user: User, tenant: Tenant | None = None) -> Session:
    """A session that lasts for a day."""
    session = Session(
        user_id=user.id, tenant_id=tenant.id if tenant else None, expires_at=NOON + timedelta(days=1), last_seen_at=NOON
    )
    await put(works, session)
    return session


async def let_in(works: MemoryWorks, session: Session, **other: Any) -> Actor:
    given = {"session_id": session.id, "user_id": session.user_id, "tenant_id": session.tenant_id, **other}
    return await load_actor(works, **given, origin=HERE)


async def test_a_member_of_the_staff(works: MemoryWorks) -> None:
    user = await person(works, "kim")
    await assigned(works, user, "idam:users:read", "bill:*:*")
    session = await signed_in(works, user)
    actor = await let_in(works, session)
    assert (actor.id, actor.session_id, actor.tenant_id, actor.origin) == (user.id, session.id, None, HERE)
    assert actor.rights.permissions == ["bill:*:*", "idam:users:read"]
    assert not actor.read_only


async def test_with_a_password_to_be_changed_nothing_is_allowed(works: MemoryWorks) -> None:
    user = await person(works, "kim", must_change_password=True)
    await assigned(works, user, "*:*:*")
    actor = await let_in(works, await signed_in(works, user))
    assert actor.rights.permissions == []


async def test_only_a_living_session_of_the_same_user_and_tenant(works: MemoryWorks, clock: FixedClock) -> None:
    user, other = await person(works, "kim"), await person(works, "lee")
    session = await signed_in(works, user)
    for wrong in ({"session_id": uuid4()}, {"user_id": other.id}, {"user_id": uuid4()}, {"tenant_id": uuid4()}):
        with pytest.raises(UnauthorizedError):
            await let_in(works, session, **wrong)
    clock.move(timedelta(days=1) - timedelta(microseconds=1))
    await let_in(works, session)
    clock.move(timedelta(microseconds=1))
    with pytest.raises(UnauthorizedError):
        await let_in(works, session)


@pytest.mark.parametrize("status", [UserStatus.INACTIVE, UserStatus.LOCKED])
async def test_who_is_shut_out_is_refused_at_once(works: MemoryWorks, status: UserStatus) -> None:
    user = await person(works, "kim")
    session = await signed_in(works, user)
    await change(works, user, status=status)
    with pytest.raises(UnauthorizedError):
        await let_in(works, session)


async def test_a_revoked_session_is_refused_at_once(works: MemoryWorks) -> None:
    user = await person(works, "kim")
    session = await signed_in(works, user)
    await change(works, session, status=SessionStatus.REVOKED, revoke_reason=RevokeReason.ADMIN)
    with pytest.raises(UnauthorizedError):
        await let_in(works, session)


async def test_staff_and_tenants_users_do_not_change_places(works: MemoryWorks) -> None:
    tenant = await active_tenant(works, "acme")
    staff, user = await person(works, "kim"), await person(works, "lee", user_type=UserType.TENANT)
    await member_of(works, tenant, staff)
    for session in (await signed_in(works, staff, tenant), await signed_in(works, user)):
        with pytest.raises(UnauthorizedError):
            await let_in(works, session)


async def test_a_session_is_for_one_tenant(works: MemoryWorks) -> None:
    acme = await Acme(works).build()
    other = await active_tenant(works, "other")
    await member_of(works, other, acme.user)
    async with works.begin("tenants", system(other.id)) as uow:
        role = uow.of(TenantRole).add(TenantRole(code="SALES", name="Sales"))
        uow.of(Profile).add(Profile(id=acme.user.id, full_name="Kim", role_ids=[role.id], status=ProfileStatus.ACTIVE))
    await let_in(works, await signed_in(works, acme.user, other))
    with pytest.raises(UnauthorizedError):
        await let_in(works, acme.session, tenant_id=other.id)


class Acme:
    """A tenant with one member, who has one role there."""

    def __init__(self, works: MemoryWorks) -> None:
        self.works = works

    async def build(self) -> "Acme":
        self.user = await person(self.works, "kim", user_type=UserType.TENANT)
        self.tenant = await active_tenant(self.works, "acme")
        self.member = await member_of(self.works, self.tenant, self.user)
        self.session = await signed_in(self.works, self.user, self.tenant)
        async with self.works.begin("tenants", system(self.tenant.id)) as uow:
            permission = uow.of(TenantPermission).add(
                TenantPermission(code="crm:partners:read", domain="crm", resource="partners", action="read", name="r")
            )
            line = RolePermission(
                permission_id=permission.id, record_scope=RoleScope.OWN, hidden_fields=["annual_revenue"]
            )
            role = uow.of(TenantRole).add(TenantRole(code="SALES", name="Sales", permissions=[line]))
            self.profile = uow.of(Profile).add(
                Profile(id=self.user.id, full_name="Kim", role_ids=[role.id], status=ProfileStatus.ACTIVE)
            )
        return self

    async def change_profile(self, **values: object) -> None:
        async with self.works.begin("tenants", system(self.tenant.id)) as uow:
            profile = await uow.of(Profile).take(self.user.id)
            for name, value in values.items():
                setattr(profile, name, value)

    async def enter(self) -> Actor:
        return await let_in(self.works, self.session)


async def test_a_member_has_the_rights_of_their_roles(works: MemoryWorks) -> None:
    acme = await Acme(works).build()
    actor = await acme.enter()
    right = actor.rights.get("crm:partners:read")
    assert right is not None
    assert (right.scope, right.hidden) == (RecordScope.OWN, frozenset({"annual_revenue"}))
    assert actor.rights.permissions == ["crm:partners:read"]
    assert (actor.tenant_id, actor.read_only) == (acme.tenant.id, False)


async def test_the_owner_holds_the_tenants_rows_of_the_manager_scope(works: MemoryWorks) -> None:
    acme = await Acme(works).build()
    assert (await acme.enter()).rights.get("bill:invoices:read") is None
    await change(works, acme.tenant, owner_user_id=acme.user.id)
    rights = (await acme.enter()).rights
    assert rights.get("bill:invoices:read") and rights.get("crm:partners:create") is None


async def test_a_membership_that_ended_shuts_out(works: MemoryWorks) -> None:
    acme = await Acme(works).build()
    await change(works, acme.member, status=TenantMemberStatus.SUSPENDED)
    with pytest.raises(UnauthorizedError):
        await acme.enter()
    async with works.begin("manager", system()) as uow:
        uow.of(TenantMember).remove(await uow.of(TenantMember).take(acme.member.id))
    with pytest.raises(UnauthorizedError):
        await acme.enter()


async def test_a_user_who_is_disabled_in_the_tenant_is_shut_out(works: MemoryWorks) -> None:
    acme = await Acme(works).build()
    await acme.change_profile(status=ProfileStatus.DISABLED)
    with pytest.raises(UnauthorizedError):
        await acme.enter()


async def test_the_last_day_of_a_membership_ends_at_the_tenants_midnight(works: MemoryWorks, clock: FixedClock) -> None:
    acme = await Acme(works).build()
    await change(works, acme.session, expires_at=NOON + timedelta(days=9))
    await acme.change_profile(valid_until=NOON.date())
    clock.time = NOON.replace(hour=14, minute=59)  # 23:59 in Seoul
    await acme.enter()
    clock.move(timedelta(minutes=1))
    with pytest.raises(UnauthorizedError):
        await acme.enter()


@pytest.mark.parametrize(
    ("values", "read_only"),
    [
        ({"status": TenantStatus.SUSPENDED, "suspend_reason": SuspendReason.PAYMENT}, True),
        ({"is_read_only": True}, True),
        ({}, False),
    ],
)
async def test_a_tenant_that_does_not_pay_only_reads(
    works: MemoryWorks, values: dict[str, Any], read_only: bool
) -> None:
    acme = await Acme(works).build()
    await change(works, acme.tenant, **values)
    assert (await acme.enter()).read_only is read_only


@pytest.mark.parametrize(
    "values",
    [
        {"status": TenantStatus.SUSPENDED, "suspend_reason": SuspendReason.ABUSE},
        {"status": TenantStatus.SUSPENDED, "suspend_reason": SuspendReason.SECURITY},
        {"status": TenantStatus.CLOSED},
    ],
)
async def test_a_shut_tenant_lets_nobody_in(works: MemoryWorks, values: dict[str, Any]) -> None:
    acme = await Acme(works).build()
    await change(works, acme.tenant, **values)
    with pytest.raises(TenantSuspended):
        await acme.enter()


def a_role(code: str, *permissions: str, parent: Role | None = None) -> Role:
    return Role(
        id=uuid4(), code=code, name=code, permissions=list(permissions), parent_id=parent.id if parent else None
    )


@rule(
    "idam.Role",
    "only grants exist; nothing denies; effective permissions are the union of own and inherited ones",
)
async def test_a_role_inherits_from_all_its_parents() -> None:
    top = a_role("TOP", "a:b:read")
    middle = a_role("MIDDLE", "a:b:update", parent=top)
    low = a_role("LOW", "a:c:read", parent=middle)
    other = a_role("OTHER", "d:e:read", "a:b:read")
    roles = {role.id: role for role in (top, middle, low, other)}
    held = [UserRole(user_id=UUID(int=1), role_id=role.id) for role in (low, other)]
    rights = Rights(staff_grants(held, roles, NOON))
    assert rights.permissions == ["a:b:read", "a:b:update", "a:c:read", "d:e:read"]
    assert rights.get("a:b:delete") is None


@rule(
    "idam.UserRole",
    "outside valid_from (inclusive) to valid_until (exclusive) it grants nothing, to the second, without waiting for a "
    "background run",
)
async def test_a_role_holds_for_its_time_only(works: MemoryWorks, clock: FixedClock) -> None:
    user = await person(works, "kim")
    start, end = NOON + timedelta(minutes=1), NOON + timedelta(minutes=2)
    await assigned(works, user, "a:b:read", valid_from=start, valid_until=end)
    session = await signed_in(works, user)
    second = timedelta(seconds=1)
    for moment, held in (
        (NOON, False),
        (start - second, False),
        (start, True),
        (end - second, True),
        (end, False),
        (end + second, False),
    ):
        clock.time = moment
        actor = await let_in(works, session)
        assert (actor.rights.get("a:b:read") is not None) is held, moment


async def test_when_grants_change_by_themselves() -> None:
    def of(start: int | None, end: int | None) -> UserRole:
        at = [None if hours is None else NOON + timedelta(hours=hours) for hours in (start, end)]
        return UserRole(user_id=UUID(int=1), role_id=UUID(int=2), valid_from=at[0], valid_until=at[1])

    assert staff_grants_until([of(None, None), of(-2, None), of(-2, -1)], NOON) is None
    assert staff_grants_until([of(-2, 5), of(3, 9), of(None, 4)], NOON) == NOON + timedelta(hours=3)
    assert staff_grants_until([of(0, 2)], NOON) == NOON + timedelta(hours=2)


async def test_the_roles_that_come_with_a_tenant() -> None:
    admin = TenantRole(code=TENANT_ADMIN, name="A", is_system=True)
    member = TenantRole(code=TENANT_MEMBER, name="M", is_system=True)
    assert Rights(member_grants([admin], {})).covers("*:*:*")
    rights = Rights(member_grants([member], {}))
    read, write = rights.get("crm:partners:read"), rights.get("crm:partners:update")
    assert read and read.scope is RecordScope.ALL
    assert write and write.scope is RecordScope.OWN
    assert rights.get("sys:users:read") and rights.get("sys:users:update") is None
    assert rights.get("idam:sessions:read") is None


async def test_a_role_that_only_bears_the_name_grants_nothing() -> None:
    assert member_grants([TenantRole(code=TENANT_ADMIN, name="A")], {}) == []


async def test_a_permission_that_is_gone_grants_nothing() -> None:
    role = TenantRole(code="X", name="X", permissions=[RolePermission(permission_id=uuid4())])
    assert member_grants([role], {}) == []


async def test_owners_grants_end_at_the_manager_scope() -> None:
    rights = Rights(owner_grants())
    assert rights.covers("tnnt:tenant-members:suspend")
    assert not rights.covers("crm:partners:read")
