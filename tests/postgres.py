"""PostgreSQL for the tests: `CXG_TEST_ADMIN_DSN`, else a container if `CXG_TEST_POSTGRES=container`, else embedded.

A pytest plugin: the top `conftest.py` names it in `pytest_plugins`.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infrastructure.postgres.databases import RolePasswords
from infrastructure.postgres.embedded import EmbeddedPostgres

# Roles belong to the whole server: every test that prepares databases on the shared one gives these.
PASSWORDS = RolePasswords(owner="owner of the tests", app="app of the tests", operator="operator of the tests")
# Nothing of a test need outlive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
FOLDER_PREFIX = f"cxg-test-postgres-{os.geteuid()}-"
LEFT_OVER_AFTER_S = 60.0  # a younger folder may belong to a run that is just starting


@contextmanager
def server() -> Iterator[str]:
    """Gives the administrator's DSN of a server; the workers of one pytest-xdist run share an embedded one."""
    if given := os.environ.get("CXG_TEST_ADMIN_DSN"):
        yield given
    elif os.environ.get("CXG_TEST_POSTGRES") == "container":
        with _container() as dsn:
            yield dsn
    else:
        with EmbeddedPostgres(_folder_of_the_run(), settings=FAST) as postgres:
            yield postgres.dsn


@contextmanager
def _container() -> Iterator[str]:
    from testcontainers.postgres import PostgresContainer  # only when asked for: it looks for a Docker engine

    options = " ".join(f"-c {name}={value}" for name, value in FAST.items())
    with PostgresContainer("postgres:18", driver=None).with_command(f"postgres {options}") as running:
        yield running.get_connection_url()


def _folder_of_the_run() -> Path:
    """A folder that the controller and the workers of one pytest run agree on."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    return Path(tempfile.gettempdir(), f"{FOLDER_PREFIX}{run}")


def remove_left_over() -> None:
    """Stops and removes the servers of test runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        try:
            old = time.time() - folder.stat().st_mtime > LEFT_OVER_AFTER_S
        except FileNotFoundError:
            continue  # another run removed it
        if old:
            EmbeddedPostgres(folder).remove()


def pytest_configure(config: pytest.Config) -> None:
    """Clears away what killed runs left, once a run."""
    if not hasattr(config, "workerinput"):
        remove_left_over()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the server's folder when the controller, or a run without workers, ends."""
    if not hasattr(config, "workerinput"):
        EmbeddedPostgres(_folder_of_the_run()).remove()


@pytest.fixture(scope="session")
def postgres_admin_dsn() -> Iterator[str]:
    """The DSN of a server's administrator, who may create roles and databases."""
    with server() as dsn:
        yield dsn
