"""What the benchmarks share: PostgreSQL and `cxg serve` started for one run, load, CPU and memory, tables of figures."""

import asyncio
import base64
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import psutil

from application.rights import system
from domain.kernel.entity import discover
from domain.tenants.sys.user import User
from infrastructure.postgres.databases import Dsns, RolePasswords, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres
from infrastructure.sql.migrate import upgrade
from tests.house import PASSWORD, SqlHouse, open_house

T = TypeVar("T")
HERE = Path(__file__).parent
RESULTS = HERE / "results"
CXG = str(Path(sys.executable).with_name("cxg"))
CONNECTIONS = 32
POSTGRES = {
    "shared_buffers": "512MB",
    "max_connections": "100",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
SECRET = "bench:" + "0123456789abcdef" * 3
PEPPER = "test:" + "p" * 32  # that of tests.house
JSON_TYPE = {"Content-Type": "application/json"}

Request = list[str]
"""Method, path, headers as JSON, body; see `load.py`."""


def number(name: str, otherwise: float) -> float:
    """A setting of a run, from the environment."""
    return float(os.environ.get(name, otherwise))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def cpu(process: psutil.Process) -> float:
    """Seconds of CPU of a process, its children and those that have ended."""
    total = 0.0
    for one in [process, *process.children(recursive=True)]:
        try:
            times = one.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def memory(process: psutil.Process) -> float:
    """Megabytes of a process and its children; what they share is counted once (PSS)."""
    total = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            total += one.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


@contextmanager
def server(command: list[str], port: int, environment: dict[str, str], folder: Path) -> Iterator[psutil.Process]:
    """A server process, up and answering."""
    paths = {"PYTHONPATH": str(HERE.parent)}
    with subprocess.Popen(
        command, env=os.environ | environment | paths, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()


@dataclass(frozen=True)
class Target:
    """A server under measurement."""

    name: str
    port: int
    process: psutil.Process

    def once(self, method: str, path: str, headers: dict[str, str], body: object = None) -> Any:
        """One answer, as JSON; a body that is no text is sent as JSON."""
        text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        headers = headers if isinstance(body, str) else headers | JSON_TYPE
        url = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(url, text.encode() or None, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def token(self, username: str, password: str = PASSWORD) -> str:
        """Signs in."""
        form = f"username={username}&password={password}"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return str(self.once("POST", "/api/v1/manager/auth/login", headers, form)["access_token"])


@dataclass(frozen=True)
class Run:
    """What a load came to: answers, seconds, CPU milliseconds an answer, milliseconds of an answer."""

    count: int
    refused: int
    seconds: float
    app: float
    postgres: float
    generator: float
    p50: float
    p99: float
    statuses: dict[str, int]

    @property
    def cpu(self) -> float:
        """CPU of the server and PostgreSQL."""
        return self.app + self.postgres

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.count / self.seconds


def median(runs: Sequence[Run], name: str) -> float:
    """The median of a figure over runs."""
    return float(statistics.median(getattr(run, name) for run in runs))


def median_ratio(runs: Sequence[Run], to: Sequence[Run], name: str) -> float:
    """The median of the ratios of runs that were made one after the other."""
    return float(statistics.median(getattr(a, name) / getattr(b, name) for a, b in zip(runs, to, strict=True)))


def command_of_load(port: int, connections: int, seconds: float) -> list[str]:
    """The program that makes load; no seconds: each request once."""
    return [sys.executable, "-m", "benchmarks.load", "127.0.0.1", str(port), str(connections), str(seconds)]


def load(
    target: Target,
    requests: list[Request],
    seconds: float,
    postgres: psutil.Process,
    connections: int = CONNECTIONS,
    *,
    may_refuse: bool = False,
) -> Run:
    """Loads a server with the requests in turn, or with each once when there are no seconds."""
    before = cpu(target.process), cpu(postgres)
    made = subprocess.run(
        command_of_load(target.port, connections, seconds),
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parent,
    )
    used = cpu(target.process) - before[0], cpu(postgres) - before[1]
    return run_of(json.loads(made.stdout), used, target.name, may_refuse)


def run_of(answer: dict[str, Any], used: tuple[float, float], name: str, may_refuse: bool) -> Run:
    """The figures of a load that has ended."""
    statuses: dict[str, int] = answer["statuses"]
    refused = sum(count for status, count in statuses.items() if not status.startswith("2"))
    if refused and not may_refuse:
        raise SystemExit(f"{name}: {statuses}")
    count = sum(statuses.values())
    app, database, generator = (seconds * 1e3 / count for seconds in (*used, answer["cpu_s"]))
    times = answer["seconds"], app, database, generator, answer["p50_ms"], answer["p99_ms"]
    return Run(count, refused, *times, statuses)


def ask(method: str, path: str, token: str, body: object = None) -> Request:
    """A request with a token."""
    text = "" if body is None else json.dumps(body, ensure_ascii=False)
    return [method, path, json.dumps({"Authorization": f"Bearer {token}"}), text]


@dataclass(frozen=True)
class Tenant:
    """A tenant with the user name of its owner, who may do everything in it."""

    id: UUID
    owner: str


@dataclass(frozen=True)
class Stage:
    """A PostgreSQL server with our migrated databases, for one run."""

    folder: Path
    admin: str
    dsns: Dsns
    postgres: psutil.Process

    @property
    def environment(self) -> dict[str, str]:
        """What `cxg` needs to be told."""
        keys = {"CXG_TOKEN_SECRETS": SECRET, "CXG_PASSWORD_PEPPER": PEPPER, "CXG_ENVIRONMENT": "development"}
        return {f"CXG_{name.upper()}_DSN": dsn for name, dsn in asdict(self.dsns).items()} | keys

    @contextmanager
    def serve(self, name: str = "ours", **environment: str) -> Iterator[Target]:
        """`cxg serve` on these databases."""
        port = free_port()
        own = self.environment | {"CXG_PORT": str(port), "CXG_DATA_DIR": str(self.folder / "data")} | environment
        with server([CXG, "serve"], port, own, self.folder) as process:
            yield Target(name, port, process)

    def sql(self, work: Callable[["asyncpg.Connection[Any]"], Awaitable[T]]) -> T:
        """Works in the tenant database as the superuser, who sees every row."""

        async def done() -> T:
            connection = await asyncpg.connect(self.admin.rpartition("/")[0] + "/cxg_tenants")
            try:
                return await work(connection)
            finally:
                await connection.close()

        return asyncio.run(done())

    def vacuum(self) -> None:
        """Leaves the tenant database as it is found when nothing was written for a while."""
        self.sql(lambda connection: connection.execute("VACUUM ANALYZE", timeout=3600))
        self.sql(lambda connection: connection.execute("CHECKPOINT", timeout=3600))

    @asynccontextmanager
    async def house(self) -> AsyncIterator[SqlHouse]:
        """The program inside this process, to make tenants and what they start with."""
        async with open_house(self.dsns) as house:
            yield house

    def tenants(self, count: int) -> list[Tenant]:
        """New tenants with their owners."""

        async def made() -> list[Tenant]:
            async with self.house() as house:
                return [await new_tenant(house) for _ in range(count)]

        return asyncio.run(made())


async def new_tenant(house: SqlHouse) -> Tenant:
    """A tenant with its owner."""
    tenant, _ = await house.provisioned_tenant()
    async with house.works.begin("tenants", system(tenant)) as uow:
        return Tenant(tenant, str((await uow.of(User).find())[0].username))


async def made_databases(admin: str) -> Dsns:
    """Our databases, migrated."""
    discover()
    dsns = await prepare(admin, passwords=RolePasswords("owner-bench", "app-bench", "operator-bench"))
    await upgrade(dsns.manager_owner, "manager")
    await upgrade(dsns.tenant_owner, "tenants")
    return dsns


@contextmanager
def opened() -> Iterator[Stage]:
    """PostgreSQL and our databases, in a folder that goes with them."""
    with tempfile.TemporaryDirectory(prefix="cxg-bench-") as made:
        os.chmod(made, 0o755)
        folder = Path(made)
        with EmbeddedPostgres(folder / "postgres", settings=POSTGRES) as postgres:
            pid = int((folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
            yield Stage(folder, postgres.dsn, asyncio.run(made_databases(postgres.dsn)), psutil.Process(pid))


def tenant_of(token: str) -> str:
    """The tenant that one of our tokens names."""
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return str(claims["tenant_id"])


@dataclass(frozen=True)
class Figures:
    """A table of figures."""

    title: str
    columns: list[str]
    rows: list[list[Any]]

    def text(self) -> str:
        """The table in Markdown."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def report(name: str, settings: dict[str, Any], stage: Stage, tables: Sequence[Figures]) -> None:
    """Prints the tables and writes `results/NAME.json`."""
    for table in tables:
        print(f"\n{table.title}\n\n{table.text()}")
    found = facts(stage) | {"settings": settings, "tables": [asdict(table) for table in tables]}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def facts(stage: Stage) -> dict[str, Any]:
    """When and on what it was measured."""
    postgres = stage.sql(lambda connection: connection.fetchval("SHOW server_version"))
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "postgresql": postgres,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
    }
