"""Text search on PostgreSQL: which index serves it, what comes out of it, and for whom."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from domain.kernel.entity import discover, module_named, modules
from infrastructure.postgres.databases import Dsns
from infrastructure.sql import search
from infrastructure.sql.statements import Search, statements_of
from tests.databases import at, connected
from tests.marks import line

discover()
PARTNER = module_named("crm.Partner")
MINE, THEIRS = UUID("0198c000-0000-7000-8000-00000000abcd"), UUID("0198c000-0000-7000-9000-00000000abcd")
"""Two tenants whose ids end alike, so that their records have the same lexemes."""
ROWS = search.NEAR + 200
FILL = """
    INSERT INTO crm.partners (tenant_id, id, number, name, legal_name, kind, country, locale, currency, is_customer,
        is_supplier, invoice_timing, status, addresses, bank_accounts)
    SELECT $1, ('0198c000' || lpad(to_hex(n), 4, '0') || '7000' || $3)::uuid, format('P-%s', n),
        CASE WHEN n = 7 THEN '서울 독도수산 Zephyrus' WHEN n % 2 = 0 THEN '대한상사' ELSE '한빛무역' END,
        CASE WHEN n = 8 THEN 'Hidden O''Neil \\ 100%' END, 'COMPANY', 'KR', 'ko-KR', 'KRW', true, false, 'MANUAL',
        'PROSPECT', '[]', '[]'
    FROM generate_series(1, $2::int) n
"""


@pytest.fixture
async def app(dsns: Dsns, postgres_admin_dsn: str) -> AsyncIterator[Any]:
    """A connection as the app role to a database in which two tenants have the same records."""
    async with connected(at(postgres_admin_dsn, dsns.tenant_app.rpartition("/")[2])) as admin:
        for tenant in (MINE, THEIRS):
            await admin.execute(FILL, tenant, ROWS, tenant.hex[16:])
        await admin.execute("ANALYZE crm.partners")
    connection = await asyncpg.connect(dsns.tenant_app, server_settings={"plan_cache_mode": "force_generic_plan"})
    yield connection
    await connection.close()
    async with connected(at(postgres_admin_dsn, dsns.tenant_app.rpartition("/")[2])) as admin:
        await admin.execute("DELETE FROM crm.partners WHERE tenant_id = ANY($1)", [MINE, THEIRS])


async def found(app: Any, term: str, where: Search, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    sql = statements_of(PARTNER).page((), where, "id", True, False, hidden, False)
    return dict(await app.fetchrow(sql, MINE, None, 20, 0, term))


def names(answer: dict[str, Any]) -> list[str]:
    return [one["name"] for one in json.loads(answer["items"])]


@pytest.mark.parametrize("term", ["zephyrus", "독도", "독", "O'NEIL", "\\ 1", "0%", "p-7", "수산 z", "s"])
async def test_the_index_finds_what_a_walk_through_all_finds(app: Any, term: str) -> None:
    among, everywhere = await found(app, term, "found"), await found(app, term, "all")
    assert names(among) == names(everywhere) != []
    assert among["enough"] and among["exact"]


@pytest.mark.parametrize("term", ["뷁", "뷁쀍", "zephyrust", "%", "_", "':*", "' | '대한", "\\", " & "])
async def test_the_index_finds_nothing_where_nothing_is(app: Any, term: str) -> None:
    fits = {"%": 1, "\\": 1}.get(term, 0)
    assert (await found(app, term, "found"))["total"] == fits


async def test_a_common_term_is_left_to_the_walk(app: Any) -> None:
    near = await found(app, "대한", "near")
    assert near["enough"] and not near["exact"]
    assert (near["total"], near["shown"], near["more"]) == (search.NEAR // 2 + 1, 20, True)
    rare = await found(app, "독도", "near")
    assert not rare["enough"], "it is not among the first records"


@line("security", 36)
async def test_the_function_answers_ids_of_the_tenant_of_the_setting_alone(app: Any) -> None:
    finder = search.finder(PARTNER)
    assert await app.fetch(f"SELECT {finder}('독도')") == []
    for tenant in (MINE, THEIRS):
        await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(tenant))
        own = await app.fetch("SELECT id FROM crm.partners WHERE name LIKE '%독도%'")
        assert await app.fetch(f"SELECT {finder}('독도') AS id") == own
        assert len(own) == 1
    for empty in ("", str(uuid4())):
        await app.execute("SELECT set_config('app.tenant_id', $1, false)", empty)
        assert await app.fetch(f"SELECT {finder}('독도')") == []
    await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(MINE))
    assert await app.fetch(f"SELECT {finder}(NULL)") == []


@line("security", 26)
async def test_what_is_hidden_is_not_found_through_the_index(app: Any) -> None:
    for where in ("near", "found", "all"):
        assert (await found(app, "o'neil", where, frozenset({"legal_name"})))["total"] == 0
        every = frozenset(PARTNER.search)
        assert (await found(app, "독도", where, every))["total"] == 0
    assert (await found(app, "o'neil", "found"))["total"] == 1


async def test_the_function_uses_its_index_whatever_the_planner_believes(
    app: Any, dsns: Dsns, postgres_admin_dsn: str
) -> None:
    async with connected(at(postgres_admin_dsn, dsns.tenant_app.rpartition("/")[2])) as admin:
        await admin.execute("LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET client_min_messages = log")
        await admin.execute("SET auto_explain.log_nested_statements = on")
        await admin.execute("SELECT set_config('app.tenant_id', $1, false)", str(MINE))
        for statistics in (
            "ANALYZE crm.partners",
            "DELETE FROM pg_statistic WHERE starelid = 'crm.partners'::regclass",
        ):
            await admin.execute(statistics)
            for mode in ("force_generic_plan", "force_custom_plan"):
                told: list[str] = []
                admin.add_log_listener(lambda _, message, told=told: told.append(str(message)))
                await admin.execute(f"SET plan_cache_mode = {mode}")
                await admin.fetch(f"SELECT {search.finder(PARTNER)}('독도')")
                plan = "\n".join(told)
                assert "Bitmap Index Scan on search_partners" in plan
                assert "Seq Scan" not in plan
                assert plan.count("Index Scan on") == 1


async def test_a_first_page_reads_no_more_than_the_first_records(app: Any) -> None:
    sql = statements_of(PARTNER).page((), "near", "id", True, False, frozenset(), False)
    await app.execute("SET enable_seqscan = off; SET random_page_cost = 1.1")
    await app.execute(f"PREPARE looked AS {sql}")
    rows = await app.fetch(f"EXPLAIN (ANALYZE) EXECUTE looked ('{MINE}', NULL, 20, 0, '독도')")
    plan = "\n".join(row[0] for row in rows)
    assert "pk_partners" in plan
    assert f"rows={search.NEAR + 1}.00" in plan.replace(f"rows={search.NEAR + 1} ", f"rows={search.NEAR + 1}.00 ")


def test_no_record_has_more_text_than_an_index_takes() -> None:
    """A tsvector has room for a megabyte; a lexeme is at most 16 bytes, and each character begins one."""
    for module in modules("tenants"):
        if search.indexed(module):
            most = sum(getattr(module.fields.fields[one].kind, "max", 200) for one in module.search)
            assert most * 16 < 1_000_000, module.code
