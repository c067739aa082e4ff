"""What the database itself guards, read from its catalogue and tried as the program's role, table by table."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any, TypeAlias
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
import pytest

from infrastructure.postgres.databases import Dsns
from tests.databases import Databases, at, connected, copy_templates, remove
from tests.marks import line

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
ONE, OTHER = UUID(int=1), UUID(int=2)
PROGRAM_ROLES = ("cxg_app", "cxg_operator")
OURS = "n.nspname NOT IN ('public', 'information_schema') AND n.nspname !~ '^pg_' AND c.relname <> 'alembic_version'"
TABLES = f"""
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity AS enabled,
        c.relforcerowsecurity AS forced, EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'tenant_id'
        ) AS of_tenants
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND {OURS}
"""


@pytest.fixture(params=["manager", "tenants"])
async def owner(request: pytest.FixtureRequest, dsns: Dsns) -> AsyncIterator[Connection]:
    """The owner's connection to each of the two databases."""
    async with connected(dsns.manager_owner if request.param == "manager" else dsns.tenant_owner) as connection:
        yield connection


async def names(connection: Connection, query: str) -> list[str]:
    return sorted(row["name"] for row in await connection.fetch(f"WITH t AS ({TABLES}) {query}"))


@line("security", 30)
async def test_the_programs_roles_are_weak_and_own_nothing(owner: Connection) -> None:
    strong = "rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication"
    roles = await owner.fetch(
        f"SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND NOT ({strong})", PROGRAM_ROLES
    )
    assert {row["rolname"] for row in roles} == set(PROGRAM_ROLES)
    owned = "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = ANY ($1::regrole[])"
    assert await owner.fetchval(owned, PROGRAM_ROLES) == 0
    member = "SELECT count(*) FROM pg_auth_members WHERE member = ANY ($1::regrole[])"
    assert await owner.fetchval(member, PROGRAM_ROLES) == 0


@line("security", 30)
async def test_no_role_of_the_program_may_truncate_refer_or_trigger(owner: Connection) -> None:
    for role in PROGRAM_ROLES:
        for right in ("TRUNCATE", "REFERENCES", "TRIGGER"):
            assert await names(owner, f"SELECT name FROM t WHERE has_table_privilege('{role}', oid, '{right}')") == []
        schemas = "SELECT nspname AS name FROM pg_namespace WHERE has_schema_privilege('{}', oid, 'CREATE')"
        assert await names(owner, schemas.format(role)) == []


async def test_every_table_has_row_security_enabled_and_forced(owner: Connection) -> None:
    assert len(await names(owner, "SELECT name FROM t")) > 5
    assert await names(owner, "SELECT name FROM t WHERE NOT (enabled AND forced)") == []


async def test_every_tenants_table_has_one_policy_for_the_app_that_reads_and_writes(owner: Connection) -> None:
    policies = f"""
        WITH t AS ({TABLES}) SELECT t.name, p.polpermissive, p.polcmd::text AS command,
            p.polroles::regrole[]::text[] AS roles,
            pg_get_expr(polqual, polrelid) AS reads, pg_get_expr(polwithcheck, polrelid) AS writes
        FROM t JOIN pg_policy p ON p.polrelid = t.oid WHERE 'cxg_app'::regrole = ANY (p.polroles) AND t.of_tenants
    """
    found = await owner.fetch(policies)
    assert sorted(row["name"] for row in found) == await names(owner, "SELECT name FROM t WHERE of_tenants")
    for row in found:
        assert (row["polpermissive"], row["command"], row["roles"]) == (True, "*", ["cxg_app"])
        assert row["reads"] == row["writes"]
        assert row["reads"].startswith("(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'")


async def test_no_policy_is_for_everybody_or_the_owner(owner: Connection) -> None:
    others = "SELECT count(*) FROM pg_policies WHERE NOT roles <@ $1 AND (roles, cmd) <> (ARRAY['cxg_search'::name], 'SELECT')"
    assert await owner.fetchval(others, list(PROGRAM_ROLES)) == 0


@line("security", 30)
async def test_the_role_of_the_search_reads_what_is_searched_and_nobody_is_it(owner: Connection) -> None:
    role = await owner.fetchrow("SELECT * FROM pg_roles WHERE rolname = 'cxg_search'")
    assert role is not None
    strong = ("super", "bypassrls", "createdb", "createrole", "replication", "canlogin")
    assert not any(role[f"rol{one}"] for one in strong)
    members = (
        "SELECT member::regrole::text FROM pg_auth_members WHERE roleid = 'cxg_search'::regrole AND member >= 16384"
    )
    inherits = "SELECT rolinherit FROM pg_roles WHERE rolname = 'cxg_owner'"
    assert {row[0] for row in await owner.fetch(members)} <= {"cxg_owner"}
    assert await owner.fetchval(inherits) is False
    for right in ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"):
        assert await names(owner, f"SELECT name FROM t WHERE has_table_privilege('cxg_search', oid, '{right}')") == []
    seen = await names(owner, "SELECT name FROM t WHERE has_table_privilege('cxg_search', oid, 'SELECT')")
    assert seen == await names(owner, "SELECT name FROM t WHERE name = 'search.records'")


async def test_the_app_has_no_right_where_no_policy_is(owner: Connection) -> None:
    granted = """
        SELECT name FROM t WHERE has_table_privilege('cxg_app', oid, 'SELECT') AND NOT EXISTS (
            SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND 'cxg_app'::regrole::oid = ANY(p.polroles))
    """
    assert await names(owner, granted) == []


@line("security", 33)
async def test_there_is_no_side_door_of_views_and_functions(owner: Connection) -> None:
    views = f"""
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OURS} AND (
            c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce(c.reloptions @> '{{security_invoker=true}}', false)
        )
    """
    assert await owner.fetch(views) == []
    functions = """
        SELECT p.oid::regprocedure::text AS name, p.proowner::regrole::text AS owner, p.proconfig AS settings,
            p.proargtypes::regtype[]::text[] AS takes, p.prorettype::regtype::text AS gives, p.prosrc AS does,
            has_function_privilege('public', p.oid, 'EXECUTE') AS for_all, p.prosecdef AS definer
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    """
    found = await owner.fetch(functions)
    definers = [one for one in found if one["definer"]]
    assert not any(one["for_all"] for one in definers)
    of_tenants = await owner.fetchval("SELECT to_regclass('search.records') IS NOT NULL")
    ours = ["search.find(text,text)", "search.walk(text,text,integer,boolean,uuid)"]
    assert sorted(one["name"] for one in definers) == (ours if of_tenants else [])
    for one in definers:
        assert (one["owner"], one["gives"]) == ("cxg_search", "uuid")
        assert "search_path=pg_catalog, pg_temp" in one["settings"]
        assert "EXECUTE" not in one["does"]
        assert "nullif(current_setting('app.tenant_id', true), '')::uuid" in one["does"]
        of_one_tenant = re.findall(
            r"FROM search\.records r\s+WHERE [^;]*?r\.tenant_id(?:::text)? = tenant", one["does"]
        )
        assert len(of_one_tenant) == one["does"].count("FROM search.records") == 2


# Of the tenants' database alone: the keys


@pytest.fixture
async def tenants(dsns: Dsns) -> AsyncIterator[Connection]:
    """The owner's connection to the tenants' database."""
    async with connected(dsns.tenant_owner) as connection:
        yield connection


async def test_every_table_is_of_tenants_with_a_key_led_by_the_tenant(tenants: Connection) -> None:
    loose = """
        SELECT name FROM t LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'tenant_id'
        WHERE a.attnotnull IS NOT TRUE OR a.atttypid <> 'uuid'::regtype
    """
    assert await names(tenants, loose) == []
    keys = await tenants.fetch(
        f"WITH t AS ({TABLES}) SELECT name, pg_get_constraintdef(k.oid) AS key FROM t "
        "LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'"
    )
    program = {
        "core.receipts": "PRIMARY KEY (tenant_id, actor_id, key)",
        "search.records": "PRIMARY KEY (tenant_id, entity, id)",
        "search.progress": "PRIMARY KEY (tenant_id, entity)",
    }
    for row in keys:
        assert row["key"] == program.get(row["name"], "PRIMARY KEY (tenant_id, id)"), row["name"]


@line("security", 35)
async def test_every_index_and_unique_key_is_led_by_the_tenant(tenants: Connection) -> None:
    astray = """
        SELECT i.indexrelid::regclass::text AS name FROM t JOIN pg_index i ON i.indrelid = t.oid
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam AND m.amname <> 'brin'
        -- that of a search has the tenant in each of its entries
        WHERE a.attname IS DISTINCT FROM 'tenant_id' AND pg_get_indexdef(i.indexrelid, 1, true) !~ '^search.lexemes.tenant_id,'
    """
    assert await names(tenants, astray) == []
    assert (
        await names(tenants, "SELECT conname AS name FROM t JOIN pg_constraint ON conrelid = t.oid AND contype = 'x'")
        == []
    )


@line("security", 35)
async def test_every_foreign_key_carries_the_tenant_on_both_sides(tenants: Connection) -> None:
    keys = "SELECT conname AS name FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'"
    assert len(await names(tenants, keys)) > 10
    lead = "(SELECT attname FROM pg_attribute WHERE attrelid = k.{} AND attnum = k.{}[1])"
    both = [lead.format(*side) + " = 'tenant_id'" for side in (("conrelid", "conkey"), ("confrelid", "confkey"))]
    assert await names(tenants, f"{keys} WHERE NOT ({' AND '.join(both)})") == []
    # SET NULL and SET DEFAULT would empty the tenant, ON UPDATE CASCADE would move a row to another one
    assert await names(tenants, f"{keys} WHERE k.confdeltype IN ('n', 'd') OR k.confupdtype <> 'a'") == []


# Tried as the program's role: in copies without checks, so that a row needs nothing but its tenant


@pytest.fixture(scope="module")
async def loosened(postgres_admin_dsn: str, database_templates: Dsns) -> AsyncIterator[Databases]:
    """Databases in which every table with a tenant has a row of two tenants, and asks for nothing else."""
    databases = await copy_templates(postgres_admin_dsn, database_templates)
    for dsn in (databases.dsns.manager_owner, databases.dsns.tenant_owner):
        async with connected(at(databases.admin, urlsplit(dsn).path.removeprefix("/"))) as admin:
            await admin.execute("SET session_replication_role = replica")  # no foreign key is looked at
            for table in await admin.fetch(f"WITH t AS ({TABLES}) SELECT * FROM t WHERE of_tenants"):
                await admin.execute("; ".join(_loosen(table, await _columns(admin, table["oid"]))))
    yield databases
    await remove(databases)


async def _columns(admin: Connection, table: int) -> list[asyncpg.Record]:
    return await admin.fetch(
        "SELECT format('%I', attname) AS name, format_type(atttypid, NULL) AS type, attgenerated <> '' AS generated, "
        "attnum IN (SELECT unnest(conkey) FROM pg_constraint WHERE conrelid = $1 AND contype = 'p') AS key, "
        "(SELECT array_agg(format('%I', conname)) FROM pg_constraint WHERE conrelid = $1 AND contype = 'c') AS checks "
        "FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped",
        table,
    )


def _loosen(table: asyncpg.Record, columns: list[asyncpg.Record]) -> Iterator[str]:
    for check in columns[0]["checks"] or ():
        yield f"ALTER TABLE {table['name']} DROP CONSTRAINT {check}"
    for column in columns:
        if not column["key"]:
            yield f"ALTER TABLE {table['name']} ALTER COLUMN {column['name']} DROP NOT NULL"
    given = {column["name"]: _value(column) for column in columns if column["key"] or column["name"] == "tenant_id"}
    for tenant in (ONE, OTHER):
        given["tenant_id"] = f"'{tenant}'"
        yield f"INSERT INTO {table['name']} ({', '.join(given)}) VALUES ({', '.join(given.values())})"


def _value(column: asyncpg.Record) -> str:
    return "gen_random_uuid()" if column["type"] == "uuid" else "'1'"


def _row_of(table: str, keys: list[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(keys)}) VALUES ({', '.join('$1' for _ in keys)})"


async def _tables(connection: Connection) -> list[str]:
    listed = await names(connection, "SELECT name FROM t WHERE of_tenants AND has_table_privilege(oid, 'SELECT')")
    assert len(listed) > 3
    return listed


async def _keys(connection: Connection, table: str) -> list[str]:
    rows = await connection.fetch(
        "SELECT format('%I', attname) AS name FROM pg_attribute "
        "WHERE attrelid = $1::text::regclass AND atttypid = 'uuid'::regtype AND (attname = 'tenant_id' "
        "OR attnum IN (SELECT unnest(conkey) FROM pg_constraint WHERE conrelid = attrelid AND contype = 'p'))",
        table,
    )
    return [row["name"] for row in rows]


def _dsns_of_the_app(databases: Databases) -> tuple[str, str]:
    return databases.dsns.manager_app, databases.dsns.tenant_app


async def test_without_a_tenant_no_row_is_seen_and_none_is_written(loosened: Databases) -> None:
    for dsn in _dsns_of_the_app(loosened):
        async with connected(dsn) as app:
            for table in await _tables(app):
                assert await app.fetch(f"SELECT * FROM {table}") == [], table
                with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
                    await app.execute(_row_of(table, await _keys(app, table)), ONE)


@line("security", 36)
async def test_a_tenant_sees_its_own_rows_alone_in_every_table(loosened: Databases) -> None:
    for dsn in _dsns_of_the_app(loosened):
        async with connected(dsn) as app:
            await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(ONE))
            for table in await _tables(app):
                seen = await app.fetch(f"SELECT tenant_id FROM {table}")
                assert [row["tenant_id"] for row in seen] == [ONE], table


async def test_a_tenant_writes_no_row_of_another(loosened: Databases) -> None:
    for dsn in _dsns_of_the_app(loosened):
        async with connected(dsn) as app:
            await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(ONE))
            for table in await _tables(app):
                with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
                    await app.execute(_row_of(table, await _keys(app, table)), OTHER)
                if await app.fetchval("SELECT has_table_privilege($1, 'UPDATE')", table):
                    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
                        await app.execute(f"UPDATE {table} SET tenant_id = $1", OTHER)


async def test_the_operator_sees_the_rows_of_all_tenants(loosened: Databases) -> None:
    async with connected(loosened.dsns.manager_operator) as operator:
        for table in await _tables(operator):
            seen: list[Any] = await operator.fetch(f"SELECT tenant_id FROM {table}")
            assert {row["tenant_id"] for row in seen} == {ONE, OTHER}, table
