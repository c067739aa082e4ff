"""One suite for both adapters: `-k memory` needs no database."""

from typing import cast

import pytest

from application import use_cases
from application.rights import Actor
from domain.kernel.entity import discover
from tests.contracts.side import MemorySide, Side, user
from tests.house import sql_works

__all__ = ["sql_works"]

discover()
use_cases.discover()


@pytest.fixture(params=["memory", "postgres"])
def side(request: pytest.FixtureRequest) -> Side:
    """Memory, then PostgreSQL."""
    if request.param == "memory":
        return MemorySide()
    return cast(Side, request.getfixturevalue("sql_works"))


@pytest.fixture
def staff() -> Actor:
    """Somebody of the platform."""
    return user(None)
