"""What a new platform begins with: its permissions, its system roles and its first administrator."""

from application.manager.idam import permissions
from application.ports import Passwords, UnitOfWork, Works
from application.rights import system
from domain.manager.idam.password import check_password
from domain.manager.idam.policy import Policy
from domain.manager.idam.role import Role
from domain.manager.idam.user import User, UserType
from domain.manager.idam.user_role import UserRole

SUPER_ADMIN = "SUPER_ADMIN"
SYSTEM_ROLES: dict[str, tuple[str, list[str]]] = {
    SUPER_ADMIN: ("Administrator", ["*:*:*"]),
    "BILLING_ADMIN": ("Billing", ["bill:*:*", "tnnt:*:read"]),
    "SUPPORT_AGENT": ("Support", ["supt:*:*", "tnnt:*:read", "idam:users:read", "idam:sessions:read"]),
    "AUDITOR": ("Auditor", ["*:*:read", "audt:audit-logs:*", "audt:access-reviews:*", "audt:audit-exports:*"]),
}
"""The roles that come with the platform, by code: name and permissions."""


async def first_administrator(
    works: Works,
    passwords: Passwords,
    email: str,
    password: str,
    *,
    username: str = "admin",
    full_name: str = "Administrator",
    must_change_password: bool = False,
) -> bool:
    """Makes the first member of the staff, who may do everything; False where there is a member of the staff already.

    The permissions and system roles are brought in line at every call.
    """
    async with works.begin("manager", system(), "BOOTSTRAP") as uow:
        await permissions.sync(uow)
        await _system_roles(uow)
        if await _has_staff(uow):
            return False
    policy = Policy()
    check_password(
        password, common=passwords.is_common, minimum=policy.password_min_length, forbidden=(email, username)
    )
    hash = await passwords.hash(password)
    async with works.begin("manager", system(), "BOOTSTRAP") as uow:
        await uow.serialize("idam.bootstrap")
        if await _has_staff(uow):
            return False
        user = User(
            full_name=full_name,
            email=email.lower(),
            username=username.lower(),
            user_type=UserType.PLATFORM,
            must_change_password=must_change_password,
        )
        user.set_password(hash, uow.now, policy)
        uow.of(User).add(user)
        role = await uow.of(Role).one(code=SUPER_ADMIN)
        assert role is not None
        uow.of(UserRole).add(UserRole(user_id=user.id, role_id=role.id))
    return True


async def _has_staff(uow: UnitOfWork) -> bool:
    return await uow.of(User).any(user_type=UserType.PLATFORM)


async def _system_roles(uow: UnitOfWork) -> None:
    await uow.serialize("idam.system-roles")
    present = {role.code: role for role in await uow.of(Role).find(code=list(SYSTEM_ROLES))}
    for code, (name, granted) in SYSTEM_ROLES.items():
        if code not in present:
            uow.of(Role).add(Role(code=code, name=name, permissions=list(granted), is_system=True))
        elif present[code].permissions != granted:
            (await uow.of(Role).take(present[code].id)).permissions = list(granted)
