"""Warehouses: each with the places that it works with."""

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.tenants.wms.location import SYSTEM_KINDS, Location, LocationKind
from domain.tenants.wms.warehouse import Warehouse
from domain.tenants.wms.zone import Zone

FIRST_PLACE = "STORAGE"
"""The code of the storage place that a new warehouse has."""


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a warehouse with its system places and one storage place."""
    warehouse = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(warehouse, Warehouse)
    places = uow.of(Location)
    for kind in SYSTEM_KINDS:
        place = places.add(Location(warehouse_id=warehouse.id, code=kind.value, kind=kind, is_reservable=False))
        place.is_system = True
        setattr(warehouse, f"{kind.lower()}_location_id", place.id)
    places.add(Location(warehouse_id=warehouse.id, code=FIRST_PLACE, kind=LocationKind.STORAGE))
    return warehouse


async def delete(uow: UnitOfWork, module: Module, warehouse: Warehouse) -> None:
    """Deletes a warehouse with its zones and places."""
    for entity in (Location, Zone):
        found = await uow.of(entity).find(warehouse_id=warehouse.id)
        for part in await uow.of(entity).take_all([one.id for one in found]):
            uow.of(entity).remove(part)
    await crud.delete(uow, module, warehouse)


use_cases(Warehouse, create=create, delete=delete)
