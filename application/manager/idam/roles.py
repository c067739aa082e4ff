"""Roles of platform staff: what may be written into them, and by whom."""

from collections.abc import Iterable
from uuid import UUID

from application import crud
from application.crud import Given
from application.manager.idam.administrators import administrators, refuse_none_left
from application.manager.idam.permissions import known_permissions
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import FieldError, RuleViolated, ValidationError
from domain.kernel.types import Name
from domain.manager.idam.role import Role, RoleCode, with_parents
from domain.manager.idam.user_role import UserRole


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a role."""
    role = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(role, Role)
    _refuse_unknown(role.permissions)
    await refuse_excess(uow, await permissions_of(uow, role))
    return role


async def update(uow: UnitOfWork, module: Module, role: Role, given: Given) -> Entity:
    """Changes a role; for those who hold it, from their next request on."""
    _refuse_system(role)
    before = await administrators(uow)
    granted = await permissions_of(uow, role)
    own = set(role.permissions)
    await crud.update(uow, module, role, given)
    _refuse_unknown(set(role.permissions) - own)
    await refuse_excess(uow, await permissions_of(uow, role) - granted)
    await refuse_none_left(uow, before)
    return role


async def delete(uow: UnitOfWork, module: Module, role: Role) -> None:
    """Deletes a role that nobody holds and that no role inherits from."""
    _refuse_system(role)
    if await uow.of(UserRole).any(role_id=role.id) or await uow.of(Role).any(parent_id=role.id):
        raise RuleViolated("a role that is assigned or is a parent cannot be deleted")
    uow.of(Role).remove(role)


async def duplicate(uow: UnitOfWork, role: Role, *, code: RoleCode, name: Name | None = None) -> Role:
    """Makes a role with a new code and the same permissions."""
    await refuse_excess(uow, await permissions_of(uow, role))
    return uow.of(Role).add(
        Role(
            code=code,
            name=name or role.name,
            description=role.description,
            permissions=list(role.permissions),
            parent_id=role.parent_id,
            requires_mfa=role.requires_mfa,
        )
    )


async def permissions_of(uow: UnitOfWork, role: Role) -> set[str]:
    """What a role grants, with what it inherits."""
    roles = {one.id: one for one in await uow.of(Role).find()} if role.parent_id else {}
    return {permission for one in with_parents(role, roles) for permission in one.permissions}


async def refuse_excess(uow: UnitOfWork, permissions: Iterable[str]) -> None:
    """Refuses to hand on what the actor may not do themselves."""
    for permission in sorted(permissions):
        if not uow.actor.rights.covers(permission):
            raise RuleViolated(
                "nobody hands on a permission that they do not hold themselves: {permission}", permission=permission
            )


async def grants_of(uow: UnitOfWork, role_id: UUID) -> set[str]:
    """What the role with this id grants; nothing where there is none."""
    role = await uow.of(Role).one(id=role_id)
    return await permissions_of(uow, role) if role else set()


def _refuse_system(role: Role) -> None:
    if role.is_system:
        raise RuleViolated("system roles are neither changed nor deleted")


def _refuse_unknown(permissions: Iterable[str]) -> None:
    known = known_permissions()
    errors = [
        FieldError("permissions", "not_found", "there is no permission {permission}", {"permission": one})
        for one in sorted(permissions)
        if "*" not in one and one not in known
    ]
    if errors:
        raise ValidationError(errors)


use_cases(Role, duplicate, create=create, update=update, delete=delete)
