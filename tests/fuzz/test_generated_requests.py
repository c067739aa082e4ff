"""Generated requests to every route: as many as a run of all tests has time for."""

import pytest

from infrastructure.postgres.databases import Dsns
from tests.fuzz.run import SEED, run
from tests.fuzz.target import served

CASES = 2_000


@pytest.mark.timeout(600)
def test_generated_requests_are_answered_as_documented(dsns: Dsns) -> None:
    with served(dsns) as target:
        result = run(target, CASES, SEED)

    assert result.cases >= CASES
    assert not result.findings and not result.errors, str(result)
