"""Coupons: discounts that can be redeemed."""

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    Count,
    Currency,
    Name,
    NotBefore,
    Number,
    PositiveMoney,
    Text,
    Whole,
)


class DiscountType(StrEnum):
    """Whether a part or an amount is taken off."""

    PERCENT = "PERCENT"
    FIXED = "FIXED"


class CouponDuration(StrEnum):
    """For how many cycles a coupon works."""

    ONCE = "ONCE"
    REPEATING = "REPEATING"
    FOREVER = "FOREVER"


class CouponAppliesTo(StrEnum):
    """From which lines of an invoice a coupon takes off."""

    ALL = "ALL"
    PLAN = "PLAN"
    USAGE = "USAGE"


class CouponStatus(StrEnum):
    """Whether a coupon can be redeemed."""

    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"
    ARCHIVED = "ARCHIVED"


S = CouponStatus
LIFE = Life(
    {
        S.ACTIVE: (S.EXPIRED, S.ARCHIVED),
        S.EXPIRED: (),
        S.ARCHIVED: (S.ACTIVE,),
    },
    by_program=(S.EXPIRED,),
)


@entity(
    path="coupons",
    title=("쿠폰", "Coupon"),
    search=("code", "name"),
    filters=("discount_type", "duration", "valid_until"),
    sorts=("code", "name"),
    life=LIFE,
)
class Coupon(Entity):
    """A discount that tenants can redeem on their subscriptions."""

    # without small letters, so that it is compared without regard to case
    code: Annotated[
        str,
        Text(40, r"^[A-Z0-9_-]{1,40}$", says="capital letters, digits, underscores and hyphens are asked for"),
        UNIQUE,
        IMMUTABLE,
    ]
    name: Name
    discount_type: Annotated[DiscountType, IMMUTABLE]
    percent: Annotated[Decimal, Number(9, 6, min=Decimal("0.000001"), max=Decimal(1))] | None = None
    amount: PositiveMoney | None = None
    currency: Currency | None = None
    duration: Annotated[CouponDuration, IMMUTABLE]
    duration_cycles: Annotated[int, Whole(1)] | None = None
    # none means every plan
    plan_codes: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    applies_to: CouponAppliesTo = CouponAppliesTo.ALL
    first_time_only: bool = False
    max_redemptions: Annotated[int, Whole(1)] | None = None
    redeemed_count: Annotated[Count, COMPUTED] = 0
    valid_from: datetime | None = None
    valid_until: Annotated[datetime, NotBefore("valid_from")] | None = None
    status: CouponStatus = S.ACTIVE

    @always
    def says_what_it_takes_off(self) -> None:
        """Refuses a coupon whose discount is not said in the way of its type, and in no other."""
        part, amount, currency = (one is not None for one in (self.percent, self.amount, self.currency))
        percent = self.discount_type is DiscountType.PERCENT
        if (part, amount, currency) != ((True, False, False) if percent else (False, True, True)):
            raise RuleViolated("PERCENT has percent alone, FIXED has amount and currency")

    @always
    def says_how_often_it_repeats(self) -> None:
        """Refuses a number of cycles for a coupon that is not REPEATING, and one of these without."""
        if (self.duration is CouponDuration.REPEATING) != (self.duration_cycles is not None):
            raise RuleViolated("REPEATING needs duration_cycles, which no other duration has")

    @always
    def is_not_redeemed_too_often(self) -> None:
        """Refuses more redemptions than the coupon allows."""
        if self.max_redemptions is not None and self.redeemed_count > self.max_redemptions:
            raise RuleViolated("a coupon is redeemed at most {max} times", max=self.max_redemptions)
