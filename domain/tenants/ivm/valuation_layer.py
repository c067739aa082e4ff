"""Valuation layers: value that came, went or changed, by variant over the whole tenant."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    BaseMoney,
    Quantity,
    Ref,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)


class LayerType(StrEnum):
    """Whether value came, went, or changed without a movement of goods."""

    IN = "IN"
    OUT = "OUT"
    REVALUATION = "REVALUATION"


@entity(
    path="valuation-layers",
    title=("재고 평가", "Valuation layer"),
    access="read_only",
    filters=("variant_id", "layer_type", "effective_at", "movement_id"),
    sorts=("effective_at",),
)
class ValuationLayer(Entity):
    """Value of a variant that came, went or changed at one moment."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED]
    movement_id: Annotated[UUID, Ref("ivm.StockMovement"), COMPUTED] | None = None
    layer_type: Annotated[LayerType, COMPUTED]
    quantity: Annotated[Quantity, COMPUTED]
    unit_cost: Annotated[UnsignedUnitPrice, COMPUTED] | None = None
    value: Annotated[BaseMoney, COMPUTED]
    remaining_quantity: Annotated[UnsignedQuantity, COMPUTED] = ZERO  # what is left of an IN, and what it is worth
    remaining_value: Annotated[UnsignedMoney, COMPUTED] = ZERO
    effective_at: Annotated[datetime, COMPUTED]
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
