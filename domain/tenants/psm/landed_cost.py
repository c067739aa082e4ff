"""Landed costs: freight, duty and the like put on the goods they brought in."""

from dataclasses import field
from datetime import date
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
    Currency,
    LongName,
    Note,
    Numbered,
    PositiveMoney,
    Ref,
    Whole,
)


class SplitBasis(StrEnum):
    """What a charge is split by."""

    VALUE = "VALUE"
    QUANTITY = "QUANTITY"
    WEIGHT = "WEIGHT"
    VOLUME = "VOLUME"
    MANUAL = "MANUAL"


class LandedCostStatus(StrEnum):
    """Whether the cost is in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = LandedCostStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
)


@line
class LandedCostCharge(Line):
    """One cost that is put on goods."""

    description: LongName
    vendor_bill_item_id: Annotated[UUID, Ref("psm.VendorBillItem")] | None = None
    amount: PositiveMoney
    currency: Currency = "KRW"
    basis: SplitBasis = SplitBasis.VALUE
    variant_ids: Annotated[list[UUID], Ref("pim.Variant")] = field(default_factory=list[UUID])  # empty for all


@line
class LandedCostAllocation(Line):
    """The part of a charge that one receipt item bears, in the base currency."""

    charge_number: Annotated[int, Whole(1), COMPUTED]  # the charge's place in the list, from 1
    receipt_item_id: Annotated[UUID, Ref("psm.GoodsReceiptItem"), COMPUTED]
    amount: Annotated[BaseMoney, COMPUTED]
    to_inventory: Annotated[BaseMoney, COMPUTED]
    to_cost_of_sales: Annotated[BaseMoney, COMPUTED]


@entity(
    path="landed-costs",
    title=("부대 비용 배분", "Landed cost"),
    search=("number", "memo"),
    filters=("posting_date",),
    sorts=("posting_date",),
    life=LIFE,
)
class LandedCost(Entity):
    """Freight, duty and the like, put on the goods they brought in."""

    number: Annotated[Code, Numbered("LANDED_COST", "LC-{year}-{seq:06}")] | None = None
    posting_date: date
    receipt_ids: Annotated[list[UUID], Ref("psm.GoodsReceipt")]
    total_amount: Annotated[BaseMoney, COMPUTED] = ZERO
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    memo: Note | None = None
    status: LandedCostStatus = S.DRAFT
    charges: list[LandedCostCharge] = field(default_factory=list[LandedCostCharge])
    allocations: list[LandedCostAllocation] = field(default_factory=list[LandedCostAllocation])

    @always
    def brought_something_in(self) -> None:
        """Refuses a cost that belongs to no receipt."""
        if not self.receipt_ids:
            raise RuleViolated("a landed cost is put on at least one receipt")

    @always
    def splits_without_a_rest(self) -> None:
        """Refuses parts that do not make up what an item bears."""
        if any(one.to_inventory + one.to_cost_of_sales != one.amount for one in self.allocations):
            raise RuleViolated("inventory and cost of sales make up what the item bears")
