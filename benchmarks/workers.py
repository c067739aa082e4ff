"""`make bench-workers`: what a second worker brings on two cores that PostgreSQL and the load share with it.

Three arrangements in turn: one worker with PostgreSQL and the load on one core; the same on two cores; two workers on
two cores. A core doubled together with the worker says whether anything but CPU is in the way. On two cores one worker
leaves PostgreSQL and the load a core of their own, so a second worker can only bring what is left of the machine:
`limit` is the rate at which both cores would be busy all the time, by the CPU a request of all three. What the workers
alone could do, had they the cores for themselves, is in the last column: 2 x CPU a request of one / that of two.

ROUNDS (5), SECONDS (3).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psutil

from benchmarks.harness import Figures, Run, Stage, Target, cpu, median, median_ratio, number, opened, report
from benchmarks.partners import OPERATIONS, OUR_BODY, Case, make_ours


@dataclass(frozen=True)
class Arrangement:
    """A server with so many workers, with everything on so many cores."""

    name: str
    case: Case
    cores: list[int]

    def run(self, operation: str, seconds: float, stage: Stage) -> tuple[Run, float]:
        """One run, and the share of the busiest worker in the workers' CPU."""
        with confined([self.case.target.process, stage.postgres], self.cores):
            before = self._workers()
            run = self.case.load(operation, seconds, stage.postgres)
            used = [one - was for one, was in zip(self._workers(), before, strict=True)]
        return run, max(used) / sum(used)

    def _workers(self) -> list[float]:
        process = self.case.target.process
        return [cpu(one) for one in process.children() or [process]]


@contextmanager
def confined(processes: list[psutil.Process], cores: list[int]) -> Iterator[None]:
    """Keeps these processes, and this one with the load that it starts, on some cores."""
    own = psutil.Process()
    whole = own.cpu_affinity()
    every = [own, *(one for root in processes for one in [root, *root.children(recursive=True)])]
    try:
        _keep(every, cores)
        yield
    finally:
        _keep(every, whole or [])


def _keep(processes: list[psutil.Process], cores: list[int]) -> None:
    for process in processes:
        try:
            for thread in process.threads():
                psutil.Process(thread.id).cpu_affinity(cores)
        except psutil.NoSuchProcess:
            continue


def compare(arrangements: list[Arrangement], stage: Stage, rounds: int, seconds: float) -> list[Figures]:
    """All arrangements in turn, operation by operation."""
    rows: list[list[Any]] = []
    gains: list[list[Any]] = []
    for operation in OPERATIONS:
        runs: list[list[Run]] = [[] for _ in arrangements]
        busiest: list[list[float]] = [[] for _ in arrangements]
        for turn in range(rounds + 1):
            for place, one in enumerate(arrangements):
                run, share = one.run(operation, seconds, stage)
                if turn:
                    runs[place].append(run)
                    busiest[place].append(share)
        for one, kept, shares in zip(arrangements, runs, busiest, strict=True):
            rows.append([operation, one.name, *_row(kept, len(one.cores)), f"{max(shares):.0%}"])
        small, one_worker, two = runs
        alone = 2 * median_ratio(one_worker, two, "app")
        ratios = [median_ratio(two, small, "rate"), median_ratio(two, one_worker, "rate"), alone]
        gains.append([operation, *(round(ratio, 2) for ratio in ratios)])
    columns = ["op", "arrangement", "a second", "app ms", "pg ms", "load ms", "app", "pg", "load", "rest", "limit"]
    return [
        Figures("CPU a request, shares of the cores", [*columns, "busiest worker"], rows),
        Figures(
            "What twice the workers bring",
            ["op", "core and worker doubled", "worker doubled on two cores", "workers by CPU alone"],
            gains,
        ),
    ]


def _row(runs: list[Run], cores: int) -> list[Any]:
    """The figures of an arrangement: rate, CPU milliseconds a request, and shares of its cores."""
    rate = median(runs, "rate")
    spent = [median(runs, part) for part in ("app", "postgres", "generator")]
    shares = [one * rate / 1e3 / cores for one in spent]
    idle = max(0.0, 1 - sum(shares))
    return [
        round(rate),
        *(f"{one:.3f}" for one in spent),
        *(f"{one:.0%}" for one in (*shares, idle)),
        round(cores * 1e3 / sum(spent)),
    ]


def main() -> None:
    rounds, seconds = int(number("ROUNDS", 5)), number("SECONDS", 3)
    cores = (psutil.Process().cpu_affinity() or [])[:2]
    if len(cores) < 2:
        raise SystemExit("two cores are needed")
    with opened() as stage:
        tenants = make_ours(stage)
        with stage.serve("one", CXG_WORKERS="1") as one, stage.serve("two", CXG_WORKERS="2") as two:
            cases = [_case(target, [one.token(tenant.owner) for tenant in tenants]) for target in (one, two)]
            arrangements = [
                Arrangement("1 worker, 1 core", cases[0], cores[:1]),
                Arrangement("1 worker, 2 cores", cases[0], cores),
                Arrangement("2 workers, 2 cores", cases[1], cores),
            ]
            tables = compare(arrangements, stage, rounds, seconds)
        report("workers", {"rounds": rounds, "seconds": seconds}, stage, tables)


def _case(target: Target, tokens: list[str]) -> Case:
    return Case.of(target, tokens, OUR_BODY)


if __name__ == "__main__":
    main()
