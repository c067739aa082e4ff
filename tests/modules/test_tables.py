"""The migrations made what the declarations ask for, and the database itself keeps tenants apart."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from domain.kernel.entity import Module, modules
from infrastructure.sql.tables import keeps_document, line_table
from tests.databases import Databases, at, connected
from tests.marks import line
from tests.modules.test_operations import a_change, changeable
from tests.modules.world import World, each

_COLUMNS = """
SELECT column_name, is_nullable = 'YES' AS nullable FROM information_schema.columns
WHERE table_schema = $1 AND table_name = $2
"""
_TABLES = """
SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
WHERE column_name = 'tenant_id' AND table_schema NOT IN ('pg_catalog', 'information_schema')
"""
_UNIQUE = """
SELECT i.indexrelid::regclass::text AS name, a.attname AS first FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
WHERE i.indisunique AND n.nspname <> 'pg_catalog' AND n.nspname <> 'pg_toast'
AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id')
"""
_FOREIGN = """
SELECT k.conname AS name, a.attname AS first FROM pg_constraint k
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = k.conrelid AND t.attname = 'tenant_id')
"""


def _owner_dsn(sql: World, module: Module) -> str:
    assert sql.dsns
    return sql.dsns.manager_owner if module.scope == "manager" else sql.dsns.tenant_owner


@each()
async def test_the_table_has_every_field(sql: World, module: Module) -> None:
    async with connected(_owner_dsn(sql, module)) as owner:
        rows = await owner.fetch(_COLUMNS, module.domain, module.table)
        found = {row["column_name"]: row["nullable"] for row in rows}
        stamps = {"id", "version", "created_at", "updated_at", "created_by", "updated_by", "is_deleted"}
        apart = {"tenant_id", "custom"} if module.scope == "tenants" else set()
        assert found.keys() >= {*module.fields.fields} | stamps | apart
        assert {one.name: found[one.name] for one in module.fields} == {one.name: one.nullable for one in module.fields}
        for lines in module.lines:
            rows = await owner.fetch(_COLUMNS, module.domain, line_table(module, lines))
            found = {row["column_name"]: row["nullable"] for row in rows}
            assert found.keys() >= {*lines.fields.fields, "id", "root_id", "ordinal"}


@each(keeps_document)
async def test_the_document_is_what_the_database_builds_itself(
    sql: World, module_databases: Databases, module: Module
) -> None:
    by = sql.caller(module)
    id = await sql.make(module, by, full=True)
    table, which = f'{module.domain}."{module.table}"', f"WHERE id = '{id}'"
    database = urlsplit(_owner_dsn(sql, module)).path.removeprefix("/")
    async with connected(at(module_databases.admin, database)) as admin:
        for change in (False, True) if changeable(module) else (False,):
            if change:
                given = a_change(module, await sql.show(module, by, id))
                assert (await by.call("PUT", f"{module.url}/{id}", given)).status == 200
            written = await admin.fetchval(f"SELECT document FROM {table} {which}")
            assert json.loads(written) == await sql.show(module, by, id)
            built = f"UPDATE {table} SET document = document {which} RETURNING document"
            assert await admin.fetchval(built) == written
        version = await admin.fetchval(f"UPDATE {table} SET version = version + 1 {which} RETURNING version")
    assert (await sql.show(module, by, id))["version"] == version
    assert not {one.name for one in module.fields.secrets} & json.loads(written).keys()


@line("security", 35)
async def test_keys_of_a_tenants_rows_begin_with_the_tenant(sql: World) -> None:
    assert sql.dsns
    async with connected(sql.dsns.tenant_owner) as owner:
        unique, foreign = await owner.fetch(_UNIQUE), await owner.fetch(_FOREIGN)
    assert len(unique) > len(modules("tenants")) and foreign
    assert [row["name"] for row in (*unique, *foreign) if row["first"] != "tenant_id"] == []


async def _owners(connection: Any, tables: Iterable[str], column: str) -> dict[str, set[Any]]:
    """The tenants whose rows a connection sees, by table, without any condition of its own."""
    asked = {name: await connection.fetch(f"SELECT DISTINCT {column} FROM {name}") for name in tables}
    return {name: {row[0] for row in rows} for name, rows in asked.items()}


@line("security", 36)
async def test_a_tenant_sees_its_own_rows_whatever_it_asks(sql: World) -> None:
    assert sql.dsns
    for module in modules("tenants"):
        for by in (sql.a, sql.b):
            await sql.sample(module, by)
    for admin, app in ((sql.dsns.tenant_owner, sql.dsns.tenant_app), (sql.dsns.manager_owner, sql.dsns.manager_app)):
        async with connected(admin) as owner, connected(app) as program:
            tables = [row["name"] for row in await owner.fetch(_TABLES)]
            readable = [
                name for name in tables if await program.fetchval("SELECT has_table_privilege($1, 'SELECT')", name)
            ]
            async with program.transaction():
                await program.execute(f"SELECT set_config('app.tenant_id', '{sql.a.tenant_id}', true)")
                seen = await _owners(program, readable, "tenant_id")
            assert {tenant for tenants in seen.values() for tenant in tenants} == {sql.a.tenant_id}
            if app == sql.dsns.tenant_app:
                assert {name for name, tenants in seen.items() if tenants} >= {
                    f"{module.domain}.{module.table}" for module in modules("tenants")
                }
            async with program.transaction():
                unnamed = await _owners(program, readable, "tenant_id")
            assert not any(unnamed.values())


@line("security", 36)
async def test_a_tenant_writes_no_row_of_another(sql: World) -> None:
    assert sql.dsns
    async with connected(sql.dsns.tenant_app) as program:
        for module in modules("tenants"):
            async with program.transaction():
                await program.execute(f"SELECT set_config('app.tenant_id', '{sql.a.tenant_id}', true)")
                table = f"{module.domain}.{module.table}"
                if await program.fetchval("SELECT has_table_privilege($1, 'UPDATE')", table):
                    changed = await program.execute(
                        f"UPDATE {table} SET version = version WHERE id = $1", await sql.sample(module, sql.b)
                    )
                    assert changed == "UPDATE 0"
            try:
                async with program.transaction():
                    await program.execute(f"SELECT set_config('app.tenant_id', '{sql.a.tenant_id}', true)")
                    insert = f"INSERT INTO {table} (tenant_id, id) VALUES ($1, gen_random_uuid())"
                    await program.execute(insert, sql.b.tenant_id)
            except asyncpg.InsufficientPrivilegeError as refused:
                assert "row-level security" in str(refused)
            else:
                raise AssertionError(f"{table} took a row of another tenant")


@each(lambda module: module.insert_only)
async def test_what_is_written_once_stays_as_it_is(sql: World, module: Module) -> None:
    """The database itself lets the program's roles add and read such rows, and nothing else."""
    assert sql.dsns
    tenants, manager = [sql.dsns.tenant_app], [sql.dsns.manager_app, sql.dsns.manager_operator]
    for dsn in tenants if module.scope == "tenants" else manager:
        async with connected(dsn) as program:
            for right in ("UPDATE", "DELETE", "TRUNCATE"):
                asked = "SELECT has_table_privilege($1, $2)"
                assert not await program.fetchval(asked, f"{module.domain}.{module.table}", right)
