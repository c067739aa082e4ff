"""Replenishment suggestions: what a run of the reorder rules proposes to get."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Json, PositiveQuantity, Quantity, Ref
from domain.tenants.ivm.reorder_rule import ReorderSource


class SuggestionStatus(StrEnum):
    """What became of the proposal."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DISMISSED = "DISMISSED"
    SUPERSEDED = "SUPERSEDED"


S = SuggestionStatus
LIFE = Life(
    {
        S.OPEN: (S.ACCEPTED, S.DISMISSED, S.SUPERSEDED),
        S.ACCEPTED: (),
        S.DISMISSED: (),
        S.SUPERSEDED: (),
    },
    by_command={S.ACCEPTED: "accept", S.DISMISSED: "dismiss"},
    by_program=(S.SUPERSEDED,),
)


@entity(
    path="replenishment-suggestions",
    title=("보충 제안", "Replenishment suggestion"),
    access="read_only",
    filters=("variant_id", "warehouse_id", "source", "supplier_id", "order_by"),
    sorts=("order_by",),
    life=LIFE,
)
class ReplenishmentSuggestion(Entity):
    """What a run of the reorder rules proposes to get, and by when to order it."""

    rule_id: Annotated[UUID, Ref("ivm.ReorderRule"), COMPUTED]
    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), COMPUTED]
    source: Annotated[ReorderSource, COMPUTED]
    supplier_id: Annotated[UUID, Ref("pim.Supplier"), COMPUTED] | None = None
    projected: Annotated[Quantity, COMPUTED]
    quantity: Annotated[PositiveQuantity, COMPUTED]  # in stock units, the order's in its own unit
    order_quantity: Annotated[PositiveQuantity, COMPUTED]
    order_unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure"), COMPUTED]
    order_by: Annotated[date, COMPUTED]
    explanation: Annotated[Json, COMPUTED]
    requisition_id: Annotated[UUID, Ref("psm.Requisition"), COMPUTED] | None = None
    transfer_id: Annotated[UUID, Ref("ivm.StockTransfer"), COMPUTED] | None = None
    status: SuggestionStatus = S.OPEN
