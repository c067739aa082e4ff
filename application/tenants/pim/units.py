"""Units of measure: the base units, and conversion."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Quantity, Ref, UnitPrice
from domain.tenants.pim.unit_of_measure import UnitOfMeasure

UnitId = Annotated[UUID, Ref("pim.UnitOfMeasure")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A quantity, a price, or both, in another unit."""

    quantity: Quantity | None
    price: UnitPrice | None


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a unit; the base unit of a category is there already, or this one."""
    unit = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(unit, UnitOfMeasure)
    if unit.is_base:
        await _refuse_second_base(uow, unit)
    return unit


async def update(uow: UnitOfWork, module: Module, unit: UnitOfMeasure, given: Given) -> Entity:
    """Changes a unit; the base unit of a category stays its base."""
    before = (unit.is_base, unit.category)
    await crud.update(uow, module, unit, given)
    if (unit.is_base, unit.category) != before:
        if before[0]:
            raise RuleViolated(ONE_BASE)
        if unit.is_base:
            await _refuse_second_base(uow, unit)
    return unit


async def delete(uow: UnitOfWork, module: Module, unit: UnitOfMeasure) -> None:
    """Deletes a unit that is not the base of its category."""
    if unit.is_base:
        raise RuleViolated(ONE_BASE)
    await crud.delete(uow, module, unit)


async def convert(
    uow: UnitOfWork,
    *,
    from_unit_id: UnitId,
    to_unit_id: UnitId,
    quantity: Quantity | None = None,
    price: UnitPrice | None = None,
) -> Converted:
    """Converts a quantity, or the price of one unit, from one unit to another of the same category."""
    if quantity is None and price is None:
        raise ValidationError.of("quantity", "required", "the field is required")
    source = await _unit(uow, "from_unit_id", from_unit_id)
    target = await _unit(uow, "to_unit_id", to_unit_id)
    return Converted(
        quantity=None if quantity is None else source.convert(quantity, target),
        price=None if price is None else source.convert_price(price, target),
    )


async def _unit(uow: UnitOfWork, name: str, id: UUID) -> UnitOfMeasure:
    found = await uow.of(UnitOfMeasure).one(id=id)
    if found is None:
        raise ValidationError.of(name, "not_found", "there is no such record")
    return found


async def _refuse_second_base(uow: UnitOfWork, unit: UnitOfMeasure) -> None:
    await uow.serialize(f"pim.UnitOfMeasure.base.{unit.category}")
    bases = await uow.of(UnitOfMeasure).find(category=unit.category, is_base=True)
    if any(one.id != unit.id for one in bases):
        raise RuleViolated(ONE_BASE)


ONE_BASE = "each category has one base unit, of ratio 1"

use_cases(UnitOfMeasure, convert, create=create, update=update, delete=delete)
