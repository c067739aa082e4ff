"""Asset disposals: how assets go."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Money,
    Number,
    Numbered,
    Ref,
    Text,
    UnsignedMoney,
    Whole,
)


class AssetDisposalKind(StrEnum):
    """Whether the asset is sold, scrapped, lost or given away."""

    SALE = "SALE"
    SCRAP = "SCRAP"
    LOSS = "LOSS"
    DONATION = "DONATION"


class AssetDisposalStatus(StrEnum):
    """Whether the disposal is in the books."""

    DRAFT = "DRAFT"
    POSTED = "POSTED"
    REVERSED = "REVERSED"
    CANCELLED = "CANCELLED"


S = AssetDisposalStatus
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
    path="disposals",
    title=("자산 처분", "Asset disposal"),
    search=("number", "reason"),
    filters=("asset_id", "kind", "disposal_date", "buyer_id"),
    sorts=("disposal_date",),
    life=LIFE,
)
class AssetDisposal(Entity):
    """The sale, scrapping, loss or donation of an asset or of a part of it."""

    number: Annotated[str, Text(40), Numbered("ASSET_DISPOSAL", "AD-{year}-{seq:06}")] | None = None
    asset_id: Annotated[UUID, Ref("fam.Asset"), IMMUTABLE]
    kind: AssetDisposalKind
    disposal_date: date
    quantity: Annotated[int, Whole(1)] | None = None  # of a lot; all of it when empty
    share: Annotated[Decimal, Number(9, 6, min=Decimal("0.000001"), max=Decimal(1))] | None = None  # of one thing
    buyer_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    proceeds: UnsignedMoney = ZERO  # without tax
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    disposal_cost: UnsignedMoney = ZERO
    cost_account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # where the bill of disposal_cost was booked
    sales_invoice_id: Annotated[UUID, Ref("srm.SalesInvoice")] | None = None
    cost_disposed: Annotated[Money, COMPUTED] | None = None
    depreciation_disposed: Annotated[Money, COMPUTED] | None = None  # with the charge up to the date
    impairment_disposed: Annotated[Money, COMPUTED] | None = None
    book_value_disposed: Annotated[Money, COMPUTED] | None = None
    gain_or_loss: Annotated[Money, COMPUTED] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    reason: Annotated[str, Text(255)] | None = None
    status: AssetDisposalStatus = S.DRAFT

    @always
    def takes_a_quantity_or_a_share(self) -> None:
        """Refuses a part that is told in two ways."""
        if self.quantity is not None and self.share is not None:
            raise RuleViolated("a part is a quantity of a lot or a share of one thing, not both")

    @always
    def gains_what_the_book_value_falls_short_of(self) -> None:
        """Refuses a gain or loss that the other amounts do not make up."""
        gained = self.proceeds - self.disposal_cost - (self.book_value_disposed or ZERO)
        if self.gain_or_loss is not None and self.gain_or_loss != gained:
            raise RuleViolated("gain or loss = proceeds - disposal cost - book value")
