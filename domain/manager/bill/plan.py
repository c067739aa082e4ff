"""Plans: priced offers with their entitlements, version by version."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Count,
    Currency,
    Json,
    Name,
    Note,
    Ref,
    Text,
    UnsignedMoney,
    UnsignedUnitPrice,
    Whole,
    Wrong,
)
from domain.manager.bill.tiers import tiers_of
from domain.manager.bill.units import PositiveUnits, Units


class BillingInterval(StrEnum):
    """How long a period lasts that is paid for at once."""

    MONTH = "MONTH"
    YEAR = "YEAR"


class ChargeModel(StrEnum):
    """How a metered quantity becomes an amount."""

    PER_UNIT = "PER_UNIT"
    GRADUATED = "GRADUATED"
    VOLUME = "VOLUME"
    PACKAGE = "PACKAGE"


class PlanStatus(StrEnum):
    """Whether a plan can be chosen."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


S = PlanStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.RETIRED,),
        S.RETIRED: (S.ACTIVE,),
    },
)


@line
class PlanCharge(Line):
    """What a metered use costs beyond the flat fee."""

    meter_id: Annotated[UUID, Ref("bill.Meter")]
    model: ChargeModel
    included_units: Units = ZERO
    unit_price: UnsignedUnitPrice | None = None
    package_size: PositiveUnits | None = None
    tiers: Json | None = None

    @property
    def is_priced(self) -> bool:
        """Whether it has what its model reckons with."""
        if self.model in (ChargeModel.GRADUATED, ChargeModel.VOLUME):
            return self.tiers is not None
        packed = self.model is ChargeModel.PACKAGE
        return self.unit_price is not None and (self.package_size is not None or not packed)


@line
class PlanLimit(Line):
    """How much of a quota the plan allows; no value means without limit."""

    quota_id: Annotated[UUID, Ref("cnfg.Quota")]
    limit_value: Units | None = None


@entity(
    path="plans",
    title=("요금제", "Plan"),
    search=("code", "name"),
    filters=("billing_interval", "currency", "is_public"),
    sorts=("code", "name"),
    unique=(("code", "plan_version"),),
    life=LIFE,
)
class Plan(Entity):
    """A priced offer with what it entitles to, of which a published version never changes."""

    code: Annotated[str, Text(40)]
    plan_version: Annotated[int, Whole(1), COMPUTED] = 1
    name: Name
    description: Note | None = None
    billing_interval: Annotated[BillingInterval, IMMUTABLE] = BillingInterval.MONTH
    currency: Annotated[Currency, IMMUTABLE] = "KRW"
    # the flat fee of a period, paid in advance like the price of each seat beyond the included ones
    price: UnsignedMoney
    included_seats: Count = 1
    seat_price: UnsignedMoney = ZERO
    trial_days: Count = 0
    is_public: bool = True
    entitlements: Json | None = None
    monthly_value: Annotated[UnsignedMoney, COMPUTED] | None = None
    status: PlanStatus = S.DRAFT
    charges: list[PlanCharge] = field(default_factory=list[PlanCharge])
    limits: list[PlanLimit] = field(default_factory=list[PlanLimit])

    @always
    def charges_have_their_prices(self) -> None:
        """Refuses a charge without the prices that its model reckons with, or with tiers that leave gaps."""
        for place, charge in enumerate(self.charges):
            if not charge.is_priced:
                raise RuleViolated(
                    "PER_UNIT needs a unit price, PACKAGE a unit price and a package size, GRADUATED and VOLUME tiers"
                )
            try:
                if charge.tiers is not None:
                    tiers_of(charge.tiers)
            except Wrong as wrong:
                name = f"charges.{place}.tiers"
                raise ValidationError.of(name, wrong.code, wrong.message, **wrong.params) from None

    @always
    def limits_a_quota_once(self) -> None:
        """Refuses two limits of one quota."""
        if len({limit.quota_id for limit in self.limits}) < len(self.limits):
            raise RuleViolated("a plan limits a quota once")

    @always
    def entitles_by_flag_keys(self) -> None:
        """Refuses entitlements that are no list of the keys of feature flags."""
        keys = self.entitlements
        if keys is not None and not (isinstance(keys, list) and all(isinstance(key, str) for key in keys)):
            raise ValidationError.of("entitlements", "type", "a list of flag keys is asked for")
