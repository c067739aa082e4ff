"""Asset counts: what is found where assets are looked for."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Numbered, Ref, Text, Url


class AssetCondition(StrEnum):
    """In what state an asset was found."""

    GOOD = "GOOD"
    WORN = "WORN"
    BROKEN = "BROKEN"


class CountResult(StrEnum):
    """Whether an asset was found, and where."""

    PENDING = "PENDING"
    FOUND = "FOUND"
    MOVED = "MOVED"
    MISSING = "MISSING"
    UNKNOWN_TAG = "UNKNOWN_TAG"


class AssetCountStatus(StrEnum):
    """How far the count has come."""

    DRAFT = "DRAFT"
    COUNTING = "COUNTING"
    REVIEW = "REVIEW"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = AssetCountStatus
LIFE = Life(
    {
        S.DRAFT: (S.COUNTING, S.CANCELLED),
        S.COUNTING: (S.REVIEW, S.CANCELLED),
        S.REVIEW: (S.COUNTING, S.CLOSED),
        S.CLOSED: (),
        S.CANCELLED: (),
    },
    by_command={(S.DRAFT, S.COUNTING): "start", S.CLOSED: "close"},
)


@line
class AssetCountItem(Line):
    """An asset that is expected, or a tag that was scanned."""

    asset_id: Annotated[UUID, Ref("fam.Asset")] | None = None
    scanned_tag: Annotated[str, Text(60)] | None = None
    expected_location_id: Annotated[UUID, Ref("fam.AssetLocation"), COMPUTED] | None = None
    found_location_id: Annotated[UUID, Ref("fam.AssetLocation")] | None = None
    condition: AssetCondition | None = None
    result: Annotated[CountResult, COMPUTED] = CountResult.PENDING
    scanned_at: datetime | None = None
    photo_url: Url | None = None


@entity(
    path="counts",
    title=("자산 실사", "Asset count"),
    search=("number", "name"),
    filters=("location_id", "category_id", "planned_on"),
    sorts=("name", "planned_on"),
    life=LIFE,
)
class AssetCount(Entity):
    """A count of the assets at a place or of a category."""

    number: Annotated[str, Text(40), Numbered("ASSET_COUNT", "AC-{year}-{seq:06}")] | None = None
    name: Annotated[str, Text(120)]
    location_id: Annotated[UUID, Ref("fam.AssetLocation")] | None = None
    category_id: Annotated[UUID, Ref("fam.AssetCategory")] | None = None
    planned_on: date
    counted_by: Annotated[UUID, Ref("hrm.Employee")] | None = None
    expected_count: Annotated[Count, COMPUTED] = 0
    found_count: Annotated[Count, COMPUTED] = 0
    missing_count: Annotated[Count, COMPUTED] = 0
    status: AssetCountStatus = S.DRAFT
    items: list[AssetCountItem] = field(default_factory=list[AssetCountItem])

    @always
    def counts_an_asset_once(self) -> None:
        """Refuses an asset that is counted twice, and an item that is neither an asset nor a tag."""
        counted = [item.asset_id for item in self.items if item.asset_id is not None]
        if len(set(counted)) < len(counted):
            raise RuleViolated("an asset is counted once in a count")
        if any(item.asset_id is None and item.scanned_tag is None for item in self.items):
            raise RuleViolated("an item names an asset or a scanned tag")
