"""`make bench-bulk`: 100,000 partners imported from a file and exported again.

The import is `cxg import`, which makes jobs of 50,000 rows at most: each is validated, by a rehearsal that writes every
row and undoes it, then run, with an audit row and an event for every record. One row in 100 is wrong: five in every batch.
The export is a CSV file of all columns, asked of `cxg serve`, whose memory is watched meanwhile.

ROWS (100000), ROUNDS (3) of exports.
"""

import asyncio
import csv
import os
import resource
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import psutil

from application.rights import system
from benchmarks.harness import CXG, Figures, Stage, Target, Tenant, cpu, memory, new_tenant, number, opened, report
from benchmarks.partners import PARTNERS
from domain.manager.tnnt.tenant import Tenant as TenantRecord

BARS = {"import": 5_000, "export": 50_000}
HEADS = ["name", "legal_name", "kind", "is_customer", "email", "phone", "website", "industry", "employee_count"]
WRONG_EVERY = 100
PIECE = 1 << 20


def written(path: Path, rows: int) -> int:
    """Writes the file of partners; answers how many of its rows are wrong."""
    with path.open("w", newline="") as file:
        write = csv.writer(file)
        write.writerow(HEADS)
        for n in range(rows):
            email = "no address" if n % WRONG_EVERY == 7 else f"c{n}@example.com"
            names = f"주식회사 {n:08x} trading", f"Company {n:08x} Co., Ltd."
            write.writerow([*names, "COMPANY", "true", email, f"+8210{n:08}", f"https://e.com/{n}", "TRADING", 30])
    return len(range(7, rows, WRONG_EVERY))


def opened_tenant(stage: Stage) -> tuple[Tenant, str]:
    """A tenant, and its code."""

    async def made() -> tuple[Tenant, str]:
        async with stage.house() as house:
            tenant = await new_tenant(house)
            async with house.works.begin("manager", system()) as uow:
                return tenant, (await uow.of(TenantRecord).get(tenant.id)).code

    return asyncio.run(made())


def phases(stage: Stage, tenant: UUID) -> dict[str, float]:
    """Seconds that the jobs were validated and run, by their entries in the audit log."""

    async def asked(connection: "asyncpg.Connection[Any]") -> list[Any]:
        return await connection.fetch(
            "SELECT entity_id, action, min(occurred_at) AS first, max(occurred_at) AS last FROM sys.audit_logs "
            "WHERE tenant_id = $1 AND entity = 'sys.ImportJob' GROUP BY entity_id, action",
            tenant,
        )

    at: dict[tuple[str, str], tuple[datetime, datetime]] = {
        (one["entity_id"], one["action"]): (one["first"], one["last"]) for one in stage.sql(asked)
    }
    jobs = {id for id, _ in at}
    return {
        "validated": sum((at[id, "RUN"][0] - at[id, "VALIDATE"][0]).total_seconds() for id in jobs),
        "run": sum((at[id, "IMPORT"][1] - at[id, "RUN"][0]).total_seconds() for id in jobs),
    }


def imported(stage: Stage, rows: int) -> tuple[Tenant, Figures]:
    """Imports a file, and checks that every good row came to a record, an audit row and an event."""
    tenant, code = opened_tenant(stage)
    path = stage.folder / "partners.csv"
    wrong = written(path, rows)
    own = stage.environment | {"CXG_DATA_DIR": str(stage.folder / "data")}
    command = [CXG, "import", "crm.partners", str(path), "--tenant", code, "--on-error", "skip"]
    before, own_before, started = cpu(stage.postgres), children_cpu(), time.perf_counter()
    done = subprocess.run(command, env=os.environ | own, cwd=stage.folder, capture_output=True, text=True)
    seconds, app, postgres = time.perf_counter() - started, children_cpu() - own_before, cpu(stage.postgres) - before
    check(stage, tenant.id, rows - wrong, done.stdout + done.stderr)
    took = phases(stage, tenant.id)
    both, costs = sum(took.values()), (per_row(app, rows), per_row(postgres, rows))
    table: list[list[Any]] = [[name, *rates(rows, of), "", "", ""] for name, of in took.items()]
    table.append(["validated and run", *rates(rows, both), BARS["import"], "", ""])
    table.append(["the whole command", *rates(rows, seconds), "", *costs])
    columns = ["import", "seconds", "rows a second", "wanted", "app ms a row", "pg ms a row"]
    return tenant, Figures(f"{rows:,} partners from a CSV file, {wrong:,} of its rows wrong", columns, table)


def children_cpu() -> float:
    """Seconds of CPU of the commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rates(rows: int, seconds: float) -> tuple[float, int]:
    """Seconds, and rows a second."""
    return round(seconds, 1), round(rows / seconds)


def per_row(seconds: float, rows: int) -> float:
    """Milliseconds a row."""
    return round(seconds * 1e3 / rows, 3)


def check(stage: Stage, tenant: UUID, wanted: int, said: str) -> None:
    """Ends the program when records, audit rows or events are not as many as good rows."""

    async def counted(connection: "asyncpg.Connection[Any]") -> list[int]:
        of = "entity = 'crm.Partner' AND tenant_id = $1"
        tables = ("crm.partners WHERE tenant_id = $1", f"sys.audit_logs WHERE {of}", f"core.outbox WHERE {of}")
        return [await connection.fetchval(f"SELECT count(*) FROM {one}", tenant) for one in tables]

    found = stage.sql(counted)
    if found != [wanted] * 3:
        raise SystemExit(f"{wanted} records with audit row and event wanted, {found} found:\n{said}")


def exported(target: Target, token: str) -> tuple[int, int, float]:
    """Lines and bytes of the export, and the seconds that it took; what was read is not kept."""
    url = f"http://127.0.0.1:{target.port}{PARTNERS}/export?format=csv"
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    lines = size = 0
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=600) as answer:
        while piece := answer.read(PIECE):
            lines, size = lines + piece.count(b"\n"), size + len(piece)
    return lines, size, time.perf_counter() - started


@contextmanager
def watched(process: psutil.Process, seen: list[float]) -> Iterator[None]:
    """Notes the memory of a process every while, in a thread."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            seen.append(memory(process))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def exports(stage: Stage, tenant: Tenant, rows: int, rounds: int) -> Figures:
    """Exports all partners of the tenant; the first export is not counted, its memory is what stands before."""
    table: list[list[Any]] = []
    with stage.serve() as target:
        token = target.token(tenant.owner)
        exported(target, token)
        for turn in range(rounds):
            seen = [memory(target.process)]
            before = cpu(target.process), cpu(stage.postgres)
            with watched(target.process, seen):
                lines, size, seconds = exported(target, token)
            app, postgres = cpu(target.process) - before[0], cpu(stage.postgres) - before[1]
            if lines != rows + 1:
                raise SystemExit(f"{lines} lines exported, {rows + 1} wanted")
            cost = per_row(app, rows), per_row(postgres, rows)
            told = rates(rows, seconds), round(size / 1e6), round(seen[0]), round(max(seen))
            table.append([turn + 1, *told[0], BARS["export"], *cost, *told[1:]])
    columns = [
        "export",
        "seconds",
        "rows a second",
        "wanted",
        "app ms a row",
        "pg ms a row",
        "MB",
        "MB before",
        "MB peak",
    ]
    return Figures(f"{rows:,} partners as a CSV file of all columns, with the memory of the server", columns, table)


def main() -> None:
    rows, rounds = int(number("ROWS", 100_000)), int(number("ROUNDS", 3))
    with opened() as stage:
        tenant, import_ = imported(stage, rows)
        good = rows - len(range(7, rows, WRONG_EVERY))
        tables = [import_, exports(stage, tenant, good, rounds)]
        report("bulk", {"rows": rows, "rounds": rounds}, stage, tables)


if __name__ == "__main__":
    main()
