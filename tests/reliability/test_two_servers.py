"""Tenants on two database servers: one that is down hurts only its own tenants."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from application.rights import system
from domain.manager.tnnt.tenant import Tenant
from infrastructure.postgres.databases import Dsns, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres
from infrastructure.sql.migrate import upgrade
from interfaces.main import make_app
from tests.house import PASSWORD, SqlHouse, open_house
from tests.postgres import FAST, PASSWORDS

PARTNERS = "/api/v1/tenants/crm/partners"


@dataclass
class SecondServer:
    """A further PostgreSQL server with one tenant database."""

    postgres: EmbeddedPostgres
    app_dsn: str


@pytest.fixture(scope="module")
def second() -> Iterator[SecondServer]:
    with tempfile.TemporaryDirectory(prefix="cxg-second-postgres-") as folder:
        Path(folder).chmod(0o755)  # started by root, the server runs as somebody else
        with EmbeddedPostgres(Path(folder, "postgres"), settings=FAST) as postgres:
            dsns = asyncio.run(_prepared(postgres))
            yield SecondServer(postgres, dsns.tenant_app)


async def _prepared(postgres: EmbeddedPostgres) -> Dsns:
    dsns = await prepare(postgres.dsn, passwords=PASSWORDS, manager="unused", tenants="cxg_tenants_2")
    await upgrade(dsns.tenant_owner, "tenants")
    return dsns


@pytest.fixture
async def house(dsns: Dsns, second: SecondServer) -> AsyncIterator[SqlHouse]:
    async with open_house(dsns, tenant_dsns={"cxg_tenants_2": second.app_dsn}, pool_timeout_s=1) as made:
        yield made


async def signed_in(client: httpx.AsyncClient, house: SqlHouse, database: str | None) -> dict[str, str]:
    """The headers of the owner of a new tenant in a database."""
    tenant_id, _ = await house.provisioned_tenant(database)
    code = await _code(house, tenant_id)
    form = {"username": f"owner-{code}", "password": PASSWORD}
    token = (await client.post("/api/v1/manager/auth/login", data=form)).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


async def _code(house: SqlHouse, tenant_id: UUID) -> str:
    async with house.works.begin("manager", system()) as uow:
        return (await uow.of(Tenant).get(tenant_id)).code


async def test_a_server_that_is_down_hurts_only_its_tenants(house: SqlHouse, second: SecondServer) -> None:
    transport = httpx.ASGITransport(make_app(house.container))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        here = await signed_in(client, house, None)
        there = await signed_in(client, house, "cxg_tenants_2")
        for headers in (here, there):
            made = await client.post(PARTNERS, json={"name": "한빛"}, headers=headers)
            assert made.status_code == 201
        await asyncio.to_thread(second.postgres.stop)
        try:
            for _ in range(3):
                refused = await client.get(PARTNERS, headers=there)
                assert refused.status_code == 503
                assert int(refused.headers["Retry-After"]) >= 1
                assert refused.json()["error"]["code"] == "TENANT_UNAVAILABLE"
                assert (await client.get(PARTNERS, headers=here)).json()["data"]["total"] == 1
            assert (await client.get("/ready")).status_code == 200
        finally:
            await asyncio.to_thread(second.postgres.start)
        assert (await client.get(PARTNERS, headers=there)).json()["data"]["total"] == 1
