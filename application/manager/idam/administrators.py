"""The platform is never left without somebody who may do everything."""

from uuid import UUID

from application.access import staff_grants
from application.ports import UnitOfWork
from application.rights import Rights
from domain.kernel.errors import RuleViolated
from domain.manager.idam.role import Role
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.idam.user_role import UserRole

EVERYTHING = "*:*:*"


async def administrators(uow: UnitOfWork) -> set[UUID]:
    """The ACTIVE PLATFORM users who may do everything; works that ask follow each other, so that it stays so."""
    await uow.serialize("idam.administrators")
    roles = {role.id: role for role in await uow.of(Role).find()}
    active = await uow.of(User).find(user_type=UserType.PLATFORM, status=UserStatus.ACTIVE)
    assignments = await uow.of(UserRole).find(user_id=[user.id for user in active])
    found = set()
    for user in active:
        own = [one for one in assignments if one.user_id == user.id]
        if Rights(staff_grants(own, roles, uow.now)).covers(EVERYTHING):
            found.add(user.id)
    return found


async def refuse_none_left(uow: UnitOfWork, before: set[UUID]) -> None:
    """Refuses a change after which none of the administrators before it is one."""
    if before and not await administrators(uow):
        raise RuleViolated(
            "the last ACTIVE PLATFORM user that holds *:*:* cannot be deleted, made INACTIVE, "
            "locked by an administrator, or stripped of that role"
        )
