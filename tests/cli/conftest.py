"""`cxg` over a house without a database."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from typer.testing import CliRunner, Result

from application import use_cases
from application.application import Application
from application.ports import Clock, Ids, Numbers, Passwords, Services, Works
from application.rights import Actor, system
from domain.kernel.entity import Module, discover, module_named
from domain.manager.tnnt.tenant import Tenant
from infrastructure.memory.works import MemoryWorks
from interfaces.cli.app import make_cli
from interfaces.cli.operations import House
from tests.application.people import active_tenant
from tests.factories import REFERRED, create_any
from tests.fakes import CountingIds, CountingNumbers, FakePasswords, FixedClock, files_in_memory


class MemoryProgram:
    """The operations of a platform in memory; those that run it only write down that they were asked for."""

    def __init__(self) -> None:
        clock, ids = FixedClock(), CountingIds()
        self.works = MemoryWorks(clock, ids)
        services = Services(
            (Clock, clock),
            (Ids, ids),
            (Numbers, CountingNumbers()),
            (Passwords, FakePasswords()),
            (Works, self.works),
            *files_in_memory(),
        )
        self.house = House(Application(self.works, services), self.works, services)
        self.asked: list[str] = []

    def up(self) -> None:
        self.asked.append("up")

    def serve(self) -> None:
        self.asked.append("serve")

    def worker(self) -> None:
        self.asked.append("worker")

    async def migrate(self, progress: Callable[[str], None]) -> None:
        progress("manager at 0001")

    async def make_migration(self, message: str, progress: Callable[[str], None]) -> list[str]:
        return [f"versions/0002_{message.replace(' ', '_')}.py"]

    @asynccontextmanager
    async def open(self) -> AsyncIterator[House]:
        yield self.house

    async def demo(self, tenant: str) -> None:
        self.asked.append(f"demo {tenant}")

    def sql(self, module: Module) -> str:
        return f"-- the table of {module.code}"


class Terminal:
    """Somebody who types `cxg ...` and reads what comes back."""

    def __init__(self, program: MemoryProgram) -> None:
        self.program = program
        self._app = make_cli(program)
        self._runner = CliRunner()

    def run(self, *words: object, input: str | None = None, **environment: str) -> Result:
        """The result of a command, in English."""
        result = self._runner.invoke(self._app, [str(word) for word in words], input, {"LANG": "en", **environment})
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def data(self, *words: object, **more: str) -> Any:
        """The data of a successful answer in JSON."""
        result = self.run(*words, "--json", **more)
        assert result.exit_code == 0, result.output
        answer = json.loads(result.stdout)
        assert (answer["success"], answer["error"]) == (True, None)
        return answer["data"]

    def refused(self, *words: object, code: int = 1, **more: str) -> str:
        """What stderr says of a command that does not succeed."""
        result = self.run(*words, **more)
        assert result.exit_code == code, result.output
        return result.stderr


@pytest.fixture(scope="session", autouse=True)
def _all_declared() -> None:
    discover()
    use_cases.discover()


@pytest.fixture
def program() -> MemoryProgram:
    """A platform in memory."""
    return MemoryProgram()


@pytest.fixture
def cxg(program: MemoryProgram, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line over it."""
    for name in ("CXG_TENANT", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return Terminal(program)


@pytest.fixture
def acme(program: MemoryProgram) -> Tenant:
    """A tenant that works."""
    return asyncio.run(active_tenant(program.works, "acme"))


@pytest.fixture
def actor(acme: Tenant) -> Actor:
    """The program itself in that tenant."""
    return system(acme.id)


@pytest.fixture
def make(program: MemoryProgram, actor: Actor) -> Callable[..., UUID]:
    """Makes a record of a module, with all that it refers to."""

    def made(code: str, **given: Any) -> UUID:
        values = {**REFERRED.get(code, {}), **given}
        return UUID(asyncio.run(create_any(program.house.application, actor, module_named(code), **values))["id"])

    return made
