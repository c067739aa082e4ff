"""The three requests that are compared with the bar: list, get and create of a partner, on every server alike."""

import asyncio
import json
import statistics
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from application.rights import system
from benchmarks.harness import HERE, Request, Run, Stage, Target, Tenant, ask, free_port, load, median, server
from domain.tenants.crm.partner import Partner, PartnerKind
from tests.house import SqlHouse

BAR = HERE / "bar"
ROWS = 1000
BAR_TENANT, BAR_WRITER = 7, 99
PARTNERS = "/api/v1/tenants/crm/partners"
OPERATIONS = ("list", "get", "create")

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


@dataclass(frozen=True)
class Case:
    """A server with its requests of each operation."""

    target: Target
    requests: dict[str, list[Request]]

    @classmethod
    def of(cls, target: Target, tokens: Sequence[str], body: dict[str, Any]) -> "Case":
        """List, get of each of 20 records, create: the same paths on every server."""
        reader, writer = tokens
        listed = ask("GET", f"{PARTNERS}?page=1&page_size=20", reader)
        items = target.once("GET", listed[1], json.loads(listed[2]))["data"]["items"]
        assert len(items) == 20
        gets = [ask("GET", f"{PARTNERS}/{item['id']}", reader) for item in items]
        return cls(target, {"list": [listed], "get": gets, "create": [ask("POST", PARTNERS, writer, body)]})

    def answer(self, operation: str) -> Any:
        """What the first request of an operation is answered."""
        method, path, headers, _ = self.requests[operation][0]
        return self.target.once(method, path, json.loads(headers))["data"]

    def load(self, operation: str, seconds: float, postgres: psutil.Process) -> Run:
        """One run of an operation."""
        return load(self.target, self.requests[operation], seconds, postgres)


def in_turn(
    cases: Sequence[Case], operation: str, postgres: psutil.Process, rounds: int, seconds: float
) -> list[list[Run]]:
    """The runs of each server, made one server after the other in each round."""
    for case in cases:
        case.load(operation, 1.0, postgres)
    runs = [[case.load(operation, seconds, postgres) for case in cases] for _ in range(rounds)]
    return [[run[place] for run in runs] for place in range(len(cases))]


def medians(runs: Sequence[Run]) -> dict[str, float]:
    """What a server's runs came to."""
    names = {"app": "app", "postgres": "postgres", "cpu": "cpu", "rate": "rate", "p50_ms": "p50", "p99_ms": "p99"}
    return {label: round(median(runs, name), 3) for label, name in names.items()}


def ratios(runs: Sequence[Run], to: Sequence[Run]) -> list[float]:
    """The ratios of CPU a request, round by round."""
    return [one.cpu / other.cpu for one, other in zip(runs, to, strict=True)]


def middle(found: Sequence[float]) -> float:
    """The median of ratios."""
    return round(statistics.median(found), 2)


async def make_bar(admin: str) -> str:
    """The bar's database and role; answers the DSN of its server."""
    connection = await asyncpg.connect(admin)
    await connection.execute("CREATE DATABASE perf")
    await connection.close()
    perf = admin.rsplit("/", 1)[0] + "/perf"
    connection = await asyncpg.connect(perf)
    await connection.execute((BAR / "schema.sql").read_text(), timeout=300)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    host = admin.rsplit("@", 1)[1].rsplit("/", 1)[0]
    return f"postgresql://app_user:app_user@{host}/perf"


def make_ours(stage: Stage) -> tuple[Tenant, Tenant]:
    """A tenant with partners to read, and one to write to."""

    async def fill(house: SqlHouse, tenant: Tenant) -> None:
        async with house.works.begin("tenants", system(tenant.id), "CREATE") as uow:
            for n in range(ROWS):
                uow.of(Partner).add(_partner(n))

    async def filled(tenant: Tenant) -> None:
        async with stage.house() as house:
            await fill(house, tenant)

    reader, writer = stage.tenants(2)
    asyncio.run(filled(reader))
    stage.vacuum()
    return reader, writer


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


def bar_token(tenant: str) -> str:
    """A token of the bar's own kind."""
    sys.path.insert(0, str(BAR))
    import common

    return str(common.token(tenant))


def bar_tokens() -> list[str]:
    """Tokens of the tenants to read and to write in the bar's database."""
    return [bar_token(f"00000000-0000-4000-8000-{tenant:012}") for tenant in (BAR_TENANT, BAR_WRITER)]


def uvicorn(
    app: str, environment: dict[str, str], python: str = sys.executable
) -> tuple[int, AbstractContextManager[psutil.Process]]:
    """A program of `bar/` under uvicorn: its port, and the server to be entered."""
    port = free_port()
    command = [python, "-m", "uvicorn", "--host", "127.0.0.1", "--port", str(port), "--loop", "uvloop"]
    command += ["--http", "httptools", "--no-access-log", "--log-level", "warning", app]
    return port, server(command, port, environment, Path(BAR))
