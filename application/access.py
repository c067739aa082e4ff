"""Who a signed-in user is at this moment and what they may do, read anew for every request.

`staff_grants`, `staff_grants_until` and `member_grants` are pure, so that an adapter which keeps what it has read can
work out the same rights.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from application.ports import UnitOfWork, Works
from application.rights import Actor, ActorType, Grant, Origin, RecordScope, Rights, system
from domain.kernel.domains import DOMAINS, Scope
from domain.kernel.errors import TenantSuspended, UnauthorizedError
from domain.manager.idam.role import Role, with_parents
from domain.manager.idam.session import Session
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_member import TenantMember, TenantMemberStatus
from domain.tenants.sys.permission import Permission as TenantPermission
from domain.tenants.sys.role import TENANT_ADMIN, TENANT_MEMBER
from domain.tenants.sys.role import Role as TenantRole
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus as ProfileStatus


async def load_actor(works: Works, *, session_id: UUID, user_id: UUID, tenant_id: UUID | None, origin: Origin) -> Actor:
    """The actor that a verified access token stands for.

    Raises UnauthorizedError when session, user or membership no longer hold, TenantSuspended when the tenant is shut.
    """
    tenant: Tenant | None = None
    grants: list[Grant] = []
    async with works.begin("manager", system(origin=origin)) as uow:
        user = await _signed_in(uow, session_id, user_id, tenant_id)
        if tenant_id is not None:
            tenant = await entered_tenant(uow, user_id, tenant_id)
        elif not user.must_change_password:
            grants = staff_grants(*await staff_roles(uow, user_id), uow.now)
    if tenant is not None:
        found = await _grants_in_tenant(works, user_id, tenant, origin)
        # with a password that is to be changed a user gets in only to change it
        grants = [] if user.must_change_password else found
    return Actor(
        ActorType.USER,
        id=user_id,
        tenant_id=tenant_id,
        session_id=session_id,
        rights=Rights(grants),
        origin=origin,
        read_only=tenant is not None and not tenant.is_writable,
    )


async def _signed_in(uow: UnitOfWork, session_id: UUID, user_id: UUID, tenant_id: UUID | None) -> User:
    """The user of a session; raises UnauthorizedError."""
    session = await uow.of(Session).one(id=session_id)
    user = await uow.of(User).one(id=user_id)
    if session is None or user is None or not may_act(session, user, tenant_id, uow.now):
        raise UnauthorizedError
    return user


def may_act(session: Session, user: User, tenant_id: UUID | None, now: datetime) -> bool:
    """Whether a token of this session, for this tenant or for none, lets the user act."""
    return (
        session.is_alive(now)
        and session.user_id == user.id
        and session.tenant_id == tenant_id
        and user.status is UserStatus.ACTIVE
        and (user.user_type is UserType.PLATFORM) == (tenant_id is None)
    )


async def entered_tenant(uow: UnitOfWork, user_id: UUID, tenant_id: UUID) -> Tenant:
    """The tenant that a member enters; raises UnauthorizedError for others, TenantSuspended where nobody gets in."""
    member = await uow.of(TenantMember).one(tenant_id=tenant_id, user_id=user_id)
    tenant = await uow.of(Tenant).one(id=tenant_id)
    if tenant is None or member is None or member.status is not TenantMemberStatus.ACTIVE:
        raise UnauthorizedError
    if tenant.is_shut:
        raise TenantSuspended("the tenant is suspended or closed")
    return tenant


async def _grants_in_tenant(works: Works, user_id: UUID, tenant: Tenant, origin: Origin) -> list[Grant]:
    async with works.begin("tenants", system(tenant.id, origin)) as uow:
        profile = await uow.of(Profile).one(id=user_id)
        if profile is None or not may_enter(profile, tenant.timezone, uow.now):
            raise UnauthorizedError
        grants = member_grants(*await member_roles(uow, profile))
    return [*grants, *(owner_grants() if tenant.owner_user_id == user_id else ())]


def may_enter(profile: Profile, timezone: str, now: datetime) -> bool:
    """Whether a user is ACTIVE in the tenant, to the end of the last day that their membership lasts."""
    today = now.astimezone(ZoneInfo(timezone)).date()
    return profile.status is ProfileStatus.ACTIVE and (profile.valid_until is None or today <= profile.valid_until)


async def staff_roles(uow: UnitOfWork, user_id: UUID) -> tuple[list[UserRole], dict[UUID, Role]]:
    """A staff user's assignments, also those that do not hold now, and all roles by id."""
    return await uow.of(UserRole).find(user_id=user_id), {role.id: role for role in await uow.of(Role).find()}


def staff_grants(assignments: Iterable[UserRole], roles: Mapping[UUID, Role], now: datetime) -> list[Grant]:
    """What the assignments that hold at this moment grant, with what their roles inherit."""
    return [
        Grant(permission)
        for assignment in assignments
        if assignment.holds(now) and assignment.role_id in roles
        for role in with_parents(roles[assignment.role_id], roles)
        for permission in role.permissions
    ]


def staff_grants_until(assignments: Iterable[UserRole], now: datetime) -> datetime | None:
    """The next moment at which an assignment begins or ends, so that what is granted changes by itself."""
    moments = (moment for one in assignments for moment in (one.valid_from, one.valid_until))
    return min((moment for moment in moments if moment is not None and moment > now), default=None)


async def member_roles(uow: UnitOfWork, profile: Profile) -> tuple[list[TenantRole], dict[UUID, str]]:
    """The roles of a tenant's user, and the codes of the permissions that they name, by id."""
    roles = await uow.of(TenantRole).find(id=profile.role_ids) if profile.role_ids else []
    named = {line.permission_id for role in roles for line in role.permissions}
    permissions = await uow.of(TenantPermission).find(id=named) if named else []
    return roles, {one.id: one.code for one in permissions if one.code is not None}


def member_grants(roles: Iterable[TenantRole], codes: Mapping[UUID, str]) -> list[Grant]:
    """What a tenant's roles grant; a permission that is gone grants nothing."""
    return [grant for role in roles for grant in _grants_of(role, codes)]


def _grants_of(role: TenantRole, codes: Mapping[UUID, str]) -> Iterator[Grant]:
    if role.is_system and role.code == TENANT_ADMIN:
        yield Grant("*:*:*")
    elif role.is_system and role.code == TENANT_MEMBER:
        for domain in _domains("tenants"):
            yield Grant(f"{domain}:*:read")
            if domain != "sys":  # who may do what is not a member's own affair
                yield Grant(f"{domain}:*:*", RecordScope.OWN)
    for line in role.permissions:
        if line.permission_id in codes:
            scope = RecordScope[line.record_scope.name]
            yield Grant(codes[line.permission_id], scope, frozenset(line.hidden_fields))


def owner_grants() -> list[Grant]:
    """What a tenant's owner may do with the tenant's rows in the manager scope, whatever roles they have."""
    return [Grant(f"{domain}:*:*") for domain in _domains("manager")]


def _domains(scope: Scope) -> list[str]:
    return [code for code, domain in DOMAINS.items() if domain.scope == scope]
