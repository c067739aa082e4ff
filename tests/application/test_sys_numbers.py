"""Numbers of documents, and what users may do with their sequences."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor, system
from application.tenants.sys.numbers import FastNumbers, gapless_number
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.kernel.errors import AlreadyExistsError, NotFoundError, RuleViolated, ValidationError
from domain.tenants.crm.partner import Partner
from domain.tenants.sys.number_sequence import NumberMode, NumberReset, NumberSequence
from infrastructure.memory.works import MemoryWorks
from tests.application.conftest import OTHER_TENANT
from tests.fakes import FixedClock
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
MODULE = module_of(NumberSequence)


async def number(works: MemoryWorks, numbers: FastNumbers, actor: Actor) -> str:
    async with works.begin("tenants", actor, "CREATE") as uow:
        return await numbers.next(module_of(Partner), uow)


async def made(works: MemoryWorks, actor: Actor, **given: Any) -> UUID:
    async with works.begin("tenants", actor, "CREATE") as uow:
        return uow.of(NumberSequence).add(NumberSequence(**given)).id


async def stored(works: MemoryWorks, actor: Actor, code: str) -> NumberSequence:
    async with works.begin("tenants", actor) as uow:
        found = await uow.of(NumberSequence).one(code=code)
        assert found is not None
        return found


async def run(application: Application, actor: Actor, name: str, id: UUID, **body: Any) -> Any:
    answer = await application.command(MODULE, use_cases_of(MODULE).commands[name], actor, id, body)
    return json.loads(answer.data)


async def test_people_see_consecutive_numbers(works: MemoryWorks, clock: FixedClock, actor: Actor) -> None:
    numbers = FastNumbers(works)
    given = []
    for _ in range(4):
        given.append(await number(works, numbers, actor))
        clock.move(timedelta(seconds=2))
    given.append(await number(works, FastNumbers(works), actor))  # another process
    assert given == [f"P-{n:06}" for n in range(1, 6)]
    sequence = await stored(works, actor, "PARTNER")
    assert (sequence.pattern, sequence.reset, sequence.mode) == ("P-{seq:06}", NumberReset.NEVER, NumberMode.FAST)


@pytest.mark.usefixtures("interleaved")
@rule("sys.NumberSequence", "no two documents of a sequence share a number (concurrent)")
async def test_no_number_is_given_twice(works: MemoryWorks, actor: Actor) -> None:
    processes = [FastNumbers(works), FastNumbers(works)]
    given = await asyncio.gather(*(number(works, processes[n % 2], actor) for n in range(400)))
    assert len(set(given)) == 400
    async with works.begin("tenants", actor) as uow:
        texts = [await gapless_number(uow, "PARTNER", date(2026, 7, 31)) for _ in range(3)]
    assert not set(texts) & set(given)


@pytest.mark.usefixtures("interleaved")
async def test_numbers_asked_for_at_once_are_consecutive(works: MemoryWorks, actor: Actor) -> None:
    numbers = FastNumbers(works)
    given = await asyncio.gather(*(number(works, numbers, actor) for _ in range(100)))
    assert given == [f"P-{n:06}" for n in range(1, 101)]
    # seven blocks, of 1, 2, 4 ... 64 numbers, were taken one after the other
    assert (await stored(works, actor, "PARTNER")).version == 7


async def test_under_load_numbers_are_taken_in_growing_blocks(works: MemoryWorks, actor: Actor) -> None:
    numbers = FastNumbers(works)
    given = [await number(works, numbers, actor) for _ in range(200)]
    assert given == [f"P-{n:06}" for n in range(1, 201)]
    # each block has twice the numbers of the one before: eight blocks are 255
    sequence = await stored(works, actor, "PARTNER")
    assert (sequence.version, sequence.counters[0].next_value) == (8, 256)


async def test_blocks_shrink_when_the_load_is_over(works: MemoryWorks, clock: FixedClock, actor: Actor) -> None:
    numbers = FastNumbers(works)
    for _ in range(7):
        await number(works, numbers, actor)
    clock.move(timedelta(seconds=2))
    assert await number(works, numbers, actor) == "P-000008"
    assert (await stored(works, actor, "PARTNER")).counters[0].next_value == 9


async def test_each_tenant_counts_by_itself(works: MemoryWorks, actor: Actor) -> None:
    numbers = FastNumbers(works)
    assert await number(works, numbers, actor) == "P-000001"
    assert await number(works, numbers, system(OTHER_TENANT)) == "P-000001"


async def test_a_year_begins_with_the_tenants_midnight(works: MemoryWorks, clock: FixedClock, actor: Actor) -> None:
    await made(works, actor, code="PARTNER", pattern="P-{year}-{seq:03}")
    numbers = FastNumbers(works)
    clock.time = datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    assert [await number(works, numbers, actor) for _ in range(2)] == ["P-2026-001", "P-2026-002"]
    clock.move(timedelta(seconds=1))
    assert await number(works, numbers, actor) == "P-2027-001"


async def test_a_tenant_may_want_no_gaps(works: MemoryWorks, actor: Actor) -> None:
    await made(works, actor, code="PARTNER", pattern="P-{year}-{seq}", mode=NumberMode.GAPLESS)
    numbers = FastNumbers(works)
    assert await number(works, numbers, actor) == "P-2026-1"
    with pytest.raises(ZeroDivisionError):
        async with works.begin("tenants", actor, "CREATE") as uow:
            assert await numbers.next(module_of(Partner), uow) == "P-2026-2"
            raise ZeroDivisionError
    assert await number(works, numbers, actor) == "P-2026-2"


@pytest.mark.usefixtures("interleaved")
@rule(
    "sys.NumberSequence",
    "a GAPLESS sequence has no gap, whatever fails or rolls back, since the number is taken in the transaction"
    " that posts the document (concurrent)",
)
async def test_what_rolls_back_leaves_no_gap(works: MemoryWorks, actor: Actor) -> None:
    await made(works, actor, code="SALES_INVOICE", pattern="INV-{year}-{seq:06}", mode=NumberMode.GAPLESS)

    async def post(fails: bool) -> str:
        async with works.begin("tenants", actor, "POST") as uow:
            text = await gapless_number(uow, "SALES_INVOICE", date(2026, 12, 31))
            await asyncio.sleep(0)
            if fails:
                raise ZeroDivisionError
            return text

    given = await asyncio.gather(*(post(n % 4 == 1) for n in range(40)), return_exceptions=True)
    kept = [one for one in given if isinstance(one, str)]
    assert len(kept) == 30
    assert sorted(kept) == [f"INV-2026-{n:06}" for n in range(1, 31)]


async def test_an_unknown_sequence_is_refused(works: MemoryWorks, actor: Actor) -> None:
    with pytest.raises(RuleViolated):
        async with works.begin("tenants", actor) as uow:
            await gapless_number(uow, "NOTHING", date(2026, 7, 1))


@command("sys.NumberSequence", "preview")
async def test_a_preview_takes_nothing(application: Application, works: MemoryWorks, actor: Actor) -> None:
    id = await made(works, actor, code="SALES_ORDER", pattern="SO-{year}-{seq:06}", start=7)
    for _ in range(2):
        assert await run(application, actor, "preview", id, day="2027-01-02") == "SO-2027-000007"
    async with works.begin("tenants", actor, "POST") as uow:
        assert await gapless_number(uow, "SALES_ORDER", date(2027, 1, 2)) == "SO-2027-000007"
    assert await run(application, actor, "preview", id, day="2027-01-02") == "SO-2027-000008"
    assert await run(application, actor, "preview", id, day="2028-01-01") == "SO-2028-000007"


@command("sys.NumberSequence", "set_next")
async def test_the_next_number_is_raised(application: Application, works: MemoryWorks, actor: Actor) -> None:
    id = await made(works, actor, code="SALES_ORDER", pattern="SO-{year}-{seq:06}")
    await run(application, actor, "set_next", id, next_value=1000, period="2026")
    assert await run(application, actor, "preview", id, day="2026-02-01") == "SO-2026-001000"
    with pytest.raises(RuleViolated):
        await run(application, actor, "set_next", id, next_value=999, period="2026")
    assert await run(application, actor, "preview", id, day="2026-02-01") == "SO-2026-001000"


@rule("sys.NumberSequence", "a number is never given again, not even after a soft delete")
async def test_counters_are_nobodys_to_write(application: Application, works: MemoryWorks, actor: Actor) -> None:
    id = await made(works, actor, code="PARTNER", pattern="P-{year}-{seq:06}")
    assert await number(works, FastNumbers(works), actor) == "P-2026-000001"
    counters: list[list[object]] = [[], [{}]]
    for refused in counters:
        with pytest.raises(ValidationError):
            await application.update(MODULE, actor, id, {"counters": refused})
    with pytest.raises(RuleViolated):
        await application.update(MODULE, actor, id, {"reset": "MONTHLY", "pattern": "P-{year}-{month}-{seq:06}"})
    with pytest.raises(RuleViolated):
        await application.delete(MODULE, actor, id)
    with pytest.raises(ValidationError):
        await application.create(MODULE, actor, {"code": "X", "pattern": "X-{year}-{seq}", "counters": [{}]})
    # a document's number is not free again when the document is deleted
    for partner, expected in (("가", "P-2026-000002"), ("나", "P-2026-000003")):
        async with works.begin("tenants", actor, "CREATE") as uow:
            text = await FastNumbers(works).next(module_of(Partner), uow)
            record = uow.of(Partner).add(Partner(name=partner, number=text))
        assert text == expected
        await application.delete(module_of(Partner), actor, record.id)
    with pytest.raises(AlreadyExistsError):
        async with works.begin("tenants", actor, "CREATE") as uow:
            uow.of(Partner).add(Partner(name="다", number="P-2026-000002"))
    assert (await application.update(MODULE, actor, id, {"pattern": "PT-{year}-{seq}"})).version is not None
    assert await number(works, FastNumbers(works), actor) == "PT-2026-4"


async def test_an_unused_sequence_can_be_deleted(application: Application, works: MemoryWorks, actor: Actor) -> None:
    id = await made(works, actor, code="SALES_ORDER", pattern="SO-{year}-{seq:06}")
    await application.update(MODULE, actor, id, {"reset": "NEVER", "pattern": "SO-{seq:06}"})
    await application.delete(MODULE, actor, id)
    with pytest.raises(NotFoundError):
        await application.get(MODULE, actor, id)
