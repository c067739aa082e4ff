"""Ten thousand generated requests and more: `make fuzz`, or `python -m tests.fuzz --cases 100000 --seed 7`.

Not among the tests of `make test`, which has not the time.
"""

import os

import pytest

from infrastructure.postgres.databases import Dsns
from tests.fuzz.run import MANY, SEED, run
from tests.fuzz.target import served
from tests.marks import line

CASES, SEED_GIVEN = "CXG_FUZZ_CASES", "CXG_FUZZ_SEED"


@line("security", 38)
@pytest.mark.timeout(0)
def test_many_generated_requests_are_answered_as_documented(dsns: Dsns) -> None:
    cases, seed = int(os.environ.get(CASES, MANY)), int(os.environ.get(SEED_GIVEN, SEED))
    with served(dsns) as target:
        result = run(target, cases, seed)

    print(f"\n{result}")
    assert result.cases >= cases
    assert not result.findings and not result.errors
