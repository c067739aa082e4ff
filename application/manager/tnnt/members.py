"""Who belongs to a tenant."""

from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.manager.idam.sessions import revoke_all
from application.ports import UnitOfWork, Works
from application.rights import system
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import ForbiddenError, RuleViolated
from domain.kernel.types import Text
from domain.manager.idam.session import RevokeReason
from domain.manager.idam.user import User, UserType
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_member import TenantMember, TenantMemberStatus

Reason = Annotated[str, Text(500)]


async def update(uow: UnitOfWork, module: Module, member: TenantMember, given: Given) -> Entity:
    """Makes a membership the one that the user's sign-in opens."""
    if not uow.actor.is_staff:
        # a tenant does not see which other tenants a member belongs to
        raise ForbiddenError("only the platform's staff choose the tenant that a sign-in opens")
    was_default = member.is_default
    await crud.update(uow, module, member, given)
    if was_default and not member.is_default:
        raise RuleViolated("one default a user; make another membership the default")
    if member.is_default and not was_default:
        await uow.serialize(_defaults_of(member.user_id))
        found = await uow.of(TenantMember).find(user_id=member.user_id, is_default=True)
        for other in await uow.of(TenantMember).take_all([one.id for one in found if one.id != member.id]):
            other.is_default = False
    return member


def _defaults_of(user_id: UUID) -> str:
    return f"tnnt.default-membership.{user_id}"


async def add_member(uow: UnitOfWork, tenant_id: UUID, user: User) -> TenantMember:
    """Makes a user a member of a tenant, unless they are one; the first membership is the default."""
    if user.user_type is not UserType.TENANT:
        raise RuleViolated("only TENANT users are members of a tenant")
    await uow.serialize(_defaults_of(user.id))
    present = await uow.of(TenantMember).find(user_id=user.id)
    for member in present:
        if member.tenant_id == tenant_id:
            return member
    is_default = not any(member.is_default for member in present)
    return uow.of(TenantMember).add(
        TenantMember(tenant_id=tenant_id, user_id=user.id, is_default=is_default, joined_at=uow.now)
    )


async def suspend(uow: UnitOfWork, member: TenantMember, *, reason: Reason, works: Works) -> None:
    """Shuts a member out of the tenant, with a reason, and ends their sessions there."""
    await _refuse_owner(works, member)
    member.advance(TenantMemberStatus.SUSPENDED)
    await _end_sessions(uow, member)


async def reinstate(uow: UnitOfWork, member: TenantMember) -> None:
    """Lets a suspended member in again."""
    member.advance(TenantMemberStatus.ACTIVE)


async def remove(uow: UnitOfWork, member: TenantMember, *, reason: Reason, works: Works) -> None:
    """Ends a membership, with a reason, and the member's sessions in the tenant."""
    await _refuse_owner(works, member)
    uow.of(TenantMember).remove(member)
    await _end_sessions(uow, member)
    if member.is_default and (rest := await uow.of(TenantMember).find(user_id=member.user_id)):
        (await uow.of(TenantMember).take(rest[0].id)).is_default = True


async def _refuse_owner(works: Works, member: TenantMember) -> None:
    # read as the program itself: a tenant's user reaches only rows that carry their tenant, which its own does not
    async with works.begin("manager", system()) as uow:
        tenant = await uow.of(Tenant).get(member.tenant_id)
    if tenant.owner_user_id == member.user_id:
        raise RuleViolated("the owner's membership cannot be suspended or deleted before change_owner")


async def _end_sessions(uow: UnitOfWork, member: TenantMember) -> None:
    await revoke_all(uow, RevokeReason.USER_INACTIVE, user_id=member.user_id, tenant_id=member.tenant_id)


use_cases(TenantMember, suspend, reinstate, remove, update=update)
