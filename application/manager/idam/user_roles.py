"""Giving roles to platform staff, and taking them back."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.manager.idam.administrators import administrators, refuse_none_left
from application.manager.idam.roles import grants_of, refuse_excess
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Text
from domain.manager.idam.user import User, UserType
from domain.manager.idam.user_role import UserRole


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Gives a role to a member of the staff."""
    assignment = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(assignment, UserRole)
    _refuse_self(uow, assignment.user_id)
    user = await uow.of(User).one(id=assignment.user_id)
    if user is not None and user.user_type is not UserType.PLATFORM:
        raise RuleViolated("a role of the staff is given to PLATFORM users only")
    await refuse_excess(uow, await grants_of(uow, assignment.role_id))
    return assignment


async def update(uow: UnitOfWork, module: Module, assignment: UserRole, given: Given) -> Entity:
    """Changes when a role is held."""
    await _refuse_unless_free_to_grant(uow, assignment)
    before = await administrators(uow)
    await crud.update(uow, module, assignment, given)
    await refuse_none_left(uow, before)
    return assignment


async def delete(uow: UnitOfWork, module: Module, assignment: UserRole) -> None:
    """Takes a role back."""
    _refuse_self(uow, assignment.user_id)
    before = await administrators(uow)
    uow.of(UserRole).remove(assignment)
    await refuse_none_left(uow, before)


async def extend(
    uow: UnitOfWork, assignment: UserRole, *, valid_until: datetime, reason: Annotated[str, Text(200)]
) -> None:
    """Lets a role be held for longer, with a reason."""
    await _refuse_unless_free_to_grant(uow, assignment)
    if assignment.valid_until is None or valid_until <= assignment.valid_until:
        raise ValidationError.of("valid_until", "range", "the new end lies after the present one")
    assignment.valid_until = valid_until
    assignment.reason = reason


async def _refuse_unless_free_to_grant(uow: UnitOfWork, assignment: UserRole) -> None:
    _refuse_self(uow, assignment.user_id)
    await refuse_excess(uow, await grants_of(uow, assignment.role_id))


def _refuse_self(uow: UnitOfWork, user_id: UUID) -> None:
    if uow.actor.id == user_id:
        raise RuleViolated("nobody deletes, deactivates or changes the roles of themselves")


use_cases(UserRole, extend, create=create, update=update, delete=delete)
