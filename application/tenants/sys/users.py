"""Users: their profiles and roles inside the tenant."""

from collections.abc import Collection
from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.ports import UnitOfWork
from application.tenants.sys.roles import grants_of, refuse_to_grant
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Ref
from domain.tenants.sys.role import TENANT_ADMIN, Role
from domain.tenants.sys.user import User, UserStatus


async def create(uow: UnitOfWork, module: Module, given: Given) -> Entity:
    """Refused: a user comes with an identity, by invitation."""
    raise RuleViolated("a user is made by invitation alone, with the id of the identity that signs in")


async def update(uow: UnitOfWork, module: Module, user: User, given: Given) -> Entity:
    """Changes a user's profile; roles under the same rules as the command that assigns them."""
    before = list(user.role_ids)
    await crud.update(uow, module, user, given)
    await _check_roles(uow, user, before)
    return user


async def delete(uow: UnitOfWork, module: Module, user: User) -> None:
    """Deletes a user, who is then no member of the tenant any more."""
    _refuse_oneself(uow, user)
    await keep_an_administrator(uow, user, user.role_ids)
    await crud.delete(uow, module, user)


async def assign_roles(uow: UnitOfWork, user: User, *, role_ids: Annotated[list[UUID], Ref("sys.Role")]) -> None:
    """Replaces the roles; what the caller lacks cannot be granted, and nobody changes their own."""
    before = list(user.role_ids)
    user.role_ids = list(dict.fromkeys(role_ids))
    await _check_roles(uow, user, before)


async def keep_an_administrator(uow: UnitOfWork, user: User, lost: Collection[UUID]) -> None:
    """Refuses that an ACTIVE user loses these roles when no other is an ACTIVE administrator; such works queue."""
    role = await uow.of(Role).one(code=TENANT_ADMIN)
    if role is None or role.id not in lost or user.status is not UserStatus.ACTIVE:
        return
    await uow.serialize("sys.User.administrators")
    left = await uow.of(User).find(role_ids=role.id, status=UserStatus.ACTIVE)
    if all(one.id == user.id for one in left):
        raise RuleViolated(
            "the last ACTIVE user with the role TENANT_ADMIN cannot be disabled, deleted or stripped of that role"
        )


async def _check_roles(uow: UnitOfWork, user: User, before: list[UUID]) -> None:
    """Refuses a change of roles that the caller may not make."""
    if set(user.role_ids) == set(before):
        return
    _refuse_oneself(uow, user)
    gained = set(user.role_ids) - set(before)
    if gained:
        await refuse_to_grant(uow, await grants_of(uow, await uow.of(Role).find(id=gained)))
    lost = set(before) - set(user.role_ids)
    if lost:
        await keep_an_administrator(uow, user, lost)


def _refuse_oneself(uow: UnitOfWork, user: User) -> None:
    if user.id == uow.actor.id:
        raise RuleViolated("users cannot change their own roles or status, nor delete themselves")


use_cases(User, assign_roles, create=create, update=update, delete=delete)
