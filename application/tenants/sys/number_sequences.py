"""Number sequences: what users may do with them."""

from datetime import date
from typing import Annotated

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Text, Whole
from domain.tenants.sys.number_sequence import NumberSequence

_NO_SUCH_FIELD = ValidationError.of("counters", "unknown_field", "there is no such field to be written")


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a sequence that has given no number yet."""
    if given.get("counters"):
        raise _NO_SUCH_FIELD
    return await crud.create(uow, module, given, numbers=numbers)


async def update(uow: UnitOfWork, module: Module, sequence: NumberSequence, given: Given) -> Entity:
    """Changes how the next documents are numbered; the counters stay."""
    if "counters" in given:
        raise _NO_SUCH_FIELD
    before = (sequence.reset, sequence.per_branch)
    await crud.update(uow, module, sequence, given)
    if sequence.counters and (sequence.reset, sequence.per_branch) != before:
        raise RuleViolated(
            "when numbers begin anew cannot change once a sequence is used: a number is never given again"
        )
    return sequence


async def delete(uow: UnitOfWork, module: Module, sequence: NumberSequence) -> None:
    """Deletes a sequence that no document was numbered by."""
    if sequence.counters:
        raise RuleViolated("a sequence that is used cannot be deleted: a number is never given again")
    await crud.delete(uow, module, sequence)


async def preview(uow: UnitOfWork, sequence: NumberSequence, *, day: date) -> Annotated[str, Text(64)]:
    """Answers the number that the next document of a day would get, and takes nothing."""
    return sequence.text(day, sequence.next_value(sequence.period(day)))


async def set_next(
    uow: UnitOfWork,
    sequence: NumberSequence,
    *,
    next_value: Annotated[int, Whole(1)],
    period: Annotated[str, Text(16)] | None = None,
) -> None:
    """Raises the next number of a period, such as 2026 or 2026-07, or none where the numbers never begin anew."""
    sequence.raise_to(period, next_value)


use_cases(NumberSequence, preview, set_next, create=create, update=update, delete=delete)
