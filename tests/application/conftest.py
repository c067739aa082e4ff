"""A house without a database: memory, a clock that stands still, ids that count."""

from uuid import UUID

import pytest

from application import use_cases
from application.application import Application
from application.ports import Clock, Ids, Numbers, Passwords, Services
from application.rights import Actor, system
from domain.kernel.entity import discover
from infrastructure.memory.works import MemoryWorks
from tests.fakes import CountingIds, CountingNumbers, FakePasswords, FixedClock
from tests.stories.market import interleave

TENANT = UUID("01970000-0000-7000-8000-0000000000aa")
OTHER_TENANT = UUID("01970000-0000-7000-8000-0000000000bb")


@pytest.fixture(scope="session", autouse=True)
def _all_declared() -> None:
    discover()
    use_cases.discover()


@pytest.fixture
def clock() -> FixedClock:
    """The time of the test."""
    return FixedClock()


@pytest.fixture
def ids() -> CountingIds:
    """The ids of the test."""
    return CountingIds()


@pytest.fixture
def works(clock: FixedClock, ids: CountingIds) -> MemoryWorks:
    """Units of work in memory."""
    return MemoryWorks(clock, ids)


@pytest.fixture
def services(clock: FixedClock, ids: CountingIds) -> Services:
    """The ports that commands ask for."""
    return Services((Clock, clock), (Ids, ids), (Numbers, CountingNumbers()), (Passwords, FakePasswords()))


@pytest.fixture
def application(works: MemoryWorks, services: Services) -> Application:
    """All use cases."""
    return Application(works, services)


@pytest.fixture
def actor() -> Actor:
    """The program itself, in a tenant."""
    return system(TENANT)


@pytest.fixture
def staff() -> Actor:
    """The program itself, in the manager scope."""
    return system()


@pytest.fixture
def interleaved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets another work go on after each look, as a database would, so that what was seen may be old."""
    interleave(monkeypatch)
