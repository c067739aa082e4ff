"""`python -m tests.fuzz`: sends generated requests to every route, and tells what was found."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.fuzz.many import CASES, SEED_GIVEN
from tests.fuzz.run import MANY, SEED


def main(arguments: list[str] | None = None) -> int:
    """The command line; ends with 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "--cases", type=int, default=int(os.environ.get(CASES, MANY)), help="how many requests, at least"
    )
    parser.add_argument(
        "--seed", type=int, default=int(os.environ.get(SEED_GIVEN, SEED)), help="for the same run again"
    )
    chosen = parser.parse_args(arguments)
    os.environ |= {CASES: str(chosen.cases), SEED_GIVEN: str(chosen.seed)}
    print(f"{chosen.cases} cases, seed {chosen.seed}", flush=True)
    test = str(Path(__file__).with_name("many.py"))
    return subprocess.call([sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:randomly", "--tb=short", test])


if __name__ == "__main__":
    sys.exit(main())
