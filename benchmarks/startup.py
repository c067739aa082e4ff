"""`make bench-startup`: what a start costs with every module declared: time to the first answer, memory, documents, commands.

Starts a PostgreSQL server of its own, migrates, and then starts `cxg serve` anew for each round, as a supervisor would;
each figure is the median over the rounds. Nothing is asserted: machines differ.
"""

import json
import os
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from benchmarks.harness import CXG, free_port, opened
from domain.kernel.entity import discover

COMMANDS = (["--help"], ["modules", "list"], ["modules", "show", "fim.JournalEntry"])
GIVE_UP_S = 60.0
POLL_S = 0.005
Environment = dict[str, str]


def fetch(url: str, encoding: str = "gzip") -> tuple[float, int]:
    """Seconds that an answer took, and its size as it was sent."""
    started = time.perf_counter()
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=GIVE_UP_S) as answer:
        size = len(answer.read())
    return time.perf_counter() - started, size


def until_ready(base: str, process: subprocess.Popen[bytes]) -> None:
    """Returns with the first answer that says that the program can serve."""
    give_up = time.monotonic() + GIVE_UP_S
    while time.monotonic() < give_up and process.poll() is None:
        try:
            fetch(f"{base}/ready")
            return
        except (OSError, urllib.error.URLError):
            time.sleep(POLL_S)
    raise SystemExit("cxg serve did not become ready")


def start_once(environment: Environment, folder: Path, documents: list[str]) -> dict[str, float]:
    """One start of the server and its first documents: seconds, milliseconds and megabytes."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    own = os.environ | environment | {"CXG_PORT": str(port), "CXG_DATA_DIR": str(folder), "CXG_WORKERS": "1"}
    started = time.perf_counter()
    with subprocess.Popen(
        [CXG, "serve"], env=own, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            until_ready(base, process)
            ready = time.perf_counter() - started
            watched = psutil.Process(process.pid)
            used = watched.cpu_times()
            at_start = watched.memory_info().rss
            first, sent = fetch(f"{base}/openapi.json")
            second, _ = fetch(f"{base}/openapi.json")
            plain, whole = fetch(f"{base}/openapi.json", "identity")
            for domain in documents:
                for encoding in ("gzip", "identity"):
                    fetch(f"{base}/openapi/{domain}.json", encoding)
            after = watched.memory_info().rss
        finally:
            process.terminate()
    return {
        "ready_s": ready,
        "ready_cpu_s": used.user + used.system,
        "rss_after_start_mb": at_start / 1e6,
        "rss_after_documents_mb": after / 1e6,
        "first_openapi_ms": first * 1e3,
        "second_openapi_ms": second * 1e3,
        "uncompressed_openapi_ms": plain * 1e3,
        "openapi_kb_compressed": sent / 1e3,
        "openapi_kb": whole / 1e3,
    }


def command_seconds(arguments: list[str], environment: Environment, folder: Path) -> float:
    """How long a command of `cxg` takes that needs no database."""
    started = time.perf_counter()
    own = os.environ | environment | {"CXG_DATA_DIR": str(folder)}
    subprocess.run([CXG, *arguments], env=own, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def measure(environment: Environment, folder: Path, rounds: int) -> dict[str, float]:
    """The medians of several starts."""
    documents = sorted({module.domain for module in discover()})
    command_seconds(["openapi", "--prebuild"], environment, folder)
    start_once(environment, folder, documents)  # what is made once an installation: documents, compiled files
    runs = [start_once(environment, folder, documents) for _ in range(rounds)]
    found = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    for arguments in COMMANDS:
        times = [command_seconds(arguments, environment, folder) for _ in range(rounds)]
        found[f"cxg {' '.join(arguments)} s"] = statistics.median(times)
    return {"modules": len(discover()), **{name: round(value, 3) for name, value in found.items()}}


def main() -> None:
    """Prints the figures as JSON."""
    rounds = int(os.environ.get("ROUNDS", "5"))
    with opened() as stage:
        folder = stage.folder / "data"
        folder.mkdir(mode=0o700)
        print(json.dumps(measure(stage.environment, folder, rounds), indent=1))


if __name__ == "__main__":
    main()
