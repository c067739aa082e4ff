"""What several tests of the infrastructure run on."""

from collections.abc import AsyncIterator

import pytest

from infrastructure.postgres.databases import Dsns
from tests.house import SqlHouse, open_house


@pytest.fixture
async def house(dsns: Dsns) -> AsyncIterator[SqlHouse]:
    async with open_house(dsns) as opened:
        yield opened
