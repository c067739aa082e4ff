"""What a running platform stands on: its databases, started and prepared where they are ours to start, and migrated.

Alembic is imported where something is migrated: a server that starts does not wait for it.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import asyncpg

from domain.kernel.domains import Scope
from infrastructure.postgres.databases import Dsns, RolePasswords, UnsuitableDatabase, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres, PostgresUnavailable
from infrastructure.settings import ConfigurationError, Credentials, Settings

if TYPE_CHECKING:
    from infrastructure.sql.migrate import Progress

Tell = Callable[[str], None]
MANAGER, TENANTS = "cxg_manager", "cxg_tenants"
_DSNS = ("manager_owner", "manager_app", "manager_operator", "tenant_owner", "tenant_app")


class Platform:
    """The databases of one installation: those that the settings name, else on the given server, else embedded ones."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._embedded: EmbeddedPostgres | None = None

    async def prepare(self) -> Settings:
        """Makes sure that there are databases; the settings with all their addresses. Raises ConfigurationError."""
        named = [getattr(self.settings, f"{name}_dsn") for name in _DSNS]
        try:
            if all(named) and self.settings.admin_dsn is None:
                return self.settings
            admin = self.settings.admin_dsn or await self._start_embedded()
            dsns = await self._prepare(admin, named)
        except (PostgresUnavailable, UnsuitableDatabase) as error:
            raise ConfigurationError(_one_line(error)) from error
        except (OSError, asyncpg.PostgresError) as error:
            raise ConfigurationError(f"CXG_ADMIN_DSN cannot be used: {_one_line(error)}") from error
        found = {f"{name}_dsn": value for name, value in asdict(dsns).items()}
        self.settings = self.settings.model_copy(update=found)
        # the worker processes read the same settings from their environment
        os.environ |= {f"CXG_{name.upper()}": value for name, value in found.items()}
        return self.settings

    async def _start_embedded(self) -> str:
        if self.settings.environment == "production":
            raise ConfigurationError("production needs CXG_ADMIN_DSN or the DSNs of its databases")
        self._embedded = EmbeddedPostgres(self.settings.data_dir / "postgres")
        return await asyncio.to_thread(self._embedded.start)

    async def _prepare(self, admin: str, named: list[str | None]) -> Dsns:
        if all(named):
            given = Dsns(*(str(dsn) for dsn in named))
            databases = (urlsplit(dsn).path[1:] for dsn in (given.manager_app, given.tenant_app))
            manager, tenants = databases
            await prepare(admin, passwords=RolePasswords.of(given), manager=manager, tenants=tenants)
            return given
        kept = Credentials.load(self.settings.data_dir)
        passwords = RolePasswords(kept.owner_password, kept.app_password, kept.operator_password)
        return await prepare(admin, passwords=passwords, manager=MANAGER, tenants=TENANTS)

    async def require_migrated(self) -> None:
        """Refuses to go on where the manager database cannot be reached or has no tables yet."""
        dsn = self.settings.manager_operator_dsn
        try:
            connection = await asyncpg.connect(dsn, timeout=5)
            try:
                migrated = await connection.fetchval("SELECT to_regclass('core.recalls') IS NOT NULL")
            finally:
                await connection.close()
        except (OSError, TimeoutError, asyncpg.PostgresError) as error:
            raise ConfigurationError(f"CXG_MANAGER_OPERATOR_DSN cannot be used: {_one_line(error)}") from error
        if not migrated:
            raise ConfigurationError("the databases are not migrated: run cxg migrate first")

    async def migrate(self, tell: Tell) -> None:
        """Brings every database to the newest revision; one that fails does not stop the rest, and is told at the end."""
        from infrastructure.sql.migrate import upgrade_all

        trees: dict[Scope, list[str]] = {
            "manager": [self._owner("manager_owner_dsn")],
            "tenants": [self._owner("tenant_owner_dsn"), *self.settings.tenant_owner_dsns.values()],
        }
        failed = []
        for scope, dsns in trees.items():
            made = await upgrade_all(dsns, scope, lambda one: tell(_said(one)))
            failed += [one for one in made if one.error]
        if failed:
            raise ConfigurationError("not migrated: " + "; ".join(f"{one.database}: {one.error}" for one in failed))

    def _owner(self, name: str) -> str:
        dsn = getattr(self.settings, name)
        if dsn is None:
            raise ConfigurationError(f"migrating needs CXG_{name.upper()}")
        return str(dsn)

    def placements(self) -> list[str]:
        """The names of the tenant databases that are configured."""
        first = self.settings.tenant_app_dsn
        return ([urlsplit(first).path[1:]] if first else []) + list(self.settings.tenant_dsns)

    def demo_password(self) -> str:
        """The password of the demo tenant's owner, made once for this installation."""
        return Credentials.load(self.settings.data_dir).demo_password

    def schema_version(self) -> str:
        """The revision that a tenant database is at once it is migrated."""
        from infrastructure.sql.migrate import head

        return head("tenants") or "none"

    async def stop(self) -> None:
        """Stops what was started here."""
        if self._embedded is not None:
            await asyncio.to_thread(self._embedded.stop)


async def make_migration(message: str, settings: Settings) -> list[str]:
    """Writes the revisions that lead to the present declarations, tried on scratch databases."""
    from infrastructure.migrations.generate import make

    platform = Platform(settings)
    try:
        admin = settings.admin_dsn or await platform._start_embedded()
        kept = Credentials.load(settings.data_dir)
        passwords = RolePasswords(kept.owner_password, kept.app_password, kept.operator_password)
        await prepare(admin, passwords=passwords, manager=MANAGER, tenants=TENANTS)
        return [str(path) for path in await make(message, admin)]
    finally:
        await platform.stop()


def _said(one: "Progress") -> str:
    return f"{one.done}/{one.total} {one.database}: {one.error or one.revision}"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
