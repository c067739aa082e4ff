"""Carriers: who carries parcels, in which services and at what rates."""

from collections import defaultdict
from dataclasses import field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    UNIQUE,
    ZERO,
    Code,
    Count,
    Country,
    Currency,
    Name,
    NotBefore,
    Number,
    Ref,
    Text,
    UnsignedMoney,
    Whole,
)

TRACKING_URL = r"^https?://[!-~]*\{tracking_number\}[!-~]*$"


@line
class CarrierRate(Line):
    """The price of a parcel up to a weight, in one service and region."""

    service_code: Code
    country: Country = "KR"
    postal_prefix: Annotated[str, Text(16)] | None = None  # empty for the whole country
    weight_to_kg: Annotated[Decimal, Number(10, 3, min=Decimal("0.001"))]
    price: UnsignedMoney
    currency: Currency = "KRW"
    transit_days: Count = 1
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None

    @property
    def period(self) -> tuple[date, date]:
        """The first and the last day on which it holds."""
        return self.valid_from or date.min, self.valid_to or date.max


@entity(
    path="carriers",
    title=("운송사", "Carrier"),
    search=("code", "name"),
    filters=("is_active",),
    sorts=("code", "name"),
)
class Carrier(Entity):
    """A firm that carries parcels, with its services and rates."""

    code: Annotated[Code, UNIQUE]
    name: Name
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    tracking_url: (
        Annotated[str, Text(300, TRACKING_URL, says="an address that says where the tracking number goes")] | None
    ) = None
    volumetric_divisor: Annotated[int, Whole(1)] = 5000  # cubic centimetres a kilogram
    weight_step_kg: Annotated[Decimal, Number(6, 3, min=Decimal("0.001"))] = Decimal("0.5")
    fuel_surcharge_rate: Annotated[Decimal, Number(9, 6, min=ZERO)] = ZERO
    is_active: bool = True
    rates: list[CarrierRate] = field(default_factory=list[CarrierRate])

    @always
    def has_one_rate_a_day(self) -> None:
        """Refuses two rates for the same parcel on the same day."""
        periods = defaultdict(list)
        for rate in self.rates:
            same = rate.service_code, rate.country, rate.postal_prefix, rate.weight_to_kg
            periods[same].append(rate.period)
        for rows in periods.values():
            if any(later[0] <= earlier[1] for earlier, later in pairwise(sorted(rows))):
                raise RuleViolated("rows of one service, country, prefix and weight do not overlap in time")
