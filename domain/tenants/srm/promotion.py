"""Promotions: discounts that hold when their conditions do."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    Count,
    Currency,
    LongName,
    NotBefore,
    PositiveQuantity,
    Ref,
    Share,
    Text,
    UnsignedMoney,
    UnsignedQuantity,
    UnsignedUnitPrice,
)
from domain.shared.trade import ONE


class PromotionLevel(StrEnum):
    """What is discounted, in the order of the rounds."""

    LINE = "LINE"
    ORDER = "ORDER"
    SHIPPING = "SHIPPING"


class PromotionMethod(StrEnum):
    """How the discount is worked out."""

    RATE = "RATE"
    AMOUNT_PER_UNIT = "AMOUNT_PER_UNIT"
    AMOUNT = "AMOUNT"
    FIXED_PRICE = "FIXED_PRICE"
    BUY_X_GET_Y = "BUY_X_GET_Y"
    FREE = "FREE"


class Stacking(StrEnum):
    """Whether others of the same round apply beside it."""

    STACK = "STACK"
    EXCLUSIVE = "EXCLUSIVE"


class PromotionStatus(StrEnum):
    """Whether the promotion runs."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    ENDED = "ENDED"


S = PromotionStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.ENDED),
        S.ACTIVE: (S.PAUSED, S.ENDED),
        S.PAUSED: (S.ACTIVE, S.ENDED),
        S.ENDED: (),
    },
    by_command={S.ACTIVE: "activate", S.PAUSED: "pause", S.ENDED: "end"},
)
M = PromotionMethod
NEEDED = {
    M.RATE: ("rate",),
    M.AMOUNT_PER_UNIT: ("amount",),
    M.AMOUNT: ("amount",),
    M.FIXED_PRICE: ("amount",),
    M.BUY_X_GET_Y: ("buy_quantity", "get_quantity"),
    M.FREE: (),
}
"""The fields that a method works with."""


@entity(
    path="promotions",
    title=("프로모션", "Promotion"),
    search=("code", "name"),
    filters=("level", "method", "stacking", "needs_coupon", "starts_at", "ends_at"),
    sorts=("code", "name", "starts_at", "priority"),
    life=LIFE,
)
class Promotion(Entity):
    """A discount that holds when its conditions do."""

    code: Annotated[str, Text(40), UNIQUE]
    name: LongName
    level: PromotionLevel
    method: PromotionMethod
    rate: Share | None = None
    amount: UnsignedUnitPrice | None = None
    currency: Currency = "KRW"
    buy_quantity: PositiveQuantity | None = None
    get_quantity: PositiveQuantity | None = None
    get_rate: Share = ONE  # 1 for free
    maximum_amount: UnsignedMoney | None = None
    priority: int = 100  # lower goes first
    stacking: Stacking = Stacking.STACK
    minimum_quantity: UnsignedQuantity = ZERO
    minimum_amount: UnsignedMoney = ZERO
    category_ids: Annotated[list[UUID], Ref("pim.Category")] = field(default_factory=list[UUID])
    product_ids: Annotated[list[UUID], Ref("pim.Product")] = field(default_factory=list[UUID])
    variant_ids: Annotated[list[UUID], Ref("pim.Variant")] = field(default_factory=list[UUID])
    excluded_variant_ids: Annotated[list[UUID], Ref("pim.Variant")] = field(default_factory=list[UUID])
    partner_ids: Annotated[list[UUID], Ref("crm.Partner")] = field(default_factory=list[UUID])
    partner_group_ids: Annotated[list[UUID], Ref("crm.PartnerGroup")] = field(default_factory=list[UUID])
    needs_coupon: bool = False
    usage_limit: Count | None = None
    usage_limit_per_partner: Count | None = None
    budget_amount: UnsignedMoney | None = None
    starts_at: datetime
    ends_at: Annotated[datetime, NotBefore("starts_at")] | None = None
    used_count: Annotated[Count, COMPUTED] = 0
    used_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    status: PromotionStatus = S.DRAFT

    @always
    def has_what_its_method_asks_for(self) -> None:
        """Refuses to run a promotion whose discount cannot be worked out."""
        if self.status in (S.ACTIVE, S.PAUSED):
            for name in NEEDED[self.method]:
                if getattr(self, name) is None:
                    raise RuleViolated("an ACTIVE promotion of this method has its {field}", field=name)

    @always
    def stays_within_its_limits(self) -> None:
        """Refuses more uses, or a larger sum, than the promotion is meant for."""
        too_often = self.usage_limit is not None and self.used_count > self.usage_limit
        if too_often or (self.budget_amount is not None and self.used_amount > self.budget_amount):
            raise RuleViolated("uses and amounts never pass the promotion's limit and budget")
