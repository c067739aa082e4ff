"""The two adapters that one suite holds equal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID, uuid4

import pytest

from application import use_cases
from application.application import Application
from application.changes import Event
from application.ports import Clock, Ids, Numbers, Passwords, Services, Works
from application.rights import Actor, ActorType, Origin, Rights, system
from domain.kernel.entity import discover
from infrastructure.memory.works import MemoryWorks
from tests.fakes import CountingNumbers, FakePasswords, FixedClock
from infrastructure.ids import Uuid7Ids

pytest_plugins = ["tests.databases"]


@pytest.fixture(scope="session", autouse=True)
def _all_declared() -> None:
    discover()
    use_cases.discover()
