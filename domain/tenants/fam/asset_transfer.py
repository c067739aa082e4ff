"""Asset transfers: assets that go to other places or hands."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, NotBefore, Numbered, Ref, Text


class AssetTransferStatus(StrEnum):
    """Whether the assets have left, and arrived."""

    DRAFT = "DRAFT"
    IN_TRANSIT = "IN_TRANSIT"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


S = AssetTransferStatus
LIFE = Life(
    {
        S.DRAFT: (S.IN_TRANSIT, S.CANCELLED),
        S.IN_TRANSIT: (S.COMPLETED, S.CANCELLED),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_TRANSIT: "ship", S.COMPLETED: "receive"},
)


@line
class AssetTransferItem(Line):
    """An asset that is handed over, and where it comes from."""

    asset_id: Annotated[UUID, Ref("fam.Asset")]
    from_location_id: Annotated[UUID, Ref("fam.AssetLocation"), COMPUTED] | None = None
    from_department_id: Annotated[UUID, Ref("hrm.Department"), COMPUTED] | None = None
    from_cost_center_id: Annotated[UUID, Ref("fim.CostCenter"), COMPUTED] | None = None
    from_custodian_id: Annotated[UUID, Ref("hrm.Employee"), COMPUTED] | None = None
    received: bool = False


@entity(
    path="transfers",
    title=("자산 이동", "Asset transfer"),
    search=("number", "reason"),
    filters=("transfer_date", "to_location_id", "to_department_id", "to_custodian_id", "expected_return_on"),
    sorts=("transfer_date",),
    life=LIFE,
)
class AssetTransfer(Entity):
    """Assets that are handed to another place, department, cost center or custodian, for good or on loan."""

    number: Annotated[str, Text(40), Numbered("ASSET_TRANSFER", "AT-{year}-{seq:06}")] | None = None
    transfer_date: date
    to_location_id: Annotated[UUID, Ref("fam.AssetLocation")] | None = None
    to_department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    to_cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    to_custodian_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    expected_return_on: Annotated[date, NotBefore("transfer_date")] | None = None  # of a loan
    reason: Annotated[str, Text(255)] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    status: AssetTransferStatus = S.DRAFT
    items: list[AssetTransferItem] = field(default_factory=list[AssetTransferItem])

    @always
    def moves_an_asset_once(self) -> None:
        """Refuses an asset that stands in the transfer twice."""
        if len({item.asset_id for item in self.items}) < len(self.items):
            raise RuleViolated("an asset stands in a transfer once")
