"""The life of a tenant: placing, making ready, suspending, closing."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from application import crud
from application.crud import Given
from application.manager.idam.sessions import revoke_all
from application.manager.tnnt.databases import no_place, place, release
from application.manager.tnnt.members import add_member
from application.ports import Numbers, UnitOfWork, Works
from application.rights import system
from application.tenants.sys.defaults import Member, seed
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import CXGError, RuleViolated, ValidationError
from domain.kernel.types import Text
from domain.manager.idam.session import RevokeReason
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.tenant import SuspendReason, Tenant, TenantStatus
from domain.manager.tnnt.tenant_setting import TenantSetting

KEPT_AFTER_CLOSING = timedelta(days=30)
"""How long a closed tenant can be opened again before it is purged."""
_UNFINISHED = (TenantStatus.PROVISIONING, TenantStatus.FAILED)


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a tenant and keeps a place for it in a database; the command provision makes it ready."""
    tenant = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(tenant, Tenant)
    await _owner(uow, tenant)
    # The place is taken here and not when the tenant is made ready: that works in the tenant's own database, which is
    # found by what is committed of the tenant, and the work that provisions holds the tenant's row.
    await place(uow, tenant)
    return tenant


async def _owner(uow: UnitOfWork, tenant: Tenant) -> User | None:
    """The owner, who must be a TENANT user that may sign in."""
    user = await uow.of(User).one(id=tenant.owner_user_id) if tenant.owner_user_id else None
    if user is not None and (user.user_type is not UserType.TENANT or user.status is not UserStatus.ACTIVE):
        raise ValidationError.of("owner_user_id", "not_allowed", "the owner is an active user of the type TENANT")
    return user


async def update(uow: UnitOfWork, module: Module, tenant: Tenant, given: Given) -> Entity:
    """Changes a tenant."""
    region, isolation, owner = tenant.region, tenant.isolation, tenant.owner_user_id
    await crud.update(uow, module, tenant, given)
    if (tenant.region, tenant.isolation) != (region, isolation):
        raise RuleViolated("region and isolation change only through move")
    if tenant.owner_user_id != owner:
        if tenant.status not in _UNFINISHED:
            raise RuleViolated("the owner changes only through change_owner")
        await _owner(uow, tenant)
    return tenant


async def delete(uow: UnitOfWork, module: Module, tenant: Tenant) -> None:
    """Gives up a tenant that could not be made ready; its code is never given again."""
    if tenant.status is not TenantStatus.FAILED:
        raise RuleViolated("DELETE stands only for FAILED tenants; others are closed and purged")
    await release(uow, tenant)
    # the record stays, with the status DELETED, for it holds the code
    tenant.advance(TenantStatus.DELETED)


async def change_status(uow: UnitOfWork, module: Module, tenant: Tenant, status: StrEnum) -> None:
    """Refuses every step: each is made by a command or by the deletion."""
    if (tenant.status, status) == (TenantStatus.FAILED, TenantStatus.DELETED):
        raise RuleViolated("a FAILED tenant becomes DELETED by being deleted")
    tenant.advance(status)


async def provision(uow: UnitOfWork, tenant: Tenant, *, works: Works) -> None:
    """Makes a tenant ready: its database has what it begins with, its owner is a member, and it becomes ACTIVE.

    It may be repeated. Where no place could be kept at the creation one is taken now, and the next call goes on; what
    goes wrong makes the tenant FAILED.
    """
    if tenant.status is TenantStatus.ACTIVE:
        return
    if tenant.status not in _UNFINISHED:
        raise RuleViolated("only a PROVISIONING or FAILED tenant is made ready")
    if tenant.status is TenantStatus.FAILED:
        tenant.advance(TenantStatus.PROVISIONING)
    if tenant.database_id is None:
        if not await place(uow, tenant):
            raise no_place()
        return
    owner = await _owner(uow, tenant)
    try:
        async with works.begin("tenants", system(tenant.id, uow.actor.origin), "PROVISION") as inside:
            await seed(inside, owner=_member(owner) if owner else None)
    except CXGError as error:
        uow.reason = str(error)
        tenant.advance(TenantStatus.FAILED)
        return
    if owner:
        await add_member(uow, tenant.id, owner)
    if not await uow.of(TenantSetting).any(tenant_id=tenant.id):
        uow.of(TenantSetting).add(TenantSetting(tenant_id=tenant.id))
    tenant.advance(TenantStatus.ACTIVE)
    tenant.activated_at = uow.now


def _member(user: User) -> Member:
    return Member(
        id=user.id,
        email=user.email,
        username=user.username,
        full_name=user.full_name,
        locale=user.locale,
        timezone=user.timezone,
    )


async def suspend(
    uow: UnitOfWork, tenant: Tenant, *, reason: SuspendReason, note: Annotated[str, Text(400)] | None = None
) -> None:
    """Suspends a tenant: for PAYMENT or on REQUEST it can still read, for ABUSE or SECURITY nobody gets in."""
    tenant.advance(TenantStatus.SUSPENDED)
    tenant.suspend_reason = reason
    tenant.suspended_at = uow.now
    uow.reason = f"{reason}: {note}" if note else reason
    if tenant.is_shut:
        await revoke_all(uow, RevokeReason.ADMIN, tenant_id=tenant.id)


async def resume(uow: UnitOfWork, tenant: Tenant) -> None:
    """Ends a suspension."""
    if tenant.status is not TenantStatus.SUSPENDED:
        raise RuleViolated("only a SUSPENDED tenant is resumed")
    tenant.advance(TenantStatus.ACTIVE)
    tenant.suspend_reason = tenant.suspended_at = None


async def close(uow: UnitOfWork, tenant: Tenant, *, code: Annotated[str, Text(31)]) -> None:
    """Closes a tenant, whose code is asked for as confirmation; it can be reopened for 30 days."""
    if code != tenant.code:
        raise ValidationError.of("code", "wrong", "the code of the tenant is asked for as confirmation")
    tenant.advance(TenantStatus.CLOSED)
    tenant.closed_at = uow.now
    tenant.purge_after = uow.now.astimezone(ZoneInfo(tenant.timezone)).date() + KEPT_AFTER_CLOSING
    await revoke_all(uow, RevokeReason.ADMIN, tenant_id=tenant.id)


async def reopen(uow: UnitOfWork, tenant: Tenant) -> None:
    """Opens a closed tenant again, before the day from which it may be purged."""
    if tenant.status is not TenantStatus.CLOSED:
        raise RuleViolated("only a CLOSED tenant is reopened")
    today = uow.now.astimezone(ZoneInfo(tenant.timezone)).date()
    if tenant.purge_after is None or today >= tenant.purge_after:
        raise RuleViolated("a closed tenant is reopened only before the day from which it may be purged")
    tenant.advance(TenantStatus.ACTIVE)
    tenant.closed_at = tenant.purge_after = tenant.suspend_reason = tenant.suspended_at = None


use_cases(
    Tenant,
    provision,
    suspend,
    resume,
    close,
    reopen,
    create=create,
    update=update,
    delete=delete,
    change_status=change_status,
)
