"""Quality inspections: checks of goods before they may be used."""

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Code,
    LongName,
    Name,
    Note,
    Number,
    Numbered,
    PositiveQuantity,
    Ref,
    UnsignedQuantity,
)

Measure = Annotated[Decimal, Number(18, 6)]


class InspectionStatus(StrEnum):
    """What the check has come to."""

    PENDING = "PENDING"
    PASSED = "PASSED"
    FAILED = "FAILED"
    PARTIAL = "PARTIAL"
    CANCELLED = "CANCELLED"


S = InspectionStatus
DECIDED = (S.PASSED, S.FAILED, S.PARTIAL)
"""The statuses in which it is known what is accepted."""
LIFE = Life(
    {
        S.PENDING: (S.PASSED, S.FAILED, S.PARTIAL, S.CANCELLED),
        S.PASSED: (),
        S.FAILED: (),
        S.PARTIAL: (),
        S.CANCELLED: (),
    },
    by_command={S.PASSED: "decide", S.FAILED: "decide", S.PARTIAL: "decide"},
)


@line
class QualityCheck(Line):
    """One property that is looked at or measured."""

    name: Name
    specification: LongName | None = None
    minimum: Measure | None = None
    maximum: Measure | None = None
    measured: Measure | None = None
    is_passed: bool | None = None  # empty until it is checked

    @property
    def is_outside(self) -> bool:
        """Whether the measured value is not between minimum and maximum."""
        if self.measured is None:
            return False
        too_low = self.minimum is not None and self.measured < self.minimum
        return too_low or (self.maximum is not None and self.measured > self.maximum)


@entity(
    path="inspections",
    title=("품질 검사", "Quality inspection"),
    search=("number",),
    filters=("receiving_id", "variant_id", "lot_id", "inspected_at"),
    life=LIFE,
)
class QualityInspection(Entity):
    """A check of goods before they may be used."""

    number: Annotated[Code, Numbered("QUALITY_INSPECTION", "QI-{year}-{seq:06}")] | None = None
    receiving_id: Annotated[UUID, Ref("wms.Receiving"), IMMUTABLE] | None = None
    receipt_item_id: Annotated[UUID, Ref("psm.GoodsReceiptItem"), COMPUTED] | None = None
    variant_id: Annotated[UUID, Ref("pim.Variant")]
    lot_id: Annotated[UUID, Ref("ivm.Lot")] | None = None
    location_id: Annotated[UUID, Ref("wms.Location")]
    quantity: PositiveQuantity
    sample_quantity: UnsignedQuantity | None = None
    accepted_quantity: UnsignedQuantity | None = None
    rejected_quantity: UnsignedQuantity | None = None
    inspector_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    inspected_at: Annotated[datetime, COMPUTED] | None = None
    memo: Note | None = None
    status: InspectionStatus = S.PENDING
    checks: list[QualityCheck] = field(default_factory=list[QualityCheck])

    @always
    def accounts_for_all(self) -> None:
        """Refuses a decision that leaves goods out, or decides on more than there are."""
        accepted, rejected = self.accepted_quantity, self.rejected_quantity
        undecided = accepted is None and rejected is None and self.status not in DECIDED
        if not undecided and (accepted or ZERO) + (rejected or ZERO) != self.quantity:
            raise RuleViolated("accepted plus rejected is the quantity")

    @always
    def passes_what_fits(self) -> None:
        """Refuses to pass a value that is out of its bounds."""
        if any(check.is_passed and check.is_outside for check in self.checks):
            raise RuleViolated("a measured value outside minimum and maximum cannot be marked passed")
