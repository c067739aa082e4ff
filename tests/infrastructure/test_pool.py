"""The pool: bounded waits, no connection that is in doubt, statements that outlive a change of the schema."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from domain.kernel.errors import TenantUnavailable, Unavailable
from infrastructure.postgres.databases import Dsns
from infrastructure.sql.pool import Pool


@pytest.fixture
async def pool(dsns: Dsns) -> AsyncIterator[Pool]:
    made = Pool(dsns.tenant_owner, size=2, wait_s=0.2)
    yield made
    await made.close()


async def backend(pool: Pool) -> int:
    """The server's process behind the connection that is free next."""
    async with pool.connection() as connection:
        return int(await connection.fetchval("SELECT pg_backend_pid()"))


async def test_who_finds_no_connection_in_time_is_told_so_and_the_pool_recovers(pool: Pool) -> None:
    held = [await pool.take(), await pool.take()]
    started = asyncio.get_running_loop().time()
    with pytest.raises(Unavailable):
        await pool.take()
    assert asyncio.get_running_loop().time() - started < 1
    waiting = asyncio.create_task(pool.take())
    await asyncio.sleep(0)
    pool.give(held[0])
    assert await waiting is held[0]
    for connection in held:
        pool.give(connection)


async def test_a_cancelled_statement_leaves_no_connection_in_doubt(pool: Pool) -> None:
    before = await backend(pool)

    async def sleep() -> None:
        async with pool.connection() as connection:
            await connection.execute("SELECT pg_sleep(30)")

    running = asyncio.create_task(sleep())
    await asyncio.sleep(0.1)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await backend(pool) != before
    async with pool.connection(), pool.connection():
        pass  # both places are there again


async def test_a_transaction_left_open_is_not_handed_on(pool: Pool) -> None:
    before = await backend(pool)
    with pytest.raises(ZeroDivisionError):
        async with pool.connection() as connection:
            await connection.execute("BEGIN")
            raise ZeroDivisionError
    assert await backend(pool) != before


async def test_a_statement_survives_a_change_of_its_table(pool: Pool) -> None:
    async with pool.connection() as connection:
        await connection.execute("CREATE SCHEMA changing; CREATE TABLE changing.t AS SELECT 1 AS a")
        try:
            assert await connection.row("SELECT * FROM changing.t") == (1,)
            await connection.execute("ALTER TABLE changing.t ADD b int DEFAULT 2")
            assert await connection.row("SELECT * FROM changing.t") == (1, 2)
        finally:
            await connection.execute("DROP SCHEMA changing CASCADE")


async def test_a_server_that_is_not_there_is_an_answer_of_its_own() -> None:
    nowhere = Pool("postgresql://nobody:x@127.0.0.1:1/x", size=1, wait_s=0.5, down=TenantUnavailable)
    for _ in range(2):  # a failed attempt takes no place
        with pytest.raises(TenantUnavailable) as caught:
            await nowhere.take()
        assert caught.value.retry_after >= 1


async def test_a_connection_that_the_server_ended_is_replaced(pool: Pool, dsns: Dsns) -> None:
    before = await backend(pool)
    other = await asyncpg.connect(dsns.tenant_owner)
    await other.execute("SELECT pg_terminate_backend($1)", before)
    await other.close()
    await asyncio.sleep(0.1)
    assert await backend(pool) != before
