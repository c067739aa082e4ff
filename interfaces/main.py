"""The only place where the interfaces meet the container: what `cxg` runs, and what a worker process serves.

What is heavy to import, the server and the adapters, is imported where it is used: `cxg --help` needs neither.
"""

import asyncio
import gc
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from interfaces.cli.app import make_cli
from interfaces.cli.operations import House

if TYPE_CHECKING:
    from fastapi import FastAPI

    from domain.kernel.entity import Module
    from infrastructure.container import Container, Platform, Settings
    from interfaces.http.server import ServerSettings

T = TypeVar("T")
Tell = Callable[[str], None]
ADMIN_EMAIL = "admin@cxg.example"


def cli() -> None:
    """The console script `cxg`."""
    _collect_rarely()
    make_cli(Program())()


def http() -> "FastAPI":
    """The application of one worker process, on the databases that its environment names."""
    _collect_rarely()
    from infrastructure.container import Container, load_settings

    _discover()
    return make_app(Container(settings=load_settings()))


def make_app(container: "Container") -> "FastAPI":
    """The HTTP application on a container's adapters, which it closes at its end."""
    from datetime import timedelta

    from domain.manager.idam.policy import Policy
    from infrastructure.container import close
    from interfaces.http.app import create_app

    settings: Settings = container.settings()

    @asynccontextmanager
    async def lifespan(app: "FastAPI") -> AsyncIterator[None]:
        # what was made up to here lives as long as the process: no collection looks at it again, and each can be rarer
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000, 20, 50)
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


def _app_settings(settings: "Settings") -> Any:
    from importlib.metadata import version

    from interfaces.http.app import AppSettings
    from interfaces.http.edge import EdgeSettings
    from interfaces.http.files import LARGER_BODIES
    from interfaces.logging import AccessLog

    edge = EdgeSettings(
        production=settings.environment == "production",
        max_body=settings.body_limit_bytes,
        larger_bodies=LARGER_BODIES,
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


def _collect_rarely() -> None:
    """What a start makes stays: looking through it for garbage again and again would take a fifth of the start."""
    gc.set_threshold(100_000, 20, 50)


def _discover() -> None:
    from application import use_cases
    from domain.kernel.entity import discover

    discover()
    use_cases.discover()


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Runs to the end; what an operator has to mend is one clear line."""
    from infrastructure.container import ConfigurationError

    try:
        return asyncio.run(work)
    except ConfigurationError as error:
        sys.exit(f"cxg: {error}")


def _settings() -> "Settings":
    from infrastructure.container import ConfigurationError, load_settings

    try:
        return load_settings()
    except ConfigurationError as error:
        sys.exit(f"cxg: {error}")


class Program:
    """What the commands of `cxg` do beside use cases."""

    def up(self) -> None:
        """Everything on one machine: databases, migrations, first administrator, demo tenant with its data, server."""
        from infrastructure.container import Platform
        from interfaces.http.server import serve

        settings = _settings()
        _refuse_busy_port(settings)
        platform = Platform(settings)
        try:
            _run(_prepared(platform, print))
            if settings.demo:
                _run(_filled(platform))
            sys.stdout.flush()  # into a file too, what was said is to be read while the server runs
            with _worker_process(), _documents_made(settings):
                code = serve("interfaces.main:http", _server_settings(settings))
        except KeyboardInterrupt:
            code = 0
        finally:
            asyncio.run(platform.stop())
        sys.exit(code)

    def serve(self) -> None:
        """The server alone, on databases that are there and migrated."""
        from infrastructure.container import Platform
        from interfaces.http.server import serve

        settings = _settings()
        _run(Platform(settings).require_migrated())
        with _documents_made(settings):
            sys.exit(serve("interfaces.main:http", _server_settings(settings)))

    def worker(self) -> None:
        """Delivers events, carries imports out and tidies up until it is stopped."""

        async def work() -> None:
            async with _container() as container, asyncio.TaskGroup() as group:
                group.create_task(container.relay().run())
                group.create_task(container.imports().run())

        try:
            _run(work())
        except KeyboardInterrupt:
            return

    async def migrate(self, progress: Tell) -> None:
        """Brings all databases to the newest revision and makes what a new installation lacks."""
        from infrastructure.container import ConfigurationError, Platform

        platform = Platform(_settings())
        try:
            await _prepared(platform, progress)
        except ConfigurationError as error:
            sys.exit(f"cxg: {error}")
        finally:
            await platform.stop()

    async def make_migration(self, message: str, progress: Tell) -> list[str]:
        """Writes the revisions that lead to the present declarations."""
        from infrastructure.container import make_migration

        return await make_migration(message, _settings())

    async def demo(self, tenant: str) -> None:
        """Fills a tenant with the demo company, once."""
        async with self.open() as house:
            if not await _fill(house, tenant):
                print("filled already")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[House]:
        """The use cases, for one command."""
        async with _container() as container:
            yield _house(container)

    def sql(self, module: "Module") -> str:
        """The table, policies and statements of a module."""
        from infrastructure.container import module_sql

        return module_sql(module)


@asynccontextmanager
async def _container() -> "AsyncIterator[Container]":
    """The adapters, on databases that are started for the block where they are ours to start."""
    from infrastructure.container import ConfigurationError, Container, Platform, close

    _discover()
    platform = Platform(_settings())
    try:
        container = Container(settings=await platform.prepare())
        await platform.require_migrated()
    except ConfigurationError as error:
        await platform.stop()
        sys.exit(f"cxg: {error}")
    try:
        yield container
    finally:
        await close(container)
        await platform.stop()


async def _prepared(platform: "Platform", tell: Tell) -> None:
    """Databases, migrations, and what a new installation begins with."""
    from infrastructure.container import Container, close

    _discover()
    settings = await platform.prepare()
    await platform.migrate(lambda line: tell(f"  migrated {line}"))
    container = Container(settings=settings)
    try:
        await _set_up(container, platform, tell)
    finally:
        await close(container)


async def _set_up(container: "Container", platform: "Platform", tell: Tell) -> None:
    """Makes what is missing, and says how to sign in."""
    from application.installation import DEMO_USER, Installation, demo_tenant, set_up

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
    address = f"http://{settings.host}:{settings.port}"
    tell(f"\n  CXG    {address}")
    if settings.docs_enabled:
        tell(f"  docs   {address}/docs and {address}/scalar")
    if new:
        shown = "the password of CXG_ADMIN_PASSWORD" if given else f"{password}  (shown once; to be changed first)"
        tell(f"  staff  {email}  password: {shown}")
    if settings.demo:
        demo_password = platform.demo_password()
        await demo_tenant(made, demo_password)
        tell(f"  demo   {DEMO_USER}  password: {demo_password}  (owner of the tenant demo)")


async def _filled(platform: "Platform") -> None:
    """Fills the demo tenant where that is not done yet; what is wrong with it keeps nobody from starting."""
    from application.installation import DEMO_CODE
    from domain.kernel.errors import CXGError
    from infrastructure.container import Container, close

    container = Container(settings=platform.settings)
    try:
        await _fill(_house(container), DEMO_CODE)
    except CXGError as error:
        print(f"\n  the demo tenant is not filled: {error}")
    finally:
        await close(container)


async def _fill(house: House, tenant: str) -> bool:
    """Writes the demo company into a tenant, with a line that says how far it is; whether there was anything to do."""
    from interfaces.demo.fill import fill
    from interfaces.demo.telling import ProgressLine

    line = ProgressLine(sys.stdout)
    count = await fill(house, tenant, line)
    if count:
        line.end(f"{count:,} records of a made-up trading company")
    return count > 0


def _house(container: "Container") -> House:
    return House(container.application(), container.works(), container.services())


@contextmanager
def _worker_process() -> Iterator[None]:
    """A worker beside the server, on the databases that the environment names by now."""
    with subprocess.Popen([sys.executable, "-m", "interfaces.main", "worker"], start_new_session=True) as process:
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def _documents_made(settings: "Settings") -> Iterator[None]:
    """Makes the API's documents beside the server that starts, where this state of the program has none yet."""
    from importlib.metadata import version

    from interfaces.http.shelf import Shelf

    if not settings.docs_enabled or Shelf(version("cxg")).is_full:
        yield
        return
    command = [sys.executable, "-m", "interfaces.main", "openapi", "--prebuild"]
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            yield
        finally:
            process.terminate()


def _server_settings(settings: "Settings") -> "ServerSettings":
    from interfaces.http.server import ServerSettings

    return ServerSettings(
        production=settings.environment == "production",
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        header_timeout=settings.header_timeout_s,
        log_level=settings.log_level.upper(),
    )


def _refuse_busy_port(settings: "Settings") -> None:
    """Found out before a database is started for nothing."""
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        sys.exit(f"cxg: cannot listen on {settings.host}:{settings.port}: {reason}")


if __name__ == "__main__":
    cli()
