"""Who acts at the command line: the program itself, or with `--as` a user with just that user's rights."""

import typer

from application import access
from application.ports import UnitOfWork, Works
from application.rights import Actor, ActorType, Grant, Origin, Rights, system
from domain.kernel.entity import Module
from domain.kernel.errors import ForbiddenError, NotFoundError, UnauthorizedError
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.sys.user import User as Profile

ORIGIN = Origin(request_id="cli")


async def actor_for(works: Works, module: Module, tenant: str | None, email: str | None) -> Actor:
    """The actor of a command of a module: in the tenant of this code, as the user with this e-mail address if any."""
    if module.scope == "tenants" and tenant is None:
        raise typer.BadParameter("the module belongs to a tenant: name it", param_hint="--tenant")
    if email is None and module.scope == "manager":
        return system(origin=ORIGIN)
    async with works.begin("manager", system(origin=ORIGIN)) as uow:
        if email is None:
            assert tenant is not None
            return system((await tenant_of(uow, tenant)).id, ORIGIN)
        user = await uow.of(User).one(email=email.lower())
        if user is None:
            raise NotFoundError("there is no user {email}", email=email)
        if user.status is not UserStatus.ACTIVE:
            raise ForbiddenError("{email} may not sign in", email=email)
        if user.user_type is UserType.PLATFORM:
            grants = access.staff_grants(*await access.staff_roles(uow, user.id), uow.now)
            return _acting(user, None, grants)
        if tenant is None:
            raise typer.BadParameter("the user belongs to tenants: name one", param_hint="--tenant")
        entered = await _entered(uow, user, await tenant_of(uow, tenant))
    return await _member(works, user, entered)


async def tenant_of(uow: UnitOfWork, code: str) -> Tenant:
    """The tenant with this code; raises NotFoundError."""
    tenant = await uow.of(Tenant).one(code=code)
    if tenant is None:
        raise NotFoundError("there is no tenant {code}", code=code)
    return tenant


async def _entered(uow: UnitOfWork, user: User, tenant: Tenant) -> Tenant:
    try:
        return await access.entered_tenant(uow, user.id, tenant.id)
    except UnauthorizedError:
        raise _shut_out(user, tenant) from None


async def _member(works: Works, user: User, tenant: Tenant) -> Actor:
    async with works.begin("tenants", system(tenant.id, ORIGIN)) as uow:
        profile = await uow.of(Profile).one(id=user.id)
        if profile is None or not access.may_enter(profile, tenant.timezone, uow.now):
            raise _shut_out(user, tenant)
        grants = access.member_grants(*await access.member_roles(uow, profile))
    return _acting(user, tenant, [*grants, *(access.owner_grants() if tenant.owner_user_id == user.id else ())])


def _shut_out(user: User, tenant: Tenant) -> ForbiddenError:
    return ForbiddenError("{email} may not enter the tenant {code}", email=user.email, code=tenant.code)


def _acting(user: User, tenant: Tenant | None, grants: list[Grant]) -> Actor:
    return Actor(
        ActorType.USER,
        id=user.id,
        tenant_id=tenant.id if tenant else None,
        # with a password that is to be changed a user gets in only to change it
        rights=Rights([] if user.must_change_password else grants),
        origin=ORIGIN,
        read_only=tenant is not None and not tenant.is_writable,
    )
