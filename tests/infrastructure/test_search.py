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
from infrastructure.sql.indexing import BATCH, Indexing
from infrastructure.sql.pages import Listed, Place
from infrastructure.sql.pool import Connection
from infrastructure.sql.statements import statements_of
from tests.databases import at, connected
from tests.marks import line

discover()
PARTNER = module_named("crm.Partner")
MINE, THEIRS = UUID("0198c000-0000-7000-8000-00000000abcd"), UUID("0198c000-0000-7000-9000-00000000abcd")
"""Two tenants whose ids end alike, so that their records have the same lexemes."""
ROWS = search.NEAR + 200
FILL = """
    INSERT INTO crm.partners (tenant_id, id, number, name, legal_name, kind, country, locale, currency, is_customer,
        is_supplier, invoice_timing, status, document)
    SELECT $1, ('0198c000' || lpad(to_hex(n), 4, '0') || '7000' || $3)::uuid, format('P-%s', n),
        CASE WHEN n = 7 THEN '서울 독도수산 Zephyrus' WHEN n % 2 = 0 THEN '대한상사' ELSE '한빛무역' END,
        CASE WHEN n = 8 THEN 'Hidden O''Neil \\ 100%' END, 'COMPANY', 'KR', 'ko-KR', 'KRW', true, false, 'MANUAL',
        'PROSPECT', '{}'
    FROM generate_series(1, $2::int) n
"""
CHANGED = """
    WITH ctx AS MATERIALIZED (SELECT set_config('app.tenant_id', $1::uuid::text, true) AS v), changed AS (
        UPDATE crm.partners SET name = $3, is_deleted = $4, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND (SELECT v FROM ctx) IS NOT NULL RETURNING id, version
    ) INSERT INTO core.outbox (tenant_id, id, event, entity, entity_id, entity_version, data, occurred_at)
    SELECT $1, gen_random_uuid(), 'crm.partner.updated', 'crm.Partner', id, version, '{}', now() FROM changed
"""
INDEXING = Indexing()


@pytest.fixture
async def admin(dsns: Dsns, postgres_admin_dsn: str) -> AsyncIterator[Any]:
    """The administrator, in a database in which two tenants have the same records."""
    async with connected(at(postgres_admin_dsn, dsns.tenant_app.rpartition("/")[2])) as connection:
        for tenant in (MINE, THEIRS):
            await connection.execute(FILL, tenant, ROWS, tenant.hex[16:])
        shown = "UPDATE crm.partners SET document = json_build_object('id', id, 'name', name) WHERE tenant_id = ANY($1)"
        await connection.execute(shown, [MINE, THEIRS])
        await connection.execute("ANALYZE crm.partners")
        yield connection
        await connection.execute("SET session_replication_role = replica")  # no foreign key is looked at
        for table in ("crm.partners", "core.outbox", "search.records", "search.progress"):
            await connection.execute(f"DELETE FROM {table} WHERE tenant_id = ANY($1)", [MINE, THEIRS])


@pytest.fixture
async def bare(dsns: Dsns, admin: Any) -> AsyncIterator[Connection]:
    """A connection as the app role, before a worker has indexed anything."""
    settings = {"plan_cache_mode": "force_generic_plan"}
    connection = await asyncpg.connect(dsns.tenant_app, server_settings=settings, connection_class=Connection)
    yield connection
    await connection.close()


@pytest.fixture
async def app(bare: Connection) -> Connection:
    """The same, when all is indexed."""
    for tenant in (MINE, THEIRS):
        await completed(bare, tenant)
    return bare


async def completed(connection: Connection, tenant: UUID) -> list[int]:
    """Indexes what is missing; how many records by each batch."""
    batches = []
    if await INDEXING.look(connection, tenant):
        while done := await INDEXING.complete(connection, tenant):
            batches.append(done)
    return batches


async def delivered(connection: Connection, events: list[dict[str, Any]] | None = None) -> None:
    """What the relay does with the events that wait, or with these."""
    async with connection.transaction():
        if events is None:
            await connection.execute("SELECT set_config('app.tenant_id', $1, true)", str(MINE))
            sql = "DELETE FROM core.outbox RETURNING entity, entity_id::text"
            events = [dict(row) for row in await connection.fetch(sql)]
        await INDEXING.index(connection, MINE, events)


def uuid_of(n: int) -> UUID:
    """The id of the n-th of my records."""
    return UUID(f"0198c000{n:04x}7000{MINE.hex[16:]}")


async def asked(app: Any, listed: Listed, where: Place, *arguments: object) -> dict[str, Any]:
    return dict(await app.fetchrow(statements_of(PARTNER).page(listed, where), MINE, *arguments))


async def found(app: Any, term: str, where: Place, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    return await asked(app, Listed(searched=True, hidden=hidden), where, 20, 0, term)


def names(answer: dict[str, Any]) -> list[str]:
    return [json.loads(one)["name"] for one in answer["documents"]]


async def seventh(app: Any) -> UUID:
    return UUID(json.loads((await found(app, "독도", "all"))["documents"][0])["id"])


@pytest.mark.parametrize("term", ["zephyrus", "독도", "독", "O'NEIL", "\\ 1", "0%", "p-7", "수산 z", "s"])
async def test_the_index_finds_what_a_walk_through_all_finds(app: Any, term: str) -> None:
    among, everywhere = await found(app, term, "found"), await found(app, term, "all")
    assert names(among) == names(everywhere) != []
    assert among["enough"] and among["exact"]


@pytest.mark.parametrize("term", ["뷁", "뷁쀍", "zephyrust", "%", "_", "':*", "' | '대한", "\\", " & "])
async def test_the_index_finds_nothing_where_nothing_is(app: Any, term: str) -> None:
    answer = await found(app, term, "found")
    assert answer["enough"] and answer["total"] == {"%": 1, "\\": 1}.get(term, 0)


async def test_a_common_term_is_left_to_the_walk(app: Any) -> None:
    near = await found(app, "대한", "near")
    assert near["enough"] and not near["exact"]
    assert (near["total"], len(near["documents"])) == (search.NEAR // 2 + 1, 21)
    rare = await found(app, "독도", "near")
    assert not rare["enough"], "it is not among the first records"


async def test_a_page_is_met_on_the_way_through_the_texts(app: Any) -> None:
    shown, hidden = uuid_of(ROWS - 1), uuid_of(ROWS - 2)
    for _ in range(2):
        for descending in (True, False):
            listed = Listed(searched=True, descending=descending)
            for page in (0, 20, 40):
                walked, everywhere = [await asked(app, listed, one, 20, page, "대한") for one in ("walked", "all")]
                assert walked["documents"] == everywhere["documents"] and len(walked["documents"]) == 21
                assert walked["enough"] and not walked["exact"]
                assert walked["total"] == page + 21
            last = UUID(json.loads(walked["documents"][19])["id"])
            walked, everywhere = [
                await asked(app, listed._replace(after=True), one, 20, 0, "대한", last) for one in ("walked", "all")
            ]
            assert walked["documents"] == everywhere["documents"] and walked["enough"]
            assert json.loads(walked["documents"][0])["id"] != str(last)
        # what was changed since is in the outbox, and the texts say otherwise
        await app.execute(CHANGED, MINE, shown, "대한민국", False)
        await app.execute(CHANGED, MINE, hidden, "대한상사", True)
        await app.execute(CHANGED, MINE, uuid_of(2), "한빛무역", False)


async def test_texts_that_have_a_term_too_seldom_or_what_is_hidden_fill_no_page(app: Any) -> None:
    assert not (await found(app, "독도", "walked"))["enough"]
    assert not (await found(app, "뷁", "walked"))["enough"]
    assert not (await found(app, "대한", "walked", frozenset({"name"})))["enough"]
    assert not (await asked(app, Listed(searched=True), "walked", 100, 10_000, "대한"))["enough"]


async def test_of_many_candidates_a_page_is_read_and_no_total_worked_out(app: Any) -> None:
    among, everywhere = await found(app, "한빛", "found"), await found(app, "한빛", "all")
    assert among["documents"] == everywhere["documents"]
    assert among["enough"] and not among["exact"]
    assert (among["total"], len(among["documents"])) == (21, 21)
    few = await found(app, "p-11", "found")
    assert (few["exact"], few["total"]) == (True, 111)


async def test_the_index_is_asked_for_few_lexemes_that_few_records_have(app: Any) -> None:
    samples = ["b-000000999", "b-000001000", "b-000000998"] * 10
    asked = "SELECT search.asked($1, 'crm.Partner', $2, $3)::text"
    lexemes = (await app.fetchval(asked, MINE, "b-000000567", samples)).split(" & ")
    assert sorted(one.strip("'")[-3:] for one in lexemes) == ["005", "056", "567"]
    assert len((await app.fetchval(asked, MINE, "b-0000", samples)).split(" & ")) == 1, "all are common"
    assert (await app.fetchval(asked, MINE, "b-", samples)).endswith("b-':*")
    assert len((await app.fetchval(asked, MINE, "b-0", [])).split(" & ")) == 1


async def test_what_was_changed_is_found_before_it_is_indexed_and_after(app: Any) -> None:
    id = await seventh(app)
    await app.execute(CHANGED, MINE, id, "울릉수산 Boreas", False)
    for _ in range(2):
        assert names(await found(app, "boreas", "found")) == ["울릉수산 Boreas"]
        assert names(await found(app, "울릉", "found")) == ["울릉수산 Boreas"]
        gone = await found(app, "zephyrus", "found")
        assert gone["enough"] and gone["total"] == 0
        await delivered(app)
    await app.execute(CHANGED, MINE, id, "울릉수산 Boreas", True)
    for _ in range(2):
        deleted = await found(app, "boreas", "found")
        assert deleted["enough"] and deleted["total"] == 0
        await delivered(app)


async def test_what_is_deleted_leaves_the_table_of_the_texts(app: Any, admin: Any) -> None:
    id = await seventh(app)
    await app.execute(CHANGED, MINE, id, "gone", True)
    await delivered(app)
    assert await admin.fetchval("SELECT count(*) FROM search.records WHERE id = $1", id) == 0


async def test_where_the_index_is_not_complete_the_whole_list_is_looked_through(bare: Connection) -> None:
    for _ in range(3):
        assert not (await found(bare, "독도", "found"))["enough"]
        assert len(names(await found(bare, "독도", "all"))) == 1
        await INDEXING.look(bare, MINE)
        await INDEXING.complete(bare, MINE)
    assert (await found(bare, "독도", "found"))["enough"]


async def test_many_events_that_wait_are_not_read(app: Any, admin: Any) -> None:
    await admin.execute(
        "INSERT INTO core.outbox SELECT $1, gen_random_uuid(), 'x', 'wms.Zone', gen_random_uuid(), 1, '{}', now() "
        "FROM generate_series(1, $2)",
        MINE,
        search.BACKLOG,
    )
    assert (await found(app, "독도", "found"))["enough"]
    await app.execute(CHANGED, MINE, await seventh(app), "독도", False)
    assert not (await found(app, "독도", "found"))["enough"]


async def test_a_worker_goes_through_a_large_module_in_batches_and_only_once(bare: Connection) -> None:
    assert await completed(bare, MINE) == [BATCH, BATCH, ROWS - 2 * BATCH]
    assert await completed(bare, MINE) == []


async def test_a_small_module_is_not_indexed(bare: Connection, admin: Any) -> None:
    await admin.execute("DELETE FROM crm.partners WHERE tenant_id = $1 AND number > 'P-8'", MINE)
    assert await completed(bare, MINE) == []
    await bare.execute(CHANGED, MINE, await seventh(bare), "독도", False)
    await delivered(bare)
    assert await admin.fetchval("SELECT count(*) FROM search.records WHERE tenant_id = $1", MINE) == 0


async def test_what_is_changed_while_the_index_is_made_is_in_it(bare: Connection) -> None:
    id = await seventh(bare)
    await INDEXING.look(bare, MINE)
    await bare.execute(CHANGED, MINE, id, "Boreas", False)
    await delivered(bare)
    await completed(bare, MINE)
    assert names(await found(bare, "boreas", "found")) == ["Boreas"]


async def test_texts_of_another_declaration_are_made_anew(app: Any, admin: Any) -> None:
    await admin.execute("UPDATE search.progress SET key = 'earlier'")
    await admin.execute("UPDATE search.records SET texts = 'other'")
    assert not (await found(app, "독도", "found"))["enough"]
    assert sum(await completed(app, MINE)) == ROWS
    assert len(names(await found(app, "독도", "found"))) == 1


async def test_a_worker_of_another_declaration_ends_what_it_cannot_keep_right(app: Any, admin: Any) -> None:
    await admin.execute("UPDATE search.progress SET key = 'later' WHERE tenant_id = $1", MINE)
    await app.execute(CHANGED, MINE, await seventh(app), "Boreas", False)
    await delivered(app)
    assert await admin.fetchval("SELECT count(*) FROM search.progress WHERE tenant_id = $1", MINE) == 0
    assert await admin.fetchval("SELECT count(*) FROM search.progress WHERE tenant_id = $1", THEIRS) == 1


async def test_the_later_of_two_workers_puts_no_older_text_over_a_newer_one(app: Any, admin: Any, dsns: Dsns) -> None:
    id = await seventh(app)
    events = [{"entity": PARTNER.code, "entity_id": str(id)}]
    newer = "UPDATE search.records SET version = 3, texts = 'boreas' WHERE tenant_id = $1 AND id = $2"
    await admin.execute(newer, MINE, id)
    await delivered(app, events)
    assert await admin.fetchval("SELECT texts FROM search.records WHERE id = $1", id) == "boreas"
    await admin.execute("UPDATE crm.partners SET is_deleted = true, version = 2 WHERE id = $1", id)
    await delivered(app, events)
    assert await admin.fetchval("SELECT texts FROM search.records WHERE id = $1", id) == "boreas"


async def test_one_worker_at_a_time_makes_an_index(bare: Connection, dsns: Dsns) -> None:
    await INDEXING.look(bare, MINE)
    other = await asyncpg.connect(dsns.tenant_app, connection_class=Connection)
    try:
        async with bare.transaction():
            assert await INDEXING.complete(bare, MINE) == BATCH
            assert await INDEXING.complete(other, MINE) == 0
        assert await INDEXING.complete(other, MINE) == BATCH
    finally:
        await other.close()


@line("security", 36)
@pytest.mark.parametrize(
    "function",
    [
        "SELECT search.find('crm.Partner', $1) AS id",
        f"SELECT search.walk('crm.Partner', $1, 5, true, '{UUID(int=2**128 - 1)}') AS id",
        f"SELECT search.walk('crm.Partner', $1, 5, false, '{UUID(int=0)}') AS id",
    ],
)
async def test_a_function_answers_ids_of_the_tenant_of_the_setting_alone(app: Any, function: str) -> None:
    await app.execute("SELECT set_config('app.tenant_id', '', false)")
    assert await app.fetch(function, "독도") == []
    for tenant in (MINE, THEIRS):
        await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(tenant))
        own = await app.fetch("SELECT id FROM crm.partners WHERE name LIKE '%독도%'")
        assert await app.fetch(function, "독도") == own
        assert len(own) == 1
    assert await app.fetch(function.replace("Partner", "Contact"), "독도") == []
    for empty in ("", str(uuid4())):
        await app.execute("SELECT set_config('app.tenant_id', $1, false)", empty)
        assert await app.fetch(function, "독도") == []
    await app.execute("SELECT set_config('app.tenant_id', $1, false)", str(MINE))
    assert await app.fetch(function, None) == []


@line("security", 36)
async def test_events_of_a_tenant_index_nothing_of_another(app: Any, admin: Any) -> None:
    before = await admin.fetch("SELECT * FROM search.records WHERE tenant_id = $1 ORDER BY id", THEIRS)
    theirs = await admin.fetchval("SELECT id FROM crm.partners WHERE tenant_id = $1 LIMIT 1", THEIRS)
    await delivered(app, [{"entity": PARTNER.code, "entity_id": str(theirs)}])
    assert await admin.fetchval("SELECT count(*) FROM search.records WHERE id = $1", theirs) == 1
    assert await admin.fetch("SELECT * FROM search.records WHERE tenant_id = $1 ORDER BY id", THEIRS) == before


@line("security", 26)
async def test_what_is_hidden_is_not_found_through_the_index(app: Any) -> None:
    for where in ("near", "walked", "found", "all"):
        assert (await found(app, "o'neil", where, frozenset({"legal_name"})))["total"] == 0
        every = frozenset(PARTNER.search)
        assert (await found(app, "독도", where, every))["total"] == 0
    assert (await found(app, "o'neil", "found"))["total"] == 1


async def test_the_function_uses_its_index_whatever_the_planner_believes(app: Any, admin: Any) -> None:
    await admin.execute("LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET client_min_messages = log")
    await admin.execute("SET auto_explain.log_nested_statements = on")
    await admin.execute("SELECT set_config('app.tenant_id', $1, false)", str(MINE))
    for statistics in (
        "ANALYZE search.records",
        "DELETE FROM pg_statistic WHERE starelid = 'search.records'::regclass",
    ):
        await admin.execute(statistics)
        for mode in ("force_generic_plan", "force_custom_plan"):
            told: list[str] = []
            admin.add_log_listener(lambda _, message, told=told: told.append(str(message)))
            await admin.execute(f"SET plan_cache_mode = {mode}")
            await admin.fetch("SELECT search.find('crm.Partner', '독도')")
            plan = "\n".join(told)
            assert f"Bitmap Index Scan on {search.INDEX}" in plan
            assert "Seq Scan" not in plan
            assert plan.count("Index Scan on") == 1


async def test_a_first_page_reads_no_more_than_the_first_records(bare: Any) -> None:
    sql = statements_of(PARTNER).page(Listed(searched=True), "near")
    await bare.execute("SET enable_seqscan = off; SET random_page_cost = 1.1")
    await bare.execute(f"PREPARE looked AS {sql}")
    rows = await bare.fetch(f"EXPLAIN (ANALYZE) EXECUTE looked ('{MINE}', 20, 0, '독도')")
    plan = "\n".join(row[0] for row in rows)
    assert "pk_partners" in plan
    assert f"rows={search.NEAR + 1}.00" in plan.replace(f"rows={search.NEAR + 1} ", f"rows={search.NEAR + 1}.00 ")


def test_no_record_has_more_text_than_an_index_takes() -> None:
    """A tsvector has room for a megabyte; a lexeme is at most 19 bytes, and each character begins one."""
    for module in modules("tenants"):
        if search.indexed(module):
            most = sum(getattr(module.fields.fields[one].kind, "max", 200) for one in module.search)
            assert most * 19 < 1_000_000, module.code
