"""Locations: made one by one or by ranges, blocked and unblocked."""

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.tenants.ivm.reservations import follow_place
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import LongName, Ref, Whole
from domain.tenants.wms.location import RESERVABLE, Location, LocationKind, LocationStatus, Part, span
from domain.tenants.wms.zone import Zone

MOST_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The names from the first to the last one, such as A to F or 01 to 40."""

    first: Part
    last: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """How many places were made, and how many were there already."""

    made: int
    skipped: int


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a place; one that goods only pass through is not reservable."""
    place = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(place, Location)
    if place.kind not in RESERVABLE and "is_reservable" not in given:
        place.is_reservable = False
    await _check_zone(uow, place.warehouse_id, place.zone_id)
    return place


async def update(uow: UnitOfWork, module: Module, place: Location, given: Given) -> Entity:
    """Changes a place; what it holds can be promised, or not any more, as the place says."""
    reservable = place.is_reservable
    await crud.update(uow, module, place, given)
    if "zone_id" in given:
        await _check_zone(uow, place.warehouse_id, place.zone_id)
    if place.is_reservable != reservable:
        await follow_place(uow, place)
    return place


async def delete(uow: UnitOfWork, module: Module, place: Location) -> None:
    """Deletes a place that is not one of the warehouse's own."""
    place.refuse_if_system()
    await crud.delete(uow, module, place)


async def block(uow: UnitOfWork, place: Location, *, reason: LongName) -> None:
    """Lets nothing come into the place or leave it; what is kept there is allocated anew."""
    place.advance(LocationStatus.BLOCKED)
    await follow_place(uow, place)


async def unblock(uow: UnitOfWork, place: Location) -> None:
    """Lets stock come in and go out again."""
    place.unblock()
    await follow_place(uow, place)


async def generate(
    uow: UnitOfWork,
    *,
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")],
    zone_id: Annotated[UUID, Ref("wms.Zone")] | None = None,
    kind: LocationKind = LocationKind.STORAGE,
    aisle: Span,
    rack: Span | None = None,
    level: Span | None = None,
    bin: Span | None = None,
    first_sequence: Annotated[int, Whole(0)] = 1,
) -> Generated:
    """Makes places from ranges of aisle, rack, level and bin, such as A-01-02-03, and skips those that exist.

    The walking sequence follows the ranges in this order.
    """
    given = {"aisle": aisle, "rack": rack, "level": level, "bin": bin}
    ranges = {name: span(name, one.first, one.last) for name, one in given.items() if one}
    total = prod(len(names) for names in ranges.values())
    if total > MOST_AT_ONCE:
        raise ValidationError.of("aisle", "too_long", "at most {max} entries", max=MOST_AT_ONCE)
    await _check_zone(uow, warehouse_id, zone_id)
    places = uow.of(Location)
    existing = {one.code for one in await places.find(warehouse_id=warehouse_id)}
    made = 0
    for sequence, parts in enumerate(product(*ranges.values()), first_sequence):
        code = "-".join(parts)
        if code not in existing:
            place = Location(warehouse_id=warehouse_id, zone_id=zone_id, code=code, kind=kind)
            place.is_reservable = kind in RESERVABLE
            place.pick_sequence = sequence
            for name, part in zip(ranges, parts, strict=True):
                setattr(place, name, part)
            places.add(place)
            made += 1
    return Generated(made=made, skipped=total - made)


async def _check_zone(uow: UnitOfWork, warehouse_id: UUID, zone_id: UUID | None) -> None:
    """Refuses a zone of another warehouse; a missing one is refused as a reference."""
    zone = None if zone_id is None else await uow.of(Zone).one(id=zone_id)
    if zone is not None and zone.warehouse_id != warehouse_id:
        raise RuleViolated("the zone is of the warehouse")


use_cases(Location, block, unblock, generate, create=create, update=update, delete=delete)
