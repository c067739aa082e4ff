"""`make bench-modules`: what a request costs on early and late modules, and with many statements in turn.

The pairs are modules of the tenants, in the order of the routes, whose records have nearly as many fields; names are
made so long that the answers have as many bytes, which stand beside. The shapes are lists of many modules with
different filters, each a statement of its own, on tables that are nearly empty; the few are samples of the many,
another in each round.

ROUNDS (5), SECONDS (2), SHAPES (600).
"""

import json
import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any, cast
from uuid import UUID

from application.query import RANGED, parameters
from benchmarks.harness import (
    CONNECTIONS,
    Figures,
    Request,
    Run,
    Stage,
    Target,
    ask,
    load,
    median,
    median_ratio,
    memory,
    number,
    opened,
    report,
)
from domain.kernel import types as kinds
from domain.kernel.entity import Module, module_named, modules

PAIRS = (("apm.ApproverGroup", "sys.HolidayCalendar"), ("crm.PartnerGroup", "wms.Zone"))
ROWS, FEW = 100, 20
PASSES = 60  # over all shapes before they are measured: each of 8 connections is to have met each of them


def path_of(module: Module) -> str:
    """Where the records of a module are."""
    return f"/api/v1/{module.scope}/{module.domain}/{module.path}"


def fill(target: Target, token: str) -> dict[str, str]:
    """Makes the records of the pairs; answers the id of one of each module."""
    headers = {"Authorization": f"Bearer {token}"}
    house = target.once("POST", path_of(module_named("wms.Warehouse")), headers, {"code": "W", "name": "W"})
    more = {"wms.Zone": {"warehouse_id": house["data"]["id"]}}
    ids = {}

    def make(code: str, n: int, pad: int) -> dict[str, Any]:
        body = {"code": f"C-{n:05}", "name": f"a record of some name {n:05}{'.' * pad}"} | more.get(code, {})
        return cast(dict[str, Any], target.once("POST", path_of(module_named(code)), headers, body)["data"])

    for pair in PAIRS:
        sizes = {code: len(json.dumps(make(code, 0, 0))) for code in pair}
        for code, size in sizes.items():
            for n in range(1, ROWS + 1):
                ids[code] = str(make(code, n, max(sizes.values()) - size)["id"])
    return ids


def places() -> dict[str, int]:
    """The place of each module among all, from 1, in the order of the routes."""
    every = [*modules("manager"), *modules("tenants")]
    return {module.code: place for place, module in enumerate(every, 1)}


def compare_pairs(stage: Stage, target: Target, token: str, rounds: int, seconds: float) -> Figures:
    """Early and late modules in turn."""
    ids, place = fill(target, token), places()
    rows: list[list[Any]] = []
    stage.vacuum()
    for pair in PAIRS:
        for operation in ("get", "list"):
            paths = [path_of(module_named(code)) + (f"/{ids[code]}" if operation == "get" else "") for code in pair]
            requests = [[ask("GET", path, token)] for path in paths]
            for one in requests:
                load(target, one, 1.0, stage.postgres)
            runs: list[list[Run]] = [[], []]
            for _ in range(rounds):
                for one, kept in zip(requests, runs, strict=True):
                    kept.append(load(target, one, seconds, stage.postgres))
            names = [f"{code} ({place[code]} of {len(place)})" for code in pair]
            costs = [f"{median(kept, 'app'):.3f}+{median(kept, 'postgres'):.3f}" for kept in runs]
            sizes = [len(_answer(target, path, token)) for path in paths]
            ratio = round(median_ratio(runs[1], runs[0], "cpu"), 2)
            rows.append([operation, *names, *sizes, *costs, ratio])
    columns = ["op", "early", "late", "early bytes", "late bytes", "early app+pg ms", "late app+pg ms", "late / early"]
    return Figures("CPU a request of an early and a late module", columns, rows)


def _answer(target: Target, path: str, token: str) -> str:
    return str(target.once("GET", path, {"Authorization": f"Bearer {token}"}))


def value_of(kind: kinds.Kind) -> str | None:
    """Some value that a filter takes; none for what is not asked for by value here."""
    match kind:
        case kinds.Choice():
            return str(next(iter(kind.of)).value)
        case kinds.Truth():
            return "true"
        case kinds.Id():
            return str(UUID(int=7))
        case kinds.Day():
            return "2026-01-31"
        case kinds.Instant():
            return "2026-01-31T00:00:00Z"
        case kinds.Number() | kinds.Amount() | kinds.Whole():
            return "1"
    return None


def shapes(count: int) -> list[str]:
    """Paths of lists, each of which is a statement of its own: every filter, then two at once, over all modules."""
    found: list[str] = []
    for together in (1, 2):
        for module in modules("tenants"):
            found += (f"{path_of(module)}?{query}" for query in _queries(module, together))
    return random.Random(4).sample(found, count)


def _queries(module: Module, together: int) -> Iterator[str]:
    known = [
        f"{name}={value}"
        for name, field, operator in parameters(module)
        if (value := value_of(field.kind)) is not None and not (isinstance(field.kind, RANGED) and operator == "eq")
    ]
    yield from ("&".join(one) for one in combinations(known, together))


def compare_shapes(stage: Stage, token: str, count: int, rounds: int, seconds: float) -> Figures:
    """Many statements in turn and few in turn, on a server of their own, with what the memory comes to."""
    with stage.serve() as target:
        many = [ask("GET", path, token) for path in shapes(count)]
        load(target, many[:FEW], 2.0, stage.postgres)
        before = memory(target.process), memory(stage.postgres)
        first = load(target, many, 0, stage.postgres)
        load(target, many * PASSES, 0, stage.postgres)
        after = memory(target.process), memory(stage.postgres)
        runs: tuple[list[Run], list[Run]] = ([], [])
        chance = random.Random(7)
        for _ in range(rounds):
            few: list[Request] = chance.sample(many, FEW)
            load(target, few, 0.5, stage.postgres)
            runs[0].append(load(target, few, seconds, stage.postgres))
            runs[1].append(load(target, many, max(seconds, count / 300), stage.postgres))
    few_runs, many_runs = runs
    rows = [
        ["app ms", *(round(median(kept, "app"), 3) for kept in runs), round(median_ratio(runs[1], runs[0], "app"), 2)],
        ["PostgreSQL ms", *(round(median(kept, "postgres"), 3) for kept in runs), ""],
        [
            "both ms",
            *(round(median(kept, "cpu"), 3) for kept in runs),
            round(median_ratio(many_runs, few_runs, "cpu"), 2),
        ],
        ["both ms, the first time", "", round(first.cpu, 3), ""],
        ["memory of the server, MB", *(round(one[0]) for one in (before, after)), ""],
        ["memory of PostgreSQL, MB", *(round(one[1]) for one in (before, after)), ""],
    ]
    title = f"{count} statements in turn against {FEW} of them, over {CONNECTIONS} connections"
    return Figures(title, ["", f"{FEW} statements", f"{count} statements", "ratio"], rows)


def main() -> None:
    rounds, seconds, count = int(number("ROUNDS", 5)), number("SECONDS", 2), int(number("SHAPES", 600))
    with opened() as stage:
        tenant = stage.tenants(1)[0]
        with stage.serve() as target:
            token = target.token(tenant.owner)
            pairs = compare_pairs(stage, target, token, rounds, seconds)
        tables = [pairs, compare_shapes(stage, token, count, rounds, seconds)]
        report("modules", {"rounds": rounds, "seconds": seconds, "shapes": count}, stage, tables)


if __name__ == "__main__":
    main()
