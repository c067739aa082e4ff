"""Every story on memory and on PostgreSQL: `-k memory` needs no database."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from application import use_cases
from application.application import Application
from application.ports import Clock, Ids, Numbers, Passwords, Services
from application.rights import system
from domain.kernel.entity import discover
from infrastructure.ids import Uuid7Ids
from infrastructure.memory.works import MemoryWorks
from tests.fakes import CountingNumbers, FakePasswords, FixedClock
from tests.house import house
from tests.stories.market import Market, interleave

__all__ = ["house"]

discover()
use_cases.discover()

OpenMarket = Callable[[], Awaitable[Market]]


async def _in_memory() -> Market:
    clock, ids = FixedClock(), Uuid7Ids()
    works = MemoryWorks(clock, ids)
    services = Services((Clock, clock), (Ids, ids), (Numbers, CountingNumbers()), (Passwords, FakePasswords()))
    return await Market(Application(works, services), works, system(uuid4())).opened()


@pytest.fixture(params=["memory", "postgres"])
def open_market(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> OpenMarket:
    """Opens a market in memory, then on PostgreSQL."""
    if request.param == "memory":
        interleave(monkeypatch)
        return _in_memory
    made = request.getfixturevalue("house")

    async def on_postgres() -> Market:
        actor = system(await made.new_tenant())
        return await Market(made.application, made.works, actor).opened()

    return on_postgres
