"""The program on both adapters, once a test process: all tests of this folder share the databases and the sign-ins."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest
import pytest_asyncio

from infrastructure.postgres.databases import Dsns
from tests.databases import Databases, copy_templates, remove
from tests.modules import world as worlds
from tests.modules.world import World

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder run in one event loop, since they share connections."""
    for item in items:
        if _HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def module_databases(postgres_admin_dsn: str, database_templates: Dsns) -> Iterator[Databases]:
    """A pair of migrated databases."""
    made = asyncio.run(copy_templates(postgres_admin_dsn, database_templates))
    yield made
    asyncio.run(remove(made))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sql(module_databases: Databases) -> AsyncIterator[World]:
    """The program on PostgreSQL."""
    async with worlds.sql_world(module_databases.dsns) as made:
        yield made


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def memory() -> AsyncIterator[World]:
    """The program in memory."""
    async with worlds.memory_world() as made:
        yield made


@pytest.fixture(params=["memory", "sql"])
def world(request: pytest.FixtureRequest) -> World:
    """The program on memory, then on PostgreSQL: `-k memory` needs no database."""
    return cast(World, request.getfixturevalue(request.param))
