"""Coupons: codes that let a promotion apply."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, NotBefore, Ref, Text, Unique


class CouponStatus(StrEnum):
    """Whether the code may still be used."""

    ACTIVE = "ACTIVE"
    USED_UP = "USED_UP"
    CANCELLED = "CANCELLED"


S = CouponStatus
LIFE = Life(
    {
        S.ACTIVE: (S.USED_UP, S.CANCELLED),
        S.USED_UP: (S.ACTIVE,),
        S.CANCELLED: (),
    },
    by_program=(S.ACTIVE, S.USED_UP),
)


@entity(
    path="coupons",
    title=("쿠폰", "Coupon"),
    search=("code",),
    filters=("promotion_id", "partner_id", "valid_until"),
    sorts=("code",),
    life=LIFE,
)
class Coupon(Entity):
    """A code that lets a promotion apply."""

    code: Annotated[str, Text(40), Unique(folded=True), IMMUTABLE]
    promotion_id: Annotated[UUID, Ref("srm.Promotion"), IMMUTABLE]
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None  # empty for anybody
    usage_limit: Count = 1
    used_count: Annotated[Count, COMPUTED] = 0
    valid_from: datetime | None = None
    valid_until: Annotated[datetime, NotBefore("valid_from")] | None = None
    status: CouponStatus = S.ACTIVE

    @always
    def is_used_no_more_than_allowed(self) -> None:
        """Refuses more uses than the limit, and a limit under the uses."""
        if self.used_count > self.usage_limit:
            raise RuleViolated("a code is used in at most usage_limit orders")
