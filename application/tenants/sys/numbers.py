"""Numbers of documents: in blocks ahead of the documents, or one by one with them."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from application.ports import UnitOfWork, Works
from application.rights import system
from domain.kernel.entity import Module
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Numbered
from domain.tenants.sys.number_sequence import NumberMode, NumberSequence, default_reset

LARGEST_BLOCK = 512
BUSY = timedelta(seconds=1)
"""A block that is used up within this time is followed by one of twice its size, a slower one by a single number."""

Key = tuple[UUID | None, str]
"""A tenant and the code of a sequence."""


@dataclass(slots=True)
class _Block:
    """Numbers that this process has taken and not given yet."""

    sequence: NumberSequence
    period: str | None
    next_value: int
    left: int
    size: int
    taken_at: datetime

    def holds(self, day: date) -> bool:
        return self.left > 0 and self.sequence.period(day) == self.period

    def give(self, day: date) -> str:
        value = self.next_value
        self.next_value += 1
        self.left -= 1
        return self.sequence.text(day, value)


class FastNumbers:
    """Gives numbers from blocks, each taken in a unit of work of its own, so that documents wait for no counter.

    The port `Numbers`. What a process has not given when it ends is a gap. People who work at their own pace get
    consecutive numbers, since a block is a single number until numbers are asked for quickly.
    """

    def __init__(self, works: Works) -> None:
        self._works = works
        self._blocks: dict[Key, _Block] = {}
        self._locks: dict[Key, asyncio.Lock] = {}

    async def next(self, module: Module, uow: UnitOfWork) -> str:
        """The next number of the module's documents, dated by the tenant's day."""
        numbered = _numbered(module)
        day = local_day(uow)
        key = (uow.actor.tenant_id if module.scope == "tenants" else None, numbered.sequence)
        block = self._blocks.get(key)
        if block is not None and block.holds(day):
            return block.give(day)
        async with self._locks.setdefault(key, asyncio.Lock()):
            block = self._blocks.get(key)
            if block is None or not block.holds(day):  # else somebody has just taken the next one
                block = await self._take(uow, module, day, block)
            if block is not None:
                self._blocks[key] = block
                return block.give(day)
        # outside of the lock: the counter stays locked until the caller's work ends
        return await gapless_number(uow, numbered.sequence, day)

    async def _take(self, uow: UnitOfWork, module: Module, day: date, last: _Block | None) -> _Block | None:
        """A new block; None when the tenant wants the sequence without gaps."""
        numbered = _numbered(module)
        busy = last is not None and last.left == 0 and uow.now - last.taken_at < BUSY
        size = min(last.size * 2, LARGEST_BLOCK) if last and busy else 1
        if module.scope == "manager":
            return await self._count(uow, numbered, day, size)
        actor = system(uow.actor.tenant_id, uow.actor.origin)
        async with self._works.begin("tenants", actor, "TAKE_NUMBERS") as own:
            sequence = await _made_if_missing(own, numbered)
            if sequence.mode is NumberMode.GAPLESS:
                return None
            first = sequence.take(day, size)
        return _Block(sequence, sequence.period(day), first, size, size, uow.now)

    async def _count(self, uow: UnitOfWork, numbered: Numbered, day: date, size: int) -> _Block:
        """A new block of the platform's own documents, whose sequences nobody sets up."""
        sequence = _sequence(numbered)
        period = sequence.period(day)
        async with self._works.begin("manager", system()) as own:
            first = await own.count(sequence.code, period, size)
        return _Block(sequence, period, first, size, size, uow.now)


async def gapless_number(uow: UnitOfWork, code: str, day: date) -> str:
    """The next number for a document of this day, taken in the caller's transaction: what is undone leaves no gap.

    Every other work that asks for one waits until the caller's ends, so it is asked for last.
    """
    found = await uow.of(NumberSequence).one(code=code)
    if found is None:
        raise RuleViolated("there is no number sequence {code}", code=code)
    sequence = await uow.of(NumberSequence).take(found.id)
    return sequence.text(day, sequence.take(day))


def local_day(uow: UnitOfWork) -> date:
    """The day that it is for the tenant."""
    return uow.now.astimezone(ZoneInfo(uow.place.timezone)).date()


async def _made_if_missing(uow: UnitOfWork, numbered: Numbered) -> NumberSequence:
    """The sequence, locked; made from the pattern of the declaration when it is used for the first time."""
    sequences = uow.of(NumberSequence)
    found = await sequences.one(code=numbered.sequence)
    if found is None:
        await uow.serialize(f"sys.NumberSequence.{numbered.sequence}")
        found = await sequences.one(code=numbered.sequence)
    if found is not None:
        return await sequences.take(found.id)
    return sequences.add(_sequence(numbered))


def _sequence(numbered: Numbered) -> NumberSequence:
    """The sequence as the declaration of a document has it."""
    pattern = numbered.pattern
    return NumberSequence(code=numbered.sequence, pattern=pattern, reset=default_reset(pattern))


@cache
def _numbered(module: Module) -> Numbered:
    return next(field.numbered for field in module.fields if field.numbered)
