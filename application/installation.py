"""What a new installation begins with: its first administrator, its tenant databases, and a tenant to try it with."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.application import Application
from application.manager.idam.bootstrap import first_administrator
from application.manager.tnnt.databases import register
from application.ports import Passwords, Works
from application.rights import system
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant, TenantStatus

REGION = "kr"
TENANTS_A_DATABASE = 10_000
DEMO_CODE = "demo"
DEMO_USER = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The use cases and adapters that setting up needs."""

    application: Application
    works: Works
    passwords: Passwords


async def set_up(
    made: Installation, *, email: str, password: str, generated: bool, databases: Iterable[str], schema_version: str
) -> bool:
    """Makes what is missing; answers whether the first administrator was made now, with this password.

    A generated password is to be changed at the first sign-in.
    """
    async with made.works.begin("manager", system(), "BOOTSTRAP") as uow:
        for name in databases:
            await register(uow, name, region=REGION, max_tenants=TENANTS_A_DATABASE, schema_version=schema_version)
    return await first_administrator(made.works, made.passwords, email, password, must_change_password=generated)


async def demo_tenant(made: Installation, password: str) -> None:
    """Makes the tenant `demo` and its owner, unless they are there."""
    async with made.works.begin("manager", system()) as uow:
        tenant = await uow.of(Tenant).one(code=DEMO_CODE)
        owner = await uow.of(User).one(username=DEMO_USER)
    owner_id = owner.id if owner else await _demo_owner(made, password)
    id = tenant.id if tenant else await _demo_tenant(made, owner_id)
    if tenant is None or tenant.status is not TenantStatus.ACTIVE:
        module = module_of(Tenant)
        provision = use_cases_of(module).commands["provision"]
        await made.application.command(module, provision, system(), id, {})


async def _demo_owner(made: Installation, password: str) -> UUID:
    given = {
        "full_name": "김하나",
        "email": "demo@cxg.example",
        "username": DEMO_USER,
        "password": password,
        "user_type": "TENANT",
    }
    return (await made.application.create(module_of(User), system(), given)).id


async def _demo_tenant(made: Installation, owner_id: UUID) -> UUID:
    given = {
        "code": DEMO_CODE,
        "name": "하나무역",
        "region": REGION,
        "contact_email": "demo@cxg.example",
        "owner_user_id": str(owner_id),
    }
    return (await made.application.create(module_of(Tenant), system(), given)).id
