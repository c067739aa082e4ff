"""`python -m benchmarks.provisioning`: how long fresh databases take to be migrated, and tenants to be made ready.

Tenants are made one after the other in the shared tenant database, by the command `provision`; their creation is not
counted. TENANTS (200) changes how many.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path
from uuid import UUID

from application.manager.tnnt.databases import register
from application.rights import system
from application.use_cases import use_cases_of
from benchmarks.harness import POSTGRES
from domain.kernel.domains import Scope
from domain.kernel.entity import module_of
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant
from infrastructure.postgres.databases import Dsns, RolePasswords, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres
from infrastructure.sql.migrate import upgrade
from tests.house import PASSWORD, REGION, SqlHouse, open_house


async def migrated(admin: str) -> Dsns:
    """Fresh databases, each migrated in the printed time."""
    dsns = await prepare(admin, passwords=RolePasswords("owner-bench", "app-bench", "operator-bench"))
    databases: dict[Scope, str] = {"manager": dsns.manager_owner, "tenants": dsns.tenant_owner}
    for scope, dsn in databases.items():
        started = time.perf_counter()
        await upgrade(dsn, scope)
        print(f"a fresh {scope} database is migrated in {time.perf_counter() - started:.1f} s")
    return dsns


async def made(house: SqlHouse, n: int) -> UUID:
    """A tenant with an owner, not made ready yet."""
    owner = {"full_name": f"Owner {n}", "email": f"o{n}@example.com", "username": f"owner{n}", "password": PASSWORD}
    user = await house.application.create(module_of(User), system(), owner | {"user_type": "TENANT"})
    given = {"code": f"tenant-{n}", "name": f"Tenant {n}", "region": REGION, "contact_email": f"o{n}@example.com"}
    tenant = await house.application.create(module_of(Tenant), system(), given | {"owner_user_id": str(user.id)})
    return tenant.id


async def provisioned(dsns: Dsns, tenants: int) -> list[float]:
    """Milliseconds of each tenant's provisioning, sorted."""
    module, took = module_of(Tenant), []
    async with open_house(dsns) as house:
        async with house.works.begin("manager", system(), "BOOTSTRAP") as uow:
            name = dsns.tenant_app.rpartition("/")[2]
            await register(uow, name, region=REGION, max_tenants=100_000, schema_version="bench")
        provision = use_cases_of(module).commands["provision"]
        for n in range(tenants):
            id = await made(house, n)
            started = time.perf_counter()
            await house.application.command(module, provision, system(), id, {})
            took.append((time.perf_counter() - started) * 1e3)
    return sorted(took)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cxg-bench-") as folder:
        os.chmod(folder, 0o755)
        with EmbeddedPostgres(Path(folder, "postgres"), settings=POSTGRES) as postgres:
            dsns = asyncio.run(migrated(postgres.dsn))
            took = asyncio.run(provisioned(dsns, int(os.environ.get("TENANTS", "200"))))
    print(
        f"{len(took)} tenants are made ready: median {took[len(took) // 2]:.0f} ms, p99 {took[len(took) * 99 // 100]:.0f} ms"
    )


if __name__ == "__main__":
    main()
