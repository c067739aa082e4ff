"""The HTTP application over every module, with somebody of the staff and somebody of a tenant signed in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from application import use_cases
from application.application import Application
from application.doorkeeper import Doorkeeper, PlainDoorkeeper
from application.manager.idam.bootstrap import first_administrator
from application.manager.tnnt.databases import register
from application.ports import Clock, Ids, Numbers, Passwords, Services, Tokens, Works
from application.rights import system
from application.tenants.sys.defaults import Member, seed
from domain.kernel.entity import discover
from domain.manager.idam.policy import Policy
from domain.manager.idam.user import User, UserType
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from domain.manager.tnnt.tenant_member import TenantMember
from infrastructure.container import database_name
from infrastructure.ids import Uuid7Ids
from infrastructure.memory.works import MemoryWorks
from infrastructure.security.tokens import JwtSigner
from interfaces.http.app import AppSettings, create_app
from interfaces.http.edge import EdgeSettings
from tests.databases import Databases
from tests.fakes import CountingNumbers, FakePasswords, FixedClock, files_in_memory
from tests.house import open_house

discover()
use_cases.discover()

ADMIN, OWNER, PASSWORD = "admin@example.com", "owner@acme.example", "Correct-horse-7"
KEYS = {"test": b"a signing key of the tests, long enough"}


@dataclass(frozen=True, slots=True)
class House:
    """The application on one adapter, and what a test needs beside."""

    works: Works
    doorkeeper: Doorkeeper
    clock: FixedClock
    tokens: JwtSigner
    passwords: FakePasswords
    application: Application
    app: FastAPI
    parts: dict[str, bool] = field(default_factory=dict)
    """Whether the parts that `/ready` asks for are there."""
    database_id: UUID | None = None
    """Where a new tenant lies; the memory adapter need not know."""

    def client(self, token: str | None = None, language: str = "ko") -> httpx.AsyncClient:
        """A client that brings this token."""
        headers = {"accept-language": language} | ({"authorization": f"Bearer {token}"} if token else {})
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=("203.0.113.7", 4711))
        return httpx.AsyncClient(transport=transport, base_url="http://localhost:8000", headers=headers)

    async def sign_in(self, username: str, password: str = PASSWORD) -> dict[str, Any]:
        """The tokens of a new session."""
        async with self.client() as client:
            answer = await client.post("/api/v1/manager/auth/login", data={"username": username, "password": password})
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()["data"]
        return tokens


def build(works: Works, doorkeeper: Doorkeeper, clock: FixedClock, database_id: UUID | None = None) -> House:
    """The application on these adapters."""
    passwords = FakePasswords()
    tokens = JwtSigner(KEYS, clock.now)
    services = Services(
        (Clock, clock),
        (Ids, Uuid7Ids()),
        (Numbers, CountingNumbers()),
        (Passwords, passwords),
        (Tokens, tokens),
        (Works, works),
        *files_in_memory(),
    )
    application = Application(works, services)
    parts = {"database": True}

    async def ready() -> bool:
        return all(parts.values())

    app = create_app(
        application,
        doorkeeper=doorkeeper,
        works=works,
        passwords=passwords,
        tokens=tokens,
        policy=Policy(),
        ready=ready,
        settings=AppSettings(version="0.1.0", edge=EdgeSettings(production=False), docs=True),
    )
    return House(works, doorkeeper, clock, tokens, passwords, application, app, parts, database_id)


@pytest.fixture
async def memory_house() -> House:
    """The application in memory."""
    clock = FixedClock()
    works = MemoryWorks(clock, Uuid7Ids())
    return await inhabited(build(works, PlainDoorkeeper(works), clock))


@pytest.fixture
async def postgres_house(own_databases: Databases) -> AsyncIterator[House]:
    """The application on PostgreSQL, in databases of the test's own."""
    clock = FixedClock()
    async with open_house(own_databases.dsns, clock) as sql:
        async with sql.works.begin("manager", system()) as uow:
            name = database_name(own_databases.dsns.tenant_app)
            database = await register(uow, name, region="kr-1", max_tenants=100, schema_version="test")
        yield await inhabited(build(sql.works, sql.container.doorkeeper(), clock, database.id))


@pytest.fixture
def house(request: pytest.FixtureRequest) -> House:
    """The application in memory, or on the adapter that `on_both` names."""
    made: House = request.getfixturevalue(f"{getattr(request, 'param', 'memory')}_house")
    return made


on_both = pytest.mark.parametrize("house", ["memory", "postgres"], indirect=True)
"""The test runs on each adapter."""


async def inhabited(house: House) -> House:
    """Makes an administrator of the platform, and a tenant with its owner."""
    assert await first_administrator(house.works, house.passwords, ADMIN, PASSWORD)
    await found_tenant(house, "acme", OWNER)
    return house


async def found_tenant(house: House, code: str, owner: str) -> UUID:
    """A tenant that works, and its owner."""
    hashed = await house.passwords.hash(PASSWORD)
    name = f"{code}-owner"
    async with house.works.begin("manager", system()) as uow:
        user = uow.of(User).add(
            User(full_name="Owner", email=owner, username=name, password=hashed, user_type=UserType.TENANT)
        )
        tenant = uow.of(Tenant).add(
            Tenant(
                code=code,
                name=code.title(),
                region="kr-1",
                contact_email=owner,
                owner_user_id=user.id,
                status=TenantStatus.ACTIVE,
                database_id=house.database_id,
            )
        )
        uow.of(TenantMember).add(TenantMember(tenant_id=tenant.id, user_id=user.id))
    async with house.works.begin("tenants", system(tenant.id)) as uow:
        member = Member(
            id=user.id, email=owner, username=name, full_name="Owner", locale="ko-KR", timezone="Asia/Seoul"
        )
        await seed(uow, owner=member)
    return tenant.id


@pytest.fixture
async def staff(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The administrator of the platform."""
    async with house.client((await house.sign_in(ADMIN))["access_token"]) as client:
        yield client


@pytest.fixture
async def member(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The owner of a tenant."""
    async with house.client((await house.sign_in(OWNER))["access_token"]) as client:
        yield client


@pytest.fixture
async def nobody(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with house.client() as client:
        yield client


LATER = timedelta(minutes=16)
"""After the end of an access token."""
