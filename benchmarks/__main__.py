"""`make bench`: list, get and create against the bar; prints a table and writes benchmarks/latest.json.

The bar is the given bare program on its own table. Beside it stands the ratio to the same program on our table, which
answers our very documents: what is left of the difference is not the size of the records.

CPU a request is that of the server's and PostgreSQL's processes together. Machines are noisy: the ratio is the median
of those of several rounds, in each of which both are measured one after the other.
"""

import asyncio
import json
from typing import Any

from benchmarks.harness import HERE, Stage, Target, facts, number, opened, tenant_of
from benchmarks.partners import (
    BAR_BODY,
    OPERATIONS,
    OUR_BODY,
    Case,
    bar_token,
    bar_tokens,
    in_turn,
    make_bar,
    make_ours,
    medians,
    middle,
    ratios,
    uvicorn,
)


def measure(cases: list[Case], stage: Stage, rounds: int, seconds: float) -> dict[str, Any]:
    """The bar, ours and the bare program on our table in turn, operation by operation."""
    found: dict[str, Any] = {}
    for operation in OPERATIONS:
        bar, ours, same = in_turn(cases, operation, stage.postgres, rounds, seconds)
        to_bar = ratios(ours, bar)
        found[operation] = {
            "ratio": middle(to_bar),
            "from": round(min(to_bar), 2),
            "to": round(max(to_bar), 2),
            "same_documents_ratio": middle(ratios(ours, same)),
        } | {case.target.name: medians(runs) for case, runs in zip(cases, (bar, ours, same), strict=True)}
    return found


def hold_equal(bar: Case, ours: Case) -> None:
    """The bare program on our table answers what we answer, to the letter."""
    for operation in ("list", "get"):
        mine, theirs = ours.answer(operation), bar.answer(operation)
        for name in theirs.keys() & mine.keys():
            if theirs[name] != mine[name]:
                raise SystemExit(f"the bare program answers another {name} than we do: {theirs[name]} and {mine[name]}")


def run(stage: Stage, rounds: int, seconds: float) -> dict[str, Any]:
    """Starts the three servers and measures them."""
    bar_dsn = asyncio.run(make_bar(stage.admin))
    tenants = make_ours(stage)
    tables = {"DSN": stage.environment["CXG_TENANT_APP_DSN"], "VARIANT": "asgi-pg"}
    same_port, same_server = uvicorn("ours:app", tables)
    bar_port, bar_server = uvicorn("limit:app", tables | {"DSN": bar_dsn})
    with same_server as same_process, stage.serve() as target, bar_server as bar_process:
        our_tokens = [target.token(tenant.owner) for tenant in tenants]
        same_tokens = [bar_token(tenant_of(one)) for one in our_tokens]
        bar = Case.of(Target("bar", bar_port, bar_process), bar_tokens(), BAR_BODY)
        ours = Case.of(target, our_tokens, OUR_BODY)
        same = Case.of(Target("same_documents", same_port, same_process), same_tokens, OUR_BODY)
        hold_equal(same, ours)
        return measure([bar, ours, same], stage, rounds, seconds)


def main() -> None:
    rounds, seconds = int(number("ROUNDS", 5)), number("SECONDS", 3)
    with opened() as stage:
        found = run(stage, rounds, seconds)
        measured = facts(stage) | {"settings": {"rounds": rounds, "seconds": seconds}}
    (HERE / "latest.json").write_text(json.dumps(measured | found, indent=1) + "\n")
    print("\n| op | ratio | with the same documents | bar app+pg ms | ours app+pg ms | bar p50 | ours p50 |")
    print("|---|---|---|---|---|---|---|")
    for operation, one in found.items():
        bar, ours = one["bar"], one["ours"]
        print(
            f"| {operation} | {one['ratio']} [{one['from']}..{one['to']}] | {one['same_documents_ratio']} "
            f"| {bar['app']:.3f}+{bar['postgres']:.3f} | {ours['app']:.3f}+{ours['postgres']:.3f} "
            f"| {bar['p50_ms']} | {ours['p50_ms']} |"
        )


if __name__ == "__main__":
    main()
