"""Exports under load and in trouble: memory, clients that go away, servers that fail, and how many run at once."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest
from starlette.types import ASGIApp, Message

from application.exporting import BATCH
from application.rights import system
from domain.manager.tnnt.tenant import Tenant
from infrastructure.postgres.databases import Dsns
from interfaces.http.export import AT_ONCE
from interfaces.main import make_app
from tests.house import PASSWORD, SqlHouse, open_house

UNITS = "/api/v1/tenants/pim/units-of-measure"
COUNT = 12 * BATCH
POOL = 6


class Server:
    """The program with a signed-in owner, whose tenant has many units of measure."""

    def __init__(self, house: SqlHouse, tenant_id: UUID, dsns: Dsns) -> None:
        self.house, self.tenant_id, self.dsns = house, tenant_id, dsns
        self.app: ASGIApp = make_app(house.container)
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://test")

    async def prepare(self) -> None:
        async with self.house.works.begin("manager", system()) as uow:
            code = (await uow.of(Tenant).get(self.tenant_id)).code
        form = {"username": f"owner-{code}", "password": PASSWORD}
        token = (await self.http.post("/api/v1/manager/auth/login", data=form)).json()["access_token"]
        self.http.headers["authorization"] = f"Bearer {token}"
        await self.insert(COUNT, "U")

    async def insert(self, count: int, prefix: str) -> None:
        """Further units, past the program."""
        sql = f"""
            INSERT INTO pim.units_of_measure (tenant_id, id, code, name, category, ratio, is_base, decimals)
            SELECT $1, uuidv7(), '{prefix}' || n, '단위 ' || n, 'COUNT', 1, false, 0 FROM generate_series(1, $2::int) n
        """
        connection = await asyncpg.connect(self.dsns.tenant_app)
        async with connection.transaction():
            await connection.execute(f"SET LOCAL app.tenant_id = '{self.tenant_id}'")
            await connection.execute(sql, self.tenant_id, count)
        await connection.close()

    async def export(self, send: Callable[[Message], Awaitable[None]], gone: asyncio.Event, query: bytes = b"") -> None:
        """An export as the server beneath runs it; `gone` says that the client has closed its connection."""

        async def receive() -> Message:
            await gone.wait()
            return {"type": "http.disconnect"}

        headers = [(b"authorization", self.http.headers["authorization"].encode())]
        scope: dict[str, Any] = {"type": "http", "method": "GET", "path": f"{UNITS}/export", "query_string": query}
        await self.app(
            {**scope, "headers": headers, "client": ("203.0.113.7", 4711), "http_version": "1.1"}, receive, send
        )

    async def connections(self) -> list[str]:
        """What the tenant's connections to the database are doing."""
        connection = await asyncpg.connect(self.dsns.tenant_app)  # a role sees no more than its own
        rows = await connection.fetch(
            "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cxg'"
        )
        await connection.close()
        return [row["state"] for row in rows]

    async def all_idle(self) -> bool:
        """Whether, in a moment, no connection holds a transaction."""
        for _ in range(100):
            if set(await self.connections()) <= {"idle"}:
                return True
            await asyncio.sleep(0.02)
        return False


@pytest.fixture
async def server(dsns: Dsns) -> AsyncIterator[Server]:
    async with open_house(dsns, pool_size=POOL) as house:
        tenant_id, _ = await house.provisioned_tenant()
        made = Server(house, tenant_id, dsns)
        await made.prepare()
        yield made
        await made.http.aclose()


class Client:
    """Takes an answer piece by piece, and does something at one of them."""

    def __init__(self, at: int = 0, then: Callable[[], Awaitable[None]] | None = None) -> None:
        self.pieces: list[int] = []
        self.status, self.ended, self._at, self._then = 0, False, at, then

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            return
        self.pieces.append(message["body"].count(b"\r\n"))
        self.ended = not message.get("more_body", False)
        if len(self.pieces) == self._at and self._then:
            await self._then()
        await asyncio.sleep(0)


async def test_memory_does_not_grow_with_the_number_of_rows(server: Server) -> None:
    await server.export(Client().send, asyncio.Event(), b"search=U99")  # what the first export loads and prepares
    peaks = []
    for query in (b"search=U999", b""):
        tracemalloc.start()
        client = Client()
        await server.export(client.send, asyncio.Event(), query)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert client.status == 200 and sum(client.pieces) > COUNT
    assert max(client.pieces) <= BATCH + 1
    # a batch of units with its text is some 2 MB; the whole file would be more than 10
    assert peaks[1] - peaks[0] < 4_000_000, peaks


async def test_a_client_that_goes_away_ends_the_work(server: Server) -> None:
    gone = asyncio.Event()

    async def leave() -> None:
        gone.set()

    client = Client(2, leave)
    await server.export(client.send, gone)
    assert (client.status, client.ended) == (200, False)
    assert len(client.pieces) <= 3
    assert await server.all_idle()
    assert (await server.http.get(UNITS)).status_code == 200


async def test_a_failure_on_the_way_breaks_the_answer_off(server: Server) -> None:
    async def fail() -> None:
        connection = await asyncpg.connect(server.house.container.settings().tenant_app_dsn)
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND "
            "datname = current_database() AND application_name = 'cxg'"
        )
        await connection.close()

    client = Client(2, fail)
    await server.export(client.send, asyncio.Event())
    assert (client.status, client.ended) == (200, False)
    assert sum(client.pieces) < COUNT
    assert (await server.http.get(UNITS)).status_code == 200


async def test_a_file_is_of_one_moment(server: Server) -> None:
    before, client = Client(), Client(1, lambda: server.insert(3, "NEW"))
    for one in (before, client):
        await server.export(one.send, asyncio.Event(), b"sort=id")
    assert client.ended and COUNT < sum(before.pieces) == sum(client.pieces)
    assert (await server.http.get(UNITS, params={"search": "NEW"})).json()["data"]["total"] == 3


async def test_exports_leave_connections_to_others(server: Server) -> None:
    done = asyncio.Event()

    async def wait() -> None:
        await done.wait()

    held = [Client(1, wait) for _ in range(AT_ONCE)]
    running = [asyncio.create_task(server.export(one.send, asyncio.Event())) for one in held]
    while not all(one.pieces for one in held):
        await asyncio.sleep(0.01)
    refused = await server.http.get(f"{UNITS}/export")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    listed = await asyncio.gather(*(server.http.get(UNITS) for _ in range(20)))
    assert {one.status_code for one in listed} == {200}
    done.set()
    await asyncio.gather(*running)
    assert all(one.ended and sum(one.pieces) > COUNT for one in held)
    assert (await server.http.get(f"{UNITS}/export", params={"search": "U1"})).status_code == 200


async def test_a_workbook_leaves_nothing_behind(server: Server, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gone = asyncio.Event()

    async def leave() -> None:
        assert list(tmp_path.iterdir())
        gone.set()

    client = Client(2, leave)
    await server.export(client.send, gone, b"format=xlsx")
    assert not client.ended
    whole = Client()
    await server.export(whole.send, asyncio.Event(), b"format=xlsx&search=U11")
    assert whole.ended
    assert list(tmp_path.iterdir()) == []
    assert await server.all_idle()
