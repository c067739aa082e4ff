"""Reorder rules: when and how much of a variant is to be got for a warehouse."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, Count, PositiveQuantity, Ref, UnsignedQuantity


class ReorderMethod(StrEnum):
    """How much is got: up to a maximum, or always the same."""

    MIN_MAX = "MIN_MAX"
    FIXED_QUANTITY = "FIXED_QUANTITY"


class ReorderSource(StrEnum):
    """Where it is got from: a supplier, or another warehouse."""

    PURCHASE = "PURCHASE"
    TRANSFER = "TRANSFER"


@entity(
    path="reorder-rules",
    title=("재주문 규칙", "Reorder rule"),
    filters=("variant_id", "warehouse_id", "source", "supplier_id", "is_active"),
    unique=(("variant_id", "warehouse_id"),),
)
class ReorderRule(Entity):
    """When and how much of a variant is to be got for a warehouse."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), IMMUTABLE]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), IMMUTABLE]
    method: ReorderMethod = ReorderMethod.MIN_MAX
    minimum: UnsignedQuantity
    maximum: UnsignedQuantity | None = None
    fixed_quantity: PositiveQuantity | None = None
    source: ReorderSource = ReorderSource.PURCHASE
    supplier_id: Annotated[UUID, Ref("pim.Supplier")] | None = None  # empty for the best offer
    source_warehouse_id: Annotated[UUID, Ref("wms.Warehouse")] | None = None
    lead_time_days: Count | None = None  # empty for the supplier product's
    safety_days: Count = 0
    is_active: bool = True

    @always
    def says_how_much_to_get(self) -> None:
        """Refuses a rule whose quantity cannot be worked out, or that asks for less than its minimum."""
        if self.method is ReorderMethod.MIN_MAX and self.maximum is None:
            raise RuleViolated("MIN_MAX names a maximum")
        if self.method is ReorderMethod.FIXED_QUANTITY and self.fixed_quantity is None:
            raise RuleViolated("FIXED_QUANTITY names a fixed quantity")
        if self.maximum is not None and self.maximum < self.minimum:
            raise RuleViolated("maximum is not under minimum")

    @always
    def gets_it_from_elsewhere(self) -> None:
        """Refuses a transfer from nowhere, or from the warehouse itself."""
        if self.source is ReorderSource.TRANSFER and self.source_warehouse_id in (None, self.warehouse_id):
            raise RuleViolated("TRANSFER names another warehouse")
