"""Put-away rules: where goods of a kind are stored."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Ref
from domain.tenants.wms.zone import StorageClass


class PutAwayStrategy(StrEnum):
    """Which place is taken: a fixed one, one that holds the goods, an empty one, or any with room."""

    FIXED = "FIXED"
    SAME_VARIANT = "SAME_VARIANT"
    EMPTY = "EMPTY"
    ANY_FREE = "ANY_FREE"


@entity(
    path="put-away-rules",
    title=("적치 규칙", "Put-away rule"),
    filters=("warehouse_id", "variant_id", "product_id", "category_id", "storage_class", "is_active"),
    sorts=("priority",),
)
class PutAwayRule(Entity):
    """Where goods of a kind are stored in a warehouse."""

    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    priority: int = 100  # lower goes first
    variant_id: Annotated[UUID, Ref("pim.Variant")] | None = None
    product_id: Annotated[UUID, Ref("pim.Product")] | None = None
    category_id: Annotated[UUID, Ref("pim.Category")] | None = None
    storage_class: StorageClass | None = None
    zone_id: Annotated[UUID, Ref("wms.Zone")] | None = None
    location_id: Annotated[UUID, Ref("wms.Location")] | None = None
    strategy: PutAwayStrategy = PutAwayStrategy.SAME_VARIANT
    is_active: bool = True

    @always
    def says_where(self) -> None:
        """Refuses a rule that leads nowhere."""
        if (self.location_id if self.strategy is PutAwayStrategy.FIXED else self.zone_id) is None:
            raise RuleViolated("FIXED names a place, the others a zone")
