"""Stock adjustments: changes of quantity or value that no other document explains."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    ZERO,
    BaseMoney,
    Code,
    Note,
    Numbered,
    Quantity,
    Ref,
    UnsignedUnitPrice,
)


class AdjustmentKind(StrEnum):
    """What is changed, and in which direction."""

    QUANTITY = "QUANTITY"
    SCRAP = "SCRAP"
    OPENING = "OPENING"
    REVALUATION = "REVALUATION"


class AdjustmentReason(StrEnum):
    """Why stock or its value is changed."""

    DAMAGE = "DAMAGE"
    LOSS = "LOSS"
    FOUND = "FOUND"
    EXPIRED = "EXPIRED"
    SAMPLE = "SAMPLE"
    INTERNAL_USE = "INTERNAL_USE"
    CORRECTION = "CORRECTION"
    OPENING = "OPENING"
    PRICE = "PRICE"


class AdjustmentStatus(StrEnum):
    """How far the change has come."""

    DRAFT = "DRAFT"
    PENDING_APPROVAL = "PENDING_APPROVAL"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = AdjustmentStatus
LIFE = Life(
    {
        S.DRAFT: (S.PENDING_APPROVAL, S.POSTED, S.CANCELLED),
        S.PENDING_APPROVAL: (S.DRAFT, S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.PENDING_APPROVAL: "submit", S.POSTED: "post", S.REVERSED: "reverse"},
    by_program=(S.DRAFT,),
)


@line
class StockAdjustmentItem(Line):
    """What is added to the stock of a variant, or with a quantity below 0 taken from it."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    location_id: Annotated[UUID, Ref("wms.Location")] | None = None
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    serial_ids: Annotated[list[UUID], Ref("ivm.SerialNumber")] = field(default_factory=list[UUID])
    quantity: Quantity | None = None
    unit_cost: UnsignedUnitPrice | None = None
    value: Annotated[BaseMoney, COMPUTED] | None = None

    def refuse_unless_fit(self, kind: AdjustmentKind) -> None:
        """Refuses an item that does not do what the kind of the adjustment says."""
        if kind is AdjustmentKind.REVALUATION:
            if self.quantity is not None:
                raise RuleViolated("REVALUATION changes value alone")
        elif not self.quantity:
            raise RuleViolated("an item adds or takes a quantity")
        elif kind is AdjustmentKind.SCRAP and self.quantity > 0:
            raise RuleViolated("SCRAP takes only")
        elif kind is AdjustmentKind.OPENING and (self.quantity < 0 or self.unit_cost is None):
            raise RuleViolated("OPENING adds only with a unit cost")


@entity(
    path="adjustments",
    title=("재고 조정", "Stock adjustment"),
    search=("number", "memo"),
    filters=("kind", "warehouse_id", "effective_at", "reason", "total_value"),
    sorts=("effective_at", "total_value"),
    life=LIFE,
)
class StockAdjustment(Entity):
    """A change of the quantity or value of stock that no other document explains."""

    number: Annotated[Code, Numbered("STOCK_ADJUSTMENT", "ADJ-{year}-{seq:06}")] | None = None
    kind: AdjustmentKind
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")]
    effective_at: datetime
    reason: AdjustmentReason
    account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # the other side; empty for the reason's default
    total_value: Annotated[BaseMoney, COMPUTED] = ZERO
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    memo: Note | None = None
    status: AdjustmentStatus = S.DRAFT
    items: list[StockAdjustmentItem] = field(default_factory=list[StockAdjustmentItem])

    @always
    def does_what_its_kind_says(self) -> None:
        """Refuses items that add, take or revalue where the kind has no such thing."""
        for item in self.items:
            item.refuse_unless_fit(self.kind)
