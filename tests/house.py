"""The whole program on PostgreSQL, for tests: the container on a pair of migrated databases."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

import pytest
from dependency_injector import providers
from pydantic import SecretStr

from application import use_cases
from application.application import Application
from application.manager.tnnt.databases import register
from application.ports import Works
from application.rights import ALL_RIGHTS, Actor, ActorType, system
from application.use_cases import use_cases_of
from domain.kernel.entity import discover, module_of
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from infrastructure.container import Container, close, database_name
from infrastructure.postgres.databases import Dsns
from infrastructure.security.passwords import BcryptPasswords
from infrastructure.settings import Settings
from tests.contracts.side import Told
from tests.fakes import FixedClock

PASSWORD = "SecurePass123"
REGION = "kr"
_KEY = SecretStr("test:" + "k" * 20 + "0123456789abcdef")


def settings_of(dsns: Dsns, **given: Any) -> Settings:
    """Settings of a program on these databases; nothing is read from the environment but what is not given."""
    named: dict[str, Any] = {f"{name}_dsn": dsn for name, dsn in asdict(dsns).items()}
    return Settings(**(named | {"token_secrets": _KEY, "password_pepper": _KEY, "demo": False} | given))


class SqlHouse:
    """The container's adapters, with tenants made on demand."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.works: Works = container.works()
        self.application: Application = container.application()

    async def new_tenant(self, **given: Any) -> UUID:
        """An ACTIVE tenant without records, in the first tenant database."""
        async with self.works.begin("manager", system(), "BOOTSTRAP") as uow:
            name = given.pop("database", None) or database_name(self.container.settings().tenant_app_dsn)
            database = await register(uow, name, region=REGION, max_tenants=100_000, schema_version="test")
            code = "t" + uuid4().hex[:20]
            tenant = Tenant(code=code, name=code, region=REGION, contact_email=f"{code}@example.com", **given)
            tenant.database_id = database.id
            tenant.status = TenantStatus.ACTIVE
            uow.of(Tenant).add(tenant)
        return tenant.id

    async def provisioned_tenant(self, database: str | None = None) -> tuple[UUID, UUID]:
        """A tenant made by its use cases, with its owner: their ids. The owner's user name is `owner-` and the code."""
        code = "p" + uuid4().hex[:20]
        name = database or database_name(self.container.settings().tenant_app_dsn)
        region = f"{REGION}-{name}"  # a region a database, so that the placement has no choice
        async with self.works.begin("manager", system(), "BOOTSTRAP") as uow:
            await register(uow, name, region=region[:32], max_tenants=100_000, schema_version="test")
        given = {
            "full_name": "Owner",
            "email": f"{code}@example.com",
            "username": f"owner-{code}",
            "password": PASSWORD,
            "user_type": "TENANT",
        }
        owner = (await self.application.create(module_of(User), system(), given)).id
        company = {"code": code, "name": code, "region": region[:32], "contact_email": f"{code}@example.com"}
        module = module_of(Tenant)
        tenant = (await self.application.create(module, system(), company | {"owner_user_id": str(owner)})).id
        await self.application.command(module, use_cases_of(module).commands["provision"], system(), tenant, {})
        return tenant, owner

    def user(self, tenant_id: UUID | None) -> Actor:
        """Somebody who may do everything."""
        return Actor(ActorType.USER, id=uuid4(), tenant_id=tenant_id, rights=ALL_RIGHTS)


@asynccontextmanager
async def open_house(dsns: Dsns, clock: FixedClock | None = None, **given: Any) -> AsyncIterator[SqlHouse]:
    """The program on these databases, for one event loop; passwords are hashed quickly."""
    discover()
    use_cases.discover()
    container = Container(settings=settings_of(dsns, **given))
    container.passwords.override(providers.Singleton(BcryptPasswords, {"test": b"p" * 32}, rounds=4))
    if clock is not None:
        container.clock.override(providers.Object(clock))
    try:
        yield SqlHouse(container)
    finally:
        await close(container)


class SqlSide:
    """PostgreSQL, for the contract suite."""

    def __init__(self, house: SqlHouse, clock: FixedClock) -> None:
        self.house = house
        self.clock = clock
        self.works = house.works
        self.new_tenant: Callable[[], Any] = house.new_tenant

    async def told(self, tenant_id: UUID) -> list[Told]:
        """The events of a tenant's records, oldest first."""
        placed = await self.house.container.databases().find(tenant_id)
        async with placed.pool.connection() as connection, connection.transaction():
            await connection.execute(f"SET LOCAL app.tenant_id = '{tenant_id}'")
            rows = await connection.fetch("SELECT * FROM core.outbox ORDER BY id")
        return [
            Told(row["event"], row["entity"], row["entity_id"], row["entity_version"], json.loads(row["data"]))
            for row in rows
        ]


@pytest.fixture
async def house(dsns: Dsns) -> AsyncIterator[SqlHouse]:
    """The program on the databases of the module."""
    async with open_house(dsns) as made:
        yield made


@pytest.fixture
async def sql_works(dsns: Dsns) -> AsyncIterator[SqlSide]:
    """The SQL side of the contract suite."""
    clock = FixedClock()
    async with open_house(dsns, clock) as made:
        yield SqlSide(made, clock)
