"""Coupon redemptions: coupons at work on subscriptions."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Ref, Whole


class CouponRedemptionStatus(StrEnum):
    """Whether the coupon still takes something off."""

    ACTIVE = "ACTIVE"
    EXHAUSTED = "EXHAUSTED"
    CANCELLED = "CANCELLED"


S = CouponRedemptionStatus
LIFE = Life(
    {
        S.ACTIVE: (S.EXHAUSTED, S.CANCELLED),
        S.EXHAUSTED: (),
        S.CANCELLED: (),
    },
    by_program=(S.EXHAUSTED,),
)


@entity(
    path="coupon-redemptions",
    title=("쿠폰 적용", "Coupon redemption"),
    filters=("coupon_id", "billing_account_id", "subscription_id"),
    life=LIFE,
)
class CouponRedemption(Entity):
    """A coupon at work on a subscription, cycle by cycle."""

    coupon_id: Annotated[UUID, Ref("bill.Coupon"), IMMUTABLE]
    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), IMMUTABLE]
    subscription_id: Annotated[UUID, Ref("tnnt.Subscription"), IMMUTABLE]
    # none for a coupon that works forever
    cycles_total: Annotated[int, Whole(1), COMPUTED] | None = None
    cycles_used: Annotated[Count, COMPUTED] = 0
    status: CouponRedemptionStatus = S.ACTIVE

    @always
    def is_not_used_too_often(self) -> None:
        """Refuses more cycles than the coupon has."""
        if self.cycles_total is not None and self.cycles_used > self.cycles_total:
            raise RuleViolated("a coupon works for at most {max} cycles", max=self.cycles_total)
