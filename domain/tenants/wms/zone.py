"""Zones: the parts of a warehouse."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import IMMUTABLE, Name, Ref, Text


class StorageClass(StrEnum):
    """What kind of goods the zone is made for."""

    AMBIENT = "AMBIENT"
    CHILLED = "CHILLED"
    FROZEN = "FROZEN"
    HAZARDOUS = "HAZARDOUS"


@entity(
    path="zones",
    title=("구역", "Zone"),
    search=("code", "name"),
    filters=("warehouse_id", "storage_class"),
    sorts=("code", "name", "pick_priority"),
    unique=(("warehouse_id", "code"),),
)
class Zone(Entity):
    """A part of a warehouse with one kind of storage."""

    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), IMMUTABLE]
    code: Annotated[str, Text(16)]
    name: Name
    storage_class: StorageClass = StorageClass.AMBIENT
    pick_priority: int = 100
