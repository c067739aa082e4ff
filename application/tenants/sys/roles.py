"""Roles: who may put what into them, and give them to whom."""

from collections.abc import Collection, Iterable
from typing import Annotated

from application import crud
from application.access import member_grants
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.rights import Grant, Rights
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Name, Text
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import RecordScope, Role, RolePermission
from domain.tenants.sys.user import User


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a role of permissions that the caller has too."""
    role = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(role, Role)
    await refuse_to_grant(uow, await grants_of(uow, [role]))
    return role


async def update(uow: UnitOfWork, module: Module, role: Role, given: Given) -> Entity:
    """Changes a role; permissions that come in are those that the caller has too."""
    role.refuse_if_system()
    before = await grants_of(uow, [role])
    await crud.update(uow, module, role, given)
    await refuse_to_grant(uow, (one for one in await grants_of(uow, [role]) if one not in before))
    return role


async def delete(uow: UnitOfWork, module: Module, role: Role) -> None:
    """Deletes a role that nobody holds."""
    role.refuse_if_system()
    if await uow.of(User).any(role_ids=role.id):
        raise RuleViolated("a role that a user holds cannot be deleted")
    await crud.delete(uow, module, role)


async def clone(uow: UnitOfWork, role: Role, *, code: Annotated[str, Text(64)], name: Name | None = None) -> Role:
    """Makes a role with a new code and the same permissions; of a system role those that there are today."""
    permissions = await _spelt_out(uow, role) if role.is_system else role.permissions
    made = Role(
        code=code,
        name=name or role.name,
        description=role.description,
        permissions=[
            RolePermission(
                permission_id=one.permission_id,
                record_scope=one.record_scope,
                hidden_fields=list(one.hidden_fields),
            )
            for one in permissions
        ],
    )
    uow.of(Role).add(made)
    await refuse_to_grant(uow, await grants_of(uow, [made]))
    return made


async def grants_of(uow: UnitOfWork, roles: Collection[Role]) -> list[Grant]:
    """What the roles grant together."""
    named = {line.permission_id for role in roles for line in role.permissions}
    found = await uow.of(Permission).find(id=named) if named else []
    return member_grants(roles, {one.id: one.code for one in found if one.code is not None})


async def refuse_to_grant(uow: UnitOfWork, grants: Iterable[Grant]) -> None:
    """Refuses what reaches further than the actor's own rights."""
    for grant in grants:
        own = uow.actor.rights.get(grant.permission)
        if own is None or own.scope < grant.scope or not own.hidden <= grant.hidden:
            raise RuleViolated(
                "nobody can grant a role that holds a permission they lack themselves", permission=grant.permission
            )


async def _spelt_out(uow: UnitOfWork, role: Role) -> list[RolePermission]:
    """The permissions of a system role, each by itself."""
    granted = Rights(member_grants([role], {}))
    lines = []
    for permission in await uow.of(Permission).find():
        right = granted.get(permission.code) if permission.code else None
        if right is not None:
            lines.append(RolePermission(permission_id=permission.id, record_scope=RecordScope[right.scope.name]))
    return lines


use_cases(Role, clone, create=create, update=update, delete=delete)
