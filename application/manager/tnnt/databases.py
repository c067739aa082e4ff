"""The databases in which tenants are placed."""

from application.ports import UnitOfWork
from domain.kernel.errors import Unavailable
from domain.manager.tnnt.isolation import Isolation
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_database import TenantDatabase, TenantDatabaseStatus


async def register(
    uow: UnitOfWork,
    name: str,
    *,
    region: str,
    max_tenants: int,
    schema_version: str,
    isolation: Isolation = Isolation.SHARED,
) -> TenantDatabase:
    """Makes a database of this name known, whose schema stands at this version; called again, it notes the version."""
    await uow.serialize("tnnt.placement")
    known = await uow.of(TenantDatabase).one(database_name=name)
    if known is None:
        database = uow.of(TenantDatabase).add(
            TenantDatabase(database_name=name, region=region, isolation=isolation, max_tenants=max_tenants)
        )
        database.advance(TenantDatabaseStatus.READY)
    else:
        database = await uow.of(TenantDatabase).take(known.id)
    database.schema_version = database.target_version = schema_version
    return database


async def place(uow: UnitOfWork, tenant: Tenant) -> bool:
    """Gives a tenant the READY database of its region with most free slots, ties by name; False where none is free."""
    # places are given one after the other, so that two at once never take the same slot
    await uow.serialize("tnnt.placement")
    found = await uow.of(TenantDatabase).find(
        status=TenantDatabaseStatus.READY, isolation=tenant.isolation, region=tenant.region
    )
    free = [database for database in found if database.free > 0]
    if not free:
        return False
    best = min(free, key=lambda database: (-database.free, database.database_name))
    database = await uow.of(TenantDatabase).take(best.id)
    database.tenant_count += 1
    tenant.database_id = database.id
    return True


async def release(uow: UnitOfWork, tenant: Tenant) -> None:
    """Gives the slot of a tenant back."""
    if tenant.database_id is None:
        return
    await uow.serialize("tnnt.placement")
    database = await uow.of(TenantDatabase).take(tenant.database_id)
    database.tenant_count -= 1
    tenant.database_id = None


def no_place() -> Unavailable:
    """What is answered where no database has a free slot."""
    return Unavailable("no tenant database of this region has a free slot", retry_after=60)
