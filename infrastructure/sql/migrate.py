"""Brings databases to the newest revision of their tree; each database keeps its own in `core.alembic_version`."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from alembic import command, context
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from domain.kernel.domains import Scope
from infrastructure.sql.search import INDEX
from infrastructure.sql.tables import SCHEMA_OF_THE_PROGRAM

FOLDER = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "alembic_version"
LOCK = 0x63786701  # advisory locks belong to one database, so any constant does
CONNECT_TIMEOUT_S = 10.0
LOCK_TIMEOUT_S = 2.0  # who waits for a table's lock makes everybody behind it wait too
ATTEMPTS = 30
PAUSE_S = 1.0
POLL_S = 0.1
LOCK_NOT_AVAILABLE = "55P03"
_IN_USE = Lock()


@dataclass(frozen=True, slots=True)
class Progress:
    """How one database of many fared: the revision it is at now, or why it was left behind."""

    dsn: str = field(repr=False)
    done: int
    total: int
    revision: str | None
    error: str | None

    @property
    def database(self) -> str:
        """The server and name of the database, with no password."""
        parts = urlsplit(self.dsn)
        return parts.netloc.rpartition("@")[2] + parts.path


def config(scope: Scope) -> Config:
    """Alembic's configuration of one tree; no file is read."""
    made = Config(cmd_opts=Namespace(quiet=True))
    made.set_main_option("script_location", str(FOLDER / scope).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def head(scope: Scope) -> str | None:
    """The newest revision of a tree, None when it has none yet."""
    return ScriptDirectory.from_config(config(scope)).get_current_head()


async def revision(owner_dsn: str) -> str | None:
    """The revision that a database is at, None when it was never migrated."""
    async with connected(owner_dsn) as connection:
        return await connection.run_sync(_revision)


async def upgrade(owner_dsn: str, scope: Scope, to: str = "head") -> str | None:
    """Brings a database to a revision, one transaction each, and answers it; of two at once one waits for the other."""
    return await _migrate(owner_dsn, scope, command.upgrade, to)


async def downgrade(owner_dsn: str, scope: Scope, to: str) -> str | None:
    """Takes a database back to a revision, or to `base`, with the loss of what later ones added."""
    return await _migrate(owner_dsn, scope, command.downgrade, to)


async def upgrade_all(owner_dsns: Iterable[str], scope: Scope, tell: Callable[[Progress], None]) -> list[Progress]:
    """Brings many databases to the newest revision and tells of each; one that fails does not stop the rest."""
    dsns = list(dict.fromkeys(owner_dsns))
    made: list[Progress] = []
    for dsn in dsns:
        reached: str | None = None
        failure: str | None = None
        try:
            reached = await upgrade(dsn, scope)
        except Exception as error:  # whatever is wrong with this one, the others are not to wait for it
            failure = f"{type(error).__name__}: {error}".splitlines()[0]
        made.append(Progress(dsn, len(made) + 1, len(dsns), reached, failure))
        tell(made[-1])
    return made


@asynccontextmanager
async def connected(owner_dsn: str) -> AsyncIterator[AsyncConnection]:
    """A connection of its own to a database, for Alembic."""

    async def connect() -> "asyncpg.Connection[asyncpg.Record]":
        limits = {"lock_timeout": f"{LOCK_TIMEOUT_S:g}s"}
        return await asyncpg.connect(owner_dsn, timeout=CONNECT_TIMEOUT_S, server_settings=limits)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.connect() as connection:
        yield connection


def options() -> dict[str, Any]:
    """What Alembic is told in both trees."""
    return {
        "version_table": VERSION_TABLE,
        "version_table_schema": SCHEMA_OF_THE_PROGRAM,
        "transaction_per_migration": True,
        "include_schemas": True,
        "compare_server_default": True,
        "include_object": _is_compared,
    }


def _is_compared(_: object, name: str | None, kind: str, *__: object) -> bool:
    """PostgreSQL tells the index of a search in other words than it was declared in; the catalogue compares those."""
    return kind != "index" or name != INDEX


def run() -> None:
    """Runs the revisions that a command asked for, on its connection; the `env.py` of each tree calls it."""
    context.configure(connection=context.config.attributes["connection"], **options())
    with context.begin_transaction():
        context.run_migrations()


async def _migrate(owner_dsn: str, scope: Scope, move: Callable[[Config, str], None], to: str) -> str | None:
    async with connected(owner_dsn) as connection:
        await _lock(connection)
        for left in reversed(range(ATTEMPTS)):
            try:
                async with _alembic():
                    return await connection.run_sync(_moved, scope, move, to)
            except DBAPIError as error:
                await connection.rollback()
                if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE or not left:
                    raise
            await asyncio.sleep(PAUSE_S)
    raise AssertionError("the last attempt returns or raises")


def _moved(connection: Connection, scope: Scope, move: Callable[[Config, str], None], to: str) -> str | None:
    settings = config(scope)
    settings.attributes["connection"] = connection
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA_OF_THE_PROGRAM}"))
    connection.commit()
    move(settings, to)
    return _revision(connection)


def _revision(connection: Connection) -> str | None:
    opts = {"version_table": VERSION_TABLE, "version_table_schema": SCHEMA_OF_THE_PROGRAM}
    found = MigrationContext.configure(connection, opts=opts).get_current_revision()
    connection.rollback()
    return found


@asynccontextmanager
async def _alembic() -> AsyncIterator[None]:
    """Alembic's `op` and `context` are one each for a whole process, so it runs one migration at a time."""
    while not _IN_USE.acquire(blocking=False):
        await asyncio.sleep(POLL_S)
    try:
        yield
    finally:
        _IN_USE.release()


async def _lock(connection: AsyncConnection) -> None:
    """Takes the lock of the database until the connection closes.

    It asks again and again instead of waiting in the server: a statement that waits holds a snapshot, and
    CREATE INDEX CONCURRENTLY would wait for that one to end.
    """
    while True:
        taken = await connection.scalar(text(f"SELECT pg_try_advisory_lock({LOCK})"))
        await connection.commit()
        if taken:
            return
        await asyncio.sleep(POLL_S)
