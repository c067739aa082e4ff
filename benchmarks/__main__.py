"""`make bench`: list, get and create against the bar; prints a table and writes benchmarks/latest.json.

The bar is the given bare program on its own table. Beside it stands the ratio to the same program on our table, which
answers our very documents: what is left of the difference is not the size of the records.

CPU a request is that of the server's and PostgreSQL's processes together. Machines are noisy: the ratio is the median
of those of several rounds, in each of which both are measured one after the other.
"""

import asyncio
import base64
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from application.rights import system
from domain.tenants.crm.partner import Partner, PartnerKind
from domain.tenants.sys.user import User
from infrastructure.postgres.databases import RolePasswords, prepare
from infrastructure.postgres.embedded import EmbeddedPostgres
from infrastructure.sql.migrate import upgrade
from tests.house import PASSWORD, open_house

HERE = Path(__file__).parent
CONNECTIONS = 32
ROWS = 1000
POSTGRES = {
    "shared_buffers": "512MB",
    "max_connections": "100",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
BAR_TENANT, BAR_WRITER = 7, 99
SECRET = "bench:" + "0123456789abcdef" * 3
PEPPER = "test:" + "p" * 32  # that of tests.house


@dataclass(frozen=True)
class Target:
    """A server under measurement, with the requests of each operation."""

    name: str
    port: int
    process: psutil.Process
    requests: dict[str, list[list[str]]]


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


@contextmanager
def server(command: list[str], port: int, environment: dict[str, str], folder: Path) -> Iterator[psutil.Process]:
    """A server process, up and answering."""
    paths = {"PYTHONPATH": str(HERE.parent)}
    with subprocess.Popen(
        command, env=os.environ | environment | paths, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()


def once(port: int, method: str, path: str, headers: dict[str, str], body: str = "") -> Any:
    """One answer, as JSON."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body.encode() or None, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def requests_of(port: int, reader: str, writer: str, body: dict[str, Any]) -> dict[str, list[list[str]]]:
    """List, get of each of 20 records, create: the same paths on both servers."""
    base = "/api/v1/tenants/crm/partners"
    read, write = {"Authorization": f"Bearer {reader}"}, {"Authorization": f"Bearer {writer}"}
    listed = f"{base}?page=1&page_size=20"
    items = once(port, "GET", listed, read)["data"]["items"]
    assert len(items) == 20
    return {
        "list": [["GET", listed, json.dumps(read), ""]],
        "get": [["GET", f"{base}/{item['id']}", json.dumps(read), ""] for item in items],
        "create": [["POST", base, json.dumps(write), json.dumps(body, ensure_ascii=False)]],
    }


def load(target: Target, operation: str, seconds: float, postgres: psutil.Process) -> dict[str, float]:
    """One run; CPU milliseconds a request of the server and of PostgreSQL, rate and times."""
    before = cpu(target.process), cpu(postgres)
    started = time.perf_counter()
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", "127.0.0.1", str(target.port), str(CONNECTIONS), str(seconds)],
        input=json.dumps(target.requests[operation]),
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parent,
    )
    took = time.perf_counter() - started
    answer = json.loads(made.stdout)
    wanted = "201" if operation == "create" else "200"
    if set(answer["statuses"]) != {wanted}:
        raise SystemExit(f"{target.name} {operation}: {answer['statuses']}")
    count = answer["statuses"][wanted]
    app, database = (cpu(target.process) - before[0]) * 1e3 / count, (cpu(postgres) - before[1]) * 1e3 / count
    times = {"p50_ms": answer["p50_ms"], "p99_ms": answer["p99_ms"]}
    return {"app": app, "postgres": database, "cpu": app + database, "rate": count / took, **times}


def measure(targets: list[Target], postgres: psutil.Process, rounds: int, seconds: float) -> dict[str, Any]:
    """The bar, ours and the bare program on our table in turn, operation by operation."""
    found: dict[str, Any] = {}
    for operation in ("list", "get", "create"):
        for target in targets:
            load(target, operation, 1.0, postgres)
        runs = [[load(target, operation, seconds, postgres) for target in targets] for _ in range(rounds)]
        ratios = [ours["cpu"] / bar["cpu"] for bar, ours, _ in runs]
        found[operation] = {
            "ratio": round(statistics.median(ratios), 2),
            "from": round(min(ratios), 2),
            "to": round(max(ratios), 2),
            "same_documents_ratio": round(statistics.median(ours["cpu"] / same["cpu"] for _, ours, same in runs), 2),
        } | {target.name: _median([run[place] for run in runs]) for place, target in enumerate(targets)}
    return found


def _median(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0]}


async def make_bar(admin: str) -> str:
    """The bar's database and role; answers the DSN of its server."""
    connection = await asyncpg.connect(admin)
    await connection.execute("CREATE DATABASE perf")
    await connection.close()
    perf = admin.rsplit("/", 1)[0] + "/perf"
    connection = await asyncpg.connect(perf)
    await connection.execute((HERE / "bar" / "schema.sql").read_text(), timeout=300)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    host = admin.rsplit("@", 1)[1].rsplit("/", 1)[0]
    return f"postgresql://app_user:app_user@{host}/perf"


async def make_ours(admin: str) -> tuple[dict[str, str], str, str]:
    """Our databases with a tenant to read and one to write; answers the environment and the owners' user names."""
    dsns = await prepare(admin, passwords=RolePasswords("owner-bench", "app-bench", "operator-bench"))
    await upgrade(dsns.manager_owner, "manager")
    await upgrade(dsns.tenant_owner, "tenants")
    key = {"CXG_TOKEN_SECRETS": SECRET, "CXG_PASSWORD_PEPPER": PEPPER, "CXG_ENVIRONMENT": "development"}
    environment = {f"CXG_{name.upper()}_DSN": dsn for name, dsn in asdict(dsns).items()} | key
    async with open_house(dsns) as house:
        (reader, _), (writer, _) = await house.provisioned_tenant(), await house.provisioned_tenant()
        async with house.works.begin("tenants", system(reader), "CREATE") as uow:
            for n in range(ROWS):
                uow.of(Partner).add(_partner(n))
        names = []
        for tenant in (reader, writer):
            async with house.works.begin("tenants", system(tenant)) as uow:
                names.append(str((await uow.of(User).find())[0].username))
    owner = await asyncpg.connect(admin.rsplit("/", 1)[0] + "/cxg_tenants")
    await owner.execute("VACUUM ANALYZE")
    await owner.close()
    return environment, names[0], names[1]


def _partner(n: int) -> Partner:
    return Partner(
        number=f"P-{n:06}",
        name=f"주식회사 {n:08x} trading",
        legal_name=f"Company {n:08x} Co., Ltd.",
        kind=PartnerKind.COMPANY,
        is_customer=True,
        email=f"c{n}@example.com",
        phone=f"+8210{n:08}",
        website=f"https://www.example.com/{n}",
        industry="TRADING",
        employee_count=30,
    )


OUR_BODY = {
    "name": "주식회사 부하시험 {n}",
    "legal_name": "Load Test Co., Ltd.",
    "kind": "COMPANY",
    "is_customer": True,
    "representative_name": "김하나",
    "business_type": "도소매",
    "email": "load@example.com",
    "phone": "+821012345678",
    "website": "https://www.example.com/x",
    "industry": "TRADING",
    "annual_revenue": "1500",
    "employee_count": 45,
}
BAR_BODY = {
    "code": "C{n}",
    "name": "주식회사 부하시험 {n}",
    "name_en": "Load Test Co., Ltd.",
    "partner_type": "CUSTOMER",
    "tax_number": "1234567890",
    "email": "load@example.com",
    "phone": "010-1234-5678",
    "website": "https://www.example.com/x",
    "address": "1 Teheran-ro, Gangnam-gu",
    "city": "Seoul",
    "credit_limit": "1500.50",
    "payment_terms": 45,
    "notes": "made by the load driver",
}


def token(port: int, username: str) -> str:
    """Signs in."""
    form = f"username={username}&password={PASSWORD}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return str(once(port, "POST", "/api/v1/manager/auth/login", headers, form)["access_token"])


def bar_token(tenant: str) -> str:
    """A token of the bar's own kind."""
    sys.path.insert(0, str(HERE / "bar"))
    import common

    return str(common.token(tenant))


def tenant_of(token: str) -> str:
    """The tenant that one of our tokens names."""
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return str(claims["tenant_id"])


def hold_equal(bar: Target, ours: Target) -> None:
    """The bare program on our table answers what we answer, to the letter."""
    for operation in ("list", "get"):
        method, path, headers, _ = ours.requests[operation][0]
        theirs = once(bar.port, method, path, json.loads(bar.requests[operation][0][2]))["data"]
        mine = once(ours.port, method, path, json.loads(headers))["data"]
        for name in theirs.keys() & mine.keys():
            if theirs[name] != mine[name]:
                raise SystemExit(f"the bare program answers another {name} than we do: {theirs[name]} and {mine[name]}")


def main() -> None:
    rounds, seconds = int(os.environ.get("ROUNDS", "5")), float(os.environ.get("SECONDS", "3"))
    with tempfile.TemporaryDirectory(prefix="cxg-bench-") as made:
        os.chmod(made, 0o755)
        with EmbeddedPostgres(Path(made, "postgres"), settings=POSTGRES) as postgres:
            bar_dsn = asyncio.run(make_bar(postgres.dsn))
            environment, reader, writer = asyncio.run(make_ours(postgres.dsn))
            found = _run(Path(made), postgres, bar_dsn, environment, (reader, writer), rounds, seconds)
    (HERE / "latest.json").write_text(json.dumps(found, indent=1) + "\n")
    print("\n| op | ratio | with the same documents | bar app+pg ms | ours app+pg ms | bar p50 | ours p50 |")
    print("|---|---|---|---|---|---|---|")
    for operation, one in found.items():
        bar, ours = one["bar"], one["ours"]
        print(
            f"| {operation} | {one['ratio']} [{one['from']}..{one['to']}] | {one['same_documents_ratio']} "
            f"| {bar['app']:.3f}+{bar['postgres']:.3f} | {ours['app']:.3f}+{ours['postgres']:.3f} "
            f"| {bar['p50_ms']} | {ours['p50_ms']} |"
        )


def _run(
    folder: Path,
    postgres: EmbeddedPostgres,
    bar_dsn: str,
    environment: dict[str, str],
    users: tuple[str, str],
    rounds: int,
    seconds: float,
) -> dict[str, Any]:
    bar_port, our_port, same_port = free_port(), free_port(), free_port()
    ours_command = [str(Path(sys.executable).with_name("cxg")), "serve"]
    own = environment | {"CXG_PORT": str(our_port), "CXG_DATA_DIR": str(folder / "data")}
    tables = {"DSN": environment["CXG_TENANT_APP_DSN"], "VARIANT": "asgi-pg"}
    pid = int(Path(folder, "postgres", "data", "postmaster.pid").read_text().split()[0])
    with (
        server(_bare("ours:app", same_port), same_port, tables, HERE / "bar") as same_process,
        server(ours_command, our_port, own, folder) as our_process,
        server(_bare("limit:app", bar_port), bar_port, tables | {"DSN": bar_dsn}, HERE / "bar") as bar_process,
    ):
        our_tokens = [token(our_port, user) for user in users]
        same_tokens = [bar_token(tenant_of(one)) for one in our_tokens]
        bar_tokens = [bar_token(f"00000000-0000-4000-8000-{tenant:012}") for tenant in (BAR_TENANT, BAR_WRITER)]
        bar = Target("bar", bar_port, bar_process, requests_of(bar_port, *bar_tokens, BAR_BODY))
        ours = Target("ours", our_port, our_process, requests_of(our_port, *our_tokens, OUR_BODY))
        same = Target("same_documents", same_port, same_process, requests_of(same_port, *same_tokens, OUR_BODY))
        hold_equal(same, ours)
        return measure([bar, ours, same], psutil.Process(pid), rounds, seconds)


def _bare(app: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "uvicorn", "--host", "127.0.0.1", "--port", str(port), "--loop", "uvloop"]
    return [*command, "--http", "httptools", "--no-access-log", "--log-level", "warning", app]


if __name__ == "__main__":
    main()
