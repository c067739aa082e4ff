"""Migrated databases for the tests: templates made once a server, copied in some tens of milliseconds.

A pytest plugin: the top `conftest.py` names it in `pytest_plugins`.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from infrastructure.postgres.databases import Dsns, clone, drop, prepare
from infrastructure.sql import migrate
from tests.postgres import PASSWORDS

MANAGER_TEMPLATE, TENANTS_TEMPLATE = "cxg_template_manager", "cxg_template_tenants"
LOCK = 0x63786774  # apart from the lock of `prepare`, which runs inside


@dataclass(frozen=True, slots=True)
class Databases:
    """A manager database and a tenant database of a test's own, and how to reach them."""

    admin: str
    dsns: Dsns


@asynccontextmanager
async def connected(dsn: str) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
    """A plain connection, closed at the end."""
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def make_templates(admin_dsn: str) -> Dsns:
    """Makes the migrated templates unless this server has them as the revisions are now; answers their DSNs."""
    written = _fingerprint()
    async with connected(admin_dsn) as admin:
        await admin.execute("SELECT pg_advisory_lock($1)", LOCK)
        names = (MANAGER_TEMPLATE, TENANTS_TEMPLATE)
        made_from = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1"
        if any([await admin.fetchval(made_from, name) != written for name in names]):
            for name in names:
                await drop(admin_dsn, name)
            dsns = await prepare(admin_dsn, passwords=PASSWORDS, manager=MANAGER_TEMPLATE, tenants=TENANTS_TEMPLATE)
            await migrate.upgrade(dsns.manager_owner, "manager")
            await migrate.upgrade(dsns.tenant_owner, "tenants")
            for name in names:
                await admin.execute(f"COMMENT ON DATABASE {name} IS '{written}'")
        return await prepare(admin_dsn, passwords=PASSWORDS, manager=MANAGER_TEMPLATE, tenants=TENANTS_TEMPLATE)


async def copy_templates(admin_dsn: str, templates: Dsns) -> Databases:
    """A pair of databases of its own, as the migrations make them, with no rows."""
    run = uuid4().hex[:12]
    names = {"manager": f"cxg_manager_{run}", "tenant": f"cxg_tenants_{run}"}
    async with connected(admin_dsn) as admin:
        await admin.execute("SELECT pg_advisory_lock($1)", LOCK)  # who makes templates is connected to them
        await clone(admin_dsn, MANAGER_TEMPLATE, names["manager"])
        await clone(admin_dsn, TENANTS_TEMPLATE, names["tenant"])
    moved = {one.name: at(getattr(templates, one.name), names[one.name.partition("_")[0]]) for one in fields(Dsns)}
    return Databases(admin_dsn, replace(templates, **moved))


async def remove(databases: Databases) -> None:
    """Drops the pair, ending what is connected to it."""
    for dsn in (databases.dsns.manager_owner, databases.dsns.tenant_owner):
        await drop(databases.admin, urlsplit(dsn).path.removeprefix("/"))


def at(dsn: str, database: str) -> str:
    """The same server and role, another database."""
    return urlsplit(dsn)._replace(path=f"/{database}").geturl()


def _fingerprint() -> str:
    """What the templates depend on: the text of all revisions."""
    digest = hashlib.sha256()
    for file in sorted(migrate.FOLDER.glob("*/versions/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="session")
def database_templates(postgres_admin_dsn: str) -> Dsns:
    """The DSNs of the migrated templates; nobody may stay connected to them."""
    return asyncio.run(make_templates(postgres_admin_dsn))


@pytest.fixture(scope="module")
def databases(postgres_admin_dsn: str, database_templates: Dsns) -> Iterator[Databases]:
    """A pair of migrated, empty databases for the tests of one module."""
    made = asyncio.run(copy_templates(postgres_admin_dsn, database_templates))
    yield made
    asyncio.run(remove(made))


@pytest.fixture
def own_databases(postgres_admin_dsn: str, database_templates: Dsns) -> Iterator[Databases]:
    """A pair of migrated, empty databases for one test alone."""
    made = asyncio.run(copy_templates(postgres_admin_dsn, database_templates))
    yield made
    asyncio.run(remove(made))


@pytest.fixture(scope="module")
def dsns(databases: Databases) -> Dsns:
    """How the program reaches the databases of the module."""
    return databases.dsns
