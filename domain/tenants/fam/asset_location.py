"""Asset locations: where assets stand."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Ref, Text


@entity(
    path="locations",
    title=("자산 위치", "Asset location"),
    search=("code", "name"),
    filters=("parent_id", "warehouse_id"),
    sorts=("code", "name"),
)
class AssetLocation(Entity):
    """A site, building or room where assets stand."""

    code: Annotated[str, Text(30), UNIQUE]
    name: Annotated[str, Text(120)]
    parent_id: Annotated[UUID, Ref("fam.AssetLocation", tree=True)] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")] | None = None
    address: Annotated[str, Text(255)] | None = None
