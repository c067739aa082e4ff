"""Users: making and changing them, and shutting them out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from application import access, crud
from application.crud import Given
from application.manager.idam.administrators import administrators, refuse_none_left
from application.manager.idam.sessions import revoke_all
from application.ports import Numbers, Passwords, UnitOfWork, Works
from application.rights import system
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import NotFoundError, RuleViolated, ValidationError
from domain.kernel.types import Text
from domain.manager.idam.password import check_password
from domain.manager.idam.policy import Policy
from domain.manager.idam.role import with_parents
from domain.manager.idam.session import RevokeReason
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.idam.user_role import UserRole
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.sys.user import User as Profile

POLICY = Policy()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectivePermission:
    """A permission that a user has, and the role that it comes from."""

    permission: Annotated[str, Text(120)]
    role: Annotated[str, Text(64)]


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers, passwords: Passwords) -> Entity:
    """Creates a user."""
    values, _ = crud.read_input(module, given, creating=True)
    password: str | None = values.get("password")
    if password is None:
        raise ValidationError.of("password", "required", "the field is required")
    check_password(
        password,
        common=passwords.is_common,
        minimum=POLICY.password_min_length,
        mixed=POLICY.password_mixed,
        forbidden=(values["email"], values["username"]),
    )
    # hashed before anything is read or locked, for it takes long
    hash = await passwords.hash(password)
    user = await crud.create(uow, module, {**given, "password": hash}, numbers=numbers)
    assert isinstance(user, User)
    user.set_password(hash, uow.now, POLICY)
    return user


async def update(uow: UnitOfWork, module: Module, user: User, given: Given) -> Entity:
    """Changes a user; a password is changed by its owner alone."""
    email = user.email
    await crud.update(uow, module, user, given)
    if user.email != email:
        user.email_verified_at = None
    return user


async def delete(uow: UnitOfWork, module: Module, user: User) -> None:
    """Deletes a user, ends their sessions and takes their roles back."""
    _refuse_self(uow, user)
    if await uow.of(Tenant).any(owner_user_id=user.id, status=set(TenantStatus) - {TenantStatus.DELETED}):
        raise RuleViolated("the owner's membership cannot be suspended or deleted before change_owner")
    before = await administrators(uow)
    for assignment in await uow.of(UserRole).take_all([one.id for one in await uow.of(UserRole).find(user_id=user.id)]):
        uow.of(UserRole).remove(assignment)
    uow.of(User).remove(user)
    await refuse_none_left(uow, before)
    await revoke_all(uow, RevokeReason.USER_INACTIVE, user_id=user.id)


async def change_status(uow: UnitOfWork, module: Module, user: User, status: StrEnum) -> None:
    """Locks a user, makes one inactive, or lets one in again."""
    if status is UserStatus.ACTIVE:
        user.advance(status)
        return
    _refuse_self(uow, user)
    before = await administrators(uow)
    user.advance(status)
    await refuse_none_left(uow, before)
    await revoke_all(uow, RevokeReason.USER_INACTIVE, user_id=user.id)


def _refuse_self(uow: UnitOfWork, user: User) -> None:
    if uow.actor.id == user.id:
        raise RuleViolated("nobody deletes, deactivates or changes the roles of themselves")


async def unlock(uow: UnitOfWork, user: User) -> None:
    """Ends every lock of a user, so that they may sign in at once."""
    user.unlock()


async def force_logout(uow: UnitOfWork, user: User, *, reason: Annotated[str, Text(500)]) -> None:
    """Ends every session of a user, with a reason."""
    await revoke_all(uow, RevokeReason.ADMIN, user_id=user.id)


async def require_password_change(uow: UnitOfWork, user: User) -> None:
    """Ends every session of a user, who must then set a new password before anything else."""
    user.must_change_password = True
    await revoke_all(uow, RevokeReason.ADMIN, user_id=user.id)


async def permissions(
    uow: UnitOfWork, user: User, *, tenant_id: UUID | None = None, works: Works
) -> list[EffectivePermission]:
    """What a user may do, each with the role that it comes from; of a tenant's user in one of their tenants."""
    if user.user_type is UserType.PLATFORM:
        return await _of_staff(uow, user)
    if tenant_id is None:
        raise ValidationError.of("tenant_id", "required", "the field is required")
    if not await uow.of(TenantMember).any(tenant_id=tenant_id, user_id=user.id):
        raise NotFoundError
    return await _of_member(works, user, tenant_id)


async def _of_staff(uow: UnitOfWork, user: User) -> list[EffectivePermission]:
    assignments, roles = await access.staff_roles(uow, user.id)
    held = [roles[one.role_id] for one in assignments if one.holds(uow.now) and one.role_id in roles]
    return [
        EffectivePermission(permission=permission, role=role.code)
        for top in held
        for role in with_parents(top, roles)
        for permission in role.permissions
    ]


async def _of_member(works: Works, user: User, tenant_id: UUID) -> list[EffectivePermission]:
    async with works.begin("tenants", system(tenant_id)) as uow:
        profile = await uow.of(Profile).one(id=user.id)
        roles, codes = await access.member_roles(uow, profile) if profile else ([], {})
    return [
        EffectivePermission(permission=grant.permission, role=role.code)
        for role in roles
        for grant in access.member_grants([role], codes)
    ]


use_cases(
    User,
    unlock,
    force_logout,
    require_password_change,
    permissions,
    create=create,
    update=update,
    delete=delete,
    change_status=change_status,
)
