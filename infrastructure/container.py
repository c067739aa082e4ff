"""What is made of what: the one place where adapters are chosen for ports."""

from collections.abc import Callable
from urllib.parse import urlsplit

import orjson
from dependency_injector import containers, providers

from application.application import Application
from application.events import Listeners
from application.importing.jobs import STARTED
from application.importing.runner import Imports
from application.listeners import LISTENERS
from application.ports import (
    BlobStore,
    Numbers,
    Passwords,
    References,
    Services,
    Sheets,
    TableReader,
    Tokens,
    Works,
)
from application.tenants.sys.numbers import FastNumbers
from domain.kernel.errors import TenantUnavailable, Unavailable
from infrastructure.clock import SystemClock
from infrastructure.ids import Uuid7Ids
from infrastructure.platform import Platform, make_migration
from infrastructure.security.passwords import BcryptPasswords
from infrastructure.security.tokens import JwtSigner
from infrastructure.settings import ConfigurationError, Credentials, Settings, load_settings
from infrastructure.spreadsheets import XlsxSheets
from infrastructure.sql.access import SqlDoorkeeper
from infrastructure.sql.databases import Databases
from infrastructure.sql.explain import module_sql
from infrastructure.sql.indexing import Indexing
from infrastructure.sql.lease import Lease
from infrastructure.sql.placements import Placements
from infrastructure.sql.pool import Pool
from infrastructure.sql.references import SqlReferences
from infrastructure.sql.relay import SqlRelay
from infrastructure.sql.unit_of_work import SqlWorks
from infrastructure.storage.blobs import blobs_at
from infrastructure.table_reader import FileTables


def database_name(dsn: str) -> str:
    """The name of the database that a DSN leads to."""
    return urlsplit(dsn).path.removeprefix("/")


def _open(settings: Settings, down: type[Unavailable], size: int) -> Callable[[str], Pool]:
    return lambda dsn: Pool(
        dsn,
        down=down,
        size=size,
        wait_s=settings.pool_timeout_s,
        statement_timeout_ms=settings.statement_timeout_ms,
    )


def _placements(settings: Settings, size: int | None = None) -> Placements:
    first = settings.tenant_app_dsn
    return Placements(
        ({database_name(first): first} if first else {}) | settings.tenant_dsns,
        _open(settings, TenantUnavailable, size or settings.pool_size),
    )


def _manager_pool(settings: Settings, dsn: str) -> Pool:
    return _open(settings, Unavailable, settings.pool_size)(dsn)


def _small_pool(settings: Settings, dsn: str) -> Pool:
    return _open(settings, Unavailable, 1)(dsn)


def _small_placements(settings: Settings) -> Placements:
    return _placements(settings, 2)


def _services(
    works: Works, numbers: Numbers, passwords: Passwords, tokens: Tokens, sheets: Sheets, blobs: BlobStore
) -> Services:
    return Services(
        (Works, works),
        (Numbers, numbers),
        (Passwords, passwords),
        (Tokens, tokens),
        (Sheets, sheets),
        (BlobStore, blobs),
        (TableReader, FileTables()),
        (References, SqlReferences()),
    )


def _listeners(imports: Imports) -> Listeners:
    return {**LISTENERS, STARTED: (imports.wake,)}


__all__ = [
    "ConfigurationError",
    "Container",
    "Credentials",
    "Platform",
    "Settings",
    "close",
    "load_settings",
    "make_migration",
    "module_sql",
]


class Container(containers.DeclarativeContainer):
    """The adapters of one process on PostgreSQL; `settings` names every database."""

    settings = providers.Dependency(instance_of=Settings)
    clock = providers.Singleton(SystemClock)
    ids = providers.Singleton(Uuid7Ids)
    operator = providers.Singleton(_manager_pool, settings, settings.provided.manager_operator_dsn)
    app = providers.Singleton(_manager_pool, settings, settings.provided.manager_app_dsn)
    placements = providers.Singleton(_placements, settings)
    lease = providers.Singleton(Lease, operator)
    databases = providers.Singleton(Databases, operator, app, placements.provided.pool, lease)
    works = providers.Singleton(SqlWorks, databases, clock, ids)
    doorkeeper = providers.Singleton(SqlDoorkeeper, databases, works, clock, lease)
    passwords = providers.Singleton(BcryptPasswords, settings.provided.pepper_keys)
    tokens = providers.Singleton(JwtSigner, settings.provided.token_keys, clock.provided.now)
    # numbers are taken while a request may hold a connection already: out of pools of their own, nobody waits in a circle
    number_operator = providers.Singleton(_small_pool, settings, settings.provided.manager_operator_dsn)
    number_placements = providers.Singleton(_small_placements, settings)
    number_databases = providers.Singleton(
        Databases, number_operator, number_operator, number_placements.provided.pool, lease
    )
    number_works = providers.Singleton(SqlWorks, number_databases, clock, ids)
    numbers = providers.Singleton(FastNumbers, number_works)
    sheets = providers.Singleton(XlsxSheets)
    blobs = providers.Singleton(blobs_at, settings.provided.files_address)
    services = providers.Singleton(_services, works, numbers, passwords, tokens, sheets, blobs)
    application = providers.Singleton(Application, works, services, providers.Object(orjson.dumps))
    imports = providers.Singleton(Imports, works, services)
    relay = providers.Singleton(
        SqlRelay, databases, works, clock, providers.Singleton(_listeners, imports), providers.Singleton(Indexing)
    )


async def close(container: Container) -> None:
    """Gives back what the adapters hold."""
    container.passwords().close()
    await container.lease().close()
    pools = (container.operator(), container.app(), container.placements())
    for pool in (*pools, container.number_operator(), container.number_placements()):
        await pool.close()
