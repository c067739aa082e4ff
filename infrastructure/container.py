"""What is made of what: the one place where adapters are chosen for ports."""

from collections.abc import Callable
from urllib.parse import urlsplit

import orjson
from dependency_injector import containers, providers

from application.application import Application
from application.listeners import LISTENERS
from application.ports import Numbers, Passwords, Services, Tokens, Works
from application.tenants.sys.numbers import FastNumbers
from domain.kernel.errors import TenantUnavailable, Unavailable
from infrastructure.clock import SystemClock
from infrastructure.ids import Uuid7Ids
from infrastructure.security.passwords import BcryptPasswords
from infrastructure.security.tokens import JwtSigner
from infrastructure.platform import Platform, make_migration
from infrastructure.settings import ConfigurationError, Credentials, Settings, load_settings
from infrastructure.sql.access import SqlDoorkeeper
from infrastructure.sql.databases import Databases
from infrastructure.sql.placements import Placements
from infrastructure.sql.pool import Pool
from infrastructure.sql.explain import module_sql
from infrastructure.sql.relay import SqlRelay
from infrastructure.sql.unit_of_work import SqlWorks


def database_name(dsn: str) -> str:
    """The name of the database that a DSN leads to."""
    return urlsplit(dsn).path.removeprefix("/")


def _open(settings: Settings, down: type[Unavailable]) -> Callable[[str], Pool]:
    return lambda dsn: Pool(
        dsn,
        down=down,
        size=settings.pool_size,
        wait_s=settings.pool_timeout_s,
        statement_timeout_ms=settings.statement_timeout_ms,
    )


def _placements(settings: Settings) -> Placements:
    first = settings.tenant_app_dsn
    return Placements(({database_name(first): first} if first else {}) | settings.tenant_dsns, _open(settings, TenantUnavailable))


def _manager_pool(settings: Settings, dsn: str) -> Pool:
    return _open(settings, Unavailable)(dsn)


def _services(works: Works, numbers: Numbers, passwords: Passwords, tokens: Tokens) -> Services:
    return Services((Works, works), (Numbers, numbers), (Passwords, passwords), (Tokens, tokens))


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
    databases = providers.Singleton(Databases, operator, app, placements.provided.pool)
    works = providers.Singleton(SqlWorks, databases, clock, ids)
    doorkeeper = providers.Singleton(SqlDoorkeeper, databases, works, clock)
    passwords = providers.Singleton(BcryptPasswords, settings.provided.pepper_keys)
    tokens = providers.Singleton(JwtSigner, settings.provided.token_keys, clock.provided.now)
    numbers = providers.Singleton(FastNumbers, works)
    services = providers.Singleton(_services, works, numbers, passwords, tokens)
    application = providers.Singleton(Application, works, services, providers.Object(orjson.dumps))
    relay = providers.Singleton(SqlRelay, databases, works, clock, providers.Object(LISTENERS))


async def close(container: Container) -> None:
    """Gives back what the adapters hold."""
    container.passwords().close()
    for pool in (container.operator(), container.app(), container.placements()):
        await pool.close()
