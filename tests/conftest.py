"""Fixtures for all tests: PostgreSQL, and migrated databases on it."""

import asyncio
from collections.abc import Iterator

import pytest

from infrastructure.postgres.databases import Dsns
from tests.databases import Databases, copy_templates, make_templates, remove

pytest_plugins = ["tests.marks", "tests.postgres", "tests.house"]


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
