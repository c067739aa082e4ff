"""`make bench-logins`: how long `/health` and a get take while 50 people sign in at once.

Passwords are hashed with the 12 rounds of production. The 50 sign in again and again, so that all are under way at any
moment; whoever finds the queue full is told to come back (503), which is counted. Over one connection, and over 16.

ROUNDS (3), SECONDS (4), LOGINS (50).
"""

import asyncio
import json
import statistics
import subprocess
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from application.rights import system
from benchmarks.harness import (
    HERE,
    JSON_TYPE,
    Figures,
    Request,
    Run,
    Stage,
    Target,
    ask,
    command_of_load,
    load,
    median,
    number,
    opened,
    report,
)
from benchmarks.partners import OUR_BODY, PARTNERS
from domain.kernel.entity import module_of
from domain.manager.idam.user import User
from tests.house import PASSWORD

LOGIN = "/api/v1/manager/auth/login"
FORM = json.dumps({"Content-Type": "application/x-www-form-urlencoded"})
BARS = {"/health": "p99 < 100 ms", "get": "p99 < 3 times"}


def people(stage: Stage, count: int) -> list[str]:
    """User names of staff who can sign in."""

    async def made() -> list[str]:
        names = [f"p{uuid4().hex[:20]}" for _ in range(count)]
        async with stage.house() as house:
            for name in names:
                given = {"full_name": name, "email": f"{name}@example.com", "username": name, "password": PASSWORD}
                await house.application.create(module_of(User), system(), given | {"user_type": "PLATFORM"})
        return names

    return asyncio.run(made())


def sign_in(name: str) -> Request:
    """Signs in."""
    return ["POST", LOGIN, FORM, urlencode({"username": name, "password": PASSWORD})]


def beside_logins(
    stage: Stage, target: Target, names: list[str], requests: list[Request], connections: int, seconds: float
) -> tuple[Run, dict[str, int]]:
    """A load while all of them sign in, and what they were answered."""
    command = command_of_load(target.port, len(names), seconds + 3)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE.parent
    ) as logging_in:
        assert logging_in.stdin is not None and logging_in.stdout is not None
        logging_in.stdin.write(json.dumps([sign_in(name) for name in names]))
        logging_in.stdin.close()
        load(target, requests, 1.5, stage.postgres, connections, may_refuse=True)  # by now they all wait
        run = load(target, requests, seconds, stage.postgres, connections, may_refuse=True)
        answers: dict[str, int] = json.loads(logging_in.stdout.read())["statuses"]
    return run, answers


def compare(
    stage: Stage, target: Target, asked: dict[str, list[Request]], names: list[str], rounds: int, seconds: float
) -> list[Figures]:
    """Each request without and with the logins, in turn."""
    rows: list[list[Any]] = []
    logins: dict[str, int] = {}
    for name, requests in asked.items():
        for connections in (1, 16):
            alone, beside = [], []
            load(target, requests, 1.0, stage.postgres, connections)
            for _ in range(rounds):
                alone.append(load(target, requests, seconds, stage.postgres, connections))
                run, answers = beside_logins(stage, target, names, requests, connections, seconds)
                beside.append(run)
                logins = {status: logins.get(status, 0) + answers.get(status, 0) for status in logins | answers}
            ratio = statistics.median(b.p99 / a.p99 for a, b in zip(alone, beside, strict=True))
            times = [round(median(of, part), 2) for part in ("p50", "p99") for of in (alone, beside)]
            refused = sum(run.refused for run in beside)
            rows.append([name, connections, *times, round(ratio, 1), BARS[name], refused])
    columns = [
        "request",
        "connections",
        "p50 alone",
        "p50 beside logins",
        "p99 alone",
        "p99 beside logins",
        "p99 ratio",
    ]
    return [
        Figures(f"Milliseconds beside {len(names)} logins at once", [*columns, "bar", "not 2xx"], rows),
        Figures("What the logins were answered", ["status", "times"], [[*one] for one in sorted(logins.items())]),
    ]


def main() -> None:
    rounds, seconds, count = int(number("ROUNDS", 3)), number("SECONDS", 4), int(number("LOGINS", 50))
    with opened() as stage:
        tenant, names = stage.tenants(1)[0], people(stage, count)
        with stage.serve() as target:
            token = target.token(tenant.owner)
            headers = {"Authorization": f"Bearer {token}"} | JSON_TYPE
            body = OUR_BODY | {"name": "somebody"}
            ids = [target.once("POST", PARTNERS, headers, body)["data"]["id"] for _ in range(20)]
            # the first login replaces a hash of few rounds by one of 12
            load(target, [sign_in(name) for name in names], 0, stage.postgres, 2)
            gets = [ask("GET", f"{PARTNERS}/{id}", token) for id in ids]
            asked = {"/health": [["GET", "/health", "{}", ""]], "get": gets}
            tables = compare(stage, target, asked, names, rounds, seconds)
        report("logins", {"rounds": rounds, "seconds": seconds, "logins": count}, stage, tables)


if __name__ == "__main__":
    main()
