"""The only place where the interfaces meet the container: what `cxg` runs, and what a worker process serves."""

import asyncio
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from importlib.metadata import version
from typing import Any, TypeVar

from fastapi import FastAPI

from application import use_cases
from application.installation import DEMO_USER, Installation, demo_tenant, set_up
from domain.kernel.entity import Module, discover
from domain.manager.idam.policy import Policy
from infrastructure.container import (
    ConfigurationError,
    Container,
    Credentials,
    Platform,
    Settings,
    close,
    load_settings,
    make_migration,
    module_sql,
)
from interfaces.cli.app import make_cli
from interfaces.cli.operations import House
from interfaces.http.app import AppSettings, create_app
from interfaces.http.edge import EdgeSettings
from interfaces.http.server import ServerSettings, serve
from interfaces.logging import AccessLog

T = TypeVar("T")
ADMIN_EMAIL = "admin@cxg.example"


def _discover() -> None:
    discover()
    use_cases.discover()


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Runs to the end; what an operator has to mend is one clear line."""
    try:
        return asyncio.run(work)
    except ConfigurationError as error:
        sys.exit(f"cxg: {error}")


def _settings() -> Settings:
    try:
        return load_settings()
    except ConfigurationError as error:
        sys.exit(f"cxg: {error}")


def http() -> FastAPI:
    """The application of one worker process, on the databases that its environment names."""
    _discover()
    return make_app(Container(settings=load_settings()))


def make_app(container: Container) -> FastAPI:
    """The HTTP application on a container's adapters, which it closes at its end."""
    settings: Settings = container.settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await close(container)

    return create_app(
        container.application(),
        doorkeeper=container.doorkeeper(),
        works=container.works(),
        passwords=container.passwords(),
        tokens=container.tokens(),
        policy=Policy(access_token=timedelta(minutes=settings.access_token_minutes)),
        ready=container.databases().ready,
        settings=_app_settings(settings),
        lifespan=lifespan,
    )


def _app_settings(settings: Settings) -> AppSettings:
    edge = EdgeSettings(
        production=settings.environment == "production",
        max_body=settings.body_limit_bytes,
        body_timeout=settings.body_timeout_s,
        request_timeout=settings.request_timeout_s,
        cors_origins=settings.cors_origins,
    )
    return AppSettings(
        version=version("cxg"),
        edge=edge,
        docs=settings.docs_enabled,
        metrics_token=settings.metrics_token.get_secret_value() if settings.metrics_token else None,
        observers=(AccessLog(),),
    )


class Program:
    """What the commands of `cxg` that run the platform do."""

    def up(self) -> None:
        """Everything on one machine: databases, migrations, first administrator, demo tenant, server."""
        _discover()
        settings = _settings()
        _refuse_busy_port(settings)
        platform = Platform(settings)
        try:
            _run(self._prepare(platform))
            code = serve("interfaces.main:http", _server_settings(settings))
        except KeyboardInterrupt:
            code = 0
        finally:
            asyncio.run(platform.stop())
        sys.exit(code)

    async def _prepare(self, platform: Platform) -> None:
        settings = await platform.prepare()
        await platform.migrate(lambda line: print(f"  migrated {line}"))
        container = Container(settings=settings)
        try:
            await _set_up(container, platform, print)
        finally:
            await close(container)

    def serve(self) -> None:
        """The server alone, on databases that are there and migrated."""
        settings = _settings()
        sys.exit(serve("interfaces.main:http", _server_settings(settings)))

    def worker(self) -> None:
        """Delivers events and tidies up until it is stopped."""

        async def work() -> None:
            async with self._container() as container:
                await container.relay().run()

        try:
            _run(work())
        except KeyboardInterrupt:
            return

    async def migrate(self, progress: Callable[[str], None]) -> None:
        """Brings all databases to the newest revision and makes what a new installation lacks."""
        _discover()
        platform = Platform(_settings())
        try:
            settings = await platform.prepare()
            await platform.migrate(progress)
            container = Container(settings=settings)
            try:
                await _set_up(container, platform, progress)
            finally:
                await close(container)
        except ConfigurationError as error:
            sys.exit(f"cxg: {error}")
        finally:
            await platform.stop()

    async def make_migration(self, message: str, progress: Callable[[str], None]) -> list[str]:
        """Writes the revisions that lead to the present declarations."""
        _discover()
        return await make_migration(message, _settings())

    @asynccontextmanager
    async def open(self) -> AsyncIterator[House]:
        """The use cases, for one command."""
        async with self._container() as container:
            yield House(container.application(), container.works(), container.services())

    @asynccontextmanager
    async def _container(self) -> AsyncIterator[Container]:
        _discover()
        platform = Platform(_settings())
        try:
            container = Container(settings=await platform.prepare())
            try:
                yield container
            finally:
                await close(container)
        finally:
            await platform.stop()

    def sql(self, module: Module) -> str:
        """The table, policies and statements of a module."""
        return module_sql(module)


async def _set_up(container: Container, platform: Platform, tell: Callable[[str], None]) -> None:
    """Makes what a new installation begins with, and says how to sign in."""
    settings = platform.settings
    made = Installation(application=container.application(), works=container.works(), passwords=container.passwords())
    email = settings.admin_email or ADMIN_EMAIL
    given = settings.admin_password.get_secret_value() if settings.admin_password else None
    password = given or f"Cxg1-{secrets.token_urlsafe(12)}"
    new = await set_up(
        made,
        email=email,
        password=password,
        generated=given is None,
        databases=platform.placements(),
        schema_version=platform.schema_version(),
    )
    tell(f"\n  CXG   http://{settings.host}:{settings.port}")
    if settings.docs_enabled:
        tell(f"  docs  http://{settings.host}:{settings.port}/docs and /scalar")
    if new:
        shown = "the password of CXG_ADMIN_PASSWORD" if given else f"password {password}  (shown once; change it first)"
        tell(f"  staff {email}  {shown}")
    if settings.demo:
        demo_password = Credentials.load(settings.data_dir).demo_password
        await demo_tenant(made, demo_password)
        tell(f"  demo  {DEMO_USER}  password {demo_password}  (owner of the tenant demo)")


def _server_settings(settings: Settings) -> ServerSettings:
    return ServerSettings(
        production=settings.environment == "production",
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        header_timeout=settings.header_timeout_s,
        log_level=settings.log_level.upper(),
    )


def _refuse_busy_port(settings: Settings) -> None:
    """Found out before a database is started for nothing."""
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except OSError as error:
        sys.exit(f"cxg: cannot listen on {settings.host}:{settings.port}: {error.strerror}")


def cli() -> None:
    """The console script `cxg`."""
    _discover()
    make_cli(Program())()
