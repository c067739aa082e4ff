"""Asset valuations: when assets are worth more or less than the books say."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Money, Note, Numbered, Ref, Text, UnsignedMoney
from domain.tenants.fam.depreciation import Months


class AssetValuationKind(StrEnum):
    """Whether an asset is valued anew, loses value, or gets lost value back."""

    REVALUATION = "REVALUATION"
    IMPAIRMENT = "IMPAIRMENT"
    IMPAIRMENT_REVERSAL = "IMPAIRMENT_REVERSAL"


class AssetValuationStatus(StrEnum):
    """Whether the valuation is in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = AssetValuationStatus
LIFE = Life(
    {
        S.DRAFT: (S.POSTED, S.CANCELLED),
        S.POSTED: (S.REVERSED,),
        S.REVERSED: (),
        S.CANCELLED: (),
    },
    by_command={S.POSTED: "post", S.REVERSED: "reverse"},
)


@entity(
    path="valuations",
    title=("자산 재평가·손상", "Asset valuation"),
    search=("number",),
    filters=("asset_id", "book_id", "kind", "valuation_date"),
    sorts=("valuation_date",),
    life=LIFE,
)
class AssetValuation(Entity):
    """A new value of an asset in a book on a day: a revaluation, an impairment or what undoes one."""

    number: Annotated[str, Text(40), Numbered("ASSET_VALUATION", "AV-{year}-{seq:06}")] | None = None
    asset_id: Annotated[UUID, Ref("fam.Asset"), IMMUTABLE]
    book_id: Annotated[UUID, Ref("fam.DepreciationBook"), IMMUTABLE]
    kind: AssetValuationKind
    valuation_date: date
    book_value_before: Annotated[Money, COMPUTED] | None = None
    new_value: UnsignedMoney  # the fair or recoverable amount
    difference: Annotated[Money, COMPUTED] | None = None
    to_surplus: Annotated[Money, COMPUTED] | None = None
    to_profit_or_loss: Annotated[Money, COMPUTED] | None = None
    new_life_months: Months | None = None  # what remains of it, when it changes
    new_residual_value: UnsignedMoney | None = None
    appraiser: Annotated[str, Text(120)] | None = None
    reason: Note
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    status: AssetValuationStatus = S.DRAFT

    @always
    def moves_the_value_its_way(self) -> None:
        """Refuses an impairment that lowers nothing, and a reversal that raises nothing."""
        before = self.book_value_before
        if before is None:
            return
        if self.kind is AssetValuationKind.IMPAIRMENT and self.new_value >= before:
            raise RuleViolated("an IMPAIRMENT lowers the value")
        if self.kind is AssetValuationKind.IMPAIRMENT_REVERSAL and self.new_value <= before:
            raise RuleViolated("an IMPAIRMENT_REVERSAL raises the value")

    @always
    def is_worth_what_is_left_at_the_end(self) -> None:
        """Refuses a residual value above the new value."""
        if self.new_residual_value is not None and self.new_residual_value > self.new_value:
            raise RuleViolated("new_residual_value is at most new_value")
