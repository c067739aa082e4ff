"""`make bench-peers`: other ways to build the same three requests, and ours, against the bar in one alternating run.

The common FastAPI program (`bar/naive.py`: SQLAlchemy's ORM, pydantic's response models) and Django REST framework
(`bar/drf_app.py`: a ModelViewSet) work on the bar's own table and rows, under the same row-level security. Django and
what it needs are installed for the run; when that fails, the table says so.

ROUNDS (5), SECONDS (3).
"""

import asyncio
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.harness import Figures, Stage, Target, free_port, number, opened, report, server
from benchmarks.partners import (
    BAR,
    BAR_BODY,
    OPERATIONS,
    OUR_BODY,
    Case,
    bar_tokens,
    in_turn,
    make_bar,
    make_ours,
    medians,
    middle,
    ratios,
    uvicorn,
)

DJANGO = ("django", "djangorestframework", "djangorestframework-simplejwt", "gunicorn", "psycopg[binary,pool]")
COMMON, DRF = "FastAPI with ORM", "Django REST framework"


def installed(folder: Path) -> Path | None:
    """The programs of an environment with Django; None when it cannot be had."""
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *DJANGO], check=True, capture_output=True, timeout=600)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"{DRF} is left out: {error}", file=sys.stderr)
        return None
    return folder / "bin"


def measure(stage: Stage, rounds: int, seconds: float) -> Figures:
    """All of them in turn."""
    dsn = asyncio.run(make_bar(stage.admin))
    tenants = make_ours(stage)
    environment = {"DSN": dsn, "VARIANT": "asgi-pg", "PGPORT": str(urlsplit(dsn).port)}
    programs = installed(stage.folder / "django")
    with ExitStack() as running:
        started = {}
        for name, app in (("bar", "limit:app"), (COMMON, "naive:app")):
            port, one = uvicorn(app, environment)
            started[name] = Target(name, port, running.enter_context(one))
        if programs is not None:
            port = free_port()
            command = [str(programs / "gunicorn"), "-w", "1", "-k", "gthread", "--threads", "4", "--keep-alive", "30"]
            one = server([*command, "-b", f"127.0.0.1:{port}", "drf_app:application"], port, environment, BAR)
            started[DRF] = Target(DRF, port, running.enter_context(one))
        ours = running.enter_context(stage.serve("CXG"))
        cases = [Case.of(target, bar_tokens(), BAR_BODY) for target in started.values()]
        cases.append(Case.of(ours, [ours.token(tenant.owner) for tenant in tenants], OUR_BODY))
        return compare(cases, stage, rounds, seconds)


def compare(cases: list[Case], stage: Stage, rounds: int, seconds: float) -> Figures:
    """The ratios of CPU a request to the bar's."""
    rows: list[list[Any]] = []
    for operation in OPERATIONS:
        runs = in_turn(cases, operation, stage.postgres, rounds, seconds)
        for case, made in zip(cases, runs, strict=True):
            found, to_bar = medians(made), ratios(made, runs[0])
            spread = f"{min(to_bar):.1f}..{max(to_bar):.1f}"
            figures = [found[name] for name in ("app", "postgres", "rate", "p50_ms", "p99_ms")]
            rows.append([operation, case.target.name, *figures, middle(to_bar), spread])
        if DRF not in {case.target.name for case in cases}:
            rows.append([operation, DRF, *["not installed"] + [""] * 6])
    columns = ["op", "program", "app ms", "pg ms", "a second", "p50 ms", "p99 ms", "CPU to the bar", "from..to"]
    return Figures("One worker each, 32 connections", columns, rows)


def main() -> None:
    rounds, seconds = int(number("ROUNDS", 5)), number("SECONDS", 3)
    with opened() as stage:
        report("peers", {"rounds": rounds, "seconds": seconds}, stage, [measure(stage, rounds, seconds)])


if __name__ == "__main__":
    main()
