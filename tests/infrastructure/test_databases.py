"""Roles and databases: made once, made again without harm, and refused when they are not safe."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from infrastructure.postgres.databases import Dsns, RolePasswords, UnsuitableDatabase, clone, drop, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres
from tests.postgres import FAST, PASSWORDS

pytestmark = pytest.mark.asyncio
AWKWARD = RolePasswords(owner="o'w\\ner %@/:$", app="앱".encode().hex(), operator="?#[]&= ")


@pytest.fixture(scope="module")
def own_server() -> Iterator[str]:
    """A server of these tests alone: they change roles, which belong to a whole server."""
    parent = Path(tempfile.mkdtemp(prefix="cxg-databases-"))
    parent.chmod(0o711)
    with EmbeddedPostgres(parent / "postgres", settings=FAST) as server:
        yield server.dsn
    shutil.rmtree(parent)


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def value(dsn: str, statement: str, *arguments: object) -> Any:
    async with connected(dsn) as connection:
        return await connection.fetchval(statement, *arguments)


def names() -> dict[str, str]:
    run = uuid4().hex[:12]
    return {"manager": f"manager_{run}", "tenants": f"tenants_{run}"}


async def remove(admin_dsn: str, databases: dict[str, str]) -> None:
    for name in databases.values():
        await drop(admin_dsn, name)


async def test_every_dsn_reaches_its_database_as_its_role(own_server: str) -> None:
    databases = names()
    dsns = await prepare(own_server, passwords=AWKWARD, **databases)
    who = "SELECT current_user || ' ' || current_database()"
    assert await value(dsns.manager_owner, who) == f"cxg_owner {databases['manager']}"
    assert await value(dsns.manager_app, who) == f"cxg_app {databases['manager']}"
    assert await value(dsns.manager_operator, who) == f"cxg_operator {databases['manager']}"
    assert await value(dsns.tenant_owner, who) == f"cxg_owner {databases['tenants']}"
    assert await value(dsns.tenant_app, who) == f"cxg_app {databases['tenants']}"
    assert RolePasswords.of(dsns) == AWKWARD
    await remove(own_server, databases)


async def test_preparing_again_and_at_once_changes_nothing(own_server: str) -> None:
    databases = names()
    first = await prepare(own_server, passwords=PASSWORDS, **databases)
    await value(first.manager_owner, "CREATE TABLE public.kept ()")
    again = await asyncio.gather(*(prepare(own_server, passwords=PASSWORDS, **databases) for _ in range(3)))
    assert again == [first] * 3
    assert await value(first.manager_owner, "SELECT to_regclass('public.kept') IS NOT NULL")
    await remove(own_server, databases)


async def test_a_new_password_replaces_the_old_one(own_server: str) -> None:
    databases = names()
    old = await prepare(own_server, passwords=PASSWORDS, **databases)
    new = await prepare(own_server, passwords=AWKWARD, **databases)
    with pytest.raises(asyncpg.InvalidPasswordError):
        await value(old.manager_app, "SELECT 1")
    assert await value(new.manager_app, "SELECT 1") == 1
    await remove(own_server, databases)


@pytest.mark.parametrize("database", ["manager", "tenants"])
async def test_the_app_role_can_make_nothing_and_bypass_nothing(own_server: str, database: str) -> None:
    databases = names()
    dsns = await prepare(own_server, passwords=PASSWORDS, **databases)
    dsn = dsns.manager_app if database == "manager" else dsns.tenant_app
    for forbidden in ("CREATE TABLE public.t ()", "CREATE SCHEMA s", "CREATE TEMP TABLE t ()", "CREATE DATABASE d"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await value(dsn, forbidden)
    strong = "SELECT bool_or(rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication) FROM pg_roles"
    assert await value(dsn, f"{strong} WHERE rolname LIKE 'cxg\\_%'") is False
    assert await value(dsn, "SELECT count(*) FROM pg_database WHERE datdba = 'cxg_app'::regrole") == 0
    await remove(own_server, databases)


async def test_only_the_named_roles_may_connect(own_server: str) -> None:
    databases = names()
    dsns = await prepare(own_server, passwords=PASSWORDS, **databases)
    operator_at_tenants = dsns.manager_operator.replace(databases["manager"], databases["tenants"])
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await value(operator_at_tenants, "SELECT 1")
    await value(own_server, "CREATE ROLE passer_by LOGIN PASSWORD 'x'")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await value(dsns.manager_app.replace("cxg_app:app%20of%20the%20tests", "passer_by:x"), "SELECT 1")
    await value(own_server, "DROP ROLE passer_by")
    await remove(own_server, databases)


async def test_no_password_is_in_the_servers_statements(own_server: str) -> None:
    databases = names()
    await prepare(own_server, passwords=PASSWORDS, **databases)
    stored = await value(own_server, "SELECT rolpassword FROM pg_authid WHERE rolname = 'cxg_app'")
    await prepare(own_server, passwords=PASSWORDS, **databases)
    assert stored.startswith("SCRAM-SHA-256$4096:")
    assert PASSWORDS.app not in stored
    await remove(own_server, databases)


async def test_a_role_that_could_bypass_row_security_is_refused(own_server: str) -> None:
    databases = names()
    await prepare(own_server, passwords=PASSWORDS, **databases)
    await value(own_server, "ALTER ROLE cxg_app BYPASSRLS")
    with pytest.raises(UnsuitableDatabase, match="the role cxg_app must be LOGIN NOSUPERUSER NOBYPASSRLS"):
        await prepare(own_server, passwords=PASSWORDS, **databases)
    await value(own_server, "ALTER ROLE cxg_app NOBYPASSRLS")
    await remove(own_server, databases)


async def test_a_database_that_cannot_search_korean_is_refused(own_server: str) -> None:
    databases = names()
    await value(
        own_server,
        f"CREATE DATABASE {databases['manager']} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'",
    )
    with pytest.raises(UnsuitableDatabase, match=f"{databases['manager']} has a locale that cannot search Korean"):
        await prepare(own_server, passwords=PASSWORDS, **databases)
    await remove(own_server, databases)


async def test_an_administrator_need_not_be_a_superuser(own_server: str) -> None:
    databases = names()
    for role in ("cxg_app", "cxg_operator", "cxg_owner", "cxg_search"):
        await value(own_server, f"DROP ROLE IF EXISTS {role}")
    await value(own_server, "CREATE ROLE landlord LOGIN CREATEROLE CREATEDB PASSWORD 'x'")
    landlord = own_server.replace(own_server.split("//")[1].split("@")[0], "landlord:x")
    dsns = await prepare(landlord, passwords=PASSWORDS, **databases)
    assert await prepare(landlord, passwords=PASSWORDS, **databases) == dsns
    await clone(landlord, databases["tenants"], databases["tenants"] + "_copy")
    assert await value(dsns.tenant_app + "_copy", "SELECT current_user::text") == "cxg_app"
    await drop(landlord, databases["tenants"] + "_copy")
    await remove(landlord, databases)
    for role in ("cxg_app", "cxg_operator", "cxg_owner", "cxg_search", "landlord"):
        await value(own_server, f"DROP ROLE {role}")


async def test_a_copy_has_the_data_and_the_rights_of_its_template(own_server: str) -> None:
    databases = names()
    dsns = await prepare(own_server, passwords=PASSWORDS, **databases)
    await value(dsns.manager_owner, "CREATE TABLE public.kept AS SELECT 1 AS n")
    copy = f'{databases["manager"]}_"copy"'
    await clone(own_server, databases["manager"], copy)
    at_copy = {name: getattr(dsns, name).rpartition("/")[0] + "/" + copy for name in ("manager_owner", "manager_app")}
    assert await value(at_copy["manager_owner"], "SELECT n FROM public.kept") == 1
    assert await value(at_copy["manager_app"], "SELECT has_database_privilege(current_database(), 'TEMP')") is False
    async with connected(at_copy["manager_app"]):
        await drop(own_server, copy)
    await drop(own_server, copy)
    assert await value(own_server, "SELECT count(*) FROM pg_database WHERE datname = $1", copy) == 0
    await remove(own_server, databases)


async def test_copying_what_is_not_there_is_refused(own_server: str) -> None:
    with pytest.raises(UnsuitableDatabase, match="there is no database nowhere to copy"):
        await clone(own_server, "nowhere", "somewhere")


async def test_the_shared_server_is_prepared_alike(postgres_admin_dsn: str) -> None:
    databases = names()
    dsns = await prepare(postgres_admin_dsn, passwords=PASSWORDS, **databases)
    assert await value(dsns.tenant_app, "SELECT current_user::text") == "cxg_app"
    assert await value(dsns.tenant_owner, "SELECT cardinality(show_trgm('한국어')) > 0")
    await remove(postgres_admin_dsn, databases)


async def test_a_password_that_would_be_normalised_is_refused() -> None:
    with pytest.raises(ValueError, match="printable ASCII"):
        RolePasswords(owner="비밀", app="a", operator="b")


async def test_options_of_the_administrators_dsn_reach_the_others(own_server: str) -> None:
    databases = names()
    dsns: Dsns = await prepare(f"{own_server}?sslmode=prefer", passwords=PASSWORDS, **databases)
    assert dsns.tenant_app.endswith("?sslmode=prefer")
    assert await value(dsns.tenant_app, "SELECT 1") == 1
    await remove(own_server, databases)
