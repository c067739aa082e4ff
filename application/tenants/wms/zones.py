"""Zones: what must be gone before one is deleted."""

from application import crud
from application.ports import UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Module
from domain.kernel.errors import RuleViolated
from domain.tenants.wms.location import Location
from domain.tenants.wms.zone import Zone


async def delete(uow: UnitOfWork, module: Module, zone: Zone) -> None:
    """Deletes a zone that has no places."""
    if await uow.of(Location).any(zone_id=zone.id):
        raise RuleViolated("a zone with places cannot be deleted")
    await crud.delete(uow, module, zone)


use_cases(Zone, delete=delete)
